"""Judges word sequences with small linear models over words, endings and word classes.

``seam``: whether a sentence may go on from some words to some others. ``start``: whether some
words begin a sentence; ``end``: whether they finish one; ``splice``: whether both are so at one
place. ``headline``: whether a short line
without an end is a headline and not the beginning of a cut sentence. The weights are fitted
by models/lexicon/fit_judges.py on our corpus.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from brief.clean.classes import label, tokens
from brief.clean.lexicon import lexicon, rows

_START, _END = "^", "$"


def seam_features(before: Sequence[str], after: Sequence[str]) -> list[str]:
    """What is seen of a seam: the last two tokens before it and the first three after it."""
    one, two = (_START, _START, *before)[-2:]
    three, four, five = (*after, _END, _END, _END)[:3]
    k1, k2, k3, k4, k5 = map(label, (one, two, three, four, five))
    return [
        f"b {three}",
        f"bb {three} {four}",
        f"b2 {four}",
        f"sb {three[-3:]}",
        f"sbb {three[-2:]} {four[-2:]}",
        f"kb {k3}",
        f"kbb {k3} {k4}",
        f"kbbb {k3} {k4} {k5}",
        f"a {two}",
        f"sa {two[-3:]}",
        f"ka {k2}",
        f"ab {two} {three}",
        f"kab {k2} {k3}",
        f"kaab {k1} {k2} {k3}",
        f"kabb {k2} {k3} {k4}",
        f"sab {two[-2:]} {three[-2:]}",
        f"akb {two} {k3}",
        f"kawb {k2} {three}",
        f"a2b {one} {three}",
    ]


def start_features(after: Sequence[str]) -> list[str]:
    """What is seen of the beginning of a sentence: its first four tokens."""
    one, two, three, four = (*after, _END, _END, _END, _END)[:4]
    k1, k2, k3, k4 = map(label, (one, two, three, four))
    return [
        f"b {one}",
        f"bb {one} {two}",
        f"b2 {two}",
        f"sb {one[-3:]}",
        f"sbb {one[-2:]} {two[-2:]}",
        f"kb {k1}",
        f"kbb {k1} {k2}",
        f"kbbb {k1} {k2} {k3}",
        f"kbbbb {k1} {k2} {k3} {k4}",
        f"kb2 {k2}",
        f"bk {one} {k2}",
    ]


def end_features(before: Sequence[str]) -> list[str]:
    """What is seen of the end of a sentence: its last four tokens."""
    four, three, two, one = (_START, _START, _START, _START, *before)[-4:]
    k4, k3, k2, k1 = map(label, (four, three, two, one))
    return [
        f"a {one}",
        f"aa {two} {one}",
        f"a2 {two}",
        f"sa {one[-3:]}",
        f"saa {two[-2:]} {one[-2:]}",
        f"ka {k1}",
        f"kaa {k2} {k1}",
        f"kaaa {k3} {k2} {k1}",
        f"kaaaa {k4} {k3} {k2} {k1}",
        f"ka2 {k2}",
        f"ak {k2} {one}",
    ]


def splice_features(before: Sequence[str], after: Sequence[str]) -> list[str]:
    """What is seen of a place where one sentence may end and another begin without a mark."""
    last = max(
        (at for at, word in enumerate(before[:-1]) if word == "،" or is_finite(word)), default=-1
    )
    return [
        *seam_features(before, after),
        *(f"end {feature}" for feature in end_features(before)),
        *(f"start {feature}" for feature in start_features(after)),
        *(f"in {word}" for word in sorted(_subordinators() & set(before))),
        *(f"on {word}" for word in sorted(_subordinators() & set(before[last + 1 :]))),
        f"since {min(8, len(before) - last)}",
        *["no verb"][any(map(is_finite, after)) :],
    ]


@cache
def _subordinators() -> frozenset[str]:
    return frozenset(
        row[0] for row in rows(files("brief") / "data" / "clean" / "subordinators.tsv")
    )


@lru_cache(100_000)
def is_finite(word: str) -> bool:
    """Whether a word without half-spaces is a verb that may finish a sentence.

    >>> is_finite("میشود"), is_finite("کتاب")
    (True, False)
    """
    verbs = lexicon().verbs
    return len(word) > 1 and (verbs.is_form(word) or verbs.restored(word) is not None)


def headline_features(text: str) -> list[str]:
    """What is seen of a short line: its size and marks, its first words and its last ones."""
    words = tokens(text)
    one, two, three = (_START, _START, _START, *words)[-3:]
    first, second = (*words, _END, _END)[:2]
    k1, k2, k3 = map(label, (one, two, three))
    return [
        f"size {min(len(words), 16)}",
        f"l {three}",
        f"ll {two} {three}",
        f"sl {three[-3:]}",
        f"sl2 {three[-2:]}",
        f"kl {k3}",
        f"kll {k2} {k3}",
        f"klll {k1} {k2} {k3}",
        f"f {first}",
        f"kf {label(first)}",
        f"kff {label(first)} {label(second)}",
        *(f"w {word}" for word in sorted(set(words[:-1]))),
        *(f"m {mark}" for mark in "؛:«" if mark in text),
    ]


@cache
def _weights() -> dict[str, dict[str, float]]:
    weights: dict[str, dict[str, float]] = {}
    for task, feature, weight in rows(files("brief") / "data" / "clean" / "judges.tsv"):
        weights.setdefault(task, {})[feature] = int(weight) / 100
    return weights


def logit(task: str, features: Iterable[str]) -> float:
    """The log odds that the model of ``task`` gives to these features."""
    weights = _weights()[task]
    return weights["bias"] + sum(weights.get(feature, 0.0) for feature in features)
