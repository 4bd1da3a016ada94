"""Joins the two halves of a sentence that a column break has parted.

Every paragraph that stops in mid-sentence is matched with one that may go on with it; the
surest matches are made first (`brief.segment.seams` weighs the evidence).
"""

from __future__ import annotations

from collections.abc import Sequence

from brief.segment.seams import block_topics, evidence, weigh, weigh_rivals
from brief.segment.units import Unit

_REACH = 60
"""A half is looked for among this many paragraphs on either side."""


def candidates(units: Sequence[Unit]) -> list[tuple[int, int]]:
    """Pairs of units whose seam is worth a look: an open end, and text to go on with."""
    found: list[tuple[int, int]] = []
    for one, unit in enumerate(units):
        if not unit.open_end or unit.kind == "heading":
            continue
        for two in range(max(0, one - _REACH), min(len(units), one + _REACH + 1)):
            if two != one and units[two].sentences[0] and units[two].kind != "heading":
                found.append((one, two))
    return found


def join_cuts(units: list[Unit], groups: Sequence[int], sure: float, within: float) -> None:
    """Sets ``joined`` and ``head`` of the units whose halves belong together.

    ``groups`` says which article each unit seems to belong to. Halves of different groups are
    joined from ``sure`` log odds upward, halves of one group from ``within`` upward.
    """
    blocks = block_topics(units)
    pairs = [
        pair
        for pair in candidates(units)
        if units[pair[0]].joined is None and units[pair[1]].head is None
    ]
    values = [weigh(evidence(units, blocks, groups, one, two)) for one, two in pairs]
    found = [
        (value, one, two)
        for value, (one, two) in zip(
            weigh_rivals([one for one, _ in pairs], values), pairs, strict=True
        )
        if value > (within if groups[one] == groups[two] else sure)
    ]
    for _, one, two in sorted(found, key=lambda item: (-item[0], item[1:])):
        if units[one].joined is None and units[two].head is None and not _circle(units, one, two):
            units[one].joined, units[two].head = two, one


def _circle(units: Sequence[Unit], one: int, two: int) -> bool:
    """Whether joining would lead from the tail back to the head."""
    at: int | None = two
    while at is not None:
        if at == one:
            return True
        at = units[at].joined
    return False
