"""Whether two Persian phrases say the same thing of what a figure measures."""

from __future__ import annotations

from functools import lru_cache

from brief.summarize.terms import content_stems

_ALIKE = 0.75  # words in common of all words


@lru_cache(maxsize=10_000)
def subject_words(phrase: str) -> frozenset[str]:
    """The stems of the content words.

    >>> sorted(subject_words("خرید تضمینی گندم"))
    ['تضمین', 'خرید', 'گند']
    """
    return frozenset(content_stems(phrase))


def same_subject(one: str, other: str, within: bool = False) -> bool:
    """True for nearly the same words; with ``within`` also for a phrase in a longer one.

    >>> same_subject("خرید تضمینی گندم", "خریدهای تضمینی گندم")
    True
    >>> same_subject("خرید تضمینی گندم", "خرید تضمینی جو")
    False
    """
    few, many = sorted((subject_words(one), subject_words(other)), key=len)
    if not few:
        return False
    if within and len(few) > 1 and few <= many:
        return True
    return len(few & many) >= _ALIKE * len(few | many)
