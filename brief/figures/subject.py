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
def words(kind: str) -> frozenset[str]:
    """The words of one class of ``subject_words.tsv``."""
    return frozenset(word for word, k in rows("subject_words.tsv") if k == kind)


def _is_verb(word: str) -> bool:
    return (
        word in words("verb")
        or word in words("light")
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
    found = _WORDS.findall(text, end, stop.start() if stop else highest)
    if found and found[0] == "از":
        del found[0]
    elif found and found[0] in words("lead"):
        return None
    return _phrase(found)


def _phrase(found: Sequence[str]) -> str | None:
    """The words up to a verb, without the noun that belongs to a light verb («حل شد»)."""
    taken: list[str] = []
    for word in found:
        if _is_verb(word):
            if taken and (word in words("light") or word.startswith("می‌")):
                taken.pop()
            break
        if word in words("stop") or len(taken) == _MOST:
            break
        taken.append(word)
    return _trim(taken)


def _before(text: str, start: int, lowest: int) -> str | None:
    for m in _STOP.finditer(text, lowest, start):
        lowest = m.end()
    found = _WORDS.findall(text, lowest, start)
    if lowest and text[lowest - 1].isalpha() and found:
        del found[0]  # cut in two by the reach
    while found and found[-1] in words("bridge"):
        found.pop()
    taken: list[str] = []
    for word in reversed(found):
        if _is_verb(word) or word in words("start") or len(taken) == _MOST:
            break
        taken.append(word)
    return _trim(taken[::-1])


def _trim(found: list[str]) -> str | None:
    while found and found[-1] in words("trailing"):
        found.pop()
    first = 0
    while first < len(found) and found[first] in words("trailing"):
        first += 1
    return " ".join(found[first:]) or None
