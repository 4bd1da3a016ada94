"""A figure as the JSON that pipelines read (the shape is fixed; see docs/figures.md)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from brief.records import Document, Figure


def figures_to_json(figures: Iterable[Figure], document: Document) -> list[dict[str, object]]:
    """Plain values for `json`; numbers are strings of plain decimal digits.

    ``document`` is the figures' own: its sentences give the Persian, and its offset moves
    ``start`` and ``end`` into the cleaned text of the whole input.
    """
    sentences = {s.id: s.text for s in document.sentences}
    return [_shape(f, sentences.get(f.sentence, ""), document.offset) for f in figures]


def _shape(figure: Figure, sentence: str, offset: int) -> dict[str, object]:
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
        "sentence": sentence,
        "sentence_id": figure.sentence,
        "also": list(figure.also),
        "start": figure.start + offset,
        "end": figure.end + offset,
        "article": figure.article,
        "key": figure.key,
    }


def _plain(value: Decimal | None) -> str | None:
    """Digits without an exponent: ``3200000000000``, ``12.5``."""
    return None if value is None else f"{value:f}"
