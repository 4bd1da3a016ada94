"""Days in both calendars, as an English brief prints them."""

from __future__ import annotations

from datetime import date

import jdatetime

from brief.figures.dates import written


def jalali(day: date) -> str:
    """The Persian date, month transliterated.

    >>> jalali(date(2023, 5, 4))
    '14 Ordibehesht 1402'
    """
    persian = jdatetime.date.fromgregorian(date=day)
    return f"{persian.day} {persian.j_months_en[persian.month - 1]} {persian.year}"


def both_calendars(day: date) -> str:
    """
    >>> both_calendars(date(2023, 5, 4))
    '4 May 2023 (14 Ordibehesht 1402)'
    """
    return f"{written(day)} ({jalali(day)})"
