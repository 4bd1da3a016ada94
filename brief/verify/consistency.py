"""Figures of the source that contradict each other, in plain English with both readings."""

from __future__ import annotations

from collections.abc import Sequence

from brief.records import Check, Document, Figure
from brief.verify.days import check_days
from brief.verify.parts import check_parts
from brief.verify.values import check_magnitudes, check_values


def check_consistency(
    documents: Sequence[Document], figures: Sequence[Figure]
) -> tuple[Check, ...]:
    """What in the figures of one or several articles cannot be true together.

    ``figures`` are those of `brief.figures.find_figures` over ``documents``, in any order.
    """
    by_article = {d.id: d for d in documents}
    checks: list[Check] = []
    for document in documents:
        own = sorted((f for f in figures if f.article == document.id), key=lambda f: f.start)
        checks += check_days(document, own)
        checks += check_parts(document, own)
        checks += check_magnitudes(document, own)
    checks += check_values(by_article, figures)
    return tuple(dict.fromkeys(checks))
