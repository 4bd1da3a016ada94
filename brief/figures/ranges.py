"""Ranges: «۱۴ تا ۱۵ هزار», «بین پنج و ده», «۱۵-۱۰», «دو سه ماه»; the scale of both ends."""

from __future__ import annotations

import re
from decimal import Decimal

from brief.figures.lexicon import DIGIT, LETTER, SPACE
from brief.figures.numbers import Number, read_number
from brief.figures.span import Span, span_of

_TO = re.compile(rf"(?!\u200c)[{SPACE}]+(?:تا|الی)[{SPACE}]+|[{SPACE}]?[-–—−][{SPACE}]?")
_AND = re.compile(rf"[{SPACE}]+و[{SPACE}]+")
_BETWEEN = re.compile(rf"(?<![{LETTER}])(?:بین|مابین|میان)(?:[{SPACE}]*:)?[{SPACE}]+$")
_FROM = re.compile(rf"(?<![{LETTER}])از[{SPACE}]+$")
_HUNDRED = Decimal(100)
_YEARS = range(1900, 2051)
_SPACES = " \u200c\u00a0"
_JOINTS = "تا-–—−وب"
"""First letters of what joins the two ends of a range: تا, الی, و, به and the dashes."""


def range_of(text: str, low: Span, number: Number) -> tuple[Span, ...]:
    """``low`` and the other end of its range, or nothing."""
    following = text[low.end : low.end + 2].lstrip(_SPACES)[:1]
    if following and following not in _JOINTS:
        return _neighbours(text, low, number)
    given, low = low, _with_scale_left_out(text, low, number)
    joint = _TO.match(text, low.end)
    head = text[max(0, low.start - 8) : low.start]
    opening = None
    if joint is None:
        joint = _AND.match(text, low.end)
        opening = _BETWEEN.search(head) if joint else None
        if opening is None:
            raised = _raised(text, low, number)
            if raised or low is not given:
                return (raised or low,)
            return _neighbours(text, low, number)
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
    other = span_of(text, high)
    if other.kind == "number" and value > high.value:
        if dash and value < 100 and not _COUNTED.match(text, high.end):
            return ()  # a score
        if not dash:
            return ()
    opening = opening or _BETWEEN.search(head) or _FROM.search(head)
    opens = max(0, low.start - 8) + opening.start() if opening else None
    return low._replace(value=value, low_of_range=True, opens=opens), other


_LEFT_OUT = re.compile(
    rf"(?P<scale>میلیون|میلیارد)[{SPACE}]+و[{SPACE}]+(?P<rest>[{DIGIT}]{{2,3}})"
    rf"(?=[{SPACE}]+(?:تا|الی|به)[{SPACE}]+[{DIGIT}]{{1,3}}[{SPACE}]+(?P=scale)[{SPACE}]+و"
    rf"[{SPACE}]+[{DIGIT}]{{1,3}}[{SPACE}]+(?P<small>هزار|میلیون))"
)
_AHEAD = 48  # letters of the other end
_SMALL = {"هزار": Decimal(1000), "میلیون": Decimal(1000000)}


def _with_scale_left_out(text: str, low: Span, number: Number) -> Span:
    """«از ۱ میلیون و ۹۰۰ به ۲ میلیون و ۸۵۰ هزار»: 900 thousand, as the other end says."""
    if not number.scaled or number.words:
        return low
    m = _LEFT_OUT.search(text, low.start, low.end + _AHEAD)
    if m is None or m.end("rest") != low.end or low.value is None:
        return low
    rest = Decimal(m["rest"])
    return low._replace(value=low.value - rest + rest * _SMALL[m["small"]])


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
    if number.value * number.value > high.value * high.value / high.scale:
        return None  # «از ۹۰۰ به ۱۳ هزار»: the nearer reading is that of a rise
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
    if number.value == 1 and text[max(0, low.start - 4) : low.start].strip() == "هر":
        return ()  # «هر یک دو هفته» of several things, each
    joint = re.compile(rf"[{SPACE}]").match(text, low.end)
    high = read_number(text, joint.end()) if joint else None
    if high is None or not high.words or high.form != "cardinal":
        return ()
    if high.value / high.scale != number.value + 1:
        return ()
    value = number.value * high.scale
    return low._replace(value=value, low_of_range=True), span_of(text, high)
