"""Puts the units of one article into reading order, and halves of sentences together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from brief.records import ParagraphKind
from brief.segment.units import Unit


@dataclass(frozen=True, slots=True)
class Passage:
    """A finished paragraph: its sentences, and whether it lacks its beginning or its end.

    ``pieces`` holds, for each sentence, the (start, length) on the page of what it is made of.
    """

    sentences: tuple[str, ...]
    kind: ParagraphKind
    cut_start: bool
    cut_end: bool
    pieces: tuple[tuple[tuple[int, int], ...], ...]
    seams: tuple[int, ...]  # sentences that were put together from two halves


def in_order(units: Sequence[Unit], members: Sequence[int]) -> list[int]:
    """The members of a group in reading order.

    The stretch with the headline comes first, the others as they stand on the page; a stretch
    that begins with the second half of a sentence follows the one that ends with the first.
    """
    stretches: list[list[int]] = []
    for at in members:
        if stretches and stretches[-1][-1] == at - 1:
            stretches[-1].append(at)
        else:
            stretches.append([at])
    headed = [s for s in stretches if units[s[0]].kind == "heading"]
    if headed:
        stretches.remove(headed[0])
        stretches.insert(0, headed[0])
    begins = {stretch[0]: stretch for stretch in stretches}
    placed: list[int] = []
    done: set[int] = set()

    def place(stretch: list[int] | None) -> None:
        while stretch is not None and stretch[0] not in done:
            done.add(stretch[0])
            placed.extend(stretch)
            follower = units[stretch[-1]].joined
            stretch = None if follower is None else begins.get(follower)

    ends = {stretch[-1]: stretch for stretch in stretches}
    for stretch in stretches:  # a stretch that goes on with another waits for it
        before = units[stretch[0]].head
        if before is None or ends.get(before, stretch) is stretch:
            place(stretch)
    for stretch in stretches:
        place(stretch)
    return placed


def passages(units: Sequence[Unit], order: Sequence[int], begins: Sequence[bool]) -> list[Passage]:
    """The paragraphs of an article; ``begins`` says which units begin with a whole sentence."""
    members = set(order)
    made: list[Passage] = []
    for at in order:
        if units[at].head in members:
            continue
        sentences, pieces = _standing(units[at])
        seams: list[int] = []
        last = at
        follower = units[at].joined
        while follower is not None and follower in members:
            (first, *rest), (piece, *others) = _standing(units[follower])
            seams.append(len(sentences) - 1)
            sentences = [*sentences[:-1], f"{sentences[-1]} {first}", *rest]
            pieces = [*pieces[:-1], pieces[-1] + piece, *others]
            last, follower = follower, units[follower].joined
        kind = units[last].kind
        made.append(
            Passage(
                sentences=tuple(sentences),
                kind=kind,
                cut_start=not begins[at],
                cut_end=kind != "heading" and units[last].open_end,
                pieces=tuple(pieces),
                seams=tuple(seams),
            )
        )
    return made


def _standing(unit: Unit) -> tuple[list[str], list[tuple[tuple[int, int], ...]]]:
    """The sentences of a unit that were not dropped, and where each stands on the page."""
    pairs = [pair for pair in zip(unit.sentences, unit.starts, strict=True) if pair[0]]
    return [text for text, _ in pairs], [((start, len(text)),) for text, start in pairs]
