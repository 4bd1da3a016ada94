"""The classes of Persian words that say what a figure measures, and what is a verb among them."""

from __future__ import annotations

from functools import cache

from brief.figures.lexicon import rows, words_of

_PARTICIPLE = ("‌اند", "‌است", "‌بود", "‌شود")
PAST = ("", "م", "یم", "ید", "ند")
"""Endings of a past tense."""
_PRESENT = ("د", "ند", "یم", "ید")
_OTHER_WORDS = {"تیر", "مهر", "مه", "می", "دی", "صفر", "اوت"}
"""Months whose names are also other words."""


def words(kind: str) -> frozenset[str]:
    """The words of one class of ``subject_words.tsv``."""
    return words_of("subject_words.tsv", kind)


@cache
def formed_light() -> frozenset[str]:
    """Light verbs that stand with a noun in all persons: «کشف کردیم», not «نقش داشتند»."""
    return frozenset(word + end for word in words("light") - words("has") for end in PAST)


@cache
def _verbs() -> frozenset[str]:
    """Finite forms: of the listed verbs, and of the roots with their endings."""
    formed = {root + ending for root in words("past") for ending in PAST}
    formed |= {f"{mood}{root}{e}" for mood in ("", "ب", "ن") for root in words("present")
               for e in _PRESENT}  # fmt: skip
    formed |= {root + ending for root in words("personal") for ending in PAST[1:]}
    return words("verb") | words("light") | formed


@cache
def participles() -> frozenset[str]:
    """«مانده», «رسانده»: part of a verb only before «است» and its like."""
    return frozenset(root + "ه" for root in words("past") | words("personal"))


@cache
def times() -> frozenset[str]:
    """What may begin a time after «از» or «در»."""
    names = {month for month, *_ in rows("months.tsv")}
    return words("when") | (names - _OTHER_WORDS) | {f"{name}\u200cماه" for name in names}


def is_verb(word: str) -> bool:
    """Whether a word is a finite verb that the tables know or that «می‌» shows.

    >>> is_verb("می‌خواهد"), is_verb("کارفرما")
    (True, False)
    """
    return word in _verbs() or "می‌" in word or word.endswith(_PARTICIPLE) or word.endswith("هاست")
