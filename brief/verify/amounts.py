"""Amounts of two units: «۲ کیلو و ۳۰۰ گرم» is 2.3 kilograms, "22 dollars and 50 cents" $22.50."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from brief.figures.english_units import family, sign_families, unit_after, unit_end
from brief.figures.english_words import EnglishNumber
from brief.figures.lexicon import rows
from brief.records import Figure

_APART = 3
"""Characters between the parts of a Persian amount: « و »."""
_FRACTIONS = ("tenths", "hundredths", "thousandths")
_JOINT = re.compile(r",? (?:and )?")
_HOUR = 60
"""Minutes that may follow an hour."""


class Amount(NamedTuple):
    """Figures that are one amount, by their places, and its value in each unit."""

    places: tuple[int, ...]
    values: tuple[tuple[str, Decimal], ...]


@cache
def ratios() -> dict[tuple[str, str], Decimal]:
    """How many parts a whole has, by both units."""
    return {(whole, part): Decimal(n) for whole, part, n in rows("english_amounts.tsv")}


def amounts(figures: Sequence[Figure]) -> list[Amount]:
    """The amounts that neighbouring ``figures`` make together, the longest first."""
    found: list[Amount] = []
    for at in range(len(figures)):
        chain: tuple[int, ...] = (at,)
        values = _own(figures[at])
        while values and (after := chain[-1] + 1) < len(figures):
            values = _add(values, figures[after - 1], figures[after])
            chain = (*chain, after)
            if values:
                found.append(Amount(chain, values))
    return sorted(found, key=lambda a: -len(a.places))


def _own(figure: Figure) -> tuple[tuple[str, Decimal], ...]:
    if figure.value is None or figure.unit is None:
        return ()
    return ((figure.unit, figure.value),)


def _add(
    values: tuple[tuple[str, Decimal], ...], last: Figure, part: Figure
) -> tuple[tuple[str, Decimal], ...]:
    """``values`` and one further part; empty where it is no part of them."""
    if not 0 <= part.start - last.end <= _APART or part.value is None:
        return ()
    if part.unit is None and part.text.endswith(_FRACTIONS):
        return tuple((unit, value + part.value) for unit, value in values)
    if part.unit == last.unit and 0 < part.value < 1:  # «۱۰ ثانیه و ۲۲ صدم ثانیه»
        return tuple((unit, value + part.value) for unit, value in values if unit == last.unit)
    ratio = ratios().get((last.unit or "", part.unit or ""))
    if ratio is None or part.value >= (ratio if ratio > 1 else _HOUR):
        return ()
    added = []
    for unit, value in values:
        if unit == last.unit:
            added += [(unit, value + part.value / ratio)]
            added += [(part.unit or "", value * ratio + part.value)] if ratio > 1 else []
        else:
            more = ratios().get((unit, last.unit or ""))
            added += [(unit, value + part.value / ratio / more)] if more else []
    return tuple(added)


def says_amount(en: str, number: EnglishNumber, amount: Amount) -> bool:
    """Whether an English number is the whole of ``amount``: "2.3 kilograms", "2,300 grams"."""
    if number.kind == "time":
        return ("minute after midnight", Decimal(number.minutes)) in amount.values
    if number.value is None:
        return False
    said = unit_after(en, number.end) or sign_families(number.unit or "")
    return any(family(unit) in said and value == number.value for unit, value in amount.values)


def english_amounts(
    en: str, numbers: Sequence[EnglishNumber]
) -> Iterator[tuple[int, str, Decimal]]:
    """Two English numbers that are one amount: place of the first, its unit and the value.

    >>> from brief.figures.english import read_english
    >>> en = "It costs 22 dollars and 50 cents."
    >>> [(at, unit, str(value)) for at, unit, value in english_amounts(en, read_english(en))]
    [(0, 'dollar', '22.5')]
    """
    for at, (one, two) in enumerate(pairwise(numbers)):
        if one.value is None or two.value is None or one.kind != "number" or two.kind != "number":
            continue
        joint = _JOINT.match(en, unit_end(en, one.end))
        if joint is None or joint.end() != two.start:
            continue
        first, second = unit_after(en, one.end), unit_after(en, two.end)
        for (whole, part), ratio in ratios().items():
            if ratio == 1 or family(whole) not in first or two.value >= ratio:
                continue
            if family(part) in second or (whole == "foot" and not second):
                yield at, whole, one.value + two.value / ratio


def converted(figure: Figure, value: Decimal, after: str) -> bool:
    """Whether ``value`` with the unit that ``after`` begins with is ``figure`` in a smaller or
    larger unit: 1,600 kilograms for 1.6 tons."""
    said = unit_after(after, 0)
    if not said or figure.unit is None:
        return False
    for (whole, part), ratio in ratios().items():
        for own in (figure.value, figure.low, figure.high):
            if own is None:
                continue
            if figure.unit == whole and part in said and own * ratio == value:
                return True
            if figure.unit == part and whole in said and own == value * ratio:
                return True
    return False
