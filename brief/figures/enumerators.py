"""The marks of a list: «۱) مسکن ۲) کار», «۱- مسکن»; they count nothing, and no number is cut off.

A mark is one at the beginning of a text, or where the number before or after it is one too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from brief.figures.lexicon import DIGIT, LETTER, SPACE, western_digits

_MARK = re.compile(rf"[{DIGIT}]{{1,2}}(?:\)|[-–ـ.](?=[{SPACE}]*[{LETTER}«])(?![{SPACE}]*درجه))")
_BEFORE = re.compile(rf"(?:^|\n|[{SPACE}:؛،.])[{SPACE}]*$")
_FIRST = re.compile(rf"(?:^|\n)[{SPACE}]*$")
_OPEN = re.compile(r"\([^()]*$")
_NAMED = re.compile(rf"(?<![{LETTER}])(?:بند|ماده|تبصره|اصل|شماره|ردیف|فصل|بخش|جزء|و)[{SPACE}]*$")
_LOOK_BACK = 60


def enumerator_end(text: str, start: int) -> int | None:
    """Where the mark of a list that starts at ``text[start]`` ends; None where none does.

    >>> text = "دولت: ۱) مسکن ۲) کار"
    >>> enumerator_end(text, 6), enumerator_end(text, 14)
    (8, 16)
    >>> enumerator_end("(ماده ۲) و ۳- کار", 6), enumerator_end("۳- کار", 0)
    (None, 2)
    """
    m = _MARK.match(text, start)
    if m is None or not _stands(text, m):
        return None
    if _FIRST.search(text, max(0, start - 3), start) or _has_neighbour(text, m):
        return m.end()
    return None


def enumerators(text: str) -> Iterator[tuple[int, int]]:
    """Where the marks of a list stand in ``text``, in reading order.

    >>> list(enumerators("دولت: ۱) مسکن ۲) کار"))
    [(6, 8), (14, 16)]
    """
    for m in _MARK.finditer(text):
        if enumerator_end(text, m.start()):
            yield m.span()


def _stands(text: str, mark: re.Match[str]) -> bool:
    """Whether what stands before a mark lets it be one: not «بند ۳)», not «(ماده ۲)»."""
    start = mark.start()
    if not _BEFORE.search(text, max(0, start - 3), start):
        return False
    before = max(0, start - _LOOK_BACK)
    return not (_OPEN.search(text, before, start) or _NAMED.search(text, before, start))


def _has_neighbour(text: str, mark: re.Match[str]) -> bool:
    """Whether the same text has the number before or after with the same sign."""
    value, sign = _read(mark)
    return not _marks(text).isdisjoint(((value - 1, sign), (value + 1, sign)))


@lru_cache(maxsize=8)
def _marks(text: str) -> frozenset[tuple[int, str]]:
    """The numbers and signs of all that may be marks: read once, however many are asked about."""
    return frozenset(_read(m) for m in _MARK.finditer(text) if _stands(text, m))


def _read(mark: re.Match[str]) -> tuple[int, str]:
    return int(mark[0][:-1]), mark[0][-1]


def code_text(surface: str) -> str:
    """How a code or a list's mark is printed: digit by digit, «۱-» as "1.".

    >>> code_text("۰۲۱-۸۸۷۷۶۶۵۵"), code_text("۱-"), code_text("۲)")
    ('021-88776655', '1.', '2)')
    """
    return re.sub(r"[-–ـ]$", ".", western_digits(surface))
