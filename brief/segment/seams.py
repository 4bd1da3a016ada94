"""The evidence that a sentence left open in one paragraph goes on in another.

Each piece of evidence has a name and a number; brief/data/segment/seams.tsv weighs them
(fitted by models/lexicon/fit_seams.py on made pages).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from brief.clean.lexicon import rows
from brief.segment.classes import tokens
from brief.segment.judge import logit, seam_features
from brief.segment.topics import Topic, add, alike
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
)
_BLOCK = 4


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
    seam = logit("seam", seam_features(tokens(head.sentences[-1]), tokens(tail.sentences[0])))
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
    )


@cache
def _weights() -> tuple[float, ...]:
    table = dict(rows(files("brief") / "data" / "segment" / "seams.tsv"))
    return tuple(float(table[name]) for name in NAMES)


def weigh(numbers: Sequence[float]) -> float:
    """Log odds, from the evidence, that the sentence goes on there."""
    return sum(weight * number for weight, number in zip(_weights(), numbers, strict=True))
