"""What stands before a figure: qualifiers («بیش از») and roles that keep it from the table."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from brief.figures.lexicon import key, rows

Before = list[tuple[str, int]]

_LOOK_BACK = 40
_OPENING = ' \u200c\u00a0(«":،'
_CLOSING = ".؛!؟?)»،:"


class Role(NamedTuple):
    """A word that makes the number after it a name or a reference; ``start`` of the word."""

    english: str
    kind: str
    start: int


@cache
def _qualifiers() -> dict[str, str]:
    return {key(fa): word for fa, word in rows("qualifiers.tsv")}


@cache
def _last_words() -> frozenset[str]:
    """The last word of every qualifier."""
    return frozenset(key(fa.split(" ")[-1]) for fa, _ in rows("qualifiers.tsv"))


@cache
def _roles() -> dict[str, tuple[str, str]]:
    return {key(fa): (english, kind) for fa, english, kind in rows("roles.tsv")}


def words_before(text: str, pos: int, lowest: int) -> Before:
    """The words (three at most, last first) before ``text[pos]``, and where each starts.

    Only spaces and opening brackets stand in between.

    >>> words_before("بیش از ۵۰", 7, 0)
    [('از', 4), ('بیش', 0)]
    """
    begin = max(lowest, pos - _LOOK_BACK)
    head = text[begin:pos].rstrip(_OPENING)
    found: list[tuple[str, int]] = []
    end = len(head)
    for part in reversed(head.rsplit(None, 3)[-3:]):
        if part[-1] in _CLOSING:
            break
        word = part.lstrip(_OPENING)
        at = head.rindex(part, 0, end)
        found.append((word, begin + at + len(part) - len(word)))
        end = at
        if len(word) < len(part):
            break
    return found


def word_before(text: str, pos: int, lowest: int) -> Before:
    """The last of `words_before`: enough for most numbers, and cheaper."""
    begin = max(lowest, pos - _LOOK_BACK)
    head = text[begin:pos].rstrip(_OPENING)
    parts = head.rsplit(None, 1)
    if not parts or parts[-1][-1] in _CLOSING:
        return []
    word = parts[-1].lstrip(_OPENING)
    return [(word, begin + len(head) - len(word))]


def may_qualify(before: Before) -> bool:
    """Whether the word before may end a qualifier: «از» of «بیش از»."""
    return bool(before) and key(before[0][0]) in _last_words()


def qualifier(before: Before) -> tuple[str, int] | None:
    """The qualifier that ends the words before a figure, and where it starts."""
    if not may_qualify(before):
        return None
    table = _qualifiers()
    for count in range(len(before), 0, -1):
        words = before[:count]
        found = table.get(key("".join(w for w, _ in reversed(words))))
        if found:
            return found, words[-1][1]
    return None


def role(before: Before) -> Role | None:
    """The role that the word before gives, if any: «ماده ۹», «بند (۲)»."""
    if not before:
        return None
    word, start = before[0]
    found = _roles().get(key(word))
    return Role(*found, start) if found else None
