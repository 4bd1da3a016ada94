"""What a figure measures: a short Persian phrase from its own clause.

For a count it is what follows the unit («نفر مورد سنجش مهارت قرار گرفتند»), for a share what
follows «از», else the noun phrase before the figure. The phrase ends at punctuation, at
another figure or a period, at a verb and at eight words; there may be none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from brief.figures.lexicon import DIGIT, LETTER, rows

_MOST = 8
_REACH = 90
"""How many characters away a phrase may start or end."""
_STOP = re.compile(rf"[.،؛:!؟?()«»\"\n]|[{DIGIT}]")
_WORDS = re.compile(rf"[{LETTER}\u200c]+")


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word for word, k in rows("subject_words.tsv") if k == kind)


def _is_verb(word: str) -> bool:
    return (
        word in _words("verb")
        or word in _words("light")
        or word.startswith(("می‌", "نمی‌"))
        or word.endswith(("‌اند", "‌است"))
    )


def subject_of(text: str, start: int, end: int, lowest: int, highest: int) -> str | None:
    """The phrase for the figure at ``text[start:end]``, from ``text[lowest:highest]``.

    >>> line = "۸۰ درصد از مشکلات این تعاونی‌ها حل شد"
    >>> subject_of(line, 0, 7, 0, len(line))
    'مشکلات این تعاونی‌ها'
    """
    return _after(text, end, min(highest, end + _REACH)) or _before(
        text, start, max(lowest, start - _REACH)
    )


def _after(text: str, end: int, highest: int) -> str | None:
    stop = _STOP.search(text, end, highest)
    words = _WORDS.findall(text, end, stop.start() if stop else highest)
    if words and words[0] == "از":
        words = words[1:]
    elif words and words[0] in _words("lead"):
        return None
    return _phrase(words)


def _phrase(words: Sequence[str]) -> str | None:
    """The words up to a verb, without the noun that belongs to a light verb («حل شد»)."""
    taken: list[str] = []
    for word in words:
        if _is_verb(word):
            if taken and (word in _words("light") or word.startswith("می‌")):
                taken.pop()
            break
        if word in _words("stop") or len(taken) == _MOST:
            break
        taken.append(word)
    return _trim(taken)


def _before(text: str, start: int, lowest: int) -> str | None:
    for m in _STOP.finditer(text, lowest, start):
        lowest = m.end()
    words = _WORDS.findall(text, lowest, start)
    if lowest and text[lowest - 1].isalpha() and words:
        words = words[1:]  # cut in two by the reach
    while words and words[-1] in _words("bridge"):
        words.pop()
    taken: list[str] = []
    for word in reversed(words):
        if _is_verb(word) or word in _words("stop") or len(taken) == _MOST:
            break
        taken.append(word)
    return _trim(taken[::-1])


def _trim(words: list[str]) -> str | None:
    while words and words[-1] in _words("trailing"):
        words.pop()
    first = 0
    while first < len(words) and words[first] in _words("trailing"):
        first += 1
    return " ".join(words[first:]) or None
