"""Which days a week has: ISO weeks, Persian weeks, and any two dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

import jdatetime

from brief.errors import SettingsError
from brief.read.days import parse_day

_NUMBERED = re.compile(r"(\d{4})-?[Ww](\d{1,2})")
_LATEST_JALALI = 1500  # a year below is of the Persian calendar


@dataclass(frozen=True, slots=True)
class Week:
    """Days from ``start`` to ``end``, both included; ``name`` is how it was asked for."""

    name: str
    start: date
    end: date

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end


def parse_week(text: str) -> Week:
    """The week that ``text`` names.

    ``2024-W19`` is an ISO week, Monday to Sunday; ``1403-W07`` a Persian week, Saturday to
    Friday, counted from the one that has the first of Farvardin; ``2024-05-04..2024-05-10``
    (or with Jalali days) are the days from one to the other.

    >>> parse_week("2024-W19").start, parse_week("1403-W07").start
    (datetime.date(2024, 5, 6), datetime.date(2024, 4, 27))
    >>> parse_week("۱۴۰۳/۰۲/۱۵..۱۴۰۳/۰۲/۲۱").end
    datetime.date(2024, 5, 10)

    :raises SettingsError: it names no week.
    """
    text = text.strip()
    numbered = _NUMBERED.fullmatch(text)
    try:
        if numbered:
            year, number = int(numbered[1]), int(numbered[2])
            start = _persian(year, number) if year < _LATEST_JALALI else _iso(year, number)
            return Week(f"{year}-W{number:02}", start, start + timedelta(days=6))
        first, _, last = text.partition("..")
        start, end = _day(first), _day(last)
    except ValueError as exc:
        raise SettingsError(
            f"week is {text!r}: write 2024-W19, 1403-W07 or 2024-05-04..2024-05-10 ({exc})"
        ) from exc
    if end < start:
        raise SettingsError(f"week is {text!r}: it ends before it starts")
    return Week(f"{start}..{end}", start, end)


def _iso(year: int, number: int) -> date:
    return date.fromisocalendar(year, number, 1)


def _persian(year: int, number: int) -> date:
    new_year: date = jdatetime.date(year, 1, 1).togregorian()
    # Python counts days of the week from Monday; the Persian week begins on Saturday.
    first = new_year - timedelta(days=(new_year.weekday() + 2) % 7)
    start = first + timedelta(weeks=number - 1)
    if not 1 <= number <= 53 or start > jdatetime.date(year, 12, 29).togregorian():
        raise ValueError(f"the year {year} has no week {number}")
    return start


def _day(text: str) -> date:
    found = parse_day(text.strip())
    if not found:
        raise ValueError(f"{text.strip()!r} is no day")
    return found
