"""A figure as the JSON that pipelines read (the shape is fixed; see docs/figures.md)."""

from __future__ import annotations

from decimal import Decimal

from brief.records import Figure


def figure_to_json(
    figure: Figure, offset: int = 0, sentence: str | None = None
) -> dict[str, object]:
    """Plain values for `json`; ``offset`` is added to ``start`` and ``end``.

    Numbers are strings of plain decimal digits. ``sentence`` is the Persian sentence; without
    it the sentence's id stands in its place.
    """
    period = figure.period
    return {
        "value": _plain(figure.value),
        "low": _plain(figure.low),
        "high": _plain(figure.high),
        "unit": figure.unit,
        "qualifier": figure.qualifier,
        "kind": figure.kind,
        "text": figure.text,
        "subject": figure.subject,
        "subject_fa": figure.subject_fa,
        "period": period
        and {
            "text": period.text,
            "start": period.start and period.start.isoformat(),
            "end": period.end and period.end.isoformat(),
        },
        "date": figure.date and figure.date.isoformat(),
        "jalali": figure.jalali,
        "surface": figure.surface,
        "sentence": figure.sentence if sentence is None else sentence,
        "start": figure.start + offset,
        "end": figure.end + offset,
        "article": figure.article,
        "key": figure.key,
    }


def _plain(value: Decimal | None) -> str | None:
    """Digits without an exponent: ``3200000000000``, ``12.5``."""
    return None if value is None else f"{value:f}"
