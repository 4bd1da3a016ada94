"""*At a glance*: the few points of an issue that a reader sees first."""

from __future__ import annotations

import re
from collections.abc import Sequence

from brief.records import Point, Story

_ONE_LINE = 30  # words
_REFERS = re.compile(
    r"(?:According to (?:him|her|them|it|this)|He|She|They|It|This|These|Those|His|Her|Their|Its)\b"
)
"""A sentence that begins so leans on the one before."""


def choose_glance(stories: Sequence[Story], most: int) -> tuple[Point, ...]:
    """At most ``most`` points, taken in turn from every story, the best of each first.

    Best: without problems, whole without the sentence before, short enough for one line, sure,
    early in the article. A second point of a story is only taken with problems when no story has
    one without.
    """
    turns = [
        (turn > 0 and bool(point.problems), turn, number, point)
        for number, story in enumerate(stories)
        for turn, point in enumerate(sorted(story.points, key=_rank))
    ]
    chosen = sorted(turns, key=lambda t: t[:3])[:most]
    return tuple(t[3] for t in sorted(chosen, key=lambda t: (t[2], t[0], t[1])))


def _rank(point: Point) -> tuple[bool, bool, bool, float]:
    long = len(point.en.split()) > _ONE_LINE
    refers = bool(_REFERS.match(point.en))
    return bool(point.problems), refers, long, -(point.confidence or 0.0)
