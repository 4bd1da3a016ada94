"""A day as sources state it: ISO, RFC 822 or Persian, Gregorian or Jalali."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

import jdatetime

from brief.clean.metadata import date_line

_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
_NUMERIC = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_JALALI = range(1300, 1500)
TEHRAN = timezone(timedelta(hours=3, minutes=30))  # no summer time since 1401


def parse_day(text: str) -> date | None:
    """The Gregorian day that ``text`` states; a time with a zone is taken to Tehran.

    >>> parse_day("۱۴۰۲/۰۲/۱۴"), parse_day("2023-05-04T22:30:00Z")
    (datetime.date(2023, 5, 4), datetime.date(2023, 5, 5))
    >>> parse_day("پنجشنبه ۱۴ اردیبهشت ۱۴۰۲"), parse_day("Thu, 04 May 2023 08:00:00 +0330")
    (datetime.date(2023, 5, 4), datetime.date(2023, 5, 4))
    >>> parse_day("۱۴۰۲/۱۳/۴۵") is None
    True
    """
    text = " ".join(text.translate(_DIGITS).split())
    numeric = _NUMERIC.match(text)
    if numeric:
        return _numeric_day(text, numeric)
    found = date_line(text)
    if found:
        return found
    try:
        return day_of(parsedate_to_datetime(text))
    except (ValueError, TypeError):
        return None


def day_of(moment: datetime) -> date:
    """The day of a moment in Tehran; one without a zone is taken as Tehran's already."""
    return (moment.astimezone(TEHRAN) if moment.tzinfo else moment).date()


def _numeric_day(text: str, match: re.Match[str]) -> date | None:
    year, month, day = map(int, match.groups())
    try:
        if year in _JALALI:
            found: date = jdatetime.date(year, month, day).togregorian()
            return found
        try:
            return day_of(datetime.fromisoformat(text))
        except ValueError:
            return date(year, month, day)
    except ValueError:
        return None
