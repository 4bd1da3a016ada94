"""Times of day: «ساعت پنج و چهل دقیقه», «هفت‌ونیم بامداد», «ساعات ۱۹ تا ۲۳», «۸ تا ۱۱ صبح».

Both ends of a range are times of their own. A time is given in minutes after midnight; the
word for the part of the day makes it p.m. but is no part of it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from brief.figures.format import format_time
from brief.figures.lexicon import LETTER, SPACE, number_word_pattern
from brief.figures.numbers import read_number
from brief.figures.place import Place
from brief.figures.span import Span
from brief.figures.units import Unit, read_unit
from brief.records import Figure

UNIT = "minute after midnight"
_DAY, _NOON, _HOUR = 24 * 60, 12 * 60, 60
_LATE = 9 * _HOUR
_AT_HOUR = re.compile(
    rf"(?<![{LETTER}])(?<!هر )ساع(?:ت|ات)(?:\u200cهای)?[{SPACE}:]+"
    rf"(?:(?:حدود|حدودا|حوالی|رأس|نزدیک)[{SPACE}]+)?$"
)
_NEAR_HOUR = re.compile(rf"(?<![{LETTER}])ساع(?:ت|ات)(?![{LETTER}])[^0-9۰-۹٠-٩.؛!؟]*$")
_PART = re.compile(
    rf"ی?[{SPACE}]+(?:دقیقه[{SPACE}]+)?(?P<part>صبح|بامداد|ظهر|نیمه\u200c?شب"
    rf"|بعد\u200c?[ ]?از\u200c?[ ]?ظهر|عصر|شب|شامگاه|غروب)(?![{LETTER}\u200c])"
)
_MORNING = ("صبح", "بامداد", "ظهر")
_SINCE = re.compile(rf"(?<![{LETTER}])(?:تا|از|بین|حوالی|حدود|الی)[{SPACE}]+$")
_EVENING = range(6, 13)
"""The hours that may stand before «شب» with no «ساعت»; fewer are a number of nights."""
_NIGHTS = re.compile(rf"[{SPACE}]+(?:متوالی|پیاپی|اقامت|پشت|و[{SPACE}]+(?:\d|روز))")
_JOINT = re.compile(rf"[{SPACE}]+(?:تا|الی|و)[{SPACE}]+|[{SPACE}]*[-–][{SPACE}]*")
_AND = re.compile(rf"[{SPACE}]+و[{SPACE}]+")
_QUARTER = re.compile(rf"ربع(?![{LETTER}])")
_MINUTES = re.compile(rf"[{SPACE}]+دقیقه(?![{LETTER}])")
_COUNTED = ("money", "percent", "measure", "multiple")
_NO_LENGTH = ("night", "UTC", "day")
_LOOK_BACK = 26
_CLAUSE = 48


def clock(place: Place, span: Span, after: Span | None, last: Figure | None) -> Figure | None:
    """The time of day that a number is, or None; ``last`` is the figure before it.

    ``after`` is the next span: the other end, where ``span`` begins a range.
    """
    text, other = place.text, after if span.low_of_range else None
    part = _PART.match(text, other.end if other else span.end)
    near = text.find("ساع", max(place.start, span.start - _CLAUSE), span.start) >= 0
    follows = last is not None and last.unit == UNIT
    if not (near or follows or part) or not _is_hour(span) or (other and not _is_hour(other)):
        return None
    hour = follows and last is not None and _follows(text, last, span, part)
    hour = hour or (near and _at_hour(text, place.start, span.start))
    if not hour and part is not None and _is_named(text, span, other, part):
        hour = True
    if not hour and near and other is not None:
        hour = _hours_above(text, place.start, span, other)
    if not hour or (part is None and _is_counted(text, (other or span).end)):
        return None
    return _time(place, span, part)


def _is_hour(span: Span) -> bool:
    value = span.value
    return value is not None and not span.scaled and 0 <= value <= 24 and not value * 2 % 1


def clock_time(place: Place, start: int, end: int, minutes: int) -> Figure:
    """A time of day, as minutes from midnight; «عصر» and «شب» after it make it p.m."""
    return _figure(place, start, end, minutes, _PART.match(place.text, end))


def _time(place: Place, span: Span, part: re.Match[str] | None) -> Figure:
    text, minutes, end = place.text, int((span.value or 0) * _HOUR), span.end
    joint = _AND.match(text, end)
    if joint and not minutes % _HOUR:
        if quarter := _QUARTER.match(text, joint.end()):
            minutes, end = minutes + 15, quarter.end()
        elif number := read_number(text, joint.end()):
            named = _MINUTES.match(text, number.end)
            if named and number.value < _HOUR and not number.value % 1:
                minutes, end = minutes + int(number.value), named.end()
    return _figure(place, span.start, end, minutes, part or _PART.match(text, end))


def _figure(place: Place, start: int, end: int, minutes: int, part: re.Match[str] | None) -> Figure:
    late = part is not None and part["part"] not in _MORNING
    if part is not None and part["part"].startswith("نیمه"):
        late = minutes >= _LATE  # «سه نیمه‌شب»
    if late and minutes < _NOON:
        minutes += _NOON
    elif late and minutes == _NOON and part is not None and "شب" in part["part"]:
        minutes = _DAY  # «۱۲ شب»
    text = format_time(minutes)
    return place.figure(start, end, "quantity", text, Decimal(minutes), UNIT)


def _at_hour(text: str, lowest: int, start: int) -> bool:
    """Whether «ساعت» stands before the number, and is not itself counted («در ۲۴ ساعت ۳ نفر»)."""
    head = text[max(lowest, start - _LOOK_BACK) : start]
    m = _AT_HOUR.search(head)
    return m is not None and not _counts_hours(head[: m.start()])


@cache
def _number_last() -> re.Pattern[str]:
    words = number_word_pattern()
    return re.compile(rf"(?:[0-9۰-۹٠-٩]|(?<![{LETTER}])(?:{words}))[{SPACE}]*$")


def _counts_hours(head: str) -> bool:
    return _number_last().search(head) is not None


def _follows(text: str, last: Figure, span: Span, part: re.Match[str] | None) -> bool:
    """«تا ۱۱» and «و ۱۷ تا ۲۲» behind a time are times too."""
    between = text[last.end : span.start]
    joint = _JOINT.fullmatch(between)
    if joint is None:
        m = _PART.match(between)
        joint = _JOINT.fullmatch(between, m.end()) if m else None
    if joint is None:
        return False
    return "و" not in joint[0] or span.low_of_range or part is not None


def _is_named(text: str, span: Span, other: Span | None, part: re.Match[str]) -> bool:
    """Whether the part of the day makes it a time: «۸ تا ۱۱ صبح»; not «سه شب», «یک صبح بهاری»."""
    value = span.value or Decimal(0)
    since = _SINCE.search(text, max(0, span.start - 8), span.start)
    if part["part"] == "شب":
        hours = all(v is not None and v in _EVENING for v in (value, (other or span).value))
        return hours and since is not None and not _NIGHTS.match(text, part.end())
    doubtful = span.words and (value == 1 or text[span.start : span.end] == "نه")
    return not doubtful or since is not None or other is not None


def _hours_above(text: str, lowest: int, span: Span, other: Span) -> bool:
    """«ساعت کار اداره‌ها ۷ تا ۱۳»: the word stands further off, and the range counts nothing."""
    head = text[max(lowest, span.start - _CLAUSE) : span.start]
    m = _NEAR_HOUR.search(head)
    return m is not None and not _counts_hours(head[: m.start()]) and not read_unit(text, other.end)


def _is_counted(text: str, end: int) -> bool:
    read = read_unit(text, end)
    if read is None:
        return False
    unit: Unit = read[0]
    if unit.kind == "time":
        return unit.singular not in _NO_LENGTH
    return unit.kind in _COUNTED or unit.singular == "person"
