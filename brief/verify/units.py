"""Whether the English gives a figure its unit: the same one, another one, or none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import Literal

from brief.figures.english_units import (
    family,
    kinds,
    names_unit,
    sign_families,
    unit_after,
)
from brief.figures.lexicon import rows
from brief.records import Figure
from brief.verify.explain import Reading

UnitProblem = Literal["other", "missing"]

_JOINT = re.compile(
    r"[^\w.;:]*(?:,? ?(?:and|or|to|through|versus|vs\.?|against) ?"
    r"| of (?:the |every |each |its |their |a |an ))?(?:[$€£])?"
)
_LISTED = ("share", "multiple", "ordinal", "date", "month", "time")
_TABLED = frozenset({"percent", "dollar", "toman", "rial", "euro"})
"""Families that no year and no count of people can be given in."""
_ALSO = {"meter": "square meter", "working day": "day", "day": "working day"}
"""Persian leaves out «مربع» and «کاری» where it is plain what is meant."""
_AGED = re.compile(
    r"\b(?:under|over|aged?|ages|below|above|than|between|is|was|are|were|turn\w*|at|only|now|"
    r"to|and|or|just|beyond|(?<!the )past|yet|be|be at least|averag\w+|turn\w*) (?:age )?$|, ?$|-$"
    r"|\b(?:and|but|while|,) (?:the|his|her|my) [a-z]+ $",
    re.IGNORECASE,
)
_POINT = re.compile(r"-(?:percentage-)?point\b")
"""After a number with a hyphen this is how English gives a percentage: "a one-point rise"."""
_STANDARD = re.compile(r" Euro \d")
_GOODS = re.compile(r" of (?!(?:the|his|her|its|our|their|them|these|those|whose)\b)")
_SCALED = re.compile(r"میلی(?:ون|ارد)ی\b")
"""«وام ۲۰۰ میلیونی»: money, of which only the scale is said."""
_AGE = ("ساله", "سالگی")
_SMALL = 2


def unit_problem(
    en: str, readings: Sequence[Reading], at: int, figure: Figure
) -> UnitProblem | None:
    """What is wrong with the unit of ``readings[at]``, which stands for ``figure``.

    ``other``: the English names a unit of percent, money, measure or time that is not the
    figure's. ``missing``: the figure has such a unit, or a label ("Article"), and the English
    names none.
    """
    number, unit = readings[at].number, figure.unit
    if figure.kind == "ordinal":
        said = unit_after(en, number.end)
        if figure.text.startswith("day ") and said and "day" not in said:
            return "other"  # «روز ۵ ماه» is not "day 5 months"
        ranked = number.words or number.kind in ("ordinal", "date")
        lost = not ranked and not _names_label(en, figure.text.rpartition(" ")[0])
        return "missing" if lost else None
    if number.kind in _LISTED or unit == "minute after midnight":
        return None
    if figure.kind in ("date", "year"):
        sign = "" if number.low_of_range else number.unit or ""
        said = unit_after(en, number.end) or sign_families(sign)
        return "other" if said & _TABLED else None
    if unit is None:
        return None
    if _STANDARD.match(en, number.end):
        return None
    if unit not in kinds() and _SCALED.search(figure.surface):
        return None
    if unit not in kinds() or (unit == "degree" and "درج" not in figure.surface):
        own = unit_after(en, number.end)
        return "other" if own and own <= _TABLED else None
    small = number.words and number.value is not None and number.value <= _SMALL
    if small and kinds()[unit] == "time" and figure.qualifier is None:
        return None
    wanted = {family(unit), _ALSO.get(unit, unit)}
    if wanted & _said(en, readings, at):
        return None
    if unit == "percent" and _POINT.match(en, number.end):
        return None
    if unit_after(en, number.end) or sign_families(number.unit or ""):
        return "other"
    if unit.startswith("person-") and _people().match(en, number.end + 1):
        return "other"  # «نفر ساعت» are not people
    if figure.surface.rstrip().endswith(_AGE) or _is_plain(en, readings, at, unit):
        return None
    return "missing"


@cache
def _people() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for (word,) in rows("english_people.tsv"))
    return re.compile(rf"\b(?:{words})", re.IGNORECASE)


@cache
def _labels() -> dict[str, re.Pattern[str]]:
    return {
        label: re.compile(rf"\b(?:{'|'.join(map(re.escape, stems.split('|')))})", re.IGNORECASE)
        for label, stems in rows("english_labels.tsv")
    }


def _names_label(en: str, label: str) -> bool:
    """Whether the English has "Article" for «ماده»; names that are not listed are not held."""
    stems = _labels().get(label)
    return stems is None or bool(stems.search(en))


def _is_plain(en: str, readings: Sequence[Reading], at: int, unit: str) -> bool:
    """Whether the unit of a number without one is plain from the words around it.

    Percent and money are named by the number or by one before it ("18,000 tomans for grade one
    and 11,000 for grade two"); other units anywhere, since English counts days and tons further
    off.
    """
    number = readings[at].number
    value = number.value or Decimal(0)
    counted = unit == "ton" and not _GOODS.match(en, number.end)
    if counted and _people().search(_around(en, readings, at)):
        return True  # «تن» counts people too
    before = en[max(0, number.start - 24) : number.start]
    if unit == "year" and _AGED.search(before):
        return True
    if family(unit) == "degree" and value < 0:
        return True
    if kinds()[unit] not in ("percent", "money"):
        return names_unit(en, unit)
    if names_unit(_around(en, readings, at), unit):
        return True
    earlier = (_said(en, readings, k) & _TABLED for k in range(at - 1, -1, -1))
    return family(unit) in next(filter(None, earlier), ())


def _said(en: str, readings: Sequence[Reading], at: int) -> frozenset[str]:
    """The families of the unit of a number: its own, or of the list that it stands in."""
    while True:
        number = readings[at].number
        if number.unit and number.kind != "time" and (found := sign_families(number.unit)):
            return found
        if found := unit_after(en, number.end):
            return found
        if at + 1 == len(readings):
            return frozenset()
        if not _JOINT.fullmatch(en, number.end, readings[at + 1].number.start):
            return frozenset()
        at += 1


def _around(en: str, readings: Sequence[Reading], at: int) -> str:
    """The text around a number up to its neighbours."""
    low = readings[at - 1].number.end if at else 0
    high = readings[at + 1].number.start if at + 1 < len(readings) else len(en)
    return en[low:high]
