"""The data files of `brief.figures`, and the patterns that are made of them.

Every table is a TSV file under ``brief/data/figures/``: a header of ``#`` lines, then one
entry a line. Tables are read when they are first needed and kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from brief.errors import SettingsError

LETTER = "\u0621-\u063a\u0641-\u0652\u066e-\u06d3\u06d5-\u06dc\u06ee-\u06ef\u06fa-\u06ff"
"""Persian letters and vowel signs, for a character class; half-space and digits are not in it."""
DIGIT = "0-9۰-۹٠-٩"
HALF_SPACE = "\u200c"
SPACE = " \u200c\u00a0\u202f\u2009\t"
"""What may stand between the words of one phrase, for a character class; never a newline."""

_WESTERN = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")


def western_digits(text: str) -> str:
    """``text`` with Persian and Arabic-Indic digits as ``0-9``; offsets do not move.

    >>> western_digits("۴۰۳ هزار و ٢٩")
    '403 هزار و 29'
    """
    return text.translate(_WESTERN)


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The entries of ``brief/data/figures/NAME``, split at tabs.

    :raises SettingsError: a line has fewer columns than the first entry.
    """
    text = (files("brief") / "data" / "figures" / name).read_text(encoding="utf-8")
    found: list[tuple[str, ...]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        row = tuple(line.split("\t"))
        if found and len(row) < len(found[0]):
            raise SettingsError(f"{name}, line {number}: {len(found[0])} columns expected")
        found.append(row)
    return tuple(found)


@cache
def words_of(name: str, kind: str) -> frozenset[str]:
    """The words of one class of a file of words with their classes."""
    return frozenset(word for word, k in rows(name) if k == kind)


def trie(words: Iterable[str]) -> str:
    """A pattern that matches the longest of ``words`` without trying them one by one.

    A space in a word also matches a half-space, and a half-space a space or nothing at all,
    since sources drop them.

    >>> trie(["سه", "سی", "سیصد"])
    'س(?:ه|ی(?:صد)?)'
    """
    root: dict[str, object] = {}
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})  # type: ignore[assignment]
        node[""] = None
    return _pattern(root)


def _pattern(node: dict[str, object]) -> str:
    """The pattern of one node; the end of a word is its key ``""``."""
    branches = []
    for char, child in node.items():
        if char:
            rest = _pattern(child) if isinstance(child, dict) else ""
            branches.append(_char(char) + rest)
    if not branches:
        return ""
    if len(branches) == 1 and "" not in node:
        return branches[0]
    return "(?:" + "|".join(branches) + ")" + ("?" if "" in node else "")


def _char(char: str) -> str:
    if char == HALF_SPACE:
        return "[ \\u200c]?"
    if char == " ":
        return "[ \\u200c\\u00a0]"
    return re.escape(char)


@lru_cache(maxsize=8192)
def key(surface: str) -> str:
    """What the surface of a match is looked up by: no spaces, no half-spaces.

    >>> key("نفر ساعت") == key("نفر‌ساعت")
    True
    """
    return surface.replace(" ", "").replace(HALF_SPACE, "").replace("\u00a0", "")


class Word(NamedTuple):
    """A number word: its value, and its class (the header of ``number_words.tsv``)."""

    value: Decimal
    kind: str


@cache
def number_words() -> dict[str, Word]:
    """Number words by `key`, with glued forms («سیوپنج»)."""
    words = {key(w): Word(Decimal(v), k) for w, v, k in rows("number_words.tsv")}
    return words | _glued(words, "ten", ("one", "ordinal")) | _glued(words, "hundred", _BELOW)


_BELOW = ("ten", "teen", "one", "ordinal")


def _glued(words: dict[str, Word], large: str, small: tuple[str, ...]) -> dict[str, Word]:
    """«سیوپنج», «صدوبیست»: two words and their «و» in one."""
    limit = 10 if large == "ten" else 100
    return {
        f"{first}و{second}": Word(a + b, kind if kind == "ordinal" else large)
        for first, (a, size) in words.items()
        if size == large
        for second, (b, kind) in words.items()
        if kind in small and 0 < b < limit
    }


@cache
def number_word_pattern() -> str:
    """Matches a number word; the caller looks at what stands before and after."""
    glued = (w for w in number_words() if "و" in w)
    return trie([w for w, _, _ in rows("number_words.tsv")] + list(glued))


class Month(NamedTuple):
    """A month of one calendar, with its English name."""

    calendar: str
    number: int
    english: str


@cache
def months() -> dict[str, Month]:
    """Months by `key`."""
    return {key(w): Month(c, int(n), e) for w, c, n, e in rows("months.tsv") if c != "weekday"}


@cache
def weekdays() -> dict[str, int]:
    """Days of the week by `key`; Monday is 0."""
    return {key(w): int(n) for w, c, n, _ in rows("months.tsv") if c == "weekday"}


@cache
def month_names(calendar: str) -> tuple[str, ...]:
    """The English names of a calendar's twelve months, in order."""
    names = {m.number: m.english for m in months().values() if m.calendar == calendar}
    return tuple(names[n] for n in range(1, 13))


@cache
def month_pattern() -> str:
    """Matches the name of a month."""
    return trie(w for w, c, _, _ in rows("months.tsv") if c != "weekday")


@cache
def weekday_pattern() -> str:
    """Matches the name of a day of the week."""
    return trie(w for w, c, _, _ in rows("months.tsv") if c == "weekday")
