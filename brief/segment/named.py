"""Paragraphs that repeat the words of a headline, and so belong to what stands below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from brief.clean.letters import WORD, glue
from brief.segment.topics import stems
from brief.segment.units import Unit

_WORDS = 3  # side by side; two are often a common phrase


def named_by(units: Sequence[Unit]) -> list[tuple[int, ...]]:
    """For each unit the headings (indices) of which it has three telling words side by side.

    A phrase that stands in several headings tells none of them apart and does not count.
    """
    headings: dict[tuple[str, ...], set[int]] = {}
    for at, unit in enumerate(units):
        if unit.kind == "heading":
            for phrase in _phrases(unit.text):
                if all(stems(word) for word in phrase):
                    headings.setdefault(phrase, set()).add(at)
    telling = {phrase: next(iter(those)) for phrase, those in headings.items() if len(those) == 1}
    return [
        tuple(sorted({telling[p] for p in _phrases(unit.text) if p in telling} - {at}))
        if telling
        else ()
        for at, unit in enumerate(units)
    ]


def _phrases(text: str) -> Iterator[tuple[str, ...]]:
    words = [glue(word) for word in WORD.findall(text)]
    return (tuple(words[at : at + _WORDS]) for at in range(len(words) - _WORDS + 1))
