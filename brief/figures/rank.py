"""Which figures of a table come first, and which of them say the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from math import log10

from brief.figures.english import read_english
from brief.records import Figure

_WORD = re.compile(r"\w{3,}")
_WEIGHT = {"money": 1.5, "percent": 1.5, "quantity": 1.0, "range": 0.5}
_ALIKE = 0.3
"""Two subjects that share this part of their words are one subject."""


def rank_figures(figures: Iterable[Figure], titles: Sequence[str] = ()) -> tuple[Figure, ...]:
    """The key figures, most telling first, each only once.

    A figure gains by standing in one of ``titles`` (English or Persian), by being repeated in
    the source, by its size and by saying what it measures. Figures of equal value and unit
    whose subjects are alike are one; the fullest of them stays, and names the others' sentences.
    """
    groups: list[list[Figure]] = []
    by_value: dict[tuple[object, ...], list[list[Figure]]] = {}
    for figure in figures:
        # «نیمی از راه»: a share of nothing named says nothing in a table.
        if not figure.key or (figure.unit is None and figure.value and figure.value < 1):
            continue
        same = by_value.setdefault((figure.value, figure.low, figure.high, figure.unit), [])
        group = next((g for g in same if _alike(g[0], figure)), None)
        if group is None:
            group = []
            same.append(group)
            groups.append(group)
        group.append(figure)
    in_titles = {n.value for title in titles for n in read_english(title)}
    words = {w.lower() for title in titles for w in _WORD.findall(title)}
    scored = [
        (-_score(group, in_titles, words), at, _merged(group)) for at, group in enumerate(groups)
    ]
    return tuple(figure for _, _, figure in sorted(scored, key=lambda s: s[:2]))


def _merged(group: Sequence[Figure]) -> Figure:
    fullest = max(group, key=_fullness)
    others = (f.sentence for f in group if f.sentence != fullest.sentence)
    return replace(fullest, also=tuple(dict.fromkeys(others)))


def _alike(one: Figure, other: Figure) -> bool:
    """Whether two figures of equal value and unit measure the same."""
    first, second = _subject_words(one), _subject_words(other)
    if not first or not second:
        return one.article == other.article
    return len(first & second) / min(len(first), len(second)) > _ALIKE


def _subject_words(figure: Figure) -> set[str]:
    return set(_WORD.findall(f"{figure.subject_fa or ''}"))


def _fullness(figure: Figure) -> tuple[bool, bool, bool, int]:
    """Prefers a subject, a period and a qualifier, then the earlier figure."""
    return (
        figure.subject_fa is not None,
        figure.period is not None,
        figure.qualifier is not None,
        -figure.start,
    )


def _score(group: Sequence[Figure], in_titles: set[Decimal | None], title_words: set[str]) -> float:
    figure = group[0]
    largest = figure.high if figure.value is None else figure.value
    size = abs(largest or Decimal(0))
    score = _WEIGHT.get(figure.kind, 0.0)
    if figure.kind != "percent":
        score += 0.4 * log10(1 + float(size)) / (1 if figure.kind != "money" else 2)
    score += 3.0 * any(f.value in in_titles and f.value is not None for f in group)
    score += 0.5 * min(len(group) - 1, 3)
    score += 0.5 * any(f.subject_fa or f.subject for f in group)
    said = f"{figure.subject or ''} {figure.subject_fa or ''}".lower()
    return score + min(1.5, 0.5 * len(title_words & set(_WORD.findall(said))))
