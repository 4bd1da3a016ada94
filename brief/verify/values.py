"""The same quantity with two values, and values that look like a slip of magnitude."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from brief.figures.lexicon import LETTER, SPACE
from brief.records import Check, Document, Figure

_WORD = re.compile(r"[^\W\d_]{2,}")
_EMPTY = frozenset(("این", "آن", "که", "است", "شده", "کرد", "های", "ها", "می"))
_ALIKE = 0.8
_FEWEST = 3
"""Subjects of fewer words are too general to say that two figures measure the same."""
_MOST_COMPARED = 40
_OF = re.compile(rf"[{SPACE}]+از[{SPACE}]+(?=[{LETTER}])")


def check_values(documents: Mapping[int, Document], figures: Sequence[Figure]) -> Iterator[Check]:
    """Key figures with one subject and period but different values or money units."""
    groups: dict[frozenset[str], list[Figure]] = {}
    for figure in figures:
        words = _subject(figure)
        if figure.key and len(words) >= _FEWEST and figure.value is not None:
            groups.setdefault(words, []).append(figure)
    for words, same in groups.items():
        for one, other in combinations(same[:_MOST_COMPARED], 2):
            if one.sentence == other.sentence and one.article == other.article:
                continue
            if one.kind != other.kind or _period(one) != _period(other):
                continue
            if one.unit != other.unit and one.kind == "money":
                yield _other_unit(one, other)
            elif one.unit == other.unit and not _compatible(one, other):
                yield _two_values(one, other)
        del words


def check_magnitudes(document: Document, figures: Sequence[Figure]) -> Iterator[Check]:
    """Percentages that cannot be, or that may have lost their decimal point."""
    for figure in figures:
        if figure.unit != "percent" or figure.value is None:
            continue
        if figure.value > 100 and _OF.match(document.text, figure.end):
            yield Check(
                kind="magnitude",
                message=f"The source has {figure.text} as a share («{figure.surface}»); "
                "a share is at most 100%.",
                article=figure.article,
            )
        elif _may_lack_point(figure.value):
            digits = f"{figure.value:f}"
            yield Check(
                kind="magnitude",
                message=f"The source has {digits}% («{figure.surface}»); if the scan lost a "
                f"decimal point it may be {digits[0]}.{digits[2]}% or {digits[0]}.{digits[1:]}%. "
                "It is printed as it stands.",
                article=figure.article,
                severity="info",
            )


def _may_lack_point(value: Decimal) -> bool:
    """205 and 305, but not 200 or 250: round figures above 100 are common."""
    digits = f"{value:f}"
    return len(digits) == 3 and digits[1] == "0" and digits[2] != "0"


def _subject(figure: Figure) -> frozenset[str]:
    return frozenset(_WORD.findall((figure.subject_fa or "").replace("\u200c", ""))) - _EMPTY


def _period(figure: Figure) -> str | None:
    return figure.period.text if figure.period else None


def _compatible(one: Figure, other: Figure) -> bool:
    """Whether both can be true: equal, or within each other's qualifier and rounding."""
    a, b = one.value, other.value
    if a is None or b is None or a == b:
        return True
    for bound, own, value in ((one.qualifier, a, b), (other.qualifier, b, a)):
        if bound in ("more than", "at least") and value > own and value < own * 2:
            return True
        if bound in ("less than", "at most", "nearly") and own / 2 < value < own:
            return True
        if bound in ("about", "nearly") and abs(value - own) <= own / 10:
            return True
    return False


def _two_values(one: Figure, other: Figure) -> Check:
    where = (
        f"article {one.article}"
        if one.article == other.article
        else f"articles {one.article} and {other.article}"
    )
    when = f" ({_period(one)})" if one.period else ""
    return Check(
        kind="value",
        message=f"The source has both {one.text} and {other.text}{when} for what reads as the "
        f"same quantity in {where} («{one.surface}» and «{other.surface}»).",
        article=one.article if one.article == other.article else None,
    )


def _other_unit(one: Figure, other: Figure) -> Check:
    return Check(
        kind="unit",
        message=f"What reads as the same amount is {one.text} in article {one.article} and "
        f"{other.text} in article {other.article}: the unit of money differs.",
        article=one.article if one.article == other.article else None,
    )
