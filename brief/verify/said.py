"""Figures of the source that English says with no number: "runoff", "Atlas V", "Haft-e Tir"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from brief.figures.english_units import kinds, names_unit
from brief.figures.lexicon import rows
from brief.records import Figure
from brief.verify.small import counts_times, says_times

_SLIGHT = Decimal(2)
_ROMAN = (("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))


def is_said(figure: Figure, en: str, fa: str = "") -> bool:
    """Whether the English says ``figure`` otherwise: "World War II", "triple", "Karun-4".

    ``fa`` is the text of the figure's sentence, or empty where it is not known.
    """
    if counts_times(figure):
        return says_times(figure, en)
    value = figure.value
    if figure.kind == "date" and figure.text.startswith("1 "):
        return figure.text.split(" ")[1] in en or "May Day" in en
    if figure.kind == "date":
        value = _day(figure)
        return value is not None and _is_named(value, en)
    if value is None or value != value.to_integral_value() or value < 0:
        return False
    if any(p.search(en) for p in _sayings(value, fa or figure.surface)):
        return True
    if figure.unit in kinds() and value <= _SLIGHT:
        return names_unit(en, figure.unit or "")  # "an hour", "a half mile", "both percentages"
    timed = figure.unit == "minute after midnight"
    if timed:
        value = value // 60
    elif _is_tied(figure, value, en):
        return True
    in_digits = not timed and any(c.isdecimal() for c in figure.surface)
    in_digits |= timed and value % 12 != 0  # "noon", "midnight" only
    word = None if in_digits else _plain_sayings().get(value)
    return _is_named(value, en) or bool(word and word.search(en))


def _day(figure: Figure) -> Decimal | None:
    """The day of a date without a year, which may be a name («هفتم تیر»)."""
    first = figure.text.split(" ")[0]
    return Decimal(first) if first.isdecimal() and len(first) <= 2 else None


def _is_tied(figure: Figure, value: Decimal, en: str) -> bool:
    """Whether the number is part of a name ("Karun-4", "5G") or a Roman numeral ("Atlas V")."""
    number = f"{value:f}"
    if figure.kind == "ordinal":
        return bool(
            re.search(rf"(?<![\d.,]){number}(?![.,]?\d)", en)
            or re.search(rf"\b{_roman(value)}\b", en)
        )
    if figure.unit in kinds():
        return False
    loose = rf"|[A-Za-z][- ]?{number}s?\b" if figure.unit is None else ""
    tied = rf"[A-Z][A-Za-z]*-?{number}s?\b|\b{number}[A-Z]{{1,2}}\b{loose}"
    roman = value >= _SLIGHT and re.search(rf"(?<=[a-z] ){_roman(value)}\b", en)
    return bool(re.search(tied, en) or roman)


@cache
def _plain_sayings() -> dict[Decimal, re.Pattern[str]]:
    return {
        Decimal(v): re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
        for v, persian, words in rows("english_sayings.tsv")
        if persian == "-"
    }


@cache
def _special_sayings() -> dict[Decimal, list[tuple[str, re.Pattern[str]]]]:
    found: dict[Decimal, list[tuple[str, re.Pattern[str]]]] = {}
    for v, persian, words in rows("english_sayings.tsv"):
        if persian != "-":
            pattern = re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
            found.setdefault(Decimal(v), []).append((persian, pattern))
    return found


def _sayings(value: Decimal, fa: str) -> Iterator[re.Pattern[str]]:
    """What may stand for ``value`` in a sentence that has certain words."""
    for persian, pattern in _special_sayings().get(value, ()):
        if persian in fa:
            yield pattern


@cache
def _names() -> dict[Decimal, re.Pattern[str]]:
    return {
        Decimal(v): re.compile(rf"\b(?:{forms})(?:-(?:e|ye|o))?(?: [A-Z]|\b)")
        for v, forms in rows("english_names.tsv")
    }


def _is_named(value: Decimal, en: str) -> bool:
    """Whether the number is a name in English letters.

    >>> _is_named(Decimal(7), "He was born on Haft-e Tir Street.")
    True
    """
    name = _names().get(value)
    return bool(name and name.search(en))


def _roman(value: Decimal) -> str:
    """A Roman numeral up to XXXIX; beyond that a pattern that matches nothing.

    >>> _roman(Decimal(8)), _roman(Decimal(14))
    ('VIII', 'XIV')
    """
    rest, written = int(value), ""
    if not 0 < rest < 40:
        return "(?!)"
    for letters, size in _ROMAN:
        while rest >= size:
            written, rest = written + letters, rest - size
    return written
