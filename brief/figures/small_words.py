"""Number words that count nothing: «نه» (not), «ده» (village), «یک» (a), «میلیاردی»."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from brief.figures.lexicon import LETTER, SPACE, number_word_pattern, rows
from brief.figures.nine import is_not
from brief.figures.span import Span
from brief.figures.units import Unit
from brief.figures.word_classes import is_verb, words

_TWO, _THREE, _NINE, _TEN, _TWELVE = map(Decimal, (2, 3, 9, 10, 12))
_ONLY_NUMBERS = (3, 4, 5, 7, 8)
"""What is no other word: «شش» also means lungs, «ده» a village."""
_PAIRED = re.compile(
    rf"[{SPACE}]+(?:و|به|یا|بر|از|در)[{SPACE}]+"
    rf"(?:[0-9۰-۹٠-٩]|(?:{number_word_pattern()})(?![{LETTER}]))"
)
_OUT_OF = re.compile(rf"[0-9۰-۹٠-٩][{SPACE}]+از[{SPACE}]+$")
"""«نمره ۲.۱ از ده»."""
_PIECES = re.compile(
    rf"\u200c?تا(?:ی|یی|شان)?(?![{LETTER}])"
    rf"|[{SPACE}]+تا[{SPACE}]+(?![0-9۰-۹٠-٩]|(?:{number_word_pattern()})(?![{LETTER}]))"
)
"""«دو تا ماند», «گروه‌های پنجاه‌تایی»: pieces, not the low end of a range."""
_COMPOUND = re.compile(
    rf"\u200c(?!و)(?P<rest>[{LETTER}\u200c]*[هی])(?:\u200c(?:ها|اند|است|ای))?(?![{LETTER}\u200c])"
)
"""The rest of an adjective with a number in it: «سه‌شیفته», «هفده‌هجایی»; not «سی‌وسه‌پل»."""
_VAGUE = ("میلیونی", "میلیاردی", "تریلیونی")
"""«پاداش‌های میلیاردی»: in the billions, not one."""
_ARTICLE_BEFORE = ("noun", "count", "counter")
"""Before these «یک» is an article: «یک مرکز» is "a center"."""
_LETTERS = "اآبپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیأإئ"


@cache
def _uncounted() -> tuple[str, ...]:
    """«شش‌ضلعی», «سه‌قلوها»: English says these with a word of its own."""
    return tuple(row[0] for row in rows("uncounted.tsv"))


def is_word(text: str, span: Span, unit: Unit | None, end: int) -> bool:
    """A small number word that counts nothing here: «یکی», «نه» (no), «ده» (village).

    ``end``: where its unit ends, if it has one.
    """
    if text[span.start : span.end] in _VAGUE:
        return True
    if not span.words or span.scaled:
        return False
    value = span.value or Decimal(0)
    if not value:
        return False  # «صفر» is read in scores only
    if unit is not None and text.startswith("\u200c", span.end) and unit.singular != "person":
        adjective = value >= _THREE and text[end - 1] in "هی"  # «شانزده‌طبقه»
        adjective = adjective and not text.startswith(_uncounted(), span.end + 1)
        return unit.kind in _ARTICLE_BEFORE and not adjective  # «سی‌وسه‌پل», «نیم‌سکه»: a name
    if value == _NINE and text[span.start : span.end] == "نه":
        return is_not(text, span, (unit, end) if unit else None)
    if unit is not None:
        return value == 1 and unit.singular != "person" and unit.kind in _ARTICLE_BEFORE
    tail = text[span.end : span.end + 24]
    if tail.lstrip("\u200c ").startswith("گانه") or _PAIRED.match(text, span.end):
        return False
    if value >= _TWO and _PIECES.match(tail):
        return False
    if tail[:1] == "\u200c":
        m = _COMPOUND.match(tail)
        return value < _THREE or m is None or m["rest"].startswith(_uncounted())
    following = tail.lstrip(" ").split(" ", 1)[0].strip("\u200c.،؛:!؟»)")
    counts = bool(following) and following not in words("function") and following[0] in _LETTERS
    if value == _TEN and text[span.start : span.end] == "ده":
        if _OUT_OF.search(text, max(0, span.start - 8), span.start):
            return False
        counts = counts and not is_verb(following)
    if text[span.start : span.end] == "نُه":
        return False
    return value in (1, 9) or (value <= _TWELVE and not counts and value not in _ONLY_NUMBERS)
