"""Finds glossary terms in Persian text: longest first, inflected, whatever the half-spaces.

A hash of the terms without spaces, and one of what stands before each of their spaces: a walk
over the words of a text ends where no term goes on. The time is linear in the text, since no
term has more than `MOST_WORDS` words.

A half-space may be missing or be a space where the term has either; where the term has none, a
space ends the word. A dropped space is only borne between parts of three letters and more,
since «به نام» is not «بهنام».
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from brief.glossary.endings import Stem, stems
from brief.glossary.fold import Word, words
from brief.glossary.joints import Entry, entry_of, gap_between, inside, plural_follows
from brief.glossary.term import Term

MOST_WORDS = 20
_KNOWN = 100_000  # words of which it is kept whether a term begins with them


@dataclass(frozen=True, slots=True)
class Match:
    """A term in a text: half-open range with its ending, and whether it is a plural there."""

    start: int
    end: int
    term: Term
    plural: bool = False


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
        self._entries: dict[str, list[Entry]] = {}
        self._before: set[str] = set()
        self._beginning: dict[str, bool] = {}
        self._own = own or {}
        for term in terms:
            self._add(term)

    def find(self, text: str) -> tuple[Match, ...]:
        """The terms in ``text`` in reading order, the longest first, none overlapping.

        >>> index = Index([Term("شرکت دانش‌بنیان", "knowledge-based company")])
        >>> [(m.start, m.end, m.plural) for m in index.find("شرکت‌های دانش بنیان آمدند")]
        [(0, 19, True)]
        """
        return tuple(self.matches(text, words(text))) if self._entries else ()

    def matches(self, text: str, found: Sequence[Word]) -> Iterator[Match]:
        """The terms in some consecutive words of ``text``; see `find`."""
        at = 0
        while at < len(found):
            if self._begins(found[at]) and (best := self._longest(text, found, at)):
                yield Match(found[at].start, found[best.last].end, best.term, best.plural)
                at = best.last
            at += 1

    def _add(self, term: Term) -> None:
        made = entry_of(term)
        if made is None or len(made[1].joints) >= MOST_WORDS:
            return
        key, entry = made
        self._entries.setdefault(key, []).append(entry)
        self._before.update(key[:joint] for joint in entry.joints)

    def _begins(self, word: Word) -> bool:
        """Whether a term may begin with ``word``: nearly all words are passed over by this."""
        known = self._beginning.get(word.parts)
        if known is None:
            if len(self._beginning) > _KNOWN:
                self._beginning.clear()
            keys = (word.key, *(stem.key for stem in stems(word)))
            known = any(key in self._entries or key in self._before for key in keys)
            self._beginning[word.parts] = known
        return known

    def _longest(self, text: str, found: Sequence[Word], at: int) -> _Found | None:
        word = found[at]
        walks = [self._walk(text, found, at, word.key)]
        # The plural of the first word of a term: «شرکت‌های بیمه», «شرکت های بیمه».
        for stem in stems(word):
            if stem.plural and stem.key in self._before:
                walks.append(self._walk(text, found, at, stem.key, plural=True))
        if word.key in self._before and plural_follows(text, found, at):
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
        seen = inside(found[last])
        while True:
            if before or not plural:
                best = self._ending_at(text, found, last, before, key, seen, plural) or best
            if key not in self._before or last + 1 == len(found):
                return best
            gap = gap_between(text, found[last], found[last + 1])
            if gap is None:
                return best
            seen[len(key)] = gap
            last, before = last + 1, key
            seen |= inside(found[last], len(key))
            key += found[last].key

    def _ending_at(
        self, text: str, found: Sequence[Word], last: int, before: str, key: str,
        seen: Mapping[int, int], plural: bool,
    ) -> _Found | None:  # fmt: skip
        """The term that the words up to ``last`` are, by itself or with an ending."""
        if term := self._known(key, seen, plural):
            if plural_follows(text, found, last):
                return _Found(last + 1, term, True) if term.countable else None
            return _Found(last, term, plural)
        for stem in stems(found[last]):
            if before + stem.key not in self._entries:
                continue
            term = self._known(before + stem.key, seen, plural)
            if term is None or not (before or self._inflects(key, stem)):
                continue
            if not term.name or (stem.names and (term.countable or not stem.plural)):
                return _Found(last, term, plural or stem.plural)
        return None

    def _known(self, key: str, seen: Mapping[int, int], plural: bool) -> Term | None:
        """The term of these letters; no name where the first word is a plural."""
        entries = self._entries.get(key)
        if entries is None:
            return None
        fitting = (e.term for e in entries if e.fits(seen, len(key)))
        return next((term for term in fitting if not (plural and term.name)), None)

    def _inflects(self, key: str, stem: Stem) -> bool:
        english = self._own.get(key)
        return english is None or (stem.plural and english.endswith("s"))
