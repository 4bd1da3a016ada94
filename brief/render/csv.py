"""The figures of a brief as CSV, a row a figure, for a spreadsheet."""

from __future__ import annotations

import csv
import io

from brief.records import Brief
from brief.render.escape import plain
from brief.render.json import figure_rows
from brief.render.publication import Publication

_COLUMNS = ("article", "text", "value", "low", "high", "unit", "qualifier", "kind", "subject",
            "subject_fa", "period", "date", "jalali", "key", "surface", "sentence", "sentence_id",
            "start", "end")  # fmt: skip


def render(brief: Brief, publication: Publication) -> str:
    """The CSV text; the first row names the columns, ``title`` and ``source`` come last."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((*_COLUMNS, "title", "source"))
    for story in brief.stories:
        sources = {d.id: d.source for d in story.documents}
        for figure, row in zip(story.figures, figure_rows(story), strict=True):
            row["period"] = figure.period.text if figure.period else None
            cells = [row[name] for name in _COLUMNS]
            writer.writerow(map(_cell, (*cells, story.title_en, sources[figure.article])))
    return out.getvalue()


def _cell(value: object) -> object:
    """Text as one line that no spreadsheet takes for a formula.

    >>> _cell("=1+1"), _cell(5), _cell("-3"), _cell(None)
    ("'=1+1", 5, '-3', '')
    """
    if not isinstance(value, str):
        return "" if value is None else value
    text = plain(value)
    number = text.lstrip("-").replace(".", "", 1).isdigit()
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") and not number else text
