"""Finds the sentences of a page that come more than once, whole, in part or nearly alike.

The fullest copy of a sentence stays. Of equal copies the one stays whose neighbours are about
the same thing: OCR repeats a run of paragraphs in the middle of another article.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence, Set
from functools import lru_cache

from brief.clean.classes import tokens
from brief.clean.judge import logit, seam_features
from brief.clean.letters import ZWNJ
from brief.segment.topics import Topic, add, alike, topic
from brief.segment.units import Unit

_TOKEN = re.compile(r"[^\W_]+")
_SHINGLE = 3
_SHORTEST = 4
"""Shorter sentences than this many words («بله، همین‌طور است») may come twice for good reason."""
_ALIKE = 0.72
_CROWD = 12
_RUN = 12  # sentences on either side that a repeated run is followed over
_GUEST, _MOST_GAIN = 0.7, 4.0


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
    groups: dict[str, list[int]] = defaultdict(list)
    for at, copy in enumerate(copies):
        groups[copy.key].append(at)
    gone: dict[tuple[int, int], str] = {}
    twice = {key for key, group in groups.items() if len(group) > 1}
    for group in groups.values():
        if len(group) > 1:
            runs = _runs(copies, group[:_CROWD])
            best = max(zip(group, runs, strict=False), key=lambda one: _fit(one[1], units, twice))[
                0
            ]
            gone |= {
                (copies[at].unit, copies[at].where): "repeated sentence"
                for at in group
                if at != best
            }
    return gone


def _runs(copies: Sequence[_Copy], group: Sequence[int]) -> list[Sequence[_Copy]]:
    """The run of sentences around each of some equal copies that is repeated with them."""
    before = after = 0
    while before < _RUN and len({_key(copies, at - before - 1) for at in group}) == 1:
        before += 1
    while after < _RUN and len({_key(copies, at + after + 1) for at in group}) == 1:
        after += 1
    return [copies[at - before : at + after + 1] for at in group]


def _key(copies: Sequence[_Copy], at: int) -> str | int:
    return copies[at].key if 0 <= at < len(copies) else at


def _fit(run: Sequence[_Copy], units: Sequence[Unit], twice: Set[str]) -> float:
    """How well a repeated run sits where it stands: its likeness to what is around it.

    A run that parts two halves of a sentence is a guest there.
    """
    first, last = run[0], run[-1]
    own = {copy.key for copy in run}
    near = [*range(first.unit - 3, first.unit), *range(last.unit + 1, last.unit + 4)]
    around = [
        _topic(text)
        for unit in (*near, *{first.unit, last.unit})
        if 0 <= unit < len(units)
        for text in units[unit].sentences
        if _bare(text) not in own
    ]
    texts = [units[copy.unit].sentences[copy.where] for copy in run]
    full = 0.2 * (len(units[first.unit].sentences) > 1)
    return alike(add(map(_topic, texts)), add(around)) + full - _GUEST * _parts(run, units, twice)


def _parts(run: Sequence[_Copy], units: Sequence[Unit], twice: Set[str]) -> float:
    """How much better a sentence left open before the run goes on behind it than with it.

    Before and behind it further paragraphs may stand that come ``twice``.
    """
    before, after = run[0].unit - 1, run[-1].unit + 1
    if run[0].where:
        return 0.0
    for _ in range(_RUN):
        before -= before >= 0 and _all_twice(units[before], twice)
        after += after < len(units) and _all_twice(units[after], twice)
    if before < 0 or after >= len(units):
        return 0.0
    if units[before].kind == "heading" or not units[before].open_end:
        return 0.0
    head, own, other = (
        tokens(text)
        for text in (
            units[before].sentences[-1],
            units[run[0].unit].sentences[0],
            units[after].sentences[0],
        )
    )
    gain = logit("seam", seam_features(head, other)) - logit("seam", seam_features(head, own))
    return max(-_MOST_GAIN, min(_MOST_GAIN, gain))


def _all_twice(unit: Unit, twice: Set[str]) -> bool:
    return all(_bare(text) in twice for text in unit.sentences)


@lru_cache(16384)
def _bare(text: str) -> str:
    return "".join(_TOKEN.findall(text.replace(ZWNJ, "")))


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
