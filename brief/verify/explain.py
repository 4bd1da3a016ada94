"""Which values of an English text a source figure explains, and how."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from brief.figures.dates import Day, gregorian
from brief.figures.english_words import EnglishNumber
from brief.records import Figure
from brief.verify.amounts import converted

How = Literal["kept", "converted"]

_HUNDRED = Decimal(100)
_CLOSE = Decimal("0.05")
"""A converted measure may be rounded by this part."""
_MEASURES = {
    ("kilometer", "mile"): Decimal("0.621371"),
    ("kilometer per hour", "mile"): Decimal("0.621371"),
    ("square kilometer", "square mile"): Decimal("0.386102"),
    ("meter", "foot"): Decimal("3.28084"),
    ("kilogram", "pound"): Decimal("2.20462"),
    ("hectare", "acre"): Decimal("2.47105"),
    ("toman", "rial"): Decimal(10),
    ("rial", "toman"): Decimal("0.1"),
}


_SECOND = 2
_NOON = 12
_THOUSAND = 1000
_ROUNDED = Decimal("0.01")
_FOUR = re.compile(r"\d{4}")
_LEADING = re.compile(r"\d{1,2}(?= )")
_SLASHED = re.compile(r"(\d)/(\d{1,2})(?!\d)")


class Reading(NamedTuple):
    """An English number with the words after it, lower case: enough to know its unit.

    ``evening``: the text names a time after noon, so that a bare 5 may be 17 o'clock.
    """

    number: EnglishNumber
    after: str
    evening: bool = False


def explains(figure: Figure, reading: Reading) -> How | None:
    """How ``figure`` explains an English number: as it is, converted, or not at all.

    Units are not compared here, but for conversions, which need one.
    """
    number = reading.number
    if number.kind in ("date", "month") and number.day is not None:
        return _explains_day(figure, number.day)
    if number.kind == "time":
        return _explains_time(figure, number)
    if number.value is None:
        return None
    value = abs(number.value)
    if number.kind == "ordinal" and value <= _SECOND and _counts(figure):
        return None  # «حداقل یک ساعت» is not "the first"
    seconds = number.kind == "ordinal" and number.words and value % 10 == _SECOND < value
    if seconds and figure.value == value - _SECOND:
        return "kept"  # "a thirty-second present"
    if any(abs(v) == value for v in _values(figure)):
        return "kept"
    if figure.unit == "minute after midnight" and figure.value is not None:
        hour, minute = divmod(int(figure.value), 60)
        return "converted" if value == Decimal(f"{hour}.{minute:02d}") else None
    if _is_share(figure, number, value) or value in _other_readings(figure):
        return "converted"
    if _is_hour(figure, reading, value) or converted(figure, value, reading.after):
        return "converted"
    return _explains_measure(figure, reading, value)


def is_part(figure: Figure, reading: Reading) -> bool:
    """Whether a number is a part of a date or a time, and so more likely another figure's."""
    dated = figure.kind == "date" or figure.unit == "minute after midnight"
    hour = reading.after.startswith((" o'clock", " in the"))
    return dated and reading.number.kind == "number" and not hour


def _is_hour(figure: Figure, reading: Reading, value: Decimal) -> bool:
    """ "from 12 to 2" for 12 to 14 o'clock, "at 9 p.m., not 5" for 17."""
    if figure.unit is not None or reading.number.unit is not None:
        return False
    if figure.kind == "range":
        return figure.high == value + _NOON and (figure.low or _NOON) <= _NOON
    return reading.evening and figure.value == value + _NOON


def _counts(figure: Figure) -> bool:
    return figure.unit is not None and figure.kind not in ("ordinal", "date", "year")


def _values(figure: Figure) -> Iterator[Decimal]:
    """Every value that the figure states outright."""
    for value in (figure.value, figure.low, figure.high):
        if value is not None:
            yield value
    if figure.kind == "date":
        if figure.jalali:
            yield from (Decimal(p) for p in figure.jalali.split("-"))
        if m := _LEADING.match(figure.text):
            yield Decimal(m[0])
        if figure.date:
            yield from map(Decimal, (figure.date.year, figure.date.day))
    if figure.kind == "ordinal" and "/" in figure.surface:
        yield from (Decimal(p) for p in figure.surface.split("/") if p.isdecimal())
    m = _SLASHED.match(figure.surface)
    if m and int(m[2]):  # «1/5» may be a fraction after all
        yield (Decimal(m[1]) / Decimal(m[2])).quantize(Decimal("0.0001")).normalize()
    if figure.unit == "minute after midnight" and figure.value is not None:
        hour, minute = divmod(int(figure.value), 60)
        yield from map(Decimal, (hour, hour - 12 if hour > 12 else hour, minute))


def _other_readings(figure: Figure) -> Iterator[Decimal]:
    """Years in the other calendar, decades, dozens of hundredths."""
    value = figure.value
    if value is None:
        for end in (figure.low, figure.high):
            if figure.unit is None and end is not None and end % 10 == 0 < end < _HUNDRED:
                yield from (end + 1300, end + 1900)  # «دهه ۴۰ تا ۷۰»
        return
    if figure.kind == "year":
        if figure.text.endswith("0s") and not _FOUR.search(figure.surface):
            yield from (value % 100, value % 100 + 1900)  # «دهه شصت» of a foreign country
        if value < 1500:
            yield from (value + 621, value + 622)
        else:
            yield from (value - 621, value - 622)
    elif 0 < value < _HUNDRED and value == value.to_integral_value():
        yield from (value + 1900, value + 2000, value + 1300, value + 1800)
    if figure.unit is None and figure.kind == "quantity" and value < _THOUSAND:
        for power in (3, 6, 9, 12):  # «۲۰۰ و ۱۵۰ میلیون تومان» may leave out a scale
            yield value * Decimal(10) ** power
    if figure.unit in ("century", None) and 0 < value <= 21:
        yield (value - 1) * 100


def _is_share(figure: Figure, number: EnglishNumber, value: Decimal) -> bool:
    """A third as 33%, half as 50 percent, and the other way round."""
    if figure.value is None:
        return False
    if number.kind == "share" and figure.unit == "percent":
        return abs(figure.value - value * _HUNDRED) < 1
    if number.kind == "share" and figure.unit == "time" and figure.value:
        return abs(1 / figure.value - value) < Decimal("0.0001")  # "a fifth of the cost"
    if number.kind == "share" and figure.unit == "per mille":
        return figure.value == value * 1000
    if number.kind == "share" and figure.kind == "ordinal" and figure.value:
        return abs(1 / figure.value - value) < Decimal("0.0001")  # "one-hundredth"
    if number.unit == "%" and figure.value < 1:
        return abs(figure.value * _HUNDRED - value) < 1
    return number.kind == "share" and abs(figure.value - value) < min(_ROUNDED, value / 10)


def _explains_measure(figure: Figure, reading: Reading, value: Decimal) -> How | None:
    """Miles for kilometers, rials for tomans, where the English names the other unit."""
    for (source, target), factor in _MEASURES.items():
        if figure.unit != source or not _names(reading.after, target):
            continue
        for own in (figure.value, figure.low, figure.high):
            if own and abs(abs(own) * factor - value) <= abs(own) * factor * _CLOSE:
                return "converted"
    return None


def _names(after: str, unit: str) -> bool:
    words = {"foot": ("feet", "foot", "ft"), "mile": ("mile", "mph"), "pound": ("pound", "lb")}
    return after.lstrip(" -").startswith(words.get(unit, (unit,)))


def _explains_day(figure: Figure, day: Day) -> How | None:
    """The same day in either calendar; parts that the English leaves out do not count."""
    if figure.kind == "year" and day.day is None and day.year is not None:
        return "kept" if figure.value == day.year else None
    if figure.kind == "quantity" and figure.unit is None and day.day is None:
        return "converted" if day.year and figure.value == day.year % 100 else None
    if figure.kind in ("quantity", "ordinal") and figure.unit is None and day.year is None:
        return "converted" if figure.value == day.day and day.day != 1 else None
    if figure.kind != "date":
        return None
    if day.calendar == "jalali" and figure.jalali:
        parts = [int(p) for p in figure.jalali.split("-")]
        own = Day("jalali", parts[0], parts[1], parts[2] if len(parts) > 2 else None)
        return "kept" if _same(own, day) else None
    if day.calendar == "gregorian" and figure.date:
        known = figure.date
        return "kept" if _same(Day("gregorian", known.year, known.month, known.day), day) else None
    if day.calendar == "lunar" and figure.date:
        known_day = gregorian(day)
        return "converted" if known_day and abs((known_day - figure.date).days) <= 2 else None
    return "kept" if figure.text.startswith(day.english) else None


def _same(own: Day, english: Day) -> bool:
    if own.month != english.month:
        return False
    years = own.year is None or english.year is None or own.year == english.year
    return years and (own.day is None or english.day is None or own.day == english.day)


def _explains_time(figure: Figure, number: EnglishNumber) -> How | None:
    hour, minute = divmod(number.minutes, 60)
    if figure.value is None:
        ends = (figure.low, figure.high)
        return "kept" if minute == 0 and (hour in ends or (hour == 0 and 24 in ends)) else None
    if figure.unit == "minute after midnight":
        apart = abs(int(figure.value) - number.minutes)
        half_day = apart == 720 and number.unit is None
        return "kept" if apart == 0 else "converted" if half_day else None
    if figure.value in (hour, hour % 12 or _NOON) and minute == 0:
        return "kept"
    if figure.unit is None and figure.value in (
        hour + Decimal(minute) / 60,
        hour % 12 + Decimal(minute) / 60,
    ):
        return "kept"  # «هفت‌ونیم»
    return "converted" if figure.value == Decimal(f"{hour}.{minute:02d}") else None
