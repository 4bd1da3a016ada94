"""Tells whether a string of letters can be a Persian word: listed, inflected or put together.

This is generous on purpose: what is no word by this rule is worth a doubt.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

from brief.clean.letters import WORD, ZWNJ, glue
from brief.clean.lexicon import lexicon, rows

_DATA = files("brief") / "data"
# Endings and beginnings that come one upon another: «کتابخانه‌هایشان».
_ENDINGS = (
    *("هایشان", "هایمان", "هایتان", "هایش", "هایم", "هایت", "هایی", "های", "هاست", "ها"),
    *("ترین", "تری", "ترند", "تر", "شان", "مان", "تان", "اند", "ایم", "اید", "ام", "ای", "اش"),
    *("یی", "انه", "گان", "گی", "یان", "ان", "ات", "ین", "ند", "یم", "ید", "ست"),
    *("ی", "م", "ش", "ت", "ه", "ا", "اً", "د"),
)
_ATTACHED = ("هایشان", "هایی", "های", "ها", "ترین", "تر")  # to nouns and adjectives only
_ONGOING = re.compile("ن?می" + ZWNJ)
_BEGINNINGS = ("نمی", "می", "بی", "نا", "هم", "غیر", "پیش", "باز", "بر", "ال", "ب", "ن", "و")
_HAMZA = str.maketrans("أؤ", "ئئ")  # «مسأله» and «مسئله», «مسؤول» and «مسئول»
_PLAIN = str.maketrans("أؤئ", "اوی")
_SHORTEST_PART = 3
_RARE = 60
_STEM = 2


@cache
def names() -> frozenset[str]:
    """The words of the names of people, places and organizations that `brief` protects."""
    table = rows(_DATA / "names.tsv")
    return frozenset(glue(word) for row in table for word in WORD.findall(row[0]))


def is_name(word: str) -> bool:
    """Whether the word is of use in names alone: «کار» and «و» stand in names too."""
    return word in names() and lexicon().weight(word) < _RARE


@cache
def closed() -> frozenset[str]:
    """Words that no ending attaches to, without half-spaces."""
    return frozenset(glue(row[0]) for row in rows(_DATA / "clean" / "closed.tsv"))


def is_listed(word: str) -> bool:
    """Whether a word without half-spaces stands in the lexicon, among verb forms or names."""
    known = lexicon()
    for form in {word, word.translate(_HAMZA), word.translate(_PLAIN)}:
        if known.weight(form) > 0 or form in known.joined or form in names():
            return True
    return known.verbs.is_form(word) or known.verbs.restored(word) is not None


@lru_cache(100_000)
def is_word(word: str) -> bool:
    """Whether the word is listed, inflected from a listed one, or put together of two.

    >>> [is_word(word) for word in ("کتاب‌هایشان", "دانشکده", "دانسکده")]
    [True, True, False]
    """
    bare = glue(word)
    if len(bare) < _SHORTEST_PART or is_listed(bare):
        return True
    pieces = word.split(ZWNJ)
    if len(pieces) > 1 and not misfit(word):
        return all(piece in _ENDINGS or is_word(piece) for piece in pieces) or _compound(bare)
    return _inflected(bare, 2) or _compound(bare)


def misfit(word: str) -> tuple[str, str] | None:
    """The word and the ending that cannot belong together, or None.

    >>> misfit("تاکنون‌های"), misfit("کتاب‌های")
    (('تاکنون', 'های'), None)
    """
    bare = glue(word)
    if is_listed(bare):
        return None
    for ending in _ATTACHED:
        stem = bare[: -len(ending)]
        if bare.endswith(ending) and len(stem) > _STEM and not _takes_endings(stem):
            return stem, ending
    return None


def _takes_endings(word: str) -> bool:
    if word in closed():
        return False
    verb = lexicon().verbs.restored(word)
    return verb is None or not _ONGOING.match(verb)


def is_inflected(word: str, least: float = 0) -> bool:
    """Whether a word without half-spaces is a listed one with endings or a beginning.

    ``least``: how often our corpus must have the listed one; then only one ending is taken off.
    """
    if not least:
        return _inflected(word, 2)
    weight = lexicon().weight
    return any(word.endswith(e) and weight(word[: -len(e)]) >= least for e in _ENDINGS)


def _inflected(word: str, depth: int) -> bool:
    for ending in _ENDINGS:
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) >= _STEM:
            if ending in _ATTACHED and not _takes_endings(stem):
                continue
            if is_listed(stem) or (depth > 1 and _inflected(stem, depth - 1)):
                return True
    return any(
        word.startswith(start) and len(word) - len(start) > _STEM and is_listed(word[len(start) :])
        for start in _BEGINNINGS
    )


def _compound(word: str) -> bool:
    """Whether the word falls into two listed words, or a word part and a listed word."""
    known = lexicon()
    for cut in range(_STEM, len(word) - 1):
        head, tail = word[:cut], word[cut:]
        if head in closed() or tail in closed():
            continue
        first = ("first", head) in known.parts
        last = ("last", tail) in known.parts
        long = min(len(head), len(tail)) >= _SHORTEST_PART
        if (first or last or long) and is_listed(head) and is_listed(tail):
            return True
    return False
