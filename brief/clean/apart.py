"""Finds two words that stand together without the space between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from brief.clean.known import closed, is_inflected, is_listed, is_name, is_word
from brief.clean.letters import NON_JOINERS, ZWNJ, glue
from brief.clean.lexicon import lexicon
from brief.clean.spelling import bigrams, written

_SHORTEST = 5
_PAIR, _WORD = 3, 30
"""Times that the two words must come one after the other in our corpus, and each alone."""
_STEM = 5  # and the stem of an inflected word that the whole may be
_FREQUENT, _LENGTH = 100, 3
"""Times that each must come alone where the two were not seen together, and its least letters."""
_LONG = 4  # and the least letters where the whole may be a compound
_AND, _AND_PAIR = "و", 5
_SURE_PAIR, _SURE_WORD = 4, 60
_SURE_WITHIN = 12


@dataclass(frozen=True, slots=True)
class Two:
    """The two words; ``sure`` when they can be nothing else."""

    words: str
    sure: bool


@lru_cache(50_000)
def two_words(word: str) -> Two | None:
    """The two words that ``word`` is run together from, or None.

    >>> two_words("دانشکده"), two_words("دولتدر")
    (None, Two(words='دولت در', sure=True))
    >>> two_words("درصداز")
    Two(words='درصد از', sure=True)
    """
    bare = glue(word)
    if len(bare) < _SHORTEST or is_listed(bare) or is_inflected(bare, _STEM):
        return None
    count, rare, head, tail = max(_cuts(bare), default=(0, 0.0, "", ""))
    if not head or is_name(head) or is_name(tail):
        return None
    if ZWNJ in word and glue(word.split(ZWNJ)[0]) == head:
        return None  # the writer, or what restored the half-space, has joined the two
    words = f"{written(head)} {written(tail)}"
    if not count:
        long = min(len(head), len(tail)) >= _LONG
        return Two(words, False) if _apart(head, tail) and (long or not is_word(word)) else None
    least = _SURE_PAIR if head[-1] in NON_JOINERS else _SURE_WITHIN
    return Two(words, count >= least and rare >= _SURE_WORD)


def _cuts(bare: str) -> Iterator[tuple[int, float, str, str]]:
    """(times seen as two, weight of the rarer, first, second) of every place to part it."""
    weight = lexicon().weight
    for cut in range(1, len(bare)):
        head, tail = bare[:cut], bare[cut:]
        count = bigrams().get((head, tail), 0)
        least = _AND_PAIR if _AND in (head, tail) else _PAIR
        if min(len(head), len(tail)) < 2 and _AND not in (head, tail):
            continue
        rare = min(weight(written(head)), weight(written(tail)))
        long = min(len(head), len(tail)) >= _LENGTH or (
            len(bare) > _SHORTEST and not closed().isdisjoint((head, tail))
        )
        if rare >= _WORD and (count >= least or long):
            yield (count if count >= least else 0), rare, head, tail


def _apart(head: str, tail: str) -> bool:
    """Whether two words that were not seen together are frequent, and no parts of compounds."""
    known = lexicon()
    if not closed().isdisjoint((head, tail)):
        return True
    return (
        min(known.weight(written(head)), known.weight(written(tail))) >= _FREQUENT
        and ("first", head) not in known.parts
        and ("last", tail) not in known.parts
    )
