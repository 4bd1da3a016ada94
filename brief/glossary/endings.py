"""Endings of Persian words: what a word may be an inflected form of."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from brief.glossary.fold import NON_JOINERS, ZWNJ, Word

_LAST = {"vowel": "اویه", "long": "او", "heh": "ه"}
_PLURAL = "ها"


class Stem(NamedTuple):
    """A word without an ending. ``names``: a name may have that ending."""

    key: str
    plural: bool
    names: bool


class _Ending(NamedTuple):
    letters: str
    instead: str
    plural: bool
    names: str
    before: str
    glued: int


def stems(word: Word) -> tuple[Stem, ...]:
    """What ``word`` may be a form of, the longest ending first; not the word itself.

    >>> from brief.glossary.fold import words
    >>> [stem.key for stem in stems(words("کارگرانشان")[0])]
    ['کارگر', 'کارگران', 'کارگرانش']
    """
    return _stems(word.key, word.parts)


@lru_cache(1 << 16)
def _stems(key: str, parts: str) -> tuple[Stem, ...]:
    return tuple(_without_endings(key, parts))


def _without_endings(key: str, parts: str) -> Iterator[Stem]:
    for size in range(min(_longest(), len(key) - 1), 0, -1):
        for ending in _endings().get(key[-size:], ()):
            stem = key[:-size] + ending.instead
            if not parts.endswith(ending.letters) or not (ending.instead or _fits(stem, ending)):
                continue
            if parts.endswith(ZWNJ + ending.letters):
                yield Stem(stem, ending.plural, ending.names != "never")
            elif ending.glued and len(stem) >= ending.glued:
                # After a letter that never joins the next one, a half-space is not seen.
                apart = ending.names == "apart" and stem[-1] in NON_JOINERS
                yield Stem(stem, ending.plural, apart or ending.names == "glued")


def is_plural_ending(word: Word) -> bool:
    """Whether ``word`` is an ending by itself, as where a page has «کتاب ها».

    >>> from brief.glossary.fold import words
    >>> [is_plural_ending(word) for word in words("کتاب های ما")]
    [False, True, False]
    """
    key = word.key
    return key.startswith(_PLURAL) and any(e.plural for e in _endings().get(key, ()))


def _fits(stem: str, ending: _Ending) -> bool:
    if ending.before == "any":
        return True
    if ending.before == "consonant":
        return stem[-1] not in _LAST["vowel"].replace("ی", "")
    return stem[-1] in _LAST[ending.before]


@cache
def _longest() -> int:
    return max(map(len, _endings()))


@cache
def _endings() -> dict[str, tuple[_Ending, ...]]:
    text = (files("brief") / "data" / "glossary" / "endings.tsv").read_text(encoding="utf-8")
    table: dict[str, tuple[_Ending, ...]] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            letters, instead, number, names, before, glued = line.split("\t")
            made = _Ending(
                letters, instead.strip("-"), number == "plural", names, before, int(glued)
            )
            table[letters] = (*table.get(letters, ()), made)
    return table
