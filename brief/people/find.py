"""Finds people in Persian text by their names: a given name, and the family name behind it.

No name is needed whole in a list: a given name that hardly ever means anything else tells that
the unknown word behind it is a family name. What such a word may be is kept narrow, since a
common word that is taken for a name is lost to the translation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from brief.glossary.fold import ZWNJ, Word, words
from brief.glossary.index import Match
from brief.glossary.term import Term
from brief.names import PEOPLE
from brief.people.romanize import is_listed, romanize
from brief.people.words import is_family, is_given, is_rare, known, may_be_family, table

_MOST_GIVEN = 3
_REACH = 24  # letters of a title, at most
_CIVIL = ("Mr.", "Ms.")
_SAYS = re.compile(r" ?:")
_BEFORE = re.compile(r"(?P<word>[^\s«(،]+) $")
_FAIRLY, _NEARLY, _SURELY = 0.3, 0.5, 0.9  # shares of a word's lines in which it is a name


class Person(NamedTuple):
    """A person's name in a text: half-open range, its English, and whether it is all listed."""

    start: int
    end: int
    english: str
    listed: bool


def find_people(text: str) -> tuple[Person, ...]:
    """People in ``text`` in order, none overlapping; titles («دکتر») are left outside.

    >>> find_people("دکتر بهروز کیانی‌فر، رئیس سازمان، گفت")
    (Person(start=5, end=19, english='Behrouz Kianifar', listed=True),)
    >>> [p.english for p in find_people("رادمهرنیا افزود: رضا مرادی آمد.")]
    ['Radmehrnia', 'Reza Moradi']
    """
    found, people, at = words(text), [], 0
    while at < len(found):
        span = _named_at(text, found, at) or _cued_at(text, found, at)
        if span is None:
            at += 1
            continue
        first, last = span
        start, end = found[first].start, found[last].end
        name = text[start:end]
        people.append(Person(start, end, romanize(name), is_listed(name)))
        at = last + 1
    return tuple(people)


def with_people(found: Iterable[Match], text: str) -> list[Match]:
    """``found`` with the people of ``text``, each one match; other names and user's terms stay.

    >>> with_people((), "بهروز کیانی‌فر آمد")[0].term.english
    'Behrouz Kianifar'
    """
    result = list(found)
    for person in find_people(text):
        over = [m for m in result if m.start < person.end and person.start < m.end]
        inside = all(person.start <= m.start and m.end <= person.end for m in over)
        whole = any((m.start, m.end) == (person.start, person.end) for m in over)
        if whole or not inside or any(m.term.user or m.term.kind != PEOPLE for m in over):
            continue
        name = text[person.start : person.end]
        term = Term(name, person.english, part="name", kind=PEOPLE)
        result = [m for m in result if m not in over]
        result.append(Match(person.start, person.end, term))
    return sorted((titled(m, text) for m in result), key=lambda m: m.start)


def titled(match: Match, text: str) -> Match:
    """A person with the titles before the name; any other match as it is.

    >>> salami = Match(6, 16, Term("حسین سلامی", "Hossein Salami", kind=PEOPLE))
    >>> titled(salami, "سردار حسین سلامی آمد").term.english
    'Gen. Hossein Salami'
    """
    if match.term.kind != PEOPLE or match.term.user:
        return match
    start, english = match.start, match.term.english
    while m := _BEFORE.search(text, max(0, start - _REACH), start):
        title = _titles().get(m["word"])
        if title is None:
            break
        if start == match.start or title not in _CIVIL:  # no "Ms. Dr."
            english = f"{title} {english}"
        start = m.start("word")
    whole = text[start : match.start] + match.term.persian
    return replace(match, start=start, term=replace(match.term, persian=whole, english=english))


def _named_at(text: str, found: Sequence[Word], at: int) -> tuple[int, int] | None:
    """The first and last word of the name that begins with the given name at ``at``."""
    behind = at + (found[at].key in _cues("seyed"))
    first = behind
    while (
        behind < min(len(found), first + _MOST_GIVEN)
        and (behind == at or _adjacent(text, found, behind))
        and is_given(found[behind])
    ):
        behind += 1
    if behind == first or behind >= len(found) or not _adjacent(text, found, behind):
        return None
    given = [known()[word.key] for word in found[first:behind]]
    share = max(name.share for name in given)
    here, comma = found[behind], _comma_after(text, found[behind])
    if is_family(here):
        own = known()[here.key].share
        if not ((own >= _FAIRLY or comma) and (share >= _FAIRLY or own > _SURELY)):
            return None
    # Names from abroad follow no rules of ours: only those that are listed.
    elif not (
        any(name.listed for name in given)
        and share >= _NEARLY
        and may_be_family(here, text)
        and found[behind - 1].key not in _cues("month")
    ):
        return None
    last = behind + (behind + 1 < len(found) and _second_family(text, found, behind + 1))
    return at, last


def _second_family(text: str, found: Sequence[Word], at: int) -> bool:
    """«احمدی مقدم», «زند وکیلی»: whether the word goes on with a family name."""
    word = found[at]
    if not _adjacent(text, found, at) or is_given(word):
        return False
    if is_family(word):
        return known()[word.key].share >= _SURELY
    return may_be_family(word, text) and _comma_after(text, word)


def _cued_at(text: str, found: Sequence[Word], at: int) -> tuple[int, int] | None:
    """A family name by itself: behind a title, or first in a text and followed by «گفت»."""
    word = found[at]
    titled = at > 0 and _adjacent(text, found, at) and found[at - 1].key in _cues("title")
    listed = is_family(word) and (
        known()[word.key].share >= _SURELY
        or (titled and is_rare(word, text) and ZWNJ not in word.parts)
    )
    says = at == 0 and (
        _SAYS.match(text, word.end) is not None
        or (len(found) > 1 and _adjacent(text, found, 1) and found[1].key in _cues("says"))
    )
    own = known().get(word.key)
    if says and own and own.family > own.given and own.share >= _FAIRLY:
        return at, at  # «قالیباف گفت»: no carpet weaver
    if not (listed or may_be_family(word, text)) or is_given(word):
        return None
    return (at, at) if titled or says else None


def _adjacent(text: str, found: Sequence[Word], at: int) -> bool:
    """Whether nothing but a space stands before word ``at``."""
    return at > 0 and text[found[at - 1].end : found[at].start] == " "


def _comma_after(text: str, word: Word) -> bool:
    return text[word.end : word.end + 1] == "،"


@cache
def _cues(kind: str) -> frozenset[str]:
    return frozenset(words(word)[0].key for what, word, _ in table("cues.tsv") if what == kind)


@cache
def _titles() -> dict[str, str]:
    """Titles with the English that stands before a name."""
    return {word: en for what, word, en in table("cues.tsv") if what == "title" and en != "-"}
