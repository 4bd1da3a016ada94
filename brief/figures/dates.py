"""Days of the three calendars: read their parts, convert them, write them in English.

Jalali days are converted by jdatetime. Lunar days are converted by the tabular rule, which
the sighted calendar of Iran may differ from by a day; they are written with "about".
An impossible day (30 Esfand 1402) converts to None and never raises.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from brief.figures.lexicon import (
    DIGIT,
    LETTER,
    SPACE,
    key,
    month_names,
    month_pattern,
    months,
)
from brief.figures.short_years import year_after_month

JALALI_YEARS = range(1200, 1500)
GREGORIAN_YEARS = range(1000, 2101)
LUNAR_YEARS = range(1200, 1500)
_RANGES = {"jalali": JALALI_YEARS, "gregorian": GREGORIAN_YEARS, "lunar": LUNAR_YEARS}


class Day(NamedTuple):
    """A day as a text gives it; ``year`` or ``day`` is None where the text has none."""

    calendar: str
    year: int | None
    month: int
    day: int | None

    @property
    def english(self) -> str:
        """The day in its own calendar.

        >>> Day("jalali", 1402, 2, 14).english
        '14 Ordibehesht 1402'
        """
        parts = (self.day, month_names(self.calendar)[self.month - 1], self.year)
        return " ".join(str(p) for p in parts if p is not None)

    @property
    def iso(self) -> str | None:
        """``1402-02-14``, ``1402-02``; None without a year."""
        if self.year is None:
            return None
        tail = "" if self.day is None else f"-{self.day:02d}"
        return f"{self.year:04d}-{self.month:02d}{tail}"


def gregorian(day: Day) -> date | None:
    """The Gregorian day; the first of a month where the text names no day.

    >>> gregorian(Day("jalali", 1402, 2, 14))
    datetime.date(2023, 5, 4)
    >>> gregorian(Day("jalali", 1402, 12, 30)) is None
    True
    """
    if day.year is None:
        return None
    number = day.day or 1
    try:
        if day.calendar == "gregorian":
            return date(day.year, day.month, number)
        if day.calendar == "lunar":
            return _from_lunar(day.year, day.month, number)
        return _from_jalali(day.year, day.month, number)
    except (ValueError, OverflowError):
        return None


@cache
def _from_jalali(year: int, month: int, day: int) -> date:
    from jdatetime import date as jalali_date

    converted: date = jalali_date(year, month, day).togregorian()
    return converted


def _from_lunar(year: int, month: int, day: int) -> date:
    """The tabular Islamic calendar, counted from 16 July 622 (Julian)."""
    if day > 30:
        raise ValueError("a lunar month has 30 days at most")
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + (59 * (month - 1) + 1) // 2 + day
    return date(622, 7, 19) + timedelta(days=days - 1)


def jalali_of(day: date) -> str:
    """The Jalali day of a Gregorian one, as ``1402-02-14``.

    >>> jalali_of(date(2023, 5, 4))
    '1402-02-14'
    """
    from jdatetime import date as jalali_date

    own = jalali_date.fromgregorian(date=day)
    return f"{own.year:04d}-{own.month:02d}-{own.day:02d}"


def written(day: date) -> str:
    """A Gregorian day in English: ``4 May 2023``."""
    return Day("gregorian", day.year, day.month, day.day).english


def both_calendars(day: Day) -> str:
    """The day in English, with the Gregorian day where the text has a year.

    >>> both_calendars(Day("jalali", 1402, 2, 14))
    '14 Ordibehesht 1402 (4 May 2023)'
    >>> both_calendars(Day("jalali", None, 2, 14))
    '14 Ordibehesht'
    """
    if day.calendar == "gregorian" or day.day is None:
        return day.english
    known = gregorian(day)
    if known is None:
        return day.english
    about = "about " if day.calendar == "lunar" else ""
    return f"{day.english} ({about}{written(known)})"


def in_year_of(day: Day, published: date) -> Day:
    """``day`` with the year that brings it nearest to the day of publication."""
    if day.year is not None:
        return day
    base = published.year
    if day.calendar == "jalali":
        base = int(jalali_of(published)[:4])
    elif day.calendar == "lunar":
        base = int((published.year - 622 + published.timetuple().tm_yday / 365) * 1.0307) + 1
    candidates = [day._replace(year=base + n) for n in (-1, 0, 1)]
    known = [(abs((g - published).days), d) for d in candidates if (g := gregorian(d))]
    return min(known)[1] if known else day


_NUMERIC = re.compile(
    rf"(?P<a>[{DIGIT}]{{1,4}})(?P<mark>[/\-.])(?P<b>[{DIGIT}]{{1,2}})(?P=mark)(?P<c>[{DIGIT}]{{1,4}})"
    rf"(?![{DIGIT}]|[/\-.][{DIGIT}])"
)


_DATED = re.compile(rf"(?<![{LETTER}])(?:مورخ|مورخه|تاریخ)[{SPACE}:]*$")


def read_numeric(text: str, pos: int) -> tuple[Day, int] | None:
    """«۱۴۰۲/۰۲/۱۴», «14/2/1402», «2024/05/15»; a two-digit year only after «مورخ» and the like.

    The day may be impossible; its year and month are within range.
    """
    m = _NUMERIC.match(text, pos)
    if m is None:
        return None
    first, middle, last = int(m["a"]), int(m["b"]), int(m["c"])
    if len(m["a"]) == 4:
        year, month, day = first, middle, last
    elif len(m["c"]) == 4 and m["mark"] != "-":
        year, month, day = last, middle, first
    elif len(m["a"]) == len(m["c"]) == 2 and _DATED.search(text, max(0, pos - 12), pos):
        year, month, day = (1400 if first < 50 else 1300) + first, middle, last
    else:
        return None
    for calendar, years in (("jalali", JALALI_YEARS), ("gregorian", range(1600, 2101))):
        if year in years and 1 <= month <= 12 and 1 <= day <= 31:
            return Day(calendar, year, month, day), m.end()
    return None


@cache
def _after_day() -> re.Pattern[str]:
    """What follows the number of a day: month, perhaps year."""
    end = rf"(?![{LETTER}\u200c])|(?=\u200cماه)|(?=ماه)"
    return re.compile(
        rf"[{SPACE}]*(?:از[{SPACE}]+)?(?:ماه[{SPACE}]+)?(?P<month>{month_pattern()})(?:{end})"
        rf"(?:[{SPACE}]?ماه(?![{LETTER}]))?"
        rf"(?:[،,]?[{SPACE}]*(?:سال[{SPACE}]+)?(?P<year>[{DIGIT}]{{4}})(?![{DIGIT}]|[.٫,،٬/][{DIGIT}]))?"
    )


def read_after_day(text: str, pos: int, day: int) -> tuple[Day, int] | None:
    """The rest of a written day whose number ends at ``text[pos]``.

    >>> read_after_day("۱۴ اردیبهشت‌ماه سال ۱۴۰۲ در", 2, 14)
    (Day(calendar='jalali', year=1402, month=2, day=14), 24)
    """
    if not 1 <= day <= 31:
        return None
    m = _after_day().match(text, pos)
    if m is None:
        return None
    month = months()[key(m["month"])]
    if m["month"] == "می" and m["year"] is None:
        return None  # the prefix of verbs
    year, _, end = _year_of(text, m, month.calendar)
    return Day(month.calendar, year, month.number, day), end


def _year_of(text: str, m: re.Match[str], calendar: str) -> tuple[int | None, int, int]:
    """The year of a match of `_after_day`, where it starts, and where the whole ends."""
    if m["year"]:
        year = int(m["year"])
        if year not in _RANGES[calendar]:
            return None, -1, _without_year(text, m)
        return year, m.start("year"), m.end()
    if calendar == "jalali" and (gap := _GAP.match(text, m.end())):
        short = year_after_month(text, gap.end(), key(m["month"]))
        if short:
            return short, gap.end(), gap.end() + 2
    return None, -1, m.end()


_GAP = re.compile(rf"[{SPACE}]+(?:سال[{SPACE}]+)?")


def _without_year(text: str, m: re.Match[str]) -> int:
    """Where a written day ends whose four digits turned out not to be a year."""
    end = m.end("month")
    tail = re.compile(rf"[{SPACE}]?ماه(?![{LETTER}])").match(text, end)
    return tail.end() if tail else end


def read_month(text: str, pos: int) -> tuple[Day, int, int] | None:
    """«مرداد ۱۴۰۳»: the month, where it ends, and where its year starts."""
    m = _after_day().match(text, pos)
    if m is None or m.start("month") != pos:
        return None
    month = months()[key(m["month"])]
    year, year_at, end = _year_of(text, m, month.calendar)
    if year is None:
        return None
    return Day(month.calendar, year, month.number, None), end, year_at
