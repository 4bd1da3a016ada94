"""Put wrong figures of a translation right from the source, where it is plain what they were."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from brief.figures.english import read_english
from brief.figures.english_units import unit_end
from brief.figures.format import format_figure, print_qualifier
from brief.problem import Problem
from brief.records import Figure
from brief.verify.gate import GateFinding, gate

# What goes with a wrong number, and is replaced with it, besides its unit.
_COUNTED = re.compile(r"[ -]?(?:percentage(?: points?)?|people|persons|times)\b")
_SIGN = re.compile(r"(?:US)?[$€£]$")
_QUALIFIED = re.compile(
    r"\b(?:about|around|some|approximately|roughly|nearly|almost|more than|over|less than|"
    r"fewer than|under|at least|at most|up to|below|above) $",
    re.IGNORECASE,
)
_DETERMINER = re.compile(
    r"(?:\b(?:an?|the|this|that|these|those|his|her|its|their|each|every) |-)$", re.IGNORECASE
)
_OPENS = re.compile(r"(?:^|[.!?:]) ?[“\"]?$")
_BAD = ("changed", "unit", "qualifier", "dropped", "invented")


def problems(en: str, figures: Sequence[Figure], fa: str = "") -> tuple[GateFinding, ...]:
    """What the gate holds against ``en``: figures changed, left out or made up.

    ``fa`` is the text of the sentences that ``figures`` are of, as for `gate`.
    """
    return tuple(f for f in gate(en, figures, fa) if f.status in _BAD)


def repair(en: str, figures: Sequence[Figure], fa: str = "") -> tuple[str, tuple[str, ...]]:
    """``en`` with changed figures replaced by the source's own, and what was replaced.

    ``fa`` is as for `problems`. A replacement stands only if the gate has less to say after it.

    >>> from brief.records import Figure
    >>> from decimal import Decimal
    >>> share = Figure(value=Decimal(62), kind="percent", surface="۶۲ درصد", start=0, end=7,
    ...                sentence="1.1", text="62%", unit="percent")
    >>> repair("It paid 62 tomans.", [share])
    ('It paid 62%.', ('had “62 tomans”, put right to “62%” by the source',))
    """
    notes: list[str] = []
    found = problems(en, figures, fa)
    for finding in sorted(found, key=lambda f: -f.start):
        if finding.status == "qualifier":
            start, end, right = finding.start, finding.end, _qualified(en, finding)
        elif finding.status in ("changed", "unit") and finding.figure:
            start, end = _span(en, finding)
            right = _right(en, start, finding.figure)
        else:
            continue
        text = en[:start] + right + en[end:]
        left = problems(text, figures, fa)
        if len(left) < len(found):
            said = f"had “{en[start:end]}”, put right to “{right}” by the source"
            notes.insert(0, Problem(said, "repair"))
            en, found = text, left
    return en, tuple(notes)


def _qualified(en: str, finding: GateFinding) -> str:
    """The number of ``finding`` under the source's qualifier; unchanged where none fits.

    After "a" and "the" there is no place for one.
    """
    if finding.figure is None or finding.figure.qualifier is None:
        return finding.english
    if _DETERMINER.search(en, 0, finding.start):
        return finding.english
    number = finding.english[read_english(finding.english)[0].start :]
    words = print_qualifier(finding.figure.qualifier)
    if finding.english[0].isupper() or _OPENS.search(en, 0, finding.start):
        words, number = words[0].upper() + words[1:], number[0].lower() + number[1:]
    return f"{words} {number}"


def _right(en: str, start: int, figure: Figure) -> str:
    """The figure as it is to stand at ``en[start]``: no "about" after "about"."""
    if figure.qualifier and _QUALIFIED.search(en, 0, start):
        return format_figure(replace(figure, qualifier=None))
    return figure.text


def _span(en: str, finding: GateFinding) -> tuple[int, int]:
    """The number with its sign and unit word."""
    sign = _SIGN.search(en, 0, finding.start)
    end = unit_end(en, finding.end)
    if end == finding.end and (counted := _COUNTED.match(en, end)):
        end = counted.end()
    return (sign.start() if sign else finding.start), end
