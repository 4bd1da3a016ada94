"""Finds in the text what is known about it: the agency and the day of publication."""

from __future__ import annotations

import re
from datetime import date

import jdatetime

from brief.clean.dateline import agency_in, dateline_agency
from brief.clean.letters import glue
from brief.names import find_names

_SOURCE = re.compile(r"به گزارش (?:خبرنگار )?([^،.:؛\n]{2,60})|(?:منبع|مأخذ)\s*:\s*([^\n]{2,40})")
_MONTHS = tuple(jdatetime.date.j_months_fa)
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
_DAY = re.compile(
    r"(?:تاریخ(?: انتشار| خبر)?\s*:?\s*)?(?:(?:یک|دو|سه|چهار|پنج)?\s?شنبه|جمعه)?\s*،?\s*"
    r"(?:(?P<y>1[34]\d\d)[/\-.](?P<m>\d{1,2})[/\-.](?P<d>\d{1,2})"
    rf"|(?P<day>\d{{1,2}})\s+(?P<month>{'|'.join(_MONTHS)})(?:\s?ماه)?\s+(?P<year>1[34]\d\d))"
    r"(?:\s*[-–|،]?\s*(?:ساعت\s*:?\s*)?\d{1,2}:\d{2})?"
)
# What stands between the parts of a date line: «تهران - خبرگزاری ... - ۱۲ آذر ۱۴۰۳».
_BETWEEN = re.compile(r"\s+[-–—/]\s+|\s*[|،•·]\s*")
_ORIGIN = re.compile(
    r"(?:خبرگزاری|روزنامه|پایگاه خبری|گروه|سرویس) \S+(?: \S+){0,2}$|[^\W\d]+شنبه$|جمعه$"
)
_NAMED = re.compile(r"خبرگزاری \S+")


def find_agency(text: str) -> str | None:
    """The agency that the text names as its source.

    >>> find_agency("به گزارش خبرنگار ایسنا، نرخ بیکاری کاهش یافت.")
    'ایسنا'
    """
    for match in _SOURCE.finditer(text):
        if named := agency_in(glue(match[1] or match[2])):
            return named
    for line in text.splitlines():
        if named_by := dateline_agency(line):
            return named_by
        if date_line(line) and (own := _NAMED.search(line)):
            return own[0]
    return None


def date_line(line: str) -> date | None:
    """The day that a line states when it states nothing else but its place and agency.

    >>> date_line("تاریخ انتشار: ۱۴ اردیبهشت ۱۴۰۲ - ۱۰:۳۰")
    datetime.date(2023, 5, 4)
    >>> date_line("تهران - خبرگزاری آبان - ۱۲ آذر ۱۴۰۳")
    datetime.date(2024, 12, 2)
    >>> date_line("رشد صادرات - ۱۲ آذر ۱۴۰۳") is None
    True
    """
    if len(line) > 70:
        return None
    text = line.translate(_DIGITS).strip()
    whole = _DAY.fullmatch(text)
    if whole:
        return _day(whole)
    parts = [part for part in _BETWEEN.split(text) if part]
    days = [match for match in map(_DAY.fullmatch, parts) if match and _states_a_day(match)]
    others = [part for part in parts if not _DAY.fullmatch(part)]
    if len(days) == 1 and all(_ORIGIN.match(part) or _is_place(part) for part in others):
        return _day(days[0])
    return None


def _states_a_day(match: re.Match[str]) -> bool:
    return bool(match["y"] or match["year"])


def _is_place(text: str) -> bool:
    return any(start == 0 and end == len(text) for start, end, _ in find_names(text))


def _day(match: re.Match[str]) -> date | None:
    year, month, day = match["y"], match["m"], match["d"]
    if match["month"]:
        year, month, day = match["year"], _MONTHS.index(match["month"]) + 1, match["day"]
    try:
        found: date = jdatetime.date(int(year), int(month), int(day)).togregorian()
    except ValueError:
        return None
    return found
