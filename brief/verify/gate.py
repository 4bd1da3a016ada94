"""The gate: every number, percent, amount and date of an English sentence against its source.

Small words ("one", "the two", "first", "half") are not held against a translation, since both
languages use them for other things than counting; everything else must be explained.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from brief.figures.english import read_english
from brief.figures.english_units import kinds, names_unit
from brief.figures.english_words import EnglishNumber
from brief.problem import Problem
from brief.records import Figure
from brief.verify.explain import Reading, explains
from brief.verify.small import counts_times, is_loose_two, is_slight, says_times
from brief.verify.units import UnitProblem, unit_problem

Status = Literal["kept", "converted", "changed", "unit", "dropped", "invented"]

_SLIGHT = Decimal(2)


@dataclass(frozen=True, slots=True, kw_only=True)
class GateFinding:
    """One English number or one source figure, and what became of it.

    ``unit``: the number is kept but its unit is lost or another one.

    ``message`` continues a sentence about the English ("leaves out 403,019 people"), with its
    kind; it is empty for what was kept. ``start``/``end`` are offsets into the English, -1 where
    the English has nothing (``dropped``).
    """

    status: Status
    message: Problem
    english: str
    start: int
    end: int
    figure: Figure | None


def gate(en: str, figures: Sequence[Figure]) -> tuple[GateFinding, ...]:
    """Hold the figures of an English text against those of its source sentences.

    >>> [f.message for f in gate("Output rose 12 percent.", ())]
    ['has 12 percent, which no figure of the source explains']
    """
    numbers = read_english(en)
    readings = [Reading(n, en[n.end : n.end + 24].lower()) for n in numbers]
    matches, unused = _match(en, readings, figures)
    findings: list[GateFinding] = []
    for at, match in enumerate(matches):
        number = readings[at].number
        if match is not None:
            status, figure = match
            wrong = unit_problem(en, readings, at, figure) if status == "kept" else None
            findings.append(_judge(en, number, status, figure, wrong))
        elif not is_slight(number, en):
            findings.append(_unexplained(en, number, unused))
    findings += _half_ranges(readings, matches)
    findings += [_dropped(f) for f in unused if _is_weighty(f) and not _is_said(f, en)]
    return tuple(findings)


def _match(
    en: str, readings: Sequence[Reading], figures: Sequence[Figure]
) -> tuple[list[tuple[Status, Figure] | None], list[Figure]]:
    """For each English number the figure that explains it, and the figures left over.

    A figure that is kept wins over one that would need converting, an unused one over a used
    one; a range is used by both of its ends.
    """
    used: set[tuple[int, Decimal | None]] = set()  # of a range, each end for itself
    matches: list[tuple[Status, Figure] | None] = []
    for place, reading in enumerate(readings):
        best: tuple[int, int, Status, Figure] | None = None
        for at, figure in enumerate(figures):
            how = explains(figure, reading)
            if how is None:
                continue
            wrong_unit = unit_problem(en, readings, place, figure)
            rank = (how != "kept") * 4 + (wrong_unit is not None) * 2
            end = reading.number.value if figure.kind == "range" else None
            rank += (at, end) in used
            if best is None or rank < best[0]:
                best = (rank, at, how, figure)
        if best is None:
            matches.append(None)
        else:
            end = reading.number.value if best[3].kind == "range" else None
            used.add((best[1], end))
            matches.append((best[2], best[3]))
    spent = {at for at, _ in used}
    return matches, [f for at, f in enumerate(figures) if at not in spent]


def _judge(
    en: str, number: EnglishNumber, status: Status, figure: Figure, wrong: UnitProblem | None
) -> GateFinding:
    """A matched number, whose unit may still be another one or none."""
    message = Problem("")
    if wrong is not None:
        status = "unit"
        lost = " without its unit" if wrong == "missing" and figure.kind != "ordinal" else ""
        said = f"has {_shown(en, number)}{lost} where the source has {figure.text}"
        message = Problem(said, "unit")
    return GateFinding(
        status=status,
        message=message,
        english=en[number.start : number.end],
        start=number.start,
        end=number.end,
        figure=figure,
    )


def _unexplained(en: str, number: EnglishNumber, unused: list[Figure]) -> GateFinding:
    """A number that no figure explains: changed if a figure of its kind is left over."""
    figure = None if is_loose_two(number, en) else _counterpart(number, unused)
    shown = _shown(en, number)
    if figure is None:
        status: Status = "invented"
        message = f"has {shown}, which no figure of the source explains"
    else:
        unused.remove(figure)
        status = "changed"
        message = f"has {shown} where the source has {figure.text}"
    return GateFinding(
        status=status,
        message=Problem(message, "figure"),
        english=en[number.start : number.end],
        start=number.start,
        end=number.end,
        figure=figure,
    )


def _counterpart(number: EnglishNumber, unused: Iterable[Figure]) -> Figure | None:
    """The first figure left over that a changed number may stand for."""
    dated = number.kind in ("date", "month")
    for figure in unused:
        if not _is_weighty(figure):
            continue
        if dated != (figure.kind == "date"):
            continue
        if (number.unit == "%") == (figure.unit == "percent"):
            return figure
    return None


def _half_ranges(
    readings: Sequence[Reading], matches: Sequence[tuple[Status, Figure] | None]
) -> list[GateFinding]:
    """Ranges of which the English keeps one end only."""
    said: dict[int, tuple[Figure, set[Decimal | None]]] = {}
    for reading, match in zip(readings, matches, strict=True):
        if match and match[1].kind == "range" and match[0] == "kept":
            said.setdefault(id(match[1]), (match[1], set()))[1].add(reading.number.value)
    return [
        GateFinding(
            status="dropped",
            message=Problem(f"leaves out one end of {figure.text}", "figure"),
            english="",
            start=-1,
            end=-1,
            figure=figure,
        )
        for figure, values in said.values()
        if len(values) == 1 and figure.low != figure.high
    ]


def _dropped(figure: Figure) -> GateFinding:
    return GateFinding(
        status="dropped",
        message=Problem(f"leaves out {figure.text}", "figure"),
        english="",
        start=-1,
        end=-1,
        figure=figure,
    )


def _is_weighty(figure: Figure) -> bool:
    """Figures that a translation must not leave out: not «یک», «دو» and words for "time".

    «حداقل یک ساعت», «نیم مایل» are: such small words count where they measure.
    """
    if any(c.isdecimal() for c in figure.surface):
        return True
    value = figure.value or figure.high or Decimal(0)
    if value > _SLIGHT or figure.kind == "ordinal" or figure.kind == "date":
        return True
    if counts_times(figure):
        return True
    measured = kinds().get(figure.unit or "")
    return measured is not None and (measured != "time" or figure.qualifier is not None)


_OTHERWISE = {
    2: r"second\w*|latter|runner-up|double\w*|twice|both|other|another|next|used",
    3: r"third\w*|tri\w+|threefold|three\w*|bronze|quarter\w*",
    4: r"quad\w+|four\w*|quarter\w*",
    6: r"half|semi\w+",
    7: r"week\w*",
    10: r"decade\w*",
    12: r"dozen|noon",
    24: r"midnight|day|around the clock",
    100: r"century\w*|hundreds?",
    1000: r"thousands?|millenni\w+",
}
_ROMAN = (("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))


def _is_said(figure: Figure, en: str) -> bool:
    """Whether the English may say the figure otherwise: "World War II", "triple", "Karun-4"."""
    if counts_times(figure):
        return says_times(figure, en)
    value = figure.value
    if figure.unit in kinds() and value is not None and value <= _SLIGHT:
        return names_unit(en, figure.unit or "")  # "an hour", "a half mile", "both percentages"
    if figure.kind == "date" and figure.text.startswith("1 "):
        return figure.text.split(" ")[1] in en or "May Day" in en
    if value is None or value != value.to_integral_value() or not 0 <= value <= 1440:
        return False
    if figure.unit == "minute after midnight":
        value = value // 60
    elif figure.kind == "ordinal":
        if re.search(rf"(?<![\d.,]){value:f}(?![.,]?\d)", en) or re.search(
            rf"\b{_roman(value)}\b", en
        ):
            return True
    elif any(c.isdecimal() for c in figure.surface):
        return bool(re.search(rf"[A-Za-z][- ]?{value:f}\b", en)) and figure.unit is None
    words = _OTHERWISE.get(int(value))
    return bool(words and re.search(rf"\b(?:{words})\b", en, re.IGNORECASE))


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


def _shown(en: str, number: EnglishNumber) -> str:
    """The number as the English prints it, with the word after it."""
    m = re.compile(r"(?: ?%|[ -]per ?cent\b|[ -][A-Za-z]+)?").match(en, number.end)
    return en[number.start : m.end() if m else number.end]
