"""A period that a figure is only compared with: «۱۲ درصد نسبت به سال گذشته»."""

from __future__ import annotations

import re
from functools import cache

from brief.figures.lexicon import LETTER, SPACE, rows, trie
from brief.records import Period

_LOOK_BACK = 60
_NEAR = 4  # words
_MORE = re.compile(rf"(?<=[{LETTER}\u200c])تر[{SPACE}]+$")
_THAN = re.compile(rf"از[{SPACE}]")
"""«بیشتر از سال گذشته»."""
_CLAUSE = re.compile(rf"[،؛:]|(?<![{LETTER}])(?:که|و)(?![{LETTER}])")
_CHANGES = ("percent", "percentage point", "time")
_ORDER = re.compile(r"(?:first|second|third|fourth|past|start|end)\b")


def is_compared(period: Period) -> bool:
    """Whether a period is one that figures are compared with."""
    return period.text.startswith("compared with ")


def measures_change(text: str, unit: str | None, start: int, end: int) -> bool:
    """Whether a figure with ``unit`` is the change against a period: ``text[start:end]`` is what
    stands between the two.

    Of «به ۵۷ هزار رسید که ۲۴ درصد بیشتر از سال قبل است» only the 24 percent are: no number
    and no new clause comes between.
    """
    between = text[start:end]
    if any(c.isdecimal() for c in between) or _CLAUSE.search(between):
        return False
    return unit in _CHANGES or len(between.split()) <= _NEAR


def compared(text: str, begin: int, start: int, period: Period) -> Period:
    """``period``, found at ``text[start]``, in the role that the words before it give it.

    A figure does not hold for a period that it is compared with, so that the days are left out.
    ``begin`` is where the sentence starts.

    >>> line = "تولید نسبت به مدت مشابه سال گذشته رشد کرد."
    >>> compared(line, 0, line.index("سال"), Period(text="last year")).text
    'compared with the same period of last year'
    >>> compared("صادرات سال گذشته", 0, 7, Period(text="last year")).text
    'last year'
    """
    before = _before().search(text, max(begin, start - _LOOK_BACK), start)
    same = "the same period of " if before and before["same"] else ""
    more = _THAN.match(text, start) and _MORE.search(text, max(begin, start - 8), start)
    if more or (before and before["base"]):
        the = "the " if _ORDER.match(period.text) else ""
        return Period(text=f"compared with {same}{the}{period.text.removeprefix('since ')}")
    return Period(text=f"{same}{period.text}") if same else period


@cache
def _before() -> re.Pattern[str]:
    def words(kind: str) -> str:
        return trie(fa for fa, of in rows("compare_words.tsv") if of == kind)

    gap = rf"[{SPACE}]+"
    return re.compile(
        rf"(?<![{LETTER}])(?:(?P<base>{words('base')}){gap})?"
        rf"(?:{words('fill')}{gap})*(?:(?P<same>{words('same')}){gap}(?:{words('fill')}{gap})*)?$"
    )
