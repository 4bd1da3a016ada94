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
from brief.figures.english_units import kinds
from brief.figures.english_words import EnglishNumber
from brief.problem import Problem
from brief.records import Figure
from brief.verify.amounts import amounts, english_amounts, says_amount
from brief.verify.explain import Reading, explains, is_part
from brief.verify.implied import is_implied
from brief.verify.qualifiers import qualifier_problem
from brief.verify.said import is_said
from brief.verify.small import counts_times, is_loose_two, is_slight
from brief.verify.units import UnitProblem, unit_problem

Status = Literal["kept", "converted", "changed", "unit", "qualifier", "dropped", "invented"]

_SLIGHT = Decimal(2)


@dataclass(frozen=True, slots=True, kw_only=True)
class GateFinding:
    """One English number or one source figure, and what became of it.

    ``unit``: the number is kept but its unit is lost or another one. ``qualifier``: so is what
    qualifies it ("more than"); its span holds the words that stand there instead.

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


def gate(en: str, figures: Sequence[Figure], fa: str = "") -> tuple[GateFinding, ...]:
    """Hold the figures of an English text against those of its source sentences.

    ``fa`` is the text of these sentences, for numbers that it has outside of its figures
    («چهاربانده»: four lanes); without it such a number of the English is unexplained.

    >>> [f.message for f in gate("Output rose 12 percent.", ())]
    ['has 12 percent, which no figure of the source explains']
    """
    en, lost, figures = _without_codes(en, figures)
    numbers = read_english(en)
    evening = "p.m." in en
    readings = [Reading(n, en[n.end : n.end + 24].lower(), evening) for n in numbers]
    matches, unused = _match(en, readings, figures)
    findings: list[GateFinding] = []
    wrongs = [
        unit_problem(en, readings, at, match[1]) if match and match[0] == "kept" else None
        for at, match in enumerate(matches)
    ]
    right = {id(m[1]) for m, wrong in zip(matches, wrongs, strict=True) if m and not wrong}
    for at, match in enumerate(matches):
        number, wrong = readings[at].number, wrongs[at]
        if match is not None:
            status, figure = match
            if wrong and id(figure) in right and is_slight(number, en):
                continue  # "the chance of one is less than one percent"
            finding = _judge(en, number, status, figure, wrong)
            first = not any(f.figure is figure for f in findings)
            findings.append((first and _unqualified(en, finding)) or finding)
        elif not is_slight(number, en) and not is_implied(number, en, figures, fa):
            findings.append(_unexplained(en, number, unused))
    findings += _half_ranges(readings, matches)
    findings += [_dropped(f) for f in lost]
    findings += [_dropped(f) for f in unused if _is_weighty(f) and not is_said(f, en, fa)]
    return tuple(findings)


def _without_codes(
    en: str, figures: Sequence[Figure]
) -> tuple[str, list[Figure], Sequence[Figure]]:
    """``en`` with the source's codes blotted out, the codes that it lacks, and other figures."""
    codes = [figure for figure in figures if figure.kind == "code"]
    lost = []
    for code in sorted(codes, key=lambda f: -len(f.text)):
        found = re.search(rf"(?<!\d){re.escape(code.text)}(?!\d)", en)
        if found:
            en = f"{en[: found.start()]}{'#' * len(code.text)}{en[found.end() :]}"
        else:
            lost.append(code)
    return en, lost, [f for f in figures if f.kind != "code"] if codes else figures


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
            end = _end(reading.number, figure)
            rank += (at, end) in used or is_part(figure, reading)
            if best is None or rank < best[0]:
                best = (rank, at, how, figure)
        if best is None:
            matches.append(None)
        else:
            end = _end(reading.number, best[3])
            used.add((best[1], end))
            matches.append((best[2], best[3]))
    spent = {at for at, _ in used} | _match_amounts(en, readings, figures, matches)
    return matches, [f for at, f in enumerate(figures) if at not in spent]


def _end(number: EnglishNumber, figure: Figure) -> Decimal | None:
    """Which end of a range a number or a time is; None for all other figures."""
    if figure.kind != "range":
        return None
    return Decimal(number.minutes) if number.value is None else number.value


def _match_amounts(
    en: str,
    readings: Sequence[Reading],
    figures: Sequence[Figure],
    matches: list[tuple[Status, Figure] | None],
) -> set[int]:
    """Put the amounts of two units into ``matches``, and give the places of their figures."""
    spent: set[int] = set()
    made = amounts(figures)
    for place in range(len(matches) if made else 0):
        for amount in made:
            if says_amount(en, readings[place].number, amount):
                matches[place] = ("converted", figures[amount.places[0]])
                spent.update(amount.places)
                break
    for place, unit, value in english_amounts(en, [r.number for r in readings]):
        for at, figure in enumerate(figures):
            if figure.value == value and figure.unit == unit:
                matches[place] = matches[place + 1] = ("converted", figure)
                spent.add(at)
    return spent


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


def _unqualified(en: str, kept: GateFinding) -> GateFinding | None:
    """What is to be said of a kept number whose qualifier is lost or another one."""
    if kept.status not in ("kept", "converted") or kept.figure is None:
        return None
    problem = qualifier_problem(en, kept.start, kept.figure)
    if problem is None:
        return None
    english = en[problem.start : kept.end]
    said = f"has “{english}” where the source has “{kept.figure.text}”"
    return GateFinding(
        status="qualifier",
        message=Problem(said, "figure"),
        english=english,
        start=problem.start,
        end=kept.end,
        figure=kept.figure,
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
        if match and match[1].kind == "range":
            said.setdefault(id(match[1]), (match[1], set()))[1].add(_end(reading.number, match[1]))
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


def _shown(en: str, number: EnglishNumber) -> str:
    """The number as the English prints it, with the word after it."""
    m = re.compile(r"(?: ?%|[ -]per ?cent\b|[ -][A-Za-z]+)?").match(en, number.end)
    return en[number.start : m.end() if m else number.end]
