"""Puts a glossary term in the place of other words for it, where it is sure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from brief.glossary.english import forms, places, plural_of, put_in, rendered
from brief.glossary.index import Match
from brief.glossary.latin import is_spelling
from brief.glossary.layers import Glossary
from brief.glossary.term import Term

_ALIKE = 0.84  # how alike other words must be to be taken for the term (1: the same)
_CLEARLY = 0.06  # how much more alike than the next best
_NEAR = 0.6  # of the length of the text, between the places of a term in both languages
_MOST_WORDS = 200  # of an English text in which near-alike words are looked for
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")

Span = tuple[int, int]


def put_right(
    fa: str, en: str, lacking: Sequence[Match], found: Sequence[Match], glossary: Glossary
) -> str | None:
    """``en`` with the term that is ``lacking`` in its place; None where that is not sure.

    ``lacking`` are places of one term in ``fa``, ``found`` all terms there.
    """
    match, term = lacking[0], lacking[0].term
    if term.kept and not term.english:
        return None
    taken = [s for m in found if m.term != term for s in places(en, forms(m.term))]
    for spans in (_in_other_words(fa, en, term, glossary), _in_other_letters(en, term)):
        free = apart(spans, taken)
        if len(free) == 1 or (free and len(free) == len(lacking)):
            return _replaced(en, free, match)
        if free:
            return None
    near = _nearly(fa, en, match, taken) if term.user else None
    return _replaced(en, [near], match) if near else None


def _in_other_words(fa: str, en: str, term: Term, glossary: Glossary) -> list[Span]:
    """Where ``en`` has another English of the glossary that only this term can mean."""
    others = glossary.others(term)
    if not others:
        return []
    meant = {o.lower() for o in glossary.shipped_english(fa, apart_from=term)}
    wanted = [form for o in others if o.lower() not in meant for form in (o, plural_of(o))]
    return places(en, wanted)


def _in_other_letters(en: str, term: Term) -> list[Span]:
    """Where a name stands in other Latin letters."""
    if not term.name:
        return []
    tokens = [m.span() for m in _WORD.finditer(en)]
    size = len(term.persian.replace("\u200c", " ").split())
    runs = ((tokens[i][0], tokens[i + size - 1][1]) for i in range(len(tokens) - size + 1))
    return [
        (start, end)
        for start, end in runs
        if en[start].isupper() and is_spelling(term.persian.replace("\u200c", " "), en[start:end])
    ]


def _nearly(fa: str, en: str, match: Match, taken: Sequence[Span]) -> Span | None:
    """Where nearly the words of the term stand, at about its place; None if there are several."""
    wanted = rendered(match).lower()
    tokens = [m.span() for m in _WORD.finditer(en)][:_MOST_WORDS]
    size = len(wanted.split())
    place = match.start / max(1, len(fa))
    alike = SequenceMatcher(b=wanted)
    ranked = []
    for length in range(max(1, size - 1), size + 2):
        for i in range(len(tokens) - length + 1):
            start, end = tokens[i][0], tokens[i + length - 1][1]
            if abs(start / len(en) - place) > _NEAR or not apart([(start, end)], taken):
                continue
            alike.set_seq1(en[start:end].lower())
            if alike.real_quick_ratio() < _ALIKE or alike.quick_ratio() < _ALIKE:
                continue
            if (ratio := alike.ratio()) >= _ALIKE:
                ranked.append((ratio, start, end))
    ranked.sort(reverse=True)
    if not ranked:
        return None
    ratio, start, end = ranked[0]
    rivals = (r for r, s, e in ranked[1:] if e <= start or s >= end)
    return (start, end) if ratio - next(rivals, 0.0) >= _CLEARLY else None


def _replaced(en: str, spans: Sequence[Span], match: Match) -> str:
    term = match.term
    for start, end in reversed(spans):
        old, wanted = en[start:end], rendered(match)
        if not term.name and (match.plural or _is_many(old)):
            wanted = plural_of(term.english)
        en = put_in(en, start, end, term, wanted)
    return en


def _is_many(english: str) -> bool:
    return english.endswith("s") and plural_of(english) == english


def apart(spans: Iterable[Span], taken: Sequence[Span]) -> list[Span]:
    return [s for s in spans if all(s[1] <= t[0] or s[0] >= t[1] for t in taken)]
