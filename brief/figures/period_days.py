"""The Gregorian days of a period: of a year, of some of its months, around a publication."""

from __future__ import annotations

from datetime import date, timedelta

from brief.figures.dates import Day, gregorian, jalali_of


def year_days(year: int) -> tuple[date, date] | None:
    """The first and last day of a Jalali or Gregorian year."""
    if year >= 1700:
        return date(year, 1, 1), date(year, 12, 31)
    return jalali_months(year * 12, year * 12 + 12)


def jalali_months(first: int, after: int) -> tuple[date, date] | None:
    """Days from the Jalali month ``first`` up to ``after``, both counted from year 0."""
    start = gregorian(Day("jalali", first // 12, first % 12 + 1, 1))
    stop = gregorian(Day("jalali", after // 12, after % 12 + 1, 1))
    return (start, stop - timedelta(days=1)) if start and stop else None


def months(year: tuple[date, date] | None, first: int, after: int) -> tuple[date, date] | None:
    """Some months of a year that is given by its days."""
    if year is None or not 0 <= first < after <= 12:
        return None
    if (year[0].month, year[0].day) == (1, 1):
        stop = date(year[0].year + after // 12, after % 12 + 1, 1)
        return date(year[0].year, first + 1, 1), stop - timedelta(days=1)
    at = int(jalali_of(year[0])[:4]) * 12
    return jalali_months(at + first, at + after)


def around(published: date | None, number: int, unit: str, order: str) -> tuple[date, date] | None:
    """The days before or after publication; only for spans that are counted in days."""
    days = {"day": 1, "week": 7}.get(unit)
    if published is None or days is None:
        return None
    other = published + timedelta(days=number * days * (1 if order == "next" else -1))
    return min(published, other), max(published, other)
