"""Digits and number words that are no numbers: names, codes, «ده‌ها», the «سه» of «سه‌شنبه»."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from brief.figures.lexicon import DIGIT, LETTER, SPACE, rows, trie
from brief.figures.numbers import Number
from brief.figures.units import read_unit


@cache
def name_pattern() -> re.Pattern[str]:
    """«سی‌وسه‌پل», «سی‌ان‌ان»: number words that count nothing."""
    loose = trie(row[0] for row in rows("names.tsv") if len(row) == 1)
    one_word = "|".join(row[0].replace("\u200c", "\u200c?") for row in rows("names.tsv") if row[1:])
    return re.compile(rf"(?:{loose}|{one_word})(?![{LETTER}])")


_SINGLE = re.compile(rf"(?<![{LETTER}\u200c])[{LETTER}]$")
_AFTER_DIGIT = re.compile(rf"[{DIGIT}][{LETTER}]{{1,3}}$")
_INSIDE = re.compile(rf"[{DIGIT}]+(?=[{LETTER}])")


def is_name(text: str, start: int) -> bool:
    """«اف-۱۶», «کووید-۱۹», «G-7»: a letter and a hyphen before the digits; «اچ۵ان۱»."""
    if _SINGLE.search(text, max(0, start - 2), start) or _AFTER_DIGIT.search(
        text, max(0, start - 4), start
    ):
        return True
    if start and text[start - 1].isalpha() and (m := _INSIDE.match(text, start)):
        return read_unit(text, m.end()) is None and not text.startswith(("هزار", "میل"), m.end())
    return start >= 2 and text[start - 1] in "-‑" and text[start - 2].isalpha()


_CODE = re.compile(rf"[{DIGIT}]+(?=[A-Za-z])(?!(?:st|nd|rd|th)(?![A-Za-z]))")


def is_code(text: str, start: int) -> bool:
    """«4x4», «5G»: digits that Latin letters go on with, unless those are a unit («35km»)."""
    m = _CODE.match(text, start)
    return m is not None and read_unit(text, m.end()) is None


_SOME = re.compile(
    rf"(?<![{LETTER}])(?:چند|چندین|هزاران|(?:ده|صد|هزار|میلیون)[{SPACE}]?ها)[{SPACE}]+$"
)

_SEVERAL = re.compile(rf"(?<!هر[{SPACE}])(?<![{LETTER}])(?:چند|چندین)[{SPACE}]+$")
_TENS = (10, 100, 1000)
"""What «چند» makes vague: «چند ده نفر», «چند هزارم ثانیه»."""
_PLURAL = re.compile(rf"[{SPACE}]?های?(?![{LETTER}])|ان(?![{LETTER}])")
_CENTURY = 4
"""From here on an ordinal with «ی» is an adjective: «قرن هفدهمی»; «دومی» is "the other"."""
_HALF = Decimal("0.5")
_C = 30
_LETTERED = re.compile(
    rf"(?<![{LETTER}])(?:ویتامین|هپاتیت)[{SPACE}]+(?:(?:آ|ب|بی)[{SPACE}]+و[{SPACE}]+)?$"
)
"""«ویتامین سی», «هپاتیت ب و سی»: the letter C."""
_AGAINST = re.compile(rf"[{SPACE}]+(?:بر|درصد|درجه)(?![{LETTER}])")
_BY = re.compile(rf"(?<![{LETTER}])بر[{SPACE}]+$")


_AT_DAWN = re.compile(rf"ی[{SPACE}]+(?:صبح|بامداد|بعدازظهر|نیمه‌شب|عصر|شب)(?![{LETTER}])")
"""«ساعت دوی بامداد»."""
_GIVING = re.compile(
    rf"(?<![{LETTER}])(?:پایان|ادامه|نشان|انجام|توضیح|قرار|شرح|پاسخ|ترجیح|گزارش|تغییر|تشخیص|دست"
    rf"|یاد|خبر|گوش|اجازه|اطمینان|قول)[{SPACE}]+$"
)


def _gives(text: str, number: Number) -> bool:
    """«باید توضیح دهم»: "give", no tenth."""
    if text[number.start : number.end] != "دهم":
        return False
    return _GIVING.search(text, max(0, number.start - 12), number.start) is not None


def is_vague(text: str, number: Number) -> bool:
    """«ده‌ها», «هزاران», «چند هزار»; and the «سه» of «سه‌شنبه»."""
    if _PLURAL.match(text, number.end):
        return True
    if number.form == "ordinal" and _gives(text, number):
        return True
    if number.value == _C and _LETTERED.search(text, max(0, number.start - 12), number.start):
        return True
    if _AT_DAWN.match(text, number.end):
        return False
    if text.startswith("ی", number.end) and not number.scaled and number.value != _HALF:
        return number.form != "ordinal" or number.value < _CENTURY  # «یکی», «دوی», «سومی»
    if number.value == 0:
        return not (
            _AGAINST.match(text, number.end)
            or _BY.search(text, max(0, number.start - 5), number.start)
        )
    if number.form == "ordinal" and text.startswith("\u200c", number.end):
        return True
    some = _SOME if number.scaled else _SEVERAL if number.value in _TENS else None
    if some and some.search(text, max(0, number.start - 12), number.start):
        return True
    return text[number.end : number.end + 5].lstrip("\u200c ").startswith("شنبه")
