"""A number or date that stands in a text, before its unit is read."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from brief.figures.dates import Day, read_after_day
from brief.figures.lexicon import DIGIT, LETTER, SPACE
from brief.figures.numbers import Number


class Span(NamedTuple):
    """``text[start:end]`` as a number, share, ordinal, date, month or time.

    ``low_of_range``: this span and the next are the two ends of one range, whose first word
    («بین», «از») stands at ``opens`` if there is one. ``year_at`` is where the year of a
    month-and-year starts. ``minutes`` of a time are counted from midnight.
    """

    start: int
    end: int
    kind: str
    value: Decimal | None = None
    words: bool = False
    scaled: bool = False
    day: Day | None = None
    low_of_range: bool = False
    opens: int | None = None
    year_at: int = -1
    share: tuple[int, int] | None = None
    minutes: int = -1


_MINUS = re.compile(
    rf"(?:(?<![{LETTER}])منفی[{SPACE}]+|(?<![\w{SPACE}.،/])[-−]|(?<=[{SPACE}(])[-−])$"
)
_COLD = re.compile(
    rf"[-−](?=[{SPACE}]+(?:(?:تا|الی|و)[{SPACE}]+(?:منفی[{SPACE}]+)?[{DIGIT}]+[-−]?[{SPACE}]+)?درجه)"
)
"""«۵- درجه»: the sign behind, as the line is read."""
_HALF = Decimal("0.5")


def span_of(text: str, number: Number) -> Span:
    """The number as a span: with its sign, as a share, or as the written day that it begins."""
    start, end, value = number.start, number.end, number.value
    if not number.scaled and number.form != "share" and value <= 31:
        day = _day(text, number)
        if day is not None:
            return day
    if value == _HALF and number.words and text.startswith("ی", end):
        return Span(start, end + 1, "share", value, True, share=(1, 2))  # «نیمی از»
    kind = "number" if number.form == "cardinal" else number.form
    before = text[max(0, start - 6) : start]
    signed = before.endswith(("-", "−")) or "منفی" in before
    if kind == "number" and signed and (m := _MINUS.search(text, max(0, start - 6), start)):
        start, value = m.start(), -value
    elif kind == "number" and not number.words and (cold := _COLD.match(text, end)):
        end, value = cold.end(), -value
    return Span(start, end, kind, value, number.words, number.scaled, share=number.share)


_PART_OF = re.compile(
    rf"(?<![{LETTER}])(?:نیمه|هفته|دهه|سه\u200c?ماهه|ماهه|نوبت|دور|مرحله)[{SPACE}]+$"
)
_DOUBTFUL = ("تیر", "صفر", "مهر", "مه", "می", "دی")
"""Months whose names are also other words."""


def _day(text: str, number: Number) -> Span | None:
    """The written day that starts with ``number``, if a month follows it."""
    start, end, value = number.start, number.end, number.value
    if value != value.to_integral_value() or value < 1:
        return None
    read = read_after_day(text, end, int(value))
    if read is None:
        return None
    day, stop = read
    if not number.words and text.startswith(" از ", end) and " ماه" not in text[end:stop]:
        return None  # «کارون ۳ از خرداد»
    if number.words:
        if _PART_OF.search(text, max(0, start - 12), start):
            return None  # «نیمه دوم آبان»
        month = text[end:stop].strip(SPACE)
        if number.form == "cardinal" and month in _DOUBTFUL:
            return None  # «هفت‌تیر», «چهار صفر»
    return Span(start, stop, "date", day=day)
