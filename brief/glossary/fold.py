"""One form for all spellings of a Persian word: letter variants, marks and half-spaces away.

`fold` keeps every offset, so that what is found in the folded text stands there in the text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

ZWNJ = "\u200c"
NON_JOINERS = frozenset("دذرزژواآ")
"""Folded letters that never join the next one, so that a half-space after them is not seen."""
_NOTHING = "\ue000"  # stands for a sign that makes no difference; a private character
_VARIANTS = {"ی": "يىېۍےئ", "ک": "كڪڬ", "ه": "ھہۃەةۀ", "ا": "ٱأإ", "و": "ؤ"}
_SIGNS = "ـء\u00ad\u061c\u200b\u200d\u200e\u200f\u2060\ufeff"
_MARKS = (*range(0x064B, 0x0660), 0x0670)
_WORD = re.compile(rf"[^\W_]+(?:[{ZWNJ}{_NOTHING}]+[^\W_]+)*{_NOTHING}*")


class Word(NamedTuple):
    """A word of a folded text: half-open range, letters without half-spaces, and with them."""

    start: int
    end: int
    key: str
    parts: str


def fold(text: str) -> str:
    """``text`` with one letter for all variants of it, Western digits and small Latin letters.

    It is as long as ``text``.

    >>> fold("كتابِ علي"), len(fold("كتابِ علي"))
    ('کتاب\\ue000 علی', 9)
    """
    return text.translate(_table())


def words(text: str) -> list[Word]:
    """The words of ``text`` in order; a half-space does not end one.

    >>> words("می\u200cرود")
    [Word(start=0, end=6, key='میرود', parts='می\\u200cرود')]
    """
    return [_word(m.start(), m.end(), m[0]) for m in _WORD.finditer(fold(text))]


def key_of(text: str) -> str:
    """What is the same for all spellings of ``text``, spaces and punctuation left out.

    >>> key_of("بانك مركزي") == key_of("بانک‌مرکزی")
    True
    """
    return "".join(word.key for word in words(text))


def _word(start: int, end: int, raw: str) -> Word:
    if raw.isalnum():
        return Word(start, end, raw, raw)
    parts = raw.replace(_NOTHING, "")
    return Word(start, end, parts.replace(ZWNJ, ""), parts)


@cache
def _table() -> dict[int, str]:
    table = {ord(other): letter for letter, others in _VARIANTS.items() for other in others}
    table |= dict.fromkeys([*map(ord, _SIGNS), *_MARKS], _NOTHING)
    table |= {ord(c): c.lower() for c in map(chr, range(ord("A"), ord("Z") + 1))}
    for first in (0x0660, 0x06F0):
        table |= {first + n: str(n) for n in range(10)}
    for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD)):  # letters by their shape
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and plain.isalpha():
            table[code] = plain.translate(table)
    return table
