"""The evidence that a sentence left open in one paragraph goes on in another.

Each piece of evidence has a name and a number; brief/data/segment/seams.tsv weighs them
(fitted by models/lexicon/fit_seams.py on made pages).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

from brief.clean.classes import tokens
from brief.clean.judge import end_features, logit, seam_features, start_features
from brief.clean.lexicon import lexicon, rows
from brief.clean.spelling import bigrams
from brief.segment.topics import Topic, add, alike, corpus_size
from brief.segment.units import Unit

NAMES = (
    "one",
    "seam",
    "likeness",
    "likeness of blocks",
    "same group",
    "next",
    "next but one",
    "backwards",
    "distance",
    "after an open end",
    "at a break",
    "question",
    "tail opens a stretch",
    "head closes a stretch",
    "next stretch",
    "begins no sentence",
    "quote goes on",
    "quote is torn",
    "words",
    "tail comes to an end",
    "begins like a sentence",
    "ends like a sentence",
    "side by side",
    "side by side beyond chance",
)
RIVALS = ("one of several", "alone", "rivals")
"""What weighs a pair against the other pairs with its head: a constant, its own log odds, and
the log of the sum of the others' odds."""
_LEAST_ODDS, _UNSEEN = 1e-3, 0.5
_BLOCK = 4
_DATA = files("brief") / "data" / "segment"


def block_topics(units: Sequence[Unit]) -> list[tuple[Topic, Topic]]:
    """For each unit, what the text up to it in its block is about, and the text from it on."""
    found: list[tuple[Topic, Topic]] = []
    for at in range(len(units)):
        back = at
        while back > 0 and at - back < _BLOCK and not _ends_block(units, back):
            back -= 1
        ahead = at + 1
        while ahead < len(units) and ahead - at < _BLOCK and not _ends_block(units, ahead):
            ahead += 1
        before, after = units[back : at + 1], units[at:ahead]
        found.append((add(u.topic for u in before), add(u.topic for u in after)))
    return found


def _ends_block(units: Sequence[Unit], at: int) -> bool:
    """Whether a block ends before this unit as far as can be seen without joining."""
    return (
        units[at].kind == "heading"
        or units[at].after_gap
        or (units[at - 1].open_end and (units[at - 1].kind != "heading"))
    )


def evidence(
    units: Sequence[Unit],
    blocks: Sequence[tuple[Topic, Topic]],
    groups: Sequence[int],
    one: int,
    two: int,
) -> tuple[float, ...]:
    """The numbers of `NAMES` for the open end of ``one`` and the beginning of ``two``."""
    head, tail = units[one], units[two]
    before, ends, opened = _ending(head.sentences[-1])
    after, begins, closed = _beginning(tail.sentences[0])
    seam = logit("seam", seam_features(before, after))
    same = groups[one] == groups[two]
    opens = two == 0 or groups[two - 1] != groups[two] or tail.after_gap
    return (
        1.0,
        max(-6.0, min(6.0, seam)),
        max(-4.0, min(4.0, alike(head.topic, tail.topic))),
        max(-4.0, min(4.0, alike(blocks[one][0], blocks[two][1]))),
        float(same),
        float(two == one + 1),
        float(two == one + 2),
        float(two < one),
        math.log(abs(two - one)),
        float(two > 0 and two - 1 != one and units[two - 1].open_end),
        float(two > 0 and (units[two].after_gap or units[two - 1].kind == "heading")),
        float(tail.kind == "question"),
        float(opens),
        float(one + 1 == len(units) or groups[one + 1] != groups[one] or units[one + 1].after_gap),
        float(opens and same and one + 1 < two and groups[one] not in groups[one + 1 : two]),
        float(begins_no_sentence(after)),
        float(opened and closed),
        float(opened != closed),
        math.log(len(before) + len(after) + 1),
        float(len(tail.sentences) > 1 or not tail.open_end),
        begins,
        ends,
        *_side_by_side(before[-1:], after[:1]),
    )


def _side_by_side(before: Sequence[str], after: Sequence[str]) -> tuple[float, float]:
    """How often our corpus has one word after the other (log), and against chance (log odds)."""
    if not before or not after:
        return 0.0, 0.0
    count = bigrams().get((before[0], after[0]), 0)
    ours = lexicon().ours
    chance = ours.get(before[0], 0) * ours.get(after[0], 0) / corpus_size()
    beyond = math.log((count + _UNSEEN) / (chance + _UNSEEN))
    return math.log(count + 1), max(-4.0, min(6.0, beyond))


def begins_no_sentence(words: Sequence[str]) -> bool:
    """Whether tokens begin with one that hardly ever begins a sentence.

    >>> begins_no_sentence(["است", "که", "از", "آن"]), begins_no_sentence(["مدیر", "بانک"])
    (True, False)
    """
    return bool(words) and (words[0] in _never_first() or words[0] == "،")


@cache
def _never_first() -> frozenset[str]:
    return frozenset(row[0] for row in rows(_DATA / "never_first.tsv"))


@lru_cache(1024)
def _ending(text: str) -> tuple[Sequence[str], float, bool]:
    """The tokens of a head, how much it ends like a sentence, and whether it opens a quote."""
    words = tokens(text)
    opened = sum((char in "«(") - (char in "»)") for char in text) > 0
    return words, max(-6.0, min(6.0, logit("end", end_features(words)))), opened


@lru_cache(1024)
def _beginning(text: str) -> tuple[Sequence[str], float, bool]:
    """The tokens of a tail, how much it begins like a sentence, and whether it closes a quote."""
    words = tokens(text)
    depth = least = 0
    for char in text:
        depth += (char in "«(") - (char in "»)")
        least = min(least, depth)
    return words, max(-6.0, min(6.0, logit("start", start_features(words)))), least < 0


@cache
def _weights() -> tuple[tuple[float, ...], tuple[float, ...]]:
    table = dict(rows(_DATA / "seams.tsv"))
    return tuple(float(table[name]) for name in NAMES), tuple(float(table[n]) for n in RIVALS)


def weigh(numbers: Sequence[float]) -> float:
    """Log odds, from the evidence, that the sentence goes on there."""
    return sum(weight * number for weight, number in zip(_weights()[0], numbers, strict=True))


def rivalry(heads: Sequence[int], values: Sequence[float]) -> list[tuple[float, ...]]:
    """The numbers of `RIVALS` for pairs with these heads and log odds."""
    total: dict[int, float] = {}
    for head, value in zip(heads, values, strict=True):
        total[head] = total.get(head, 0.0) + math.exp(value)
    return [
        (1.0, value, math.log(_LEAST_ODDS + max(0.0, total[head] - math.exp(value))))
        for head, value in zip(heads, values, strict=True)
    ]


def weigh_rivals(heads: Sequence[int], values: Sequence[float]) -> list[float]:
    """Log odds of the pairs with these heads, given what else each head could go on with."""
    return [
        sum(weight * number for weight, number in zip(_weights()[1], numbers, strict=True))
        for numbers in rivalry(heads, values)
    ]
