"""The English of terms: its plural, its forms, and where they stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

from brief.glossary.index import Match
from brief.glossary.term import Term

_BREAK = re.compile(r" (?:of|for|in|at|on|to|by|from|with|and|under|against)\b")
_HISSING = re.compile(r"(?:[sxz]|[cs]h)$")
_SAME = re.compile(r"^[A-Z].*(?:[cs]h|ese)$")  # peoples: the French, the Chinese
_ARTICLE = re.compile(r"\b(an?|An?) $")
_VOWEL = re.compile(r"[aioAIO](?!ne\b|nce\b)|[eE](?!u)|[uU](?!ni|s[eiau]|ti|r[aeou]|k)")
_DERIVED = "a|n|an|ian|i|ese|ish|ic|ey|y|s"  # what peoples and languages are called by
_LONG = 5  # letters of a word that tells a name from others
_IES = re.compile(r"[^aeiou]y$")


def plural_of(english: str) -> str:
    """The plural of a noun phrase: of its head, which a preposition follows or the end.

    >>> plural_of("member of parliament"), plural_of("housing cooperative"), plural_of("city")
    ('members of parliament', 'housing cooperatives', 'cities')
    """
    cut = _BREAK.search(english)
    head, rest = (english[: cut.start()], english[cut.start() :]) if cut else (english, "")
    before, space, noun = head.rpartition(" ")
    return f"{before}{space}{_plural(noun)}{rest}"


def rendered(match: Match) -> str:
    """The English that a term must have where it stands: its plural where it is a plural.

    A name is a name in the plural too, but peoples are counted: «ایرانی‌ها» are Iranians.
    """
    term = match.term
    if not term.english:
        return f"\u2068{term.persian}\u2069"
    if not match.plural or term.kept or (term.name and (" " in term.english or term.user)):
        return term.english
    return plural_of(term.english)


def forms(term: Term) -> tuple[str, ...]:
    """The English that counts as this term: «سه تعاونی» are three cooperatives.

    A shipped name may also be turned: "Energy Ministry" for "Ministry of Energy".
    """
    if not term.english:
        return (term.persian,)
    found = [term.english]
    if not term.name or not term.user:
        found.append(plural_of(term.english))
    if term.name and not term.user:
        found += _turned(term.english)
    return tuple(dict.fromkeys(found))


def in_other_form(english: str, term: Term) -> bool:
    """Whether a name stands in ``english`` as what is made of it: "Indian ports" has "India".

    A shipped name may be shorter or turned around, as long as its own words are there.

    >>> in_other_form("the minister of petroleum", Term("وزارت نفت", "Ministry of Petroleum"))
    True
    >>> in_other_form("the oil ministry", Term("وزارت نفت", "Ministry of Petroleum"))
    False
    """
    if not term.name or not term.english:
        return False
    whole, *more = re.findall(r"[^\W_]+", term.english) or [""]
    if not more:
        stem = whole if term.user or len(whole) < _LONG else whole[:-1]
        return bool(re.search(rf"(?<!\w){re.escape(stem)}(?:{_DERIVED})(?!\w)", english))
    own = [w.lower() for w in (whole, *more) if len(w) >= _LONG]
    text = english.lower()
    return not term.user and bool(own) and all(w[: max(_LONG, len(w) - 2)] in text for w in own)


def places(english: str, wanted: Iterable[str], exact: bool = False) -> list[tuple[int, int]]:
    """Where one of ``wanted`` stands in ``english`` as whole words, in order, none overlapping."""
    longest_first = tuple(sorted({w for w in wanted if w}, key=len, reverse=True))
    if not longest_first:
        return []
    return [m.span() for m in _pattern(longest_first, exact).finditer(english)]


def put_in(english: str, start: int, end: int, term: Term, wanted: str) -> str:
    """``english`` with ``wanted`` in the place of a range, its article and first letter fitting.

    >>> put_in("It is a cooperative.", 8, 19, Term("", "entity"), "entity")
    'It is an entity.'
    >>> put_in("cooperatives grew", 0, 12, Term("", "co-op"), "co-ops")
    'Co-ops grew'
    """
    before, after = english[:start], english[end:]
    if not term.exact and not before.strip(" «“\"'(\u2068"):
        wanted = wanted[:1].upper() + wanted[1:]
    article, right = _ARTICLE.search(before), _article(wanted)
    if article and right:
        right = right.capitalize() if article[1].istitle() else right
        before = before[: article.start(1)] + right + before[article.end(1) :]
    return before + wanted + after


def fit(english: str, found: Iterable[Match]) -> str:
    """``english`` with articles and first letters that fit the terms, where these stand exactly.

    >>> from brief.glossary.index import Index
    >>> fit("co-op is a exporter", Index([Term("تعاونی", "co-op")]).find("تعاونی"))
    'Co-op is a exporter'
    """
    for term, wanted in dict.fromkeys((m.term, rendered(m)) for m in found):
        for start, end in reversed(places(english, [wanted], exact=True)):
            english = put_in(english, start, end, term, wanted)
    return english


def _article(word: str) -> str:
    """The article before ``word``; empty where its first letters don't tell."""
    if word[:2].isupper() and len(word) > 1:  # letters by their names, or a word of its own
        return "an" if word[0] in "AEIO" else "a" if word[0] == "U" else ""
    return "an" if _VOWEL.match(word) else "a" if word[:1].isalpha() and word[0] not in "hH" else ""


def _turned(english: str) -> list[str]:
    first, of, rest = english.partition(" of ")
    rest = rest.removeprefix("the ")
    return [f"{rest} {first}"] if of and " " not in first and " of " not in rest else []


def _plural(noun: str) -> str:
    known = _irregular().get(noun.lower())
    if known:
        return noun[:1] + known[1:]
    if noun.isupper() or noun.lower() in _irregular().values() or _is_plural(noun):
        return noun
    if _IES.search(noun):
        return noun[:-1] + "ies"
    if _SAME.search(noun):
        return noun
    return noun + ("es" if _HISSING.search(noun) else "s")


def _is_plural(noun: str) -> bool:
    return noun.endswith("s") and not noun.endswith(("ss", "us", "is"))


@lru_cache(4096)
def _pattern(wanted: tuple[str, ...], exact: bool) -> re.Pattern[str]:
    either = "|".join(re.escape(w).replace(r"\ ", r"[ -]") for w in wanted)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", 0 if exact else re.IGNORECASE)


@cache
def _irregular() -> dict[str, str]:
    text = (files("brief") / "data" / "glossary" / "plurals.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {row[0]: row[1] for row in rows}
