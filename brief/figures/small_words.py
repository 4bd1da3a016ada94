"""Small number words that count nothing: «نه» (not), «ده» (village), «یک» (a)."""

from __future__ import annotations

import re
from decimal import Decimal

from brief.figures.lexicon import LETTER, SPACE, number_word_pattern
from brief.figures.spans import Span
from brief.figures.subject import words
from brief.figures.units import Unit

_TWO, _NINE, _TWELVE = Decimal(2), Decimal(9), Decimal(12)
_PAIRED = re.compile(
    rf"[{SPACE}]+(?:و|به|یا|بر|از|در)[{SPACE}]+"
    rf"(?:[0-9۰-۹٠-٩]|(?:{number_word_pattern()})(?![{LETTER}]))"
)
_BUT = re.compile(rf"(?<![{LETTER}])(?:که|بلکه)(?![{LETTER}])")
_OTHER_NOT = re.compile(rf"(?<![{LETTER}\u200c])نه(?![{LETTER}\u200c])")
_GROUP = rf"[{LETTER}]+(?:\u200c[{LETTER}]+)*"
_OTHERS = re.compile(
    r"(?:[ \u00a0]+(?!(?:کس|چیز|جا|هیچ|هر|این|آن|به|از|در|با|برای|تنها|فقط|که) )"
    rf"{_GROUP}(?<!ها|ان|ات)(?<!های)){{1,3}}[ \u00a0]+دیگر(?![{LETTER}])"
    rf"[^.؛!؟،]{{0,80}}ند(?![{LETTER}])"
)
"""«نه تعاونی دیگر ... آمدند»: what is counted is singular, what is done by them plural."""
_PIECES = re.compile(
    rf"[{SPACE}]+تا[{SPACE}]+(?![0-9۰-۹٠-٩]|(?:{number_word_pattern()})(?![{LETTER}]))"
)
"""«دو تا ماند»: pieces, not the low end of a range."""
_ARTICLE_BEFORE = ("noun", "count", "counter")
"""Before these «یک» is an article: «یک مرکز» is "a center"."""
_LETTERS = "اآبپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیأإئ"


def _is_not(text: str, span: Span, unit: Unit | None) -> bool:
    """Whether «نه» is "not": «نه کارگر است نه کارفرما», «، نه شرکت»."""
    around = text[max(0, span.start - 60) : span.start], text[span.end : span.end + 60]
    paired = any(_OTHER_NOT.search(side) for side in around)
    if not paired and _OTHERS.match(text, span.end):
        return False
    if unit is None or (paired and unit.kind != "time"):
        return True
    if unit.kind == "time":
        return False
    if unit.singular == "person" and unit.kind == "count":
        return "بلکه" in around[1]
    before = around[0].rstrip(" ")[-1:]
    return bool(_BUT.search(around[1][:30])) or (bool(before) and not before.isalpha())


def is_word(text: str, span: Span, unit: Unit | None) -> bool:
    """A small number word that counts nothing here: «یکی», «نه» (no), «ده» (village)."""
    if not span.words or span.scaled:
        return False
    value = span.value or Decimal(0)
    if not value:
        return False  # «صفر» is read in scores only
    if unit is not None and text.startswith("\u200c", span.end) and unit.singular != "person":
        return unit.kind in _ARTICLE_BEFORE  # «سی‌وسه‌پل», «نیم‌سکه»: a name
    if value == _NINE and text[span.start : span.end] == "نه" and _is_not(text, span, unit):
        return True
    if unit is not None:
        return value == 1 and unit.singular != "person" and unit.kind in _ARTICLE_BEFORE
    tail = text[span.end : span.end + 24]
    if tail.lstrip("\u200c ").startswith("گانه") or _PAIRED.match(text, span.end):
        return False
    if tail[:1] == "\u200c":
        return True
    if value == _TWO and _PIECES.match(tail):
        return False
    if value == _NINE and text[span.start : span.end] == "نه":
        return False  # «نه مبلغ دیگر»: held to be no "not" above
    following = tail.lstrip(" ").split(" ", 1)[0].strip("\u200c.،؛:!؟»)")
    counts = bool(following) and following not in words("function") and following[0] in _LETTERS
    return value in (1, 9) or (value <= _TWELVE and not counts)
