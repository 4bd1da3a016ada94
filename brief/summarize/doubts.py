"""What marks a point that a model has written, once it is in English."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from brief.records import Document, Figure, Point
from brief.verify.repair import problems
from brief.verify.report import point_problems


def is_written(point: Point, documents: Iterable[Document]) -> bool:
    """Whether ``point`` is in words of its own, and not a sentence of the source."""
    if point.en:
        return True
    own = (s.text for d in documents for s in d.sentences if s.id in point.sources)
    return point.fa not in own


def written_problems(
    point: Point, documents: Sequence[Document], figures: Sequence[Figure], doubt_below: float
) -> tuple[str, ...]:
    """As `brief.verify.report.point_problems`, but a summary may leave out figures of the
    sentences that it rests on."""
    found = list(point.problems)
    own = [f for f in figures if f.sentence in point.sources]
    fa = " ".join(s.text for d in documents for s in d.sentences if s.id in point.sources)
    found += (f.message for f in problems(point.en, own, fa) if f.status != "dropped")
    bare = replace(point, en="", problems=())
    for document in documents:
        found += point_problems(bare, document, (), doubt_below)
    return tuple(dict.fromkeys(found))
