"""«نه»: nine, or "not"; the words around it tell."""

from __future__ import annotations

import re

from brief.figures.lexicon import LETTER, SPACE, number_word_pattern
from brief.figures.span import Span
from brief.figures.units import Unit, read_unit
from brief.figures.word_classes import is_verb

_REACH = 60
_STOP = re.compile(r"\.(?!\d)|[؛!؟?\n]")
_OTHER_NOT = re.compile(rf"(?<![{LETTER}\u200c])نه(?![{LETTER}\u200c])")
_BUT = re.compile(rf"(?<![{LETTER}])بلکه(?![{LETTER}])")
_BUT_THAT = re.compile(rf"[^.؛!؟]{{0,30}}(?<![{LETTER}])(?:که|بلکه)(?![{LETTER}])")
_COMMA_THAT = re.compile(rf"[^.؛!؟،]{{0,30}}،[{SPACE}]*که(?![{LETTER}])")
_NEVER = re.compile(
    rf"[{SPACE}]+(?:تنها|فقط|این|آن|آنکه|اینکه|هیچ|چندان|لزوما|به|از|در|با|برای|بر)(?![{LETTER}])"
)
"""What follows "not" and never nine."""
_NUMBER = re.compile(rf"[0-9۰-۹٠-٩]|(?<![{LETTER}\u200c])(?:{{words}})(?![{LETTER}])")
_MANY = ("ها", "های", "هایی", "هایش", "هایشان", "ات")
_GROUP = rf"[{LETTER}]+(?:\u200c[{LETTER}]+)*"
_OTHERS = re.compile(
    r"(?:[ \u00a0]+(?!(?:کس|چیز|جا|هیچ|هر|این|آن|به|از|در|با|برای|تنها|فقط|که) )"
    rf"{_GROUP}(?<!ها|ان|ات)(?<!های)){{1,3}}[ \u00a0]+دیگر(?![{LETTER}])"
    rf"[^.؛!؟،]{{0,80}}ند(?![{LETTER}])"
)
"""«نه تعاونی دیگر ... آمدند»: what is counted is singular, what is done by them plural."""
_FEW = 3
_NEAR = 5
"""So many words may a number stand before «و نه» for the two to be a list."""


def is_contrast(text: str, span: Span) -> bool:
    """Whether «نه» is plainly "not", whatever it may count: «نه تنها», «نه ... و نه», «بلکه».

    >>> from brief.figures.spans import scan
    >>> line = "نه راه بود و نه آب"
    >>> [is_contrast(line, span) for span in scan(line)]
    [True, True]
    """
    before, after = _sides(text, span)
    if _NEVER.match(after) or _BUT.search(after) or _COMMA_THAT.match(after):
        return True
    return any(not _counts(side, m.end()) for side in (before, after)
               for m in _OTHER_NOT.finditer(side))  # fmt: skip


def is_not(text: str, span: Span, read: tuple[Unit, int] | None) -> bool:
    """Whether the «نه» at ``span`` is "not"; ``read`` is the unit after it and where it ends.

    >>> from brief.figures.spans import scan
    >>> line = "به نسبت کار و نه میزان سرمایه. در نه شهر"
    >>> [is_not(line, span, read_unit(line, span.end)) for span in scan(line)]
    [True, False]
    """
    if is_contrast(text, span):
        return True
    if _OTHERS.match(text, span.end):
        return False
    if read is None or text[span.end : read[1]].endswith(_MANY):
        return True
    before, after = _sides(text, span)
    words = before.replace("«", " ").split()
    last = words[-1].strip("»،") if words else ""
    if last == "و":
        return not _numbers().search(" ".join(words[-_NEAR:]))  # «پنج سال و نه ماه»
    unit = read[0]
    if unit.kind == "noun" or (unit.kind == "count" and unit.singular != "person"):
        mark = before.rstrip()[-1:]
        return is_verb(last) or bool(mark and not mark.isalpha()) or bool(_BUT_THAT.match(after))
    rest = after.split()
    closed = len(rest) <= _FEW and not any(map(is_verb, rest))
    return is_verb(last) and closed  # «همان سال است، نه سال بازنشستگی.»


def _sides(text: str, span: Span) -> tuple[str, str]:
    """The text around the word, within its sentence."""
    before = text[max(0, span.start - _REACH) : span.start]
    after = text[span.end : span.end + _REACH]
    return _STOP.split(before)[-1], _STOP.split(after)[0]


def _counts(text: str, pos: int) -> bool:
    """Whether the «نه» that ends at ``text[pos]`` counts time or people: «نه ماه و نه روز»."""
    read = read_unit(text, pos)
    if read is None or text[pos : read[1]].endswith(_MANY):
        return False
    return read[0].kind == "time" or read[0].singular == "person"


def _numbers() -> re.Pattern[str]:
    return re.compile(_NUMBER.pattern.replace("{words}", number_word_pattern()))
