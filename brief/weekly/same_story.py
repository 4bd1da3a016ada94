"""Documents of several sources that tell the same story.

Two documents tell the same when they share enough of their telling words, or fewer together
with figures that only that story has. A document joins a group when it is like most of it, so
that a chain of half-likenesses does not make one story of a whole week.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from brief.records import Document, Figure
from brief.segment.topics import Topic, shared, topic

# `brief.segment.topics.shared` of headline and summary with the body of the same news item of
# our corpus: 0.34 in the middle, 0.23 for the lowest tenth; of bodies of different items, 0.04
# in the middle and above 0.30 for one pair in ten thousand.
_SAME = 0.30
_SAME_WITH_FIGURES = 0.20
_APART = timedelta(days=4)  # later is a new story about an old matter
_TELLING = 3  # digits, zeros at the end left out, that make a number its own


def group_stories(
    documents: Sequence[Document], figures: Sequence[Sequence[Figure]]
) -> list[list[int]]:
    """Indices of ``documents`` in groups that tell the same, the fullest of each first.

    ``figures`` are those of each document. Groups stand in the order of their first document.
    """
    topics = [topic(f"{d.title or ''}\n{d.title or ''}\n{d.text}") for d in documents]
    telling = [{_number(f) for f in own} - {None} for own in figures]
    groups: list[list[int]] = []
    for i, document in enumerate(documents):
        best, best_score = None, 0.0
        for group in groups:
            alike = [_alike(topics[i], topics[j], len(telling[i] & telling[j])) for j in group]
            near = any(_near(document, documents[j]) for j in group)
            score = sum(alike) / len(alike)
            if near and score >= 1 and score > best_score:
                best, best_score = group, score
        if best is None:
            groups.append([i])
        else:
            best.append(i)
    for group in groups:
        group.sort(key=lambda j: -len(documents[j].text))
    return groups


def _alike(one: Topic, other: Topic, figures: int) -> float:
    """How alike two documents are; from 1 on they tell the same."""
    needed = _SAME_WITH_FIGURES if figures >= 2 else (_SAME + _SAME_WITH_FIGURES) / 2
    return shared(one, other) / (needed if figures else _SAME)


def _number(figure: Figure) -> tuple[str, str | None] | None:
    """A figure that hardly comes up twice by chance: its digits and unit."""
    if figure.value is None or figure.kind in ("year", "date", "ordinal"):
        return None
    digits = format(abs(figure.value), "f").replace(".", "").strip("0")
    return (digits, figure.unit) if len(digits) >= _TELLING else None


def _near(one: Document, other: Document) -> bool:
    if not one.published or not other.published:
        return True
    return abs(one.published - other.published) <= _APART
