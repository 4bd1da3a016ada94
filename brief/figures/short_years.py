"""Years of two digits: «آبان ۹۸», «در سال‌های ۹۸ و ۹۹», «فروردین ۰۳»; not «آبان ۹۸ نفر».

Nothing that may be counted follows such a year. The century is the reader's: 1398, 1403.
"""

from __future__ import annotations

import re
from functools import cache

from brief.figures.lexicon import DIGIT, LETTER, SPACE, rows
from brief.figures.units import read_unit

_TWO = re.compile(rf"[{DIGIT}]{{2}}(?![{DIGIT}]|[.٫,٬/:][{DIGIT}]|[٪%])")
_EARLIEST = 30  # 1330; what is less is more often a day or a count
_FOLLOWS = re.compile(
    rf"[{SPACE}]*(?:$|[.؛:)»؟!]|،(?![{SPACE}]*[{DIGIT}]))"
    rf"|[{SPACE}]+(?:و|در|به|از|که|با|تا|را|برای|بر|نیز|هم|تاکنون|طی|توسط|این|آن|همزمان)"
    rf"[{SPACE}](?![{SPACE}]*[{DIGIT}])"
    rf"|[{SPACE}]+[{LETTER}\u200c]+[{SPACE}]+(?:شد|شده|شدند|کرد|کردند|گردید|یافت|داد|گرفت)(?![{LETTER}])"
)
_NEXT = re.compile(rf"[{SPACE}]*(?:،|[{SPACE}]و|[{SPACE}]تا|[{SPACE}]الی|-)[{SPACE}]*(?=[{DIGIT}])")
_NAMED = re.compile(
    rf"(?<![{LETTER}])(?:سال(?:\u200c?های)?(?:[{SPACE}]+(?:زراعی|تحصیلی|مالی|آبی))?|مصوب)"
    rf"[{SPACE}]+(?:[{DIGIT}]{{2}}[{SPACE}]*(?:،|و|تا|الی|-)[{SPACE}]*)*$"
)
_LOOK_BACK = 40


def year_after_month(text: str, start: int, month: str) -> int | None:
    """The year that the two digits at ``text[start]`` are behind the name of a month.

    >>> [year_after_month(t, 6, "آبان") for t in ("آبان  ۹۸ در", "آبان  ۹۸ نفر", "آبان  ۰۳")]
    [1398, None, 1403]
    """
    year = _year(text, start)
    if year is None:
        return None
    end = start + 2
    if f"{month} {text[start:end]}" in _known():
        return year if read_unit(text, end) is None else None
    return year if _goes_on(text, end, year) else None


def named_year(text: str, start: int) -> int | None:
    """The year that the two digits at ``text[start]`` are behind «سال» and the like.

    >>> [named_year(t, 5) for t in ("سال  ۹۸ بود.", "سال  ۹۸، در", "سال  ۹۸ نفر", "سال  ۹۸ و ۹۹.")]
    [None, 1398, None, 1398]
    """
    head = text[max(0, start - _LOOK_BACK) : start]
    if "سال" not in head and "مصوب" not in head:
        return None
    year = _year(text, start)
    if year is None or not _NAMED.search(text, start - len(head), start):
        return None
    if joint := _NEXT.match(text, start + 2):
        return year if named_year(text, joint.end()) else None
    return year if _goes_on(text, start + 2, year) else None


def _goes_on(text: str, end: int, year: int) -> bool:
    """Whether nothing that is counted follows the digits: «آذر ۹۹ تصویب شد», not «۹۹ نفر شد»."""
    return year >= 1400 or (_FOLLOWS.match(text, end) is not None and read_unit(text, end) is None)


def _year(text: str, start: int) -> int | None:
    m = _TWO.match(text, start)
    if m is None:
        return None
    year = int(m[0])
    if year < 10:
        return 1400 + year
    return 1300 + year if year >= _EARLIEST else None


@cache
def _known() -> frozenset[str]:
    """Months of events that are called by two digits: «بهمن ۵۷»."""
    return frozenset(row[0] for row in rows("short_years.tsv"))
