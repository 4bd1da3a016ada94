"""A table of figures as CSV, for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from brief.figures.shape import figure_to_json
from brief.records import Figure

COLUMNS = ("article", "text", "value", "low", "high", "unit", "qualifier", "kind", "subject",
           "period", "date", "jalali", "surface", "start", "end", "key")  # fmt: skip
"""The columns, in order; values are those of `brief.figures.figure_to_json`."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def figures_to_csv(figures: Iterable[Figure]) -> str:
    """The figures one a line, under a line of column names; empty cells for what is unknown.

    A text that a spreadsheet would run as a formula is quoted with an apostrophe.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for figure in figures:
        row = figure_to_json(figure)
        row["period"] = figure.period.text if figure.period else None
        writer.writerow([_cell(row[name]) for name in COLUMNS])
    return out.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, str) and value.startswith(_FORMULA) and not _is_number(value):
        return f"'{value}"
    return value


def _is_number(value: str) -> bool:
    return value[1:].replace(".", "", 1).isdecimal()
