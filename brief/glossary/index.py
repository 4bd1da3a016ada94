"""Finds glossary terms in Persian text: longest first, inflected, whatever the half-spaces.

A hash of the terms without spaces, and one of what stands before each of their spaces: a walk
over the words of a text ends where no term goes on. The time is linear in the text, since no
term has more than `MOST_WORDS` words.

A half-space may be missing or be a space where the term has either; where the term has none, a
space ends the word. A dropped space is only borne between parts of three letters and more,
since «به نام» is not «بهنام».
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

from brief.glossary.endings import Stem, is_plural_ending, stems
from brief.glossary.fold import ZWNJ, Word, words
from brief.glossary.term import Term

MOST_WORDS = 20
_APART = 3  # letters on both sides from which a dropped space is borne
_HEAD = 3  # first letters of a term, by which nearly all words of a text are passed over
_SPACE = re.compile(r"[ \t\u00a0\u202f\u200c]+")
# What stands between two parts of a term: a half-space that makes no difference or some, a mark.
_HALF, _SHORT, _ONE, _MARKED = range(4)
_MARK = re.compile(r"[ \u00a0\u200c]{0,2}[،,/\-–.'\"«»()&][ \u00a0\u200c]{0,2}")


@dataclass(frozen=True, slots=True)
class Match:
    """A term in a text: half-open range with its ending, and whether it is a plural there."""

    start: int
    end: int
    term: Term
    plural: bool = False


class _Entry(NamedTuple):
    term: Term
    joints: dict[int, int]  # letters before it: what may stand there
    needed: frozenset[int]  # joints that the text must show

    def fits(self, seen: Mapping[int, int], size: int) -> bool:
        """Whether its joints are where the text has ``seen`` some, in its first letters."""
        free = _HALF if self.term.name else _SHORT
        return self.needed <= seen.keys() and all(
            gap <= self.joints.get(joint, free) for joint, gap in seen.items() if joint < size
        )


class _Found(NamedTuple):
    last: int
    term: Term
    plural: bool


class Index:
    """Terms by their letters. Of terms with the same letters the first given is taken.

    ``own`` has words that are no inflected forms, with their English: «مردم» (people) is not
    «مرد» (man) with an ending.
    """

    def __init__(self, terms: Iterable[Term], own: Mapping[str, str] | None = None) -> None:
        self._entries: dict[str, list[_Entry]] = {}
        self._before: set[str] = set()
        self._heads: set[str] = set()
        self._own = own or {}
        for term in terms:
            self._add(term)

    def find(self, text: str) -> tuple[Match, ...]:
        """The terms in ``text`` in reading order, the longest first, none overlapping.

        >>> index = Index([Term("شرکت دانش‌بنیان", "knowledge-based company")])
        >>> [(m.start, m.end, m.plural) for m in index.find("شرکت‌های دانش بنیان آمدند")]
        [(0, 19, True)]
        """
        return tuple(self._matches(text, words(text))) if self._entries else ()

    def _matches(self, text: str, found: Sequence[Word]) -> Iterator[Match]:
        at = 0
        while at < len(found):
            key = found[at].key
            begins = key[:_HEAD] in self._heads or key[: _HEAD - 1] in self._heads
            if begins and (best := self._longest(text, found, at)):
                yield Match(found[at].start, found[best.last].end, best.term, best.plural)
                at = best.last
            at += 1

    def _add(self, term: Term) -> None:
        parts = words(term.persian)
        if not parts or len(parts) > MOST_WORDS:
            return
        key = ""
        joints: dict[int, int] = {}
        needed = set()
        for i, word in enumerate(parts):
            if i:
                joints[len(key)] = _gap(term.persian, parts[i - 1], word) or _ONE
                if any(len(w.key) < _APART and w.key.isalpha() for w in parts[i - 1 : i + 1]):
                    needed.add(len(key))
            # A half-space of the term may be a space in the text.
            joints |= dict.fromkeys(_inside(word, len(key)), _ONE)
            key += word.key
        self._entries.setdefault(key, []).append(_Entry(term, joints, frozenset(needed)))
        starts = [key[:joint] for joint in joints]
        self._before.update(starts)
        self._heads.update(start[:_HEAD] for start in (*starts, key))

    def _longest(self, text: str, found: Sequence[Word], at: int) -> _Found | None:
        word = found[at]
        walks = [self._walk(text, found, at, word.key)]
        # The plural of the first word of a term: «شرکت‌های بیمه», «شرکت های بیمه».
        for stem in stems(word):
            if stem.plural and stem.key in self._before:
                walks.append(self._walk(text, found, at, stem.key, plural=True))
        if word.key in self._before and _plural_follows(text, found, at):
            walks.append(self._walk(text, found, at + 1, word.key, plural=True))
        return max(filter(None, walks), key=lambda f: f.last, default=None)

    def _walk(
        self, text: str, found: Sequence[Word], last: int, key: str, plural: bool = False
    ) -> _Found | None:
        """The longest term that begins with ``key``, which the words up to ``last`` are.

        ``plural``: ``key`` is the first word without its ending, which no term ends with.
        """
        best: _Found | None = None
        before = ""
        seen = _inside(found[last])
        while True:
            if before or not plural:
                best = self._ending_at(text, found, last, before, key, seen, plural) or best
            if key not in self._before or last + 1 == len(found):
                return best
            gap = _gap(text, found[last], found[last + 1])
            if gap is None:
                return best
            seen[len(key)] = gap
            last, before = last + 1, key
            seen |= _inside(found[last], len(key))
            key += found[last].key

    def _ending_at(
        self, text: str, found: Sequence[Word], last: int, before: str, key: str,
        seen: Mapping[int, int], plural: bool,
    ) -> _Found | None:  # fmt: skip
        """The term that the words up to ``last`` are, by itself or with an ending."""
        if term := self._known(key, seen, plural):
            if _plural_follows(text, found, last):
                return _Found(last + 1, term, True) if term.countable else None
            return _Found(last, term, plural)
        for stem in stems(found[last]):
            term = self._known(before + stem.key, seen, plural)
            if term is None or not (before or self._inflects(key, stem)):
                continue
            if not term.name or (stem.names and (term.countable or not stem.plural)):
                return _Found(last, term, plural or stem.plural)
        return None

    def _known(self, key: str, seen: Mapping[int, int], plural: bool) -> Term | None:
        """The term of these letters; no name where the first word is a plural."""
        entries = self._entries.get(key, ())
        fitting = (e.term for e in entries if e.fits(seen, len(key)))
        return next((term for term in fitting if not (plural and term.name)), None)

    def _inflects(self, key: str, stem: Stem) -> bool:
        english = self._own.get(key)
        return english is None or (stem.plural and english.endswith("s"))


def _inside(word: Word, offset: int = 0) -> dict[int, int]:
    """The half-spaces in ``word``, by how many letters stand before each, and ``offset``.

    One beside a short part may tell words apart: «به‌روز» is not «بهروز».
    """
    if len(word.parts) == len(word.key):
        return {}
    sizes = [len(piece) for piece in word.parts.split(ZWNJ)]
    places = accumulate(sizes[:-1], initial=offset)
    next(places)
    short = (min(pair) < _APART for pair in pairwise(sizes))
    return {at: _SHORT if beside else _HALF for at, beside in zip(places, short, strict=True)}


def _gap(text: str, one: Word, other: Word) -> int | None:
    """What parts two words that one term may span; None for what ends a phrase."""
    between = text[one.end : other.start]
    if between == " " or _SPACE.fullmatch(between):
        return _ONE
    return _MARKED if len(between) < 6 and _MARK.fullmatch(between) else None


def _plural_follows(text: str, found: Sequence[Word], at: int) -> bool:
    """Whether the next word is the ending of this one, set apart by a space: «کتاب ها»."""
    if at + 1 == len(found) or not is_plural_ending(found[at + 1]):
        return False
    return _gap(text, found[at], found[at + 1]) == _ONE
