"""How much of a Persian text an English one says, by a word-translation table.

The table (``brief/data/words_en.tsv``, fitted by ``models/lexicon/fit_words.py``) has, for the
Persian words that are nearly always said by the same few English ones, the stems of these. It
knows no synonyms beyond our corpus, so that it can tell the fuller of two translations of one
text, and not whether one is full: of right lines from elsewhere (FLORES) a tenth would look empty.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from brief.clean.lexicon import rows

_FA = re.compile(r"[\u0621-\u06cc\u200c]+")
_EN = re.compile(r"[A-Za-z][A-Za-z'’]*")
_ENDING = re.compile(r"\u200c(?:هایشان|هایش|هایی|های|ها|ترین|تر|ام|ات|اش|مان|شان|اند|است|ای)$")
_PLURALS = (("های", 5), ("هایی", 5), ("ها", 4))
"""Joined plural endings, and the length that a word with one must exceed."""
_ENGLISH = ("ies", "ing", "ied", "ed", "es", "s", "ly")
_STEM, _ROOT = 7, 3
"""Letters of an English stem at most, and before an ending at least."""


class Word(NamedTuple):
    """How much a Persian word tells (its inverse document frequency), and its English stems."""

    weight: float
    stems: frozenset[str]


def persian_stems(text: str) -> list[str]:
    """The words of a Persian text without plural, degree and pronoun endings.

    >>> persian_stems("کارخانه‌های بزرگ‌ترین استان‌ها")
    ['کارخانه', 'بزرگ', 'استان']
    """
    return [_stem(word) for word in _FA.findall(text)]


def _stem(word: str) -> str:
    word = _ENDING.sub("", word.strip("\u200c")).replace("\u200c", "")
    for ending, longer in _PLURALS:
        if len(word) > longer and word.endswith(ending):
            return word.removesuffix(ending)
    return word


def english_stems(text: str) -> list[str]:
    """The words of an English text in lower case, cut to stems; good for comparing only.

    >>> english_stems("Factories' owners employed co-workers")
    ['factor', 'owner', 'employ', 'co', 'worker']
    """
    return [stem for word in _EN.findall(text) if (stem := _english(word))]


def _english(word: str) -> str:
    word = re.split("['’]", word.lower())[0]
    for ending in _ENGLISH:
        if word.endswith(ending) and len(word) - len(ending) >= _ROOT:
            word = word[: -len(ending)]
            break
    return word[:_STEM].rstrip("e")


@cache
def _table() -> dict[str, Word]:
    lines = rows(files("brief") / "data" / "words_en.tsv")
    return {fa: Word(float(weight), frozenset(en.split())) for fa, weight, en in lines}


def content_words(fa: str) -> tuple[Word, ...]:
    """The words of a Persian text that the table knows, each once."""
    known = (_table().get(stem) for stem in dict.fromkeys(persian_stems(fa)))
    return tuple(word for word in known if word)


def share_said(words: Sequence[Word], en: str) -> float:
    """The weighted share (0..1) of ``words`` that ``en`` says; 1 where there are none."""
    said = set(english_stems(en))
    whole = sum(word.weight for word in words)
    missed = sum(word.weight for word in words if said.isdisjoint(word.stems))
    return 1 - missed / whole if whole else 1.0


def coverage(fa: str, en: str) -> float:
    """`share_said` of the `content_words` of ``fa``.

    >>> coverage("کارخانه قند در اهواز تعطیل شد", "The sugar factory in Ahvaz was closed") > 0.9
    True
    """
    return share_said(content_words(fa), en)
