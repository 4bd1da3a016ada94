"""A number or range becomes a figure: unit, qualifier, subject, period, and whether it is key."""

from __future__ import annotations

import re
from decimal import Decimal

from brief.figures.context import (
    Role,
    may_qualify,
    qualifier,
    role,
    word_before,
    words_before,
)
from brief.figures.format import print_figure
from brief.figures.lexicon import LETTER, SPACE, key, number_word_pattern
from brief.figures.nine import is_contrast
from brief.figures.people import counts_people
from brief.figures.place import Place
from brief.figures.site import period_near, subject_near
from brief.figures.small_words import is_word
from brief.figures.span import Span
from brief.figures.units import Unit, read_unit
from brief.figures.word_classes import words
from brief.records import Figure, FigureKind

_ONE = Decimal(1)
_TWELVE = Decimal(12)
_SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "٪": "percent", "%": "percent"}
_COURTS = ("municipality", "court", "province", "city", "metro line")
_PERSON = Unit("person", "people", "count")
_NEAR = 24
_EQUAL = re.compile(rf"[{SPACE}]+با(?![{LETTER}])")
"""«سال پایه ۱۳۹۰ برابر با ۱۰۰» is no 1,390 times."""


def measure(place: Place, span: Span, high: Span | None, lowest: int = 0) -> Figure | None:
    """The figure of a number (or of the range ``span`` to ``high``); None for a plain word.

    ``lowest`` is where the figure before it ends: its subject is looked for after that.

    :returns: a figure whose ``surface`` holds the number and its unit.
    """
    text, value = place.text, span.value
    last = high or span
    if value is None or last.value is None:
        return None
    start, end = span.start, last.end
    unit, end = _unit(text, start, end, last.scaled)
    if start > place.start and text[start - 1] in _SIGNS and text[start - 1] in "$€£٪%":
        start -= 1
    at = start if span.opens is None else span.opens
    before = word_before(text, at, place.start)
    if unit and unit.kind == "multiple" and before and before[0][0] == "بر":
        unit, end = None, last.end  # «۳ بر ۲ برابر ژاپن»: a score
    may_name = high is None and not span.scaled and not _goes_on(text, span)
    found_role = role(before) if may_name else None
    if found_role and span.words and _is_no_name(text, span, found_role):
        found_role = None
    if found_role and found_role.kind == "place" and _counted(text, found_role):
        found_role = None  # «۱۰ کیلومتر دو»
    if found_role and (_plays(found_role, unit) or _is_day(text, found_role, span, unit)):
        return _reference(place, span, found_role, unit)
    if unit is None and high is None and (plain := _plain(place, span)) is not None:
        return plain
    if high is None and is_word(text, span, unit, end):
        return None
    how = qualifier(words_before(text, at, place.start)) if may_qualify(before) else None
    return _build(place, (start, end, at, lowest), span, high, unit, how)


def _build(
    place: Place,
    where: tuple[int, int, int, int],
    span: Span,
    high: Span | None,
    unit: Unit | None,
    how: tuple[str, int] | None,
) -> Figure:
    """The figure with all that is known; ``where``: its start, end, opening, and the lowest
    place for its subject. A bare number keeps no «تا» before it as its qualifier.
    """
    start, end, at, lowest = where
    scale = unit.scale if unit else _ONE
    bounds: tuple[Decimal | None, ...] = (span.value,) if high is None else (span.value, high.value)
    values = [v * scale if scale != 1 else v for v in bounds if v is not None]
    values.sort()  # «۱۵-۱۰» is typed from the left
    value, low, top = (values[0], None, None) if high is None else (None, values[0], values[1])
    name = unit.singular if unit else None
    word = how[0] if how and (unit or how[0] != "at most") else None
    is_key = _is_key(place.text, span, high or span, unit, end)
    if how and unit and unit.kind != "time":
        is_key = True
    named = (unit, (high or span).end) if unit else None
    return Figure(
        value=value,
        low=low,
        high=top,
        kind=_kind(unit, high),
        unit=name,
        qualifier=word,
        surface=place.text[start:end],
        start=start,
        end=end,
        sentence=place.sentence,
        article=place.article,
        text=print_figure(value, low, top, name, word),
        subject_fa=subject_near(place, how[1] if how else at, end, lowest, named)
        if is_key
        else None,
        period=period_near(place, start, end, name) if is_key else None,
        key=is_key,
    )


def _unit(text: str, start: int, end: int, scaled: bool) -> tuple[Unit | None, int]:
    """The unit after a number or, for signs, before it."""
    read = read_unit(text, end)
    if read and scaled and text[end - 1] == "ی":
        return None, end  # «فروش ۴۱ هزار میلیاردی هفته»
    if read and read[0].kind == "multiple" and _EQUAL.match(text, read[1]):
        return None, end
    if read:
        if read[0].singular == "ton" and counts_people(text, start, read[1], scaled):
            return _PERSON, read[1]
        return read
    sign = _SIGNS.get(text[start - 1]) if start else None
    if sign:
        return Unit(sign, f"{sign}s", "percent" if sign == "percent" else "money"), end
    return None, end


def _plays(found: Role, unit: Unit | None) -> bool:
    """Whether the role word really owns the number: «ماده ۵ قانون», not «منطقه ۱۲ روستا»."""
    if unit is None:
        return True
    if found.kind in ("clause", "code"):
        return unit.kind == "noun"
    return found.kind == "place" and unit.kind == "noun" and unit.singular in _COURTS


def _goes_on(text: str, span: Span) -> bool:
    """Whether the number is the first part of a word: «جاده چهاربانده»."""
    following = text[span.end : span.end + 1]
    return following == "\u200c" or (span.words and following.isalpha())


_ALWAYS = ("Article", "Clause", "Note")
_ENDS = re.compile(rf"[{SPACE}]*(?:[^{LETTER}{SPACE}]|$)|[{SPACE}]+(?P<word>[{LETTER}]+)")


def _is_no_name(text: str, span: Span, found: Role) -> bool:
    """«شکل یک برنامه», «مردم منطقه نه تنبل‌اند»: an article, or "not", behind a role word."""
    if text[span.start : span.end] == "نه":
        return is_contrast(text, span)
    if span.value != 1 or found.english in _ALWAYS:
        return False
    m = _ENDS.match(text, span.end)
    joined = m is not None and (m["word"] is None or m["word"] in words("function"))
    return found.kind != "clause" or not joined or "،" in text[found.start : span.start]


_COUNTED = re.compile(rf"(?:[0-9۰-۹٠-٩]|(?:{number_word_pattern()}))[{SPACE}]*$")
_OFF = re.compile(rf"[{SPACE}]+ماه[{SPACE}]+(?:بعد|قبل|پیش|از|دیگر|آینده|گذشته)(?![{LETTER}])")


def _counted(text: str, found: Role) -> bool:
    return _COUNTED.search(text, max(0, found.start - 12), found.start) is not None


def _is_day(text: str, found: Role, span: Span, unit: Unit | None) -> bool:
    """«روز ۵ ماه» is the fifth, no five months; not «۳ روز ۲ ماه», «روز ۲ ماه بعد»."""
    if found.kind != "calendar" or unit is None or unit.singular != "month" or span.words:
        return False
    return not _counted(text, found) and not _OFF.match(text, span.end)


def _reference(place: Place, span: Span, found: Role, unit: Unit | None) -> Figure:
    """A number that only names something: «ماده ۹», «فاز ۱۴»; never key."""
    text = f"{found.english} {_bare(span.value)}"
    return place.figure(span.start, span.end, "ordinal", text, span.value)


def _bare(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"


def _plain(place: Place, span: Span) -> Figure | None:
    """Enumerators («(۹)», «۱-») and codes; None for any other number."""
    text, value = place.text, span.value
    if value is None:
        return None
    if span.words:
        return None
    digits = span.end - span.start
    bracketed = text[span.start - 1 : span.start] in ("(", "[") and text[
        span.end : span.end + 1
    ] in (")", "]")
    first = not text[place.start : span.start].strip()
    listed = first and text[span.end : span.end + 1] in ("-", ".", ")", "ـ", "–") and digits <= 2
    code = not span.scaled and (digits >= 7 or (digits > 1 and text[span.start] in "0۰٠"))
    if not span.scaled and (
        (bracketed and digits <= 3) or listed or (code and text[span.start : span.end].isdecimal())
    ):
        return place.figure(span.start, span.end, "ordinal", _bare(value), value)
    return None


def _kind(unit: Unit | None, high: Span | None) -> FigureKind:
    if high is not None:
        return "range"
    if unit is None:
        return "quantity"
    if unit.kind == "percent":
        return "percent"
    return "money" if unit.kind == "money" else "quantity"


def _is_key(text: str, span: Span, last: Span, unit: Unit | None, end: int) -> bool:
    """Whether the figure belongs in a table: measured, and no small number of days or people."""
    if unit is None:
        return last.scaled
    small = span.words and last.words and not last.scaled and (last.value or 0) <= _TWELVE
    if unit.kind == "time":
        following = text[end : end + _NEAR].split(" ", 2)
        return len(following) > 1 and following[1] in words("term")
    if unit.kind == "multiple":
        return key(text[span.end : end]).startswith("برابر")
    return not small or unit.kind in ("percent", "money", "measure")
