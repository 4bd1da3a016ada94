"""Find where numbers and dates stand in a text, once, for masking and for figures.

A span has a value but no unit yet. One compiled pattern jumps from candidate to candidate;
everything slower looks only at what it found, so that reading is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from brief.figures.dates import Day, read_after_day, read_month, read_numeric
from brief.figures.lexicon import (
    DIGIT,
    LETTER,
    SPACE,
    month_pattern,
    number_word_pattern,
)
from brief.figures.lookalikes import is_code, is_name, is_vague, name_pattern
from brief.figures.numbers import GLUED, Number, read_number


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


_LATIN = "A-Za-z_@#"


@cache
def _candidate() -> re.Pattern[str]:
    words = number_word_pattern()
    return re.compile(
        rf"(?P<digit>[{DIGIT}½¼¾⅓⅔⅛])"
        rf"|(?P<address>https?://\S+|www\.\S+)"
        rf"|(?<![{LETTER}\u200c])(?:(?P<word>{words})|(?P<month>{month_pattern()}))"
        rf"(?=[^{LETTER}]|$|ی?[{SPACE}.،]|{GLUED}|و[{SPACE}])"
    )


_TIME = re.compile(
    rf"(?P<h>[{DIGIT}]{{1,2}}):(?P<m>[{DIGIT}]{{2}})(?::[{DIGIT}]{{2}})?(?![{DIGIT}:])"
)
_DIGITS = re.compile(rf"[{DIGIT}]+")
_TO = re.compile(rf"[{SPACE}]+(?:تا|الی)[{SPACE}]+|[{SPACE}]?[-–—−][{SPACE}]?")
_AND = re.compile(rf"[{SPACE}]+و[{SPACE}]+")
_BETWEEN = re.compile(rf"(?<![{LETTER}])(?:بین|مابین|میان)(?:[{SPACE}]*:)?[{SPACE}]+$")
_FROM = re.compile(rf"(?<![{LETTER}])از[{SPACE}]+$")
_MINUS = re.compile(
    rf"(?:(?<![{LETTER}])منفی[{SPACE}]+|(?<![\w{SPACE}.،/])[-−]|(?<=[{SPACE}(])[-−])$"
)
_LATIN_RUN = re.compile(rf"[{DIGIT}{_LATIN}.\-/]*")
_HALF = Decimal("0.5")
_HUNDRED = Decimal(100)
_YEARS = range(1900, 2051)
_LARGEST = 17
"""Numbers of more digits than this and one are codes, and might not fit a decimal exactly."""


def scan(text: str) -> list[Span]:
    """The spans of ``text`` in reading order, not overlapping.

    >>> [text for s in scan("بین ۴۸۵ تا ۴۹۰ هزار تن") for text in [(s.start, s.end, str(s.value))]]
    [(4, 7, '485000'), (11, 19, '490000')]
    """
    return list(_spans(text))


def _spans(text: str) -> Iterator[Span]:
    search = _candidate().search
    pos = 0
    while m := search(text, pos):
        kind = m.lastgroup
        if kind == "address":
            pos = m.end()
            continue
        start = m.start()
        if kind == "word" and (name := name_pattern().match(text, start)):
            pos = name.end()
            continue
        found: tuple[Span, ...]
        if kind == "month":
            found, pos = _month(text, start), m.end()
        elif kind == "word":
            found, pos = _number(text, start)
            pos = max(pos, m.end())
        else:
            found, pos = _digits(text, start)
        if found:
            yield from found
            pos = max(pos, found[-1].end)


def _month(text: str, start: int) -> tuple[Span, ...]:
    read = read_month(text, start)
    if read is None:
        return ()
    day, end, year_at = read
    return (Span(start, end, "month", day=day, year_at=year_at),)


def _digits(text: str, start: int) -> tuple[tuple[Span, ...], int]:
    """What starts with the digit at ``start``, and where to go on if it is nothing."""
    before = text[start - 1] if start else " "
    digits = _DIGITS.match(text, start)
    after = text[digits.end()] if digits and digits.end() < len(text) else " "
    if before != " " or after != " ":
        latin = before.isascii() and (before.isalpha() or before in "_@#")
        if latin or is_name(text, start) or is_code(text, start):
            m = _LATIN_RUN.match(text, start)
            return (), max(start + 1, m.end() if m else 0)
        if after in "/-." and (numeric := read_numeric(text, start)):
            day, end = numeric
            return (Span(start, end, "date", day=day),), end
        if after == ":" and (clock := _clock(text, start)):
            return (clock,), clock.end
    found, end = _number(text, start)
    return found, max(end, start + 1)


def _clock(text: str, start: int) -> Span | None:
    m = _TIME.match(text, start)
    if m is None or int(m["h"]) > 24 or int(m["m"]) >= 60:
        return None
    return Span(start, m.end(), "time", minutes=int(m["h"]) * 60 + int(m["m"]))


def _number(text: str, start: int) -> tuple[tuple[Span, ...], int]:
    """The number, written date or range that starts at ``start``, and where to go on."""
    number = read_number(text, start)
    if number is None:
        return _first(text, start), start
    if number.value.adjusted() > _LARGEST:
        return (), number.end
    if number.words and is_vague(text, number):
        return (), number.end
    low = _span(text, number)
    if low.kind in ("date", "ordinal", "share"):
        return (low,), low.end
    return _range(text, low, number) or (low,), low.end


def _first(text: str, start: int) -> tuple[Span, ...]:
    """«اول ژانویه»: the word means the number one only before a month."""
    m = _WORD.match(text, start)
    read = read_after_day(text, m.end(), 1) if m else None
    return (Span(start, read[1], "date", day=read[0]),) if read else ()


_WORD = re.compile(rf"[{LETTER}]+")


def _span(text: str, number: Number) -> Span:
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
    if number.words:
        if _PART_OF.search(text, max(0, start - 12), start):
            return None  # «نیمه دوم آبان»
        month = text[end:stop].strip(SPACE)
        if number.form == "cardinal" and month in _DOUBTFUL:
            return None  # «هفت‌تیر», «چهار صفر»
    return Span(start, stop, "date", day=day)


_SPACES = " \u200c\u00a0"
_JOINTS = "تا-–—−وب"
"""First letters of what joins the two ends of a range: تا, الی, و, به and the dashes."""


def _range(text: str, low: Span, number: Number) -> tuple[Span, ...]:
    """``low`` and the other end of its range, or nothing."""
    following = text[low.end : low.end + 2].lstrip(_SPACES)[:1]
    if following and following not in _JOINTS:
        return _neighbours(text, low, number)
    joint = _TO.match(text, low.end)
    head = text[max(0, low.start - 8) : low.start]
    opening = None
    if joint is None:
        joint = _AND.match(text, low.end)
        opening = _BETWEEN.search(head) if joint else None
        if opening is None:
            raised = _raised(text, low, number)
            return (raised,) if raised else _neighbours(text, low, number)
    if joint is None:
        return ()
    high = read_number(text, joint.end())
    if high is None or high.form != "cardinal":
        return ()
    dash = not joint[0].strip(" \u200c").isalpha()
    if dash and (number.words or high.words or number.scaled):
        return ()
    if (
        dash
        and (number.value < _HUNDRED) != (high.value < _HUNDRED)
        and max(number.value, high.value) in _YEARS
    ):
        return ()  # «96-1995»: two years, not the numbers between
    value = _shared(low.value, number, high)
    other = _span(text, high)
    if other.kind == "number" and value > high.value:
        if dash and value < 100 and not _COUNTED.match(text, high.end):
            return ()  # a score
        if not dash:
            return ()
    opening = opening or _BETWEEN.search(head) or _FROM.search(head)
    opens = max(0, low.start - 8) + opening.start() if opening else None
    return low._replace(value=value, low_of_range=True, opens=opens), other


_UP_TO = re.compile(rf"[{SPACE}]+به[{SPACE}]+(?:(?:حدود|بیش از|نزدیک به|کمتر از|بالای)[{SPACE}]+)?")


def _raised(text: str, low: Span, number: Number) -> Span | None:
    """«از ۳۲ به ۹۰ هزار میلیارد»: the first number has the scale of the second."""
    if number.scaled or number.words or low.kind != "number":
        return None
    joint = _UP_TO.match(text, low.end)
    if joint is None or not _FROM.search(text, max(0, low.start - 8), low.start):
        return None
    high = read_number(text, joint.end())
    if high is None or high.scale == 1 or number.value * 50 < high.value / high.scale:
        return None
    return low._replace(value=number.value * high.scale)


_COUNTED = re.compile(rf"[{SPACE}]+(?:درصد|نفر|سال|روز|ماه|هزار|میلی)")
"""After «۱۵-۱۰», typed from the left, these make it a range and no score."""


def _shared(value: Decimal | None, low: Number, high: Number) -> Decimal:
    """The low end with the scale word of the high end: «۱۴ تا ۱۵ هزار»."""
    value = low.value if value is None else value
    if low.scaled or high.scale == 1 or not 0 < value < high.value / high.scale:
        return value
    return value * high.scale


def _neighbours(text: str, low: Span, number: Number) -> tuple[Span, ...]:
    """«دو سه ماه», «پنج شش هزار»: two small words side by side are a range."""
    if not number.words or number.scaled or not 1 <= number.value < 10:
        return ()
    joint = re.compile(rf"[{SPACE}]").match(text, low.end)
    high = read_number(text, joint.end()) if joint else None
    if high is None or not high.words or high.form != "cardinal":
        return ()
    if high.value / high.scale != number.value + 1:
        return ()
    value = number.value * high.scale
    return low._replace(value=value, low_of_range=True), _span(text, high)
