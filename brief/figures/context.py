"""What stands before a figure: qualifiers («بیش از») and roles that keep it from the table."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from brief.figures.lexicon import key, rows

_LOOK_BACK = 40


class Role(NamedTuple):
    """A word that makes the number after it a name or a reference; ``start`` of the word."""

    english: str
    kind: str
    start: int


class Before(NamedTuple):
    """The three words before a place, last first, with where each starts."""

    words: tuple[tuple[str, int], ...]
    gap: str


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
    """The words that end right before ``text[pos]``; only spaces and brackets in between.

    >>> words_before("بیش از ۵۰", 7, 0).words
    (('از', 4), ('بیش', 0))
    """
    begin = max(lowest, pos - _LOOK_BACK)
    head = text[begin:pos]
    stripped = head.rstrip(' \u200c\u00a0(«":')
    gap = head[len(stripped) :]
    found: list[tuple[str, int]] = []
    end = len(stripped)
    while len(found) < 3 and end > 0:
        at = end
        while at > 0 and (head[at - 1].isalpha() or head[at - 1] == "\u200c"):
            at -= 1
        if at == end:
            break
        found.append((head[at:end].strip("\u200c"), begin + at))
        end = at
        while end > 0 and head[end - 1] in " \u00a0":
            end -= 1
    return Before(tuple(found), gap)


def qualifier(before: Before) -> tuple[str, int] | None:
    """The qualifier that ends the words before a figure, and where it starts."""
    if not before.words or key(before.words[0][0]) not in _last_words():
        return None
    table = _qualifiers()
    for count in range(len(before.words), 0, -1):
        words = before.words[:count]
        found = table.get(key("".join(w for w, _ in reversed(words))))
        if found:
            return found, words[-1][1]
    return None


def role(before: Before) -> Role | None:
    """The role that the word before gives, if any: «ماده ۹», «بند (۲)»."""
    if not before.words:
        return None
    word, start = before.words[0]
    found = _roles().get(key(word))
    return Role(*found, start) if found else None
