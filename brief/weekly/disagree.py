"""Sources of one story that give different values for the same quantity."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from brief.records import Check, Figure, Story
from brief.weekly.subject import same_subject

_ROUNDED = Decimal("0.005")  # «۴ میلیون» for 4,018,000 is rounding, not a contradiction
_FAR = 3  # values farther apart than this factor measure different things


def find_disagreements(story: Story) -> Iterator[Check]:
    """A check for each quantity that two documents of ``story`` state differently.

    Within one story a subject and a unit are enough to tell that two figures measure the same,
    unless a document itself has several values for it.
    """
    figures = [f for f in story.figures if f.key and f.value and f.unit and f.subject_fa]
    for one, other in combinations(figures, 2):
        if one.article == other.article or (one.kind, one.unit) != (other.kind, other.unit):
            continue
        if not _same(one, other) or _agree(one, other):
            continue
        if any(_several(f, figures) for f in (one, other)):
            continue
        names = {d.id: d.agency or d.source for d in story.documents}
        yield Check(
            kind="sources",
            message=f"Two sources of this story differ on «{one.subject_fa}»:"
            f" {one.text} ({names[one.article]}), {other.text} ({names[other.article]}).",
            article=story.document.id,
        )


def _several(figure: Figure, figures: list[Figure]) -> bool:
    """Whether the figure's own document has another value for its subject."""
    return any(
        f.article == figure.article
        and f.value != figure.value
        and (f.kind, f.unit) == (figure.kind, figure.unit)
        and _same(f, figure)
        for f in figures
    )


def _same(one: Figure, other: Figure) -> bool:
    return same_subject(one.subject_fa or "", other.subject_fa or "", within=True)


def _agree(one: Figure, other: Figure) -> bool:
    """Equal but for rounding, or so far apart that they measure different things."""
    small, large = sorted((abs(one.value or Decimal(0)), abs(other.value or Decimal(0))))
    if small == 0 or large > _FAR * small:
        return True
    return (large - small) / large <= _ROUNDED or _rounds_to(large, small)


def _rounds_to(one: Decimal, other: Decimal) -> bool:
    """Whether the one with fewer digits is the other, rounded to as many."""
    few, many = sorted((one, other), key=lambda v: len(v.normalize().as_tuple().digits))
    digits = len(few.normalize().as_tuple().digits)
    shift = many.adjusted() - digits + 1
    return many.quantize(Decimal(1).scaleb(shift)) == few
