"""Evaluation text: aligned Persian-English lines, and news items with summaries.

A line is ``persian ||| english``; in a news item a letter stands before it (``H`` headline, ``S``
summary, ``B`` body, ``Q`` question) and an empty line or a ``#`` line ends the item.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from brief.errors import InputError
from brief.resources import shipped

_MARK = "|||"
_TAGS = frozenset("HSBQ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A Persian text and its reference in English; ``tag`` is empty outside news items."""

    fa: str
    en: str
    tag: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A news item: its lines in order, ``S`` and ``H`` among them."""

    pairs: tuple[Pair, ...]

    def texts(self, tags: str, language: str) -> list[str]:
        """The lines with one of ``tags``, ``language`` being ``fa`` or ``en``.

        >>> Item(pairs=(Pair(fa="تیتر", en="Headline", tag="H"),)).texts("H", "fa")
        ['تیتر']
        """
        return [p.fa if language == "fa" else p.en for p in self.pairs if p.tag in set(tags)]


def held_out_files() -> tuple[Path, ...]:
    """The files named in ``models/corpus/held-out.txt``."""
    listing = shipped("models/corpus/held-out.txt")
    names = [line.strip() for line in listing.read_text(encoding="utf-8").splitlines()]
    return tuple(listing.parent / name for name in names if name and not name.startswith("#"))


def read_items(paths: Iterable[Path]) -> tuple[Item, ...]:
    """The items of all files; a file of plain pairs is one item of untagged lines.

    :raises InputError: a file is missing, or a line is not of the form.
    """
    items: list[Item] = []
    for path in paths:
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as exc:
            raise InputError(f"{path}: can't be read: {exc}") from exc
        found: list[Pair] = []
        for number, line in enumerate([*lines, ""], 1):
            if line.strip() and not line.startswith("#"):
                found.append(_pair(line, f"{path}:{number}"))
            elif (found and found[-1].tag) or (found and number > len(lines)):
                items.append(Item(pairs=tuple(found)))
                found = []
    return tuple(items)


def digest(items: Sequence[Item]) -> str:
    """Twelve hexadecimal digits that change when any line does."""
    lines = "\n".join(f"{p.tag}\t{p.fa}\t{p.en}" for item in items for p in item.pairs)
    return hashlib.sha256(lines.encode()).hexdigest()[:12]


def _pair(line: str, where: str) -> Pair:
    parts = [part.strip() for part in line.split(_MARK)]
    tag = parts.pop(0) if len(parts) == 3 and parts[0] in _TAGS else ""
    if len(parts) != 2 or not all(parts):
        raise InputError(f"{where}: not of the form 'persian {_MARK} english'")
    return Pair(fa=parts[0], en=parts[1], tag=tag)
