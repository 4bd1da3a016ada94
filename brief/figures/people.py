"""«تن»: a ton, or one of a number of people; the words around it tell."""

from __future__ import annotations

import re
from functools import cache

from brief.figures.lexicon import DIGIT, LETTER, SPACE, number_words, words_of
from brief.figures.word_classes import is_verb, words

_AFTER = re.compile(rf"(?:[{SPACE}]*(?!و[{SPACE}])[{LETTER}\u200c]+){{1,4}}")
_WORD = re.compile(rf"[{LETTER}\u200c]+")
_FROM = re.compile(
    rf"[{SPACE}]+از[{SPACE}]+(?:(?:این|آن|همین)[{SPACE}]+)?(?P<group>[{LETTER}\u200c]+|[{DIGIT}])"
)
_OTHERS = re.compile(rf"[{SPACE}]+دیگر(?![{LETTER}])")
_NEXT = re.compile(rf"[{SPACE}]+([{LETTER}\u200c]+)")
_AND_MORE = re.compile(rf"[{SPACE}]+و[{SPACE}]+(?:[{DIGIT}]|[{LETTER}]+[{SPACE}]+(?:کیلو|گرم))")
_DECIMAL = frozenset("./٫")
"""Marks of a decimal, which people are not counted in."""
_JOINTS = ("از", "به", "بیش", "حدود", "دست‌کم", "حداقل", "نزدیک")
_REACH = 40
_CLAUSE = 100
_STOP = re.compile(r"\.(?!\d)|[؛!؟?\n]")
_MANY = ("شدگان", "باختگان", "دیدگان", "یافتگان", "کنندگان")
"""Ends of words for people who are counted: «غرق‌شدگان», «جان‌باختگان»."""
_OWN = re.compile(r"انش(?:ان)?$")


def _words(kind: str) -> frozenset[str]:
    return words_of("people_words.tsv", kind)


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
            or _OWN.search(group) is not None  # «از یارانش»
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
    if m and not _words("after").isdisjoint(_WORD.findall(m[0])):
        return True
    return (not scaled and _is_small(text, start, end)) or _in_count(text, start, end)


def _in_count(text: str, start: int, end: int) -> bool:
    """«شمار جان‌باختگان به ۳۱ تن رسید»: the clause counts people, and no goods follow."""
    if not _no_goods(text, end) or not _DECIMAL.isdisjoint(text[start:end]):
        return False
    before = _clause(text, start)
    counted = any(w in _words("counted") or w.endswith(_MANY) for w in before)
    return counted and _words("weight").isdisjoint(before)


def _is_small(text: str, start: int, end: int) -> bool:
    """«هر سه تن تا فردا ماندند»: a small whole number in words, no goods, and no talk of weight."""
    number = text[start:end]
    if any(c.isdecimal() for c in number) or "نیم" in number or "\u200c" in number:
        return False
    return _no_goods(text, end) and _words("weight").isdisjoint(_clause(text, start))


def _no_goods(text: str, end: int) -> bool:
    """Whether a verb, a small word or punctuation follows, and no second amount («و ۶۰۰ کیلو»)."""
    if text[end - 1] != "ن" or _AND_MORE.match(text, end):
        return False
    m = _NEXT.match(text, end)
    word = m[1] if m else ""
    return not word or word in words("function") or word in _words("open") or is_verb(word)


def _clause(text: str, start: int) -> list[str]:
    return _WORD.findall(_STOP.split(text[max(0, start - _CLAUSE) : start])[-1])
