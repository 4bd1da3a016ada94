"""Which story of an issue comes first."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date

from brief.records import Document, Figure

_SOURCES, _FIGURES, _RECENT, _WANTED = 2.0, 0.5, 0.5, 3.0


def rank_stories(
    groups: Sequence[Sequence[Document]],
    figures: Sequence[Sequence[Figure]],
    topics: Sequence[str],
    end: date,
    wanted: Mapping[str, float] | None = None,
) -> list[int]:
    """Indices of ``groups``, the most telling first.

    A story gains by the number of different sources that tell it, by its key figures, by
    standing near ``end``, and by its topic's weight in ``wanted`` (1.0 where it has none).
    """
    scores = []
    for group, own, name in zip(groups, figures, topics, strict=True):
        sources = {d.agency or d.source for d in group}
        days = [d.published for d in group if d.published]
        age = (end - max(days)).days if days else 7
        score = _SOURCES * math.log2(len(sources))
        score += _FIGURES * math.log2(1 + len({(f.value, f.unit) for f in own if f.key}))
        score -= _RECENT * min(age, 14) / 7
        score += _WANTED * ((wanted or {}).get(name, 1.0) - 1.0)
        scores.append(score)
    return sorted(range(len(groups)), key=lambda i: -scores[i])
