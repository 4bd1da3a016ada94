"""The corpus folder as records: sentence pairs, articles, glossary terms, public documentation.

Files grow while a run goes on, so a last line without a line break is taken as unfinished.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from models.training.settings import Corpus as CorpusSettings

Kind = Literal["sentences", "articles", "glossary", "docs"]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Article:
    """A news item; the n-th Persian body sentence is the n-th English one."""

    headline: Pair
    summary: Pair
    body: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """What may be trained on (``pairs``, ``articles``) and what is only measured on."""

    pairs: dict[Kind, tuple[Pair, ...]]
    articles: tuple[Article, ...]
    held_out: tuple[Pair, ...]
    held_out_articles: tuple[Article, ...]


def is_held_out(persian: str, modulus: int) -> bool:
    """Whether an authored line is held out for its text alone."""
    return int(hashlib.md5(persian.encode()).hexdigest(), 16) % modulus == 0


def whole_lines(path: Path) -> list[str]:
    """The lines of a file without a last one that is still being written."""
    lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
    return lines[:-1]


def split_fields(line: str, separator: str = "|||") -> list[str] | None:
    """The fields of a line, or None for a comment, a blank line or an empty field."""
    if not line.strip() or line.startswith("#"):
        return None
    parts = [part.strip() for part in line.split(separator)]
    return parts if len(parts) > 1 and all(parts) else None


def read_pairs(path: Path, separator: str = "|||") -> list[Pair]:
    """Every pair of a file: the last two fields of its lines."""
    rows = (split_fields(line, separator) for line in whole_lines(path))
    return [(row[-2], row[-1]) for row in rows if row]


def read_articles(path: Path) -> Iterator[Article]:
    """The items of an article file; one without headline, summary or two sentences is left out."""
    parts: dict[str, list[Pair]] = {"H": [], "S": [], "B": []}
    for line in [*whole_lines(path), "H"]:
        row = split_fields(line)
        if line.startswith("H"):
            if parts["H"] and parts["S"] and len(parts["B"]) > 1:
                yield Article(parts["H"][0], parts["S"][0], tuple(parts["B"]))
            parts = {"H": [], "S": [], "B": []}
        if row and len(row) == 3:
            parts["B" if row[0] == "Q" else row[0]].append((row[1], row[2]))


def read_corpus(settings: CorpusSettings) -> Corpus:
    """The whole corpus, split into what is trained on and what is held out."""
    root = Path(settings.root)
    names = [line.strip() for line in whole_lines(root / settings.held_out)]
    held_files = {root / name for name in names if name and not name.startswith("#")}
    authored: dict[str, list[Pair]] = {}
    held_lines: list[Pair] = []
    for kind in ("sentences", "articles"):
        pairs = [p for f in _files(root / kind) if f not in held_files for p in read_pairs(f)]
        authored[kind] = [p for p in pairs if not is_held_out(p[0], settings.held_out_modulus)]
        held_lines += [p for p in pairs if is_held_out(p[0], settings.held_out_modulus)]
    measured = [p for f in sorted(held_files) for p in read_pairs(f)]
    never = {persian for persian, _ in [*held_lines, *measured]}
    files = [f for f in _files(root / "articles") if f not in held_files]
    return Corpus(
        pairs={
            "sentences": tuple(p for p in authored["sentences"] if p[0] not in never),
            "articles": tuple(p for p in authored["articles"] if p[0] not in never),
            "glossary": tuple(p for f in _files(root / "glossary") for p in read_pairs(f)),
            "docs": tuple(
                p for f in sorted(Path(settings.docs).glob("*.tsv")) for p in read_pairs(f, "\t")
            ),
        },
        articles=tuple(
            kept for f in files for a in read_articles(f) if (kept := _without(a, never))
        ),
        held_out=tuple(sorted(held_lines, key=lambda p: hashlib.md5(p[0].encode()).digest())),
        held_out_articles=tuple(
            a for f in sorted(held_files) if f.parent.name == "articles" for a in read_articles(f)
        ),
    )


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.txt"))


def _without(article: Article, never: set[str]) -> Article | None:
    """The item without its held-out sentences, or None where headline or summary is held out."""
    body = tuple(pair for pair in article.body if pair[0] not in never)
    held = article.headline[0] in never or article.summary[0] in never
    return None if held or len(body) < 2 else Article(article.headline, article.summary, body)
