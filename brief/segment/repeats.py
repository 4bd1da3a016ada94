"""Finds the sentences of a page that come more than once, whole, in part or nearly alike.

The fullest copy of a sentence stays. Of equal copies the one stays whose neighbours are about
the same thing: OCR repeats a run of paragraphs in the middle of another article.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from brief.clean.letters import ZWNJ
from brief.segment.topics import Topic, add, alike, topic
from brief.segment.units import Unit

_TOKEN = re.compile(r"[^\W_]+")
_SHINGLE = 3
_SHORTEST = 4
"""Shorter sentences than this many words («بله، همین‌طور است») may come twice for good reason."""
_ALIKE = 0.72
_CROWD = 12


class _Copy:
    __slots__ = ("digits", "key", "shingles", "unit", "where", "words")

    def __init__(self, unit: int, where: int, text: str) -> None:
        self.unit, self.where = unit, where
        self.words = tuple(_TOKEN.findall(text.replace(ZWNJ, "")))
        self.key = "".join(self.words)
        self.digits = frozenset(word for word in self.words if word.isdigit())
        ends = range(max(1, len(self.words) - _SHINGLE + 1))
        self.shingles = {self.words[i : i + _SHINGLE] for i in ends}


def find_repeats(units: Sequence[Unit]) -> dict[tuple[int, int], str]:
    """(unit, sentence) -> why that sentence is dropped."""
    copies = [
        _Copy(u, s, text)
        for u, unit in enumerate(units)
        for s, text in enumerate(unit.sentences)
        if text
    ]
    copies = [
        copy
        for copy in copies
        if len(copy.words) >= (2 if _is_open(units[copy.unit], copy.where) else _SHORTEST)
    ]
    gone = _equal_copies(copies, units)
    left = [copy for copy in copies if (copy.unit, copy.where) not in gone]
    gone |= _contained(left, units)
    return gone


def _is_open(unit: Unit, place: int) -> bool:
    """Whether the sentence is the end of a unit that stops in mid-sentence."""
    return unit.open_end and place == len(unit.sentences) - 1


def _equal_copies(copies: list[_Copy], units: Sequence[Unit]) -> dict[tuple[int, int], str]:
    groups: dict[str, list[_Copy]] = defaultdict(list)
    for copy in copies:
        groups[copy.key].append(copy)
    gone: dict[tuple[int, int], str] = {}
    kept: set[tuple[int, int]] = set()
    for group in groups.values():
        if len(group) > 1:
            best = max(group[:_CROWD], key=lambda copy: _fit(copy, group, units, kept))
            kept.add((best.unit, best.where))
            gone |= {(c.unit, c.where): "repeated sentence" for c in group if c is not best}
    return gone


def _fit(
    copy: _Copy, group: list[_Copy], units: Sequence[Unit], kept: set[tuple[int, int]]
) -> float:
    """How well a copy sits where it stands: its likeness to what is around it."""
    own = {other.key for other in group}
    near = [*range(copy.unit - 3, copy.unit), *range(copy.unit + 1, copy.unit + 4)]
    around = [
        _topic(text)
        for unit in near
        if 0 <= unit < len(units)
        for text in units[unit].sentences
        if "".join(_TOKEN.findall(text.replace(ZWNJ, ""))) not in own
    ]
    text = units[copy.unit].sentences[copy.where]
    full = 0.2 * (len(units[copy.unit].sentences) > 1)
    together = 3.0 * ((copy.unit, copy.where - 1) in kept)
    return alike(_topic(text), add(around)) + full + together


@lru_cache(4096)
def _topic(text: str) -> Topic:
    """`topic`, remembered: neighbours are looked at for every copy near them."""
    return topic(text)


def _contained(copies: list[_Copy], units: Sequence[Unit]) -> dict[tuple[int, int], str]:
    """Sentences most of whose three-word runs stand in a fuller one."""
    index: dict[tuple[str, ...], list[_Copy]] = defaultdict(list)
    gone: dict[tuple[int, int], str] = {}
    for copy in sorted(copies, key=lambda one: (-len(one.words), one.unit, one.where)):
        shared: dict[_Copy, int] = defaultdict(int)
        for shingle in copy.shingles:
            for other in index.get(shingle, ()):
                shared[other] += 1
        heading = units[copy.unit].kind == "heading"
        for other, count in shared.items():
            whole = copy.key in other.key
            if heading and not (whole and len(copy.words) > 6):
                continue
            agree = copy.digits <= other.digits or other.digits <= copy.digits
            if whole or (agree and count >= _ALIKE * len(copy.shingles)):
                gone[copy.unit, copy.where] = (
                    "part of a fuller sentence" if whole else "near repeat"
                )
                break
        else:
            for shingle in copy.shingles:
                if len(index[shingle]) < _CROWD:
                    index[shingle].append(copy)
    return gone


def without_repeats(units: list[Unit]) -> tuple[list[Unit], list[tuple[str, str]]]:
    """The units without repeated sentences, and (text, reason) of every one that went."""
    gone = find_repeats(units)
    dropped: list[tuple[str, str]] = []
    kept: list[Unit] = []
    gap = False
    for number, unit in enumerate(units):
        for place in range(len(unit.sentences)):
            reason = gone.get((number, place))
            if reason:
                dropped.append((unit.sentences[place], reason))
                unit.sentences[place] = ""
        if unit.text:
            unit.after_gap = gap
            kept.append(unit)
        gap = not unit.text
    return kept, dropped
