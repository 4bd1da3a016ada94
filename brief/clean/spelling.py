"""Finds words that OCR has misspelt: no word, but one letter from a frequent one that fits.

What is known as a word, a name or a compound is left alone (`brief.clean.known`); so is what
stands after a title or in short quotes. A word of our corpus is offered where it has been seen
beside one of the neighbours, or where it is long, frequent and the slip a likely one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from brief.clean.known import is_name, is_word
from brief.clean.letters import glue
from brief.clean.lexicon import lexicon, rows

_DATA = files("brief") / "data" / "clean"
_ALPHABET = "اآبپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیئءؤأ"
_SHORTEST = 5
_FREQUENT = 10  # times in our corpus that a word must come to be offered
_ALONE_COUNT, _ALONE_LENGTH = 40, 6  # and where no neighbour speaks for it
_LISTED = 1  # and where the two words differ by letters that look alike
_ALIKE, _TWICE, _LIKELY, _UNLIKELY = 1.0, 0.9, 0.5, 0.15
"""How likely a slip is: a letter for one that looks like it, a letter twice or once instead of
twice, a letter more, less or in the wrong place, a letter for another."""
_RIVAL = 5.0  # how much better than the next one a word must fit
_SURE_LENGTH, _SURE_COUNT, _SURE_PAIR = 6, 60, 3


@dataclass(frozen=True, slots=True)
class Guess:
    """The word that may be meant; ``sure`` when nothing else can be."""

    word: str
    sure: bool


@cache
def bigrams() -> dict[tuple[str, str], int]:
    """How often one word follows another in our corpus; no half-spaces, three times or more."""
    return {(one, two): int(count) for one, two, count in rows(_DATA / "bigrams.tsv")}


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(glue(row[0]) for row in rows(_DATA / "honorifics.tsv"))


@cache
def _alike() -> frozenset[tuple[str, str]]:
    letters = (row[0] for row in rows(_DATA / "confused.tsv"))
    return frozenset((a, b) for group in letters for a in group for b in group if a != b)


@lru_cache(50_000)
def near_words(word: str) -> tuple[tuple[str, float], ...]:
    """Frequent words one edit from ``word``, each with how likely that slip is (0..1)."""
    found: dict[str, float] = {}
    for other, chance in _edits(word):
        if lexicon().weight(written(other)) >= (_LISTED if chance == _ALIKE else _FREQUENT):
            found[other] = max(chance, found.get(other, 0.0))
    return tuple(found.items())


@lru_cache(100_000)
def written(word: str) -> str:
    """The form of a word that our corpus has most often, with its half-spaces."""
    known = lexicon()
    forms = (word, *known.joined.get(word, ()))
    return max(forms, key=known.weight)


def _edits(word: str) -> Iterator[tuple[str, float]]:
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        for letter in _ALPHABET:
            near = letter in head[-1:] + tail[:1]
            yield head + letter + tail, _TWICE if near else _LIKELY
            if tail:
                alike = (tail[0], letter) in _alike()
                yield head + letter + tail[1:], _ALIKE if alike else _UNLIKELY
        if tail:
            yield head + tail[1:], _TWICE if tail[0] in head[-1:] + tail[1:2] else _LIKELY
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:], _LIKELY


def guess(before: str, word: str, after: str, quoted: bool = False) -> Guess | None:
    """What ``word`` may be misspelt for, between its neighbours ("" for none), or None.

    >>> guess("معلم", "مدرسخ", "ابتدایی") is None
    True
    >>> guess("از", "کارشناصان", "این")
    Guess(word='کارشناسان', sure=False)
    """
    bare = glue(word)
    if len(bare) < _SHORTEST or quoted or is_word(word):
        return None
    known = bigrams()
    one, two = glue(before), glue(after)
    if one in _honorifics() or is_name(one) or is_name(two):
        return None
    fits: list[tuple[float, str, bool]] = []
    for other, chance in near_words(bare):
        left, right = known.get((one, other), 0), known.get((other, two), 0)
        count = lexicon().weight(written(other))
        long = max(len(bare), len(other)) >= _ALONE_LENGTH
        alone = long and (chance == _ALIKE or (chance >= _LIKELY and count >= _ALONE_COUNT))
        if left + right or alone:
            both = left >= _SURE_PAIR and right >= _SURE_PAIR
            sure = (
                both and count >= _SURE_COUNT and len(other) >= _SURE_LENGTH and chance >= _LIKELY
            )
            fits.append((chance * (left + 1) * (right + 1) * count**0.5, other, sure))
    fits.sort(reverse=True)
    if not fits or (len(fits) > 1 and fits[0][0] < _RIVAL * fits[1][0]):
        return None
    return Guess(written(fits[0][1]), fits[0][2])
