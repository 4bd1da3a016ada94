"""English numbers in words: "twenty-five", "two and a half million", "one-third", "doubled"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from brief.figures.dates import Day
from brief.figures.lexicon import rows

PERCENT = re.compile(r" ?%|[ -]per ?cent\b|[ -]percent\b", re.IGNORECASE)


class EnglishNumber(NamedTuple):
    """``text[start:end]`` as a number; offsets into the English text.

    ``kind``: ``number``, ``ordinal``, ``share`` ("one-third"), ``multiple`` ("doubled"),
    ``date``, ``month`` ("Mordad 1403"; ``year_at`` is where the year starts) or ``time``.
    ``unit`` is what stands tied to it: ``%``, a currency sign, or ``a``/``p`` of a time.
    ``words``: no digits.
    """

    start: int
    end: int
    kind: str
    value: Decimal | None = None
    day: Day | None = None
    unit: str | None = None
    words: bool = False
    year_at: int = -1
    minutes: int = -1
    low_of_range: bool = False


@cache
def english_words() -> dict[str, tuple[Decimal, str]]:
    """Value and class by word; "ninefold" is of the class ``fold``."""
    words = {w: (Decimal(v), c) for w, v, c in rows("english_words.tsv")}
    counted = [(w, v) for w, (v, c) in words.items() if c in _COUNTED and not w.endswith("ies")]
    return {f"{w}fold": (v, "fold") for w, v in counted} | words


_COUNTED = ("one", "ten", "hundred", "scale")
_NEXT_WORD = re.compile(r"(?P<joint> and |-and-|[ -])(?:an?[ -])?(?P<word>[A-Za-z]+)")


_LARGE = ("hundred", "scale")
_PARTS = {"part": ("one", "ten"), "ordinal": ("one",)}
"""What a numerator ends in, by the class of the denominator: "twenty-thirtieths", "one-third"."""
_HUNDRED = Decimal(100)
_SEVERAL = re.compile(r"\b(?:several|few|couple of|many|some)(?: a)? $", re.IGNORECASE)


_A, _PART_OF = re.compile(r"\ban? $", re.IGNORECASE), re.compile(r" of\b")


def read_words(text: str, start: int) -> EnglishNumber | None:
    """The number in words that starts at ``text[start]``, or None."""
    words = english_words()
    m = re.compile(r"[A-Za-z]+").match(text, start)
    if m is None:
        return None
    value, kind = words[m[0].lower()]
    end = m.end()
    if kind in ("multiple", "fold"):
        return EnglishNumber(start, end, "multiple", value, words=True)
    if kind == "part":
        return _part(text, start, end, value)
    if kind == "ordinal":
        if value > 2 and _PART_OF.match(text, end) and _A.search(text, max(0, start - 4), start):
            return _fraction(start, end, Decimal(1), value, kind)  # "a tenth of a percent"
        return EnglishNumber(start, end, kind, value, words=True)
    if kind in ("scale", "hundred") and _SEVERAL.search(text, max(0, start - 16), start):
        return None
    total, group, last = (value, Decimal(0), kind) if kind == "scale" else (Decimal(0), value, kind)
    scale = total
    while n := _NEXT_WORD.match(text, end):
        entry = words.get(n["word"].lower())
        if entry is None:
            break
        number, kind = entry
        joined = "and" in n["joint"]
        if kind == "scale":
            if joined and last in _LARGE:
                break  # "a million and thousands of"
            total = total + group * number if group else total * number
            group, last, scale = Decimal(0), kind, number
        elif kind == "fold" and not joined:
            group = group * number if number >= _HUNDRED else group + number
            return EnglishNumber(start, n.end(), "multiple", total + group, words=True)
        elif kind == "ordinal" and number >= _HUNDRED and not joined and total + group > 1:
            value = (total + group) * number  # "three-thousandth"
            return EnglishNumber(start, n.end(), kind, value, words=True)
        elif kind == "hundred" and not joined:
            group, last = group * number, kind
        elif kind == "part" and joined and number == 2:
            group += (scale if last == "scale" else 1) * Decimal("0.5")
            last = "half"
        elif kind == "ordinal" and last == "one" and (group != 1 or number == 2):
            break  # "six seventh-century tiles", "one second"
        elif kind in _PARTS and last in _PARTS[kind] and not joined and total == 0:
            return _fraction(start, n.end(), group, number, kind)
        elif kind in ("one", "ordinal") and last in ("ten", "hundred", "scale"):
            group, last = group + number, kind
            if kind == "ordinal":
                return EnglishNumber(start, n.end(), kind, total + group, words=True)
        elif kind == "ten" and last in ("hundred", "scale"):
            group, last = group + number, kind
        else:
            break
        end = n.end()
    unit = "%" if PERCENT.match(text, end) else None
    return EnglishNumber(start, end, "number", total + group, unit=unit, words=True)


def _fraction(
    start: int, end: int, top: Decimal, bottom: Decimal, kind: str
) -> EnglishNumber | None:
    """ "two-thirds", "one-fifth"; "one second" is no fraction."""
    if bottom < 2 or top >= bottom:
        return EnglishNumber(start, end, "number", top, words=True)
    value = (top / bottom).quantize(Decimal("0.0001")).normalize()
    return EnglishNumber(start, end, "share", value, words=True)


def _part(text: str, start: int, end: int, bottom: Decimal) -> EnglishNumber | None:
    """ "half", "a quarter"; "half a million" is a number; "quarters" of a year are neither."""
    if text[start:end].lower() not in ("half", "quarter"):
        return None
    value = (1 / bottom).normalize()
    m = re.compile(r" (?:an? )?(thousand|million|billion|trillion)\b", re.IGNORECASE).match(
        text, end
    )
    if m:
        value = value * english_words()[m[1].lower()][0]
        return EnglishNumber(start, m.end(), "number", value.quantize(Decimal(1)), words=True)
    return EnglishNumber(start, end, "share", value, words=True)
