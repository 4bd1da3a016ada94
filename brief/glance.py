"""*At a glance*: the few points of an issue that a reader sees first."""

from __future__ import annotations

from collections.abc import Sequence

from brief.records import Point, Story

_ONE_LINE = 30  # words


def choose_glance(stories: Sequence[Story], most: int) -> tuple[Point, ...]:
    """At most ``most`` points, taken in turn from every story, the best of each first.

    Best: without problems, short enough for one line, sure, early in the article.
    """
    ranked = [sorted(story.points, key=_rank) for story in stories]
    chosen: list[tuple[int, Point]] = []
    for turn in range(max(map(len, ranked), default=0)):
        for number, points in enumerate(ranked):
            if turn < len(points) and len(chosen) < most:
                chosen.append((number, points[turn]))
    chosen.sort(key=lambda pair: pair[0])
    return tuple(point for _, point in chosen)


def _rank(point: Point) -> tuple[bool, bool, float]:
    long = len(point.en.split()) > _ONE_LINE
    return bool(point.problems), long, -(point.confidence or 0.0)
