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
    """Value and class by word."""
    return {w: (Decimal(v), c) for w, v, c in rows("english_words.tsv")}


_NEXT_WORD = re.compile(r"(?P<joint> and |[ -])(?:an? )?(?P<word>[A-Za-z]+)")


def read_words(text: str, start: int) -> EnglishNumber | None:
    """The number in words that starts at ``text[start]``, or None."""
    words = english_words()
    m = re.compile(r"[A-Za-z]+").match(text, start)
    if m is None:
        return None
    value, kind = words[m[0].lower()]
    end = m.end()
    if kind == "multiple":
        return EnglishNumber(start, end, kind, value, words=True)
    if kind == "part":
        return _part(text, start, end, value)
    if kind in ("scale", "hundred"):
        return _bare_scale(text, start, end, value)
    if kind == "ordinal":
        return EnglishNumber(start, end, kind, value, words=True)
    total, group, last = Decimal(0), value, kind
    while n := _NEXT_WORD.match(text, end):
        entry = words.get(n["word"].lower())
        if entry is None:
            break
        number, kind = entry
        joined = n["joint"] == " and "
        if kind == "scale":
            total, group, last = total + group * number, Decimal(0), kind
        elif kind == "hundred" and not joined:
            group, last = group * number, kind
        elif kind == "part" and joined and number == 2:
            group += Decimal("0.5")
            last = "half"
        elif kind in ("part", "ordinal") and last == "one" and not joined and total == 0:
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
    if bottom < 2 or top >= bottom or (kind == "ordinal" and (top != 1 or bottom == 2)):
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


_SEVERAL = re.compile(r"\b(?:several|few|couple of|many|some)(?: a)? $", re.IGNORECASE)


def _bare_scale(text: str, start: int, end: int, value: Decimal) -> EnglishNumber | None:
    """ "a million", "thousand-year-old"; None for "several thousand"."""
    if _SEVERAL.search(text, max(0, start - 16), start):
        return None
    m = re.compile(r" (thousand|million|billion|trillion)\b", re.IGNORECASE).match(text, end)
    if m:
        return EnglishNumber(
            start, m.end(), "number", value * english_words()[m[1].lower()][0], words=True
        )
    return EnglishNumber(start, end, "number", value, words=True)
