"""Holds the English of a sentence to the glossary: puts a term right where it is sure, tells the
others.

A term that is missing may stand there in other words: another English that the glossary knows for
the same Persian, the name in other Latin letters, or nearly the same words. It is put right only
where there is one such place and no other Persian of the sentence can be meant by it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from brief.glossary.english import forms, in_other_form, places, rendered
from brief.glossary.index import Match
from brief.glossary.layers import Glossary
from brief.glossary.mend import Span, apart, put_right
from brief.glossary.term import Term


@dataclass(frozen=True, slots=True)
class Enforced:
    """An English text held to the glossary; ``misses`` are terms that it still lacks."""

    text: str
    misses: tuple[Match, ...] = ()


def enforce(fa: str, en: str, found: Sequence[Match], glossary: Glossary) -> Enforced:
    """``en`` with the terms that were ``found`` in ``fa`` as the glossary has them.

    >>> from brief.glossary import Glossary, Term
    >>> mine = Glossary([Term("بانک مرکزی", "CBI", user=True)])
    >>> fa = "بانک مرکزی نرخ را کاهش داد."
    >>> enforce(fa, "The Central Bank cut the rate.", mine.find(fa), mine).text
    'The CBI cut the rate.'
    >>> [m.term.english for m in enforce(fa, "The rate was cut.", mine.find(fa), mine).misses]
    ['CBI']
    """
    if not found or not any(c.isalpha() for c in en):
        return Enforced(en)
    done = _cased(en, found)
    misses = []
    for term in dict.fromkeys(match.term for match in found):
        own = [match for match in found if match.term == term]
        there = len(_own_places(done, term, found))
        lacking = own[there:]
        if not lacking or (not there and in_other_form(done, term)):
            continue
        put = put_right(fa, done, lacking, found, glossary)
        if put is not None:
            done = put
        elif not there:
            misses.append(own[0])
    return Enforced(done, tuple(misses))


def miss_message(match: Match) -> str:
    """What to say of a text that lacks a term; continues a sentence about the text."""
    if match.term.kept and not match.term.user:  # a word of the Persian text itself
        return f"leaves out “{rendered(match)}”"
    return f"lacks “{rendered(match).strip('⁨⁩')}”, the glossary's English for «{match.term.persian}»"


def without_kept(en: str, found: Iterable[Match]) -> str:
    """``en`` without the Persian that is to stay in it."""
    for term in {m.term for m in found if not m.term.english}:
        en = en.replace(term.persian, "")
    return en


def _own_places(en: str, term: Term, found: Iterable[Match]) -> list[Span]:
    """Where ``term`` stands, not as a part of a longer term: "bank" in "Central Bank"."""
    own = places(en, forms(term))
    longer = {
        form
        for other in {m.term for m in found}
        if other != term
        for form in forms(other)
        if len(form) > len(term.english or term.persian)
    }
    return apart(own, places(en, longer))


def _cased(en: str, found: Iterable[Match]) -> str:
    """``en`` with the letters of users' terms as large and small as they have them."""
    for term in {m.term: None for m in found if m.term.user and m.term.exact and m.term.english}:
        right = {form.lower(): form for form in forms(term)}
        for start, end in reversed(_own_places(en, term, found)):
            here = en[start:end].replace("-", " ").lower()
            if en[start:end] not in right.values() and here in right:
                en = en[:start] + right[here] + en[end:]
    return en
