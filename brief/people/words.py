"""Words of people's names: how they are spelled and used, from the tables of ``data/people``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from brief.clean.known import closed, is_word
from brief.clean.letters import glue
from brief.clean.lexicon import lexicon
from brief.clean.lexicon import rows as read_rows
from brief.glossary.fold import ZWNJ, Word, words
from brief.names import PEOPLE, name_terms

_SHORTEST = 3  # letters of a family name that no table has
_COMMON = 100  # times in a hundred million words of hazm's count: no name that is never a word
_OURS = 20  # the same for the words of our corpus


class NameWord(NamedTuple):
    """A word of names with its spelling, times as a given and as a family name in our corpus.

    ``share`` (0..1): of its lines, those in which it is a name. ``listed``: what the corpus's
    lists of names, of Iranian ones nearly alone, have it as: given, family, either, or nothing.
    """

    persian: str
    latin: str
    given: int
    family: int
    share: float
    listed: str


def table(name: str) -> Iterator[list[str]]:
    """The rows of one of the files of ``data/people``."""
    return read_rows(files("brief") / "data" / "people" / name)


@cache
def known() -> dict[str, NameWord]:
    """The words of ``names.tsv`` by their letters without half-spaces."""
    return {
        words(persian)[0].key: NameWord(
            persian, latin, int(given), int(family), float(share), listed
        )
        for persian, latin, given, family, share, listed in table("names.tsv")
    }


@cache
def endings() -> dict[str, str]:
    """Second parts of family names with their spelling: «زاده» zadeh, «پور» pour."""
    return {persian: latin for persian, latin, _ in table("endings.tsv")}


@cache
def _sure_endings() -> tuple[str, ...]:
    """Those of `endings` that hardly any other word has."""
    return tuple(persian for persian, _, of in table("endings.tsv") if of == "name")


def is_given(word: Word) -> bool:
    """Whether the word is a given name where one is looked for.

    >>> [is_given(word) for word in words("رضا رضایی تهران بهروز به‌روز")]
    [True, False, False, True, False]
    """
    key, found = word.key, known().get(word.key)
    if found is None or (key in _no_people() and not found.listed):
        return False
    if ZWNJ in word.parts and word.parts != found.persian:
        return False
    if found.listed == "given" or (found.listed == "either" and not _ends_as_family(key)):
        return True
    return found.given >= max(1, found.family)


def is_family(word: Word) -> bool:
    """Whether the word is a family name where one is looked for.

    >>> [is_family(word) for word in words("رضایی مهدیه کارخانه")]
    [True, False, False]
    """
    found = known().get(word.key)
    if found is None or (ZWNJ in word.parts and word.parts != found.persian):
        return False
    typical = found.listed == "either" and not found.given and _ends_as_family(word.key)
    return found.family > 0 or found.listed == "family" or typical


def may_be_family(word: Word, text: str) -> bool:
    """Whether a ``word`` of ``text`` that no table has can be the family name behind a given one.

    >>> [may_be_family(words(text)[0], text) for text in ("رادمهرپور", "افزود", "کارخانه‌های")]
    [True, False, False]
    """
    key, written = word.key, text[word.start : word.end]  # the lexicon has letters as written
    typical = key.endswith(_sure_endings()) and key not in endings()
    if len(key) < _SHORTEST or not key.isalpha() or key.endswith(("های", "هایی", "ترین")):
        return False
    if ZWNJ in word.parts and word.parts.rpartition(ZWNJ)[2] not in _sure_endings():
        return False
    if is_word(written) and not typical:
        return False
    bare = glue(written)
    verb = lexicon().verbs.is_form(bare)
    return is_rare(word, text) and bare not in closed() and not verb and key not in _no_people()


def is_rare(word: Word, text: str) -> bool:
    """Whether ``word`` of ``text`` is hardly ever anything but a name.

    >>> [is_rare(word, "فرجی همسایه") for word in words("فرجی همسایه")]
    [True, False]
    """
    bare = glue(text[word.start : word.end])
    lex = lexicon()
    return lex.hazm.get(bare, 0) < _COMMON and lex.ours.get(bare, 0) < _OURS


@cache
def _no_people() -> frozenset[str]:
    """Words of the names of places and organizations."""
    return frozenset(
        word.key for term in name_terms() if term.kind != PEOPLE for word in words(term.persian)
    )


def _ends_as_family(key: str) -> bool:
    return key.endswith(("ی", *endings()))
