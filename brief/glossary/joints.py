"""What stands between the parts of a term, in itself and in a text: half-spaces, spaces, marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from brief.glossary.endings import is_plural_ending
from brief.glossary.fold import ZWNJ, Word, words
from brief.glossary.term import Term

HALF, SHORT, SPACE, MARK = range(4)
"""A half-space that makes no difference, one beside a short part, a space, a punctuation mark."""

_APART = 3  # letters on both sides from which a half-space makes no difference
_SPACE = re.compile(r"[ \t\u00a0\u202f\u200c]+")
_MARK = re.compile(r"[ \u00a0\u200c]{0,2}[،,/\-–.'\"«»()&][ \u00a0\u200c]{0,2}")


class Entry(NamedTuple):
    """A term with its ``joints``, by how many of its letters stand before: what a text may have
    there. It must have something at those that are ``needed``.
    """

    term: Term
    joints: dict[int, int]
    needed: frozenset[int]

    def fits(self, seen: Mapping[int, int], size: int) -> bool:
        """Whether its joints are where the text has ``seen`` some, in its first letters."""
        free = HALF if self.term.name else SHORT
        return self.needed <= seen.keys() and all(
            gap <= self.joints.get(joint, free) for joint, gap in seen.items() if joint < size
        )


def entry_of(term: Term) -> tuple[str, Entry] | None:
    """The letters of ``term`` and its entry; None if it has no word.

    >>> key, entry = entry_of(Term("بین‌المللی پول", ""))
    >>> key, entry.joints, sorted(entry.needed)
    ('بینالمللیپول', {3: 2, 9: 2}, [])
    """
    parts = words(term.persian)
    key = ""
    joints: dict[int, int] = {}
    needed = set()
    for i, word in enumerate(parts):
        if i:
            joints[len(key)] = gap_between(term.persian, parts[i - 1], word) or SPACE
            if any(len(w.key) < _APART and w.key.isalpha() for w in parts[i - 1 : i + 1]):
                needed.add(len(key))
        # A half-space of the term may be a space in the text.
        joints |= dict.fromkeys(inside(word, len(key)), SPACE)
        key += word.key
    return (key, Entry(term, joints, frozenset(needed))) if key else None


def inside(word: Word, offset: int = 0) -> dict[int, int]:
    """The half-spaces in ``word``, by how many letters stand before each, and ``offset``.

    One beside a short part may tell words apart: «به‌روز» is not «بهروز».
    """
    if len(word.parts) == len(word.key):
        return {}
    sizes = [len(piece) for piece in word.parts.split(ZWNJ)]
    places: Iterator[int] = accumulate(sizes[:-1], initial=offset)
    next(places)
    short = (min(pair) < _APART for pair in pairwise(sizes))
    return {at: SHORT if beside else HALF for at, beside in zip(places, short, strict=True)}


def gap_between(text: str, one: Word, other: Word) -> int | None:
    """What parts two words that one term may span; None for what ends a phrase."""
    between = text[one.end : other.start]
    if between == " " or _SPACE.fullmatch(between):
        return SPACE
    return MARK if len(between) < 6 and _MARK.fullmatch(between) else None


def plural_follows(text: str, found: Sequence[Word], at: int) -> bool:
    """Whether the next word is the ending of this one, set apart by a space: «کتاب ها»."""
    if at + 1 == len(found) or not is_plural_ending(found[at + 1]):
        return False
    return gap_between(text, found[at], found[at + 1]) == SPACE
