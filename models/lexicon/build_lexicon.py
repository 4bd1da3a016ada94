"""Builds ``brief/data/clean``: the words, word parts and verb roots behind half-space restoration.

    python models/lexicon/build_lexicon.py            # from models/corpus and the installed hazm

Sources: the Persian side of ``models/corpus`` without the files of ``held-out.txt`` (ours,
MIT), and hazm's ``words.dat`` and ``verbs.dat`` (MIT), read from its folder: the package is
not imported.
"""

from __future__ import annotations

import argparse
import importlib.util
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

from brief.clean.letters import WORD, ZWNJ, glue
from brief.clean.words import RUN_TOGETHER

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "models" / "corpus"
DATA = ROOT / "brief" / "data" / "clean"
FOLDERS = ("articles", "sentences", "glossary")


def held_out() -> set[str]:
    lines = (CORPUS / "held-out.txt").read_text(encoding="utf-8").splitlines()
    return {line.strip() for line in lines if line.strip() and not line.startswith("#")}


def persian_lines(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("|||")
        if len(fields) >= 2 and not line.startswith("#"):
            yield fields[-2].strip()


def corpus_lines(without: set[str]) -> Iterator[str]:
    for folder in FOLDERS:
        for path in sorted((CORPUS / folder).glob("*.txt")):
            if f"{folder}/{path.name}" not in without:
                yield from persian_lines(path)


def hazm_folder() -> Path:
    spec = importlib.util.find_spec("hazm")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("hazm is not installed here: pip install hazm")
    return Path(spec.submodule_search_locations[0]) / "data"


def hazm_words() -> dict[str, int]:
    """Word -> frequency a hundred million; words that hazm itself never saw or tagged go."""
    words: dict[str, int] = {}
    for line in (hazm_folder() / "words.dat").read_text(encoding="utf-8").splitlines():
        word, count, tags = [*line.split("\t"), "0", "0"][:3]
        if WORD.fullmatch(word) and (int(count) or tags != "0"):
            words[word] = max(1, int(count) // 400)
    return words


def count_parts(ours: Counter[str], known: set[str]) -> dict[tuple[str, str], list[int]]:
    """(side, part) -> number of words it is joined to with a half-space, and without."""
    parts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for word in ours:
        if ZWNJ in word:
            pieces = word.split(ZWNJ)
            parts["last", pieces[-1]][0] += 1
            parts["first", pieces[0]][0] += 1
    for word in ours:
        if ZWNJ not in word:
            for cut in range(2, len(word) - 1):
                head, tail = word[:cut], word[cut:]
                if ("last", tail) in parts and head in known:
                    parts["last", tail][1] += 1
                if ("first", head) in parts and tail in known:
                    parts["first", head][1] += 1
    return {key: counts for key, counts in parts.items() if counts[0] > 1 and key[1]}


def count_pairs(lines: Iterator[str]) -> Counter[tuple[str, str]]:
    """How often a preposition stands before a word; half-spaces are dropped."""
    pairs: Counter[tuple[str, str]] = Counter()
    for line in lines:
        words = [glue(word) if WORD.fullmatch(word) else "" for word in line.split(" ")]
        pairs.update(pair for pair in pairwise(words) if pair[0] in RUN_TOGETHER and pair[1])
    return pairs


def write(name: str, about: str, rows: list[str], out: Path) -> None:
    text = "".join(f"# {line}\n" for line in about.splitlines()) + "\n".join(rows) + "\n"
    (out / name).write_text(text, encoding="utf-8")


def build(without: set[str], out: Path) -> None:
    ours: Counter[str] = Counter()
    for line in corpus_lines(without):
        ours.update(WORD.findall(line))
    hazm = hazm_words()
    made = f"Built {date.today()} by models/lexicon/build_lexicon.py from models/corpus"
    made += f" without its held-out files\n({sum(ours.values()):,} words) and hazm's "
    rows = [f"{w}\t{ours[w]}\t{hazm.get(w, 0)}" for w in sorted(ours.keys() | hazm.keys())]
    write(
        "words.tsv",
        made + "words.dat (MIT).\nword, count in our corpus, hazm's count in a hundred million",
        rows,
        out,
    )
    known = {w for w in ours if ours[w] > 2} | {w for w in hazm if hazm[w] > 100}
    parts = count_parts(ours, known)
    rows = [f"{side}\t{part}\t{z}\t{glued}" for (side, part), (z, glued) in sorted(parts.items())]
    about = made + "words.dat (MIT).\nside, part, words that join it with a half-space, without one"
    write("parts.tsv", about, rows, out)
    pairs = count_pairs(corpus_lines(without))
    rows = [f"{a}\t{b}\t{n}" for (a, b), n in sorted(pairs.items()) if n > 2]
    about = made.split("\n")[0] + "\nheld-out files (MIT).\npreposition, next word, count"
    write("pairs.tsv", about, rows, out)
    lines = (hazm_folder() / "verbs.dat").read_text(encoding="utf-8").splitlines()
    roots = [line for line in lines if line.count("#") == 1]
    about = "Roots of Persian verbs from hazm's verbs.dat (MIT).\npast root, present root"
    write("verbs.tsv", about, [root.replace("#", "\t") for root in roots], out)


def run(build: Callable[[set[str], Path], None], out: Path, about: str) -> None:
    """A builder's command line: what it leaves out besides the held-out files, and where to."""
    parser = argparse.ArgumentParser(description=about.splitlines()[0])
    parser.add_argument("--out", type=Path, default=out)
    parser.add_argument("--without", nargs="*", default=[], help="more corpus files to leave out")
    args = parser.parse_args()
    build(held_out() | set(args.without), args.out)


if __name__ == "__main__":
    run(build, DATA, __doc__)
