"""What a piece of text is about: its content words, and where they lie among all topics.

Every stem has a vector (brief/data/segment/vectors.tsv, from our corpus), so that two texts
can be alike without sharing a word.
"""

from __future__ import annotations

import base64
import math
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from operator import mul

from brief.clean.letters import WORD, ZWNJ
from brief.clean.lexicon import lexicon, rows

_ENDINGS = ("هایشان", "هایی", "های", "ها", "یی", "ان", "ات", "ی")
_NOTHING = 1e-6  # a weight below this is what rounding leaves of none
_COMMON = 0.002
"""A word that makes up more of our corpus than this says nothing about a topic."""


@dataclass(slots=True)
class Topic:
    """The weights of stems, and the sum of their vectors by weight.

    ``total`` is the sum of the weights and ``length`` that of the vector, kept for speed.
    """

    stems: dict[str, float] = field(default_factory=dict)
    vector: list[float] = field(default_factory=list)
    total: float = field(init=False)
    length: float = field(init=False)

    def __post_init__(self) -> None:
        self.total = sum(self.stems.values())
        self.length = math.sqrt(sum(map(mul, self.vector, self.vector)))

    def __bool__(self) -> bool:
        return bool(self.stems)


@cache
def corpus_size() -> int:
    """Words of our corpus."""
    return sum(lexicon().ours.values())


@cache
def _stem(word: str) -> str:
    stem = word.split(ZWNJ)[0] if ZWNJ in word else word
    if len(stem) < 3:
        stem = word.replace(ZWNJ, "")
    for ending in _ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= 3:
            return stem[: -len(ending)]
    return stem


@cache
def _weight(word: str) -> float:
    """How much the word tells: 0 for function words and verbs, most for rare words."""
    known = lexicon()
    share = known.weight(word) / corpus_size()
    if (
        share > _COMMON
        or len(word) < 3
        or known.verbs.is_form(word)
        or word.startswith("می" + ZWNJ)
    ):
        return 0.0
    return max(0.0, math.log(1 / (share + 2e-6)) - 5)


@cache
def _vectors() -> dict[str, array[int]]:
    table = rows(files("brief") / "data" / "segment" / "vectors.tsv")
    return {stem: array("b", base64.b85decode(code)) for stem, code in table}


def stems(text: str) -> dict[str, float]:
    """The stems of the content words with their weights; empty for function words only."""
    counts: dict[str, float] = {}
    for word in WORD.findall(text):
        weight = _weight(word)
        if weight > 0:
            stem = _stem(word)
            counts[stem] = counts.get(stem, 0.0) + weight
    return counts


def topic(text: str) -> Topic:
    """What the text is about."""
    counts = stems(text)
    vectors = _vectors()
    total: list[float] = []
    for stem, weight in counts.items():
        vector = vectors.get(stem)
        if vector is not None:
            if total:
                total = [x + weight * y for x, y in zip(total, vector, strict=True)]
            else:
                total = [weight * y for y in vector]
    return Topic(counts, total)


def add(topics: Iterable[Topic]) -> Topic:
    """The topic of several pieces together."""
    total: dict[str, float] = {}
    vector: list[float] = []
    for one in topics:
        for stem, weight in one.stems.items():
            total[stem] = total.get(stem, 0.0) + weight
        if one.vector:
            vector = (
                [x + y for x, y in zip(vector, one.vector, strict=True)] if vector else one.vector
            )
    return Topic(total, vector)


def shared(one: Topic, other: Topic) -> float:
    """The cosine of the damped weights of stems: 0 no stem in common, 1 the same stems."""
    mine, others = one.stems, other.stems
    if not mine or not others:
        return 0.0
    both = sum([math.sqrt(mine[stem] * others[stem]) for stem in mine.keys() & others.keys()])
    return both / math.sqrt(one.total * other.total)


def cosine(one: Topic, other: Topic) -> float:
    """The cosine of the two vectors; 0 where one has none."""
    if not one.vector or not other.vector:
        return 0.0
    size = one.length * other.length
    return sum(map(mul, one.vector, other.vector)) / size if size else 0.0


@cache
def _alike_weights() -> tuple[float, float, float]:
    table = dict(rows(files("brief") / "data" / "segment" / "alike.tsv"))
    return float(table["one"]), float(table["cosine"]), float(table["shared"])


def alike_to_rest(one: Topic, group: Topic) -> float:
    """`alike` of a text and its group without that text, in the time that the text takes."""
    total = group.total - one.total
    if not one or total <= _NOTHING:
        return 0.0
    both = 0.0
    for stem, weight in one.stems.items():
        rest = group.stems[stem] - weight
        if rest > _NOTHING:
            both += math.sqrt(weight * rest)
    near = 0.0
    if one.vector and group.vector:
        vector = [x - y for x, y in zip(group.vector, one.vector, strict=True)]
        size = one.length * math.sqrt(sum(map(mul, vector, vector)))
        near = sum(map(mul, one.vector, vector)) / size if size else 0.0
    weights = _alike_weights()
    common = math.sqrt(both / math.sqrt(one.total * total))
    return weights[0] + weights[1] * near + weights[2] * common


def alike(one: Topic, other: Topic) -> float:
    """Log odds, for even chances beforehand, that two texts belong to one article.

    >>> bread = topic("نانوایان از گرانی آرد گفتند")
    >>> alike(bread, topic("قیمت نان و گندم")) > alike(bread, topic("تیم ملی والیبال"))
    True
    """
    if not one or not other:
        return 0.0
    weights = _alike_weights()
    return weights[0] + weights[1] * cosine(one, other) + weights[2] * math.sqrt(shared(one, other))
