"""The gold set of figures: reading it, and scoring a reader of figures on it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

PATH = Path(__file__).parent / "data" / "figures.tsv"
_MARK = re.compile(r"\{([^|{}]+)\|([^|{}]+)\|([^|{}]+)\}")


class Gold(NamedTuple):
    """A figure by hand: where it stands, its value (or low and high, or ISO date), its unit."""

    start: int
    end: int
    value: str
    unit: str | None


class Line(NamedTuple):
    about: str
    text: str
    figures: tuple[Gold, ...]


class Score(NamedTuple):
    """Parts of the gold figures found, found with value, unit and exact span; false ones."""

    figures: int
    found: float
    value: float
    value_unit: float
    spans: float
    false: float
    wrong: tuple[str, ...]


def read_gold(held: bool | None = None) -> list[Line]:
    """The lines of the gold set; ``held`` chooses those written before or after the rules."""
    lines = []
    for row in PATH.read_text(encoding="utf-8").splitlines():
        if not row or row.startswith("#"):
            continue
        about, marked = row.split("\t")
        if held is not None and about.startswith("held") != held:
            continue
        text, figures, at = "", [], 0
        for m in _MARK.finditer(marked):
            text += marked[at : m.start()]
            unit = None if m[3] == "-" else m[3]
            figures.append(Gold(len(text), len(text) + len(m[1]), m[2], unit))
            text += m[1]
            at = m.end()
        lines.append(Line(about, text + marked[at:], tuple(figures)))
    return lines


def score(lines: Iterable[Line], read: Callable[[str], list[Gold]]) -> Score:
    """Score ``read``, which gives the figures of a sentence, on gold lines.

    A found figure is the gold one it overlaps; each is used once. False figures are those
    that overlap none.
    """
    total = hit = value = both = spans = found = false = 0
    wrong = []
    for line in lines:
        got = list(read(line.text))
        found += len(got)
        total += len(line.figures)
        for gold in line.figures:
            match = next((g for g in got if g.start < gold.end and gold.start < g.end), None)
            if match is not None:
                got.remove(match)
                hit += 1
            right = match is not None and same_value(match.value, gold.value)
            value += right
            both += right and match.unit == gold.unit
            spans += match is not None and (match.start, match.end) == (gold.start, gold.end)
            if not right or match.unit != gold.unit or match[:2] != gold[:2]:
                wrong.append(f"{line.text} | {gold} | {match}")
        false += len(got)
        wrong += [f"{line.text} | false {g} {line.text[g.start : g.end]}" for g in got]
    parts = (hit / total, value / total, both / total, spans / total)
    return Score(total, *parts, false / max(found, 1), tuple(wrong))


def same_value(one: str, other: str) -> bool:
    """Whether two values are equal as numbers, ranges or dates.

    >>> same_value("12.50", "12.5"), same_value("5..10", "5..11")
    (True, False)
    """
    if one == other:
        return True
    try:
        return [Decimal(p) for p in one.split("..")] == [Decimal(p) for p in other.split("..")]
    except ArithmeticError:
        return False
