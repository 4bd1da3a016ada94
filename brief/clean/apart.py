"""Finds two words that stand together without the space between them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from brief.clean.known import is_inflected, is_listed, is_name
from brief.clean.letters import NON_JOINERS, ZWNJ
from brief.clean.lexicon import lexicon
from brief.clean.spelling import bigrams

_SHORTEST = 5
_PAIR, _WORD = 3, 30
"""Times that the two words must come one after the other in our corpus, and each alone."""
_STEM = 5  # and the stem of an inflected word that the whole may be
_SURE_PAIR, _SURE_WORD = 20, 200


@dataclass(frozen=True, slots=True)
class Two:
    """The two words; ``sure`` when they can be nothing else."""

    words: str
    sure: bool


@lru_cache(50_000)
def two_words(word: str) -> Two | None:
    """The two words that ``word`` is run together from, or None.

    >>> two_words("دانشکده"), two_words("دولتدر")
    (None, Two(words='دولت در', sure=False))
    >>> two_words("درصداز")
    Two(words='درصد از', sure=True)
    """
    if len(word) < _SHORTEST or ZWNJ in word or is_listed(word) or is_inflected(word, _STEM):
        return None
    known = lexicon()
    best: tuple[int, str, str] = (0, "", "")
    for cut in range(2, len(word) - 1):
        head, tail = word[:cut], word[cut:]
        count = bigrams().get((head, tail), 0)
        if count >= _PAIR and min(known.weight(head), known.weight(tail)) >= _WORD:
            best = max(best, (count, head, tail))
    count, head, tail = best
    if not count or is_name(head) or is_name(tail):
        return None
    rare = min(known.weight(head), known.weight(tail))
    sure = count >= _SURE_PAIR and rare >= _SURE_WORD and head[-1] in NON_JOINERS
    return Two(f"{head} {tail}", sure)
