"""Digits that are no number: «۰۲۱-۸۸۷۷۶۶۵۵», «۲.۰.۱», «نامه شماره ۲۱۰/۱۲۳۴۵», «ترکیب ۴-۴-۲».

They have no value, and are printed digit by digit as they stand; so are the numbers of names
(`brief.figures.designations`).
"""

from __future__ import annotations

import re
from functools import cache

from brief.figures.lexicon import DIGIT, LETTER, SPACE, rows
from brief.figures.units import read_unit

_ZERO = "0۰٠"
_DASH = r"\-–"
_CODE = re.compile(
    rf"(?:[{_ZERO}][{DIGIT}]{{2,3}}[ {_DASH}]?[{DIGIT}]{{7,8}}"  # area code and telephone number
    rf"|[{DIGIT}]{{7,8}}[{_DASH}][{_ZERO}][{DIGIT}]{{2,3}}"
    rf"|(?![{DIGIT}]{{1,3}}(?:\.[{DIGIT}]{{3}}){{2,}}(?![{DIGIT}]))"
    rf"(?![{DIGIT}]{{1,3}}(?:/[{DIGIT}]{{3}}){{2,}}(?![{DIGIT}]))"
    rf"[{DIGIT}]+(?P<joint>[./{_DASH}])[{DIGIT}]+(?:(?P=joint)[{DIGIT}]+)+"
    rf"|[{_ZERO}][{DIGIT}]{{2,}})"
    rf"(?![{DIGIT}])(?![.٫/,،٬:{_DASH}][{DIGIT}])"
)
_LONG = re.compile(rf"[{DIGIT}]{{10,}}(?![{DIGIT}]|[.٫/,،٬][{DIGIT}])")
_NAMED = re.compile(
    rf"(?:[{DIGIT}]+(?:[/{_DASH}][{DIGIT}]+)+|[{DIGIT}]{{4,}})(?![{DIGIT}]|[.٫,٬][{DIGIT}])"
)
_SCALE = re.compile(rf"[{SPACE}]*(?:هزار|میلیون|میلیارد|تریلیون)")
_LOOK_BACK = 48


def read_code(text: str, start: int) -> int | None:
    """Where the code that starts at ``text[start]`` ends; None where none does.

    Dates are read before; a number with a unit or a scale word is none.

    >>> [read_code(t, 0) for t in ("۰۲۱-۸۸۷۷۶۶۵۵", "۲.۰.۱", "۱۲.۵۰۰.۰۰۰", "۱۰-۱۲")]
    [12, 5, None, None]
    >>> read_code("نامه شماره ۲۱۰/۱۲۳۴۵", 11), read_code("حدود ۲۱۰/۱۲۳۴۵", 5)
    (20, None)
    """
    m = _CODE.match(text, start)
    if m is None:
        m = _LONG.match(text, start) or _NAMED.match(text, start)
        if m is None:
            return None
        named = _names().search(text, max(0, start - _LOOK_BACK), start)
        long = m.re is _LONG
        sure = named is not None and named["sure"] is not None
        if not (named or long) or _counts(text, m.end(), sure):
            return None
    return m.end()


def _counts(text: str, end: int, sure: bool) -> bool:
    """Whether what ends at ``text[end]`` counts something; «شماره ۱۲۳۴ سازمان» does not."""
    unit = read_unit(text, end)
    return bool(_SCALE.match(text, end)) or bool(unit and (unit[0].kind != "noun" or not sure))


@cache
def _names() -> re.Pattern[str]:
    sure, other = (
        "|".join(re.escape(word) for word, kind in rows("code_words.tsv") if kind == which)
        for which in ("sure", "other")
    )
    return re.compile(
        rf"(?<![{LETTER}\u200c])(?:(?P<sure>{sure})|{other})[{SPACE}]*[:：]?[{SPACE}(«]*"
        rf"(?:[{DIGIT}/{_DASH}]{{4,}}[{SPACE}]*(?:،|و|یا)[{SPACE}]*)*$"
    )
