"""Edits of a text that know where they stand, and how two rounds of them become one.

Every cleaning step gives edits of the text it was handed. `compose` brings the edits of a
later step back to the text of the first, so that each repair is reported at its place in the
input. Offsets are half-open ranges of characters.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """Put ``after`` in the place of ``text[start:end]``; an insertion has start == end."""

    start: int
    end: int
    after: str
    reason: str


def apply(text: str, edits: Sequence[Edit]) -> str:
    """The text with its edits made; they are in order and don't overlap.

    >>> apply("كتاب", [Edit(0, 1, "ک", "letters")])
    'کتاب'
    """
    pieces: list[str] = []
    done = 0
    for edit in edits:
        pieces += (text[done : edit.start], edit.after)
        done = edit.end
    pieces.append(text[done:])
    return "".join(pieces)


def compose(first: Sequence[Edit], middle: str, second: Sequence[Edit]) -> list[Edit]:
    """The edits that do at once what ``first`` and then ``second`` do.

    ``middle`` is the text after ``first``. Edits of both rounds that touch the same characters
    become one, with the reasons of all.

    >>> compose([Edit(0, 1, "ک", "letters")], "کتابها", [Edit(0, 6, "کتاب‌ها", "half-space")])
    [Edit(start=0, end=6, after='کتاب\\u200cها', reason='letters, half-space')]
    """
    if not first or not second:
        return list(first or second)
    made: list[Edit] = []
    i = j = shift = 0  # shift: how far the middle text is ahead of the first one here
    while i < len(first) or j < len(second):
        low = high = -1
        old, new, grown = i, j, shift
        while True:  # gather the edits of both rounds that overlap one another
            start = first[i].start + grown if i < len(first) else None
            if start is not None and (low < 0 or _meets(start, len(first[i].after), low, high)):
                if low < 0 and j < len(second) and _comes_before(second[j], start, first[i]):
                    start = None
                else:
                    end = start + len(first[i].after)
                    low, high = (start, end) if low < 0 else (min(low, start), max(high, end))
                    grown += len(first[i].after) - (first[i].end - first[i].start)
                    i += 1
                    continue
            if j < len(second):
                edit = second[j]
                if low < 0 or _meets(edit.start, edit.end - edit.start, low, high):
                    low = edit.start if low < 0 else min(low, edit.start)
                    high = max(high, edit.end)
                    j += 1
                    continue
            break
        made.append(_merged(first[old:i], middle, second[new:j], low, high, shift, grown))
        shift = grown
    return made


def _comes_before(edit: Edit, start: int, other: Edit) -> bool:
    """Whether an edit of the second round stands wholly before one of the first."""
    return edit.end <= start and not (edit.start == start and not other.after)


def _meets(start: int, length: int, low: int, high: int) -> bool:
    """Whether [start, start + length) shares a character with [low, high), or lies inside it."""
    if length == 0 or low == high:
        return low < start < high or start < low < start + length
    return start < high and low < start + length


def _merged(
    first: Sequence[Edit],
    middle: str,
    second: Sequence[Edit],
    low: int,
    high: int,
    before: int,
    after: int,
) -> Edit:
    text = apply(middle[low:high], [Edit(e.start - low, e.end - low, e.after, "") for e in second])
    reasons = dict.fromkeys(r for e in (*first, *second) for r in e.reason.split(", "))
    return Edit(low - before, high - after, text, ", ".join(reasons))


def drop_empty(text: str, edits: Iterable[Edit]) -> list[Edit]:
    """The edits that change something."""
    return [edit for edit in edits if text[edit.start : edit.end] != edit.after]
