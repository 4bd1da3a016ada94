"""«تن»: a ton, or one of a number of people; the words around it tell."""

from __future__ import annotations

import re
from functools import cache

from brief.figures.lexicon import DIGIT, LETTER, SPACE, number_words, rows

_AFTER = re.compile(rf"(?:[{SPACE}]*(?!و[{SPACE}])[{LETTER}\u200c]+){{1,4}}")
_WORD = re.compile(rf"[{LETTER}\u200c]+")
_FROM = re.compile(
    rf"[{SPACE}]+از[{SPACE}]+(?:(?:این|آن|همین)[{SPACE}]+)?(?P<group>[{LETTER}\u200c]+|[{DIGIT}])"
)
_OTHERS = re.compile(rf"[{SPACE}]+دیگر(?![{LETTER}])")
_JOINTS = ("از", "به", "بیش", "حدود", "دست‌کم", "حداقل", "نزدیک")
_REACH = 40


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word for word, k in rows("people_words.tsv") if k == kind)


@cache
def _groups() -> frozenset[str]:
    """What a part of people may be taken from, with numbers: «سه تن از پنج مدال‌آور»."""
    return _words("group") | {w for w, entry in number_words().items() if entry.kind == "one"}


def counts_people(text: str, start: int, end: int, scaled: bool) -> bool:
    """Whether the «تن» that ends at ``text[end]`` counts people; the number starts at ``start``.

    ``scaled``: the number has a scale word, so «دیگر» after it says nothing.

    >>> line = "سه تن از آنان بازگشتند و سه تن گندم ماند"
    >>> counts_people(line, 0, 6, False), counts_people(line, 25, 31, False)
    (True, False)
    """
    if m := _FROM.match(text, end):
        group = m["group"]
        return (
            group.isdecimal()
            or group in _groups()
            or (group.endswith("ان") and group not in _words("thing"))
        )
    if not scaled and _OTHERS.match(text, end):
        return True
    following = _WORD.findall(text, end, end + _REACH)
    if following and following[0] in _words("group"):
        return True
    before = _WORD.findall(text, max(0, start - _REACH), start)
    while before and before[-1] in _JOINTS:
        before.pop()
    if before and before[-1] in _words("before"):
        return not text[end : end + 1].isspace() or bool(
            following and following[0] in _words("open")
        )
    m = _AFTER.match(text, end)
    return bool(m) and not _words("after").isdisjoint(_WORD.findall(m[0]) if m else ())
