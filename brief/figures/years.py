"""Which numbers are years and decades: printed without a comma, never key figures."""

from __future__ import annotations

import re

from brief.figures.lexicon import LETTER, SPACE, month_pattern
from brief.figures.span import Span
from brief.figures.units import read_unit

_DECADE = re.compile(rf"(?<![{LETTER}])دهه(?:\u200c?های)?[{SPACE}]+$")
_CHRISTIAN = re.compile(rf"[{SPACE}]+(?:میلادی|قرن)(?![{LETTER}])")


def decade(text: str, span: Span) -> int | None:
    """The first year of a decade: 1360 for «دهه ۶۰», 1960 for «دهه ۶۰ میلادی».

    None for any other number.
    """
    value = span.value
    if value is None or "دهه" not in text[max(0, span.start - 10) : span.start]:
        return None
    if not _DECADE.search(text, max(0, span.start - 14), span.start):
        return None
    if value % 10 or (span.scaled and not 1000 <= value <= 2100):
        return None
    if 10 <= value < 100:
        return int(value) + (1900 if _CHRISTIAN.match(text, span.end) else 1300)
    return int(value) if 1200 <= value <= 2100 else None


_YEAR_WORD = re.compile(
    rf"(?<![{LETTER}])(?:سال(?:\u200c?های)?|دهه|مصوب|مالی|بهار|تابستان|پاییز|زمستان|بودجه|نوروز"
    rf"|انتخابات|{month_pattern()})(?:\u200c?ماه)?[{SPACE}]*$"
)
_LIKELY_YEARS = (range(1300, 1421), range(1900, 2051))
_YEARS = (range(1200, 1451), range(1500, 2101))


def is_year(fa: str, span: Span) -> bool:
    """Whether a number of four plain digits is a year: printed without a comma.

    After «سال» and the like it is; elsewhere where it is a likely year and counts nothing.

    >>> from brief.figures.spans import scan
    >>> text = "از سال ۱۴۰۲ تاکنون ۱۴۰۲ نفر"
    >>> [is_year(text, span) for span in scan(text)]
    [True, False]
    """
    value = span.value
    if value is None or span.scaled or span.words:
        return False
    if span.end - span.start == 2 and value in _LIKELY_YEARS[0]:
        return True  # of two digits, read by `short_years`
    if span.end - span.start != 4:
        return False
    likely = any(value in years for years in _LIKELY_YEARS)
    named = _YEAR_WORD.search(fa, max(0, span.start - 14), span.start)
    if not likely and not (named and any(value in years for years in _YEARS)):
        return False
    unit = read_unit(fa, span.end)
    return unit is None or (named is not None and unit[0].kind not in ("money", "percent"))
