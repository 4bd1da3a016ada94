"""Tokens of a sentence, and classes of words that stand among the same neighbours.

The classes come from our corpus (models/lexicon/build_classes.py).
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from brief.clean.letters import WORD, ZWNJ, glue
from brief.clean.lexicon import rows

NUMBER, OTHER = "0", "?"
_TOKEN = re.compile(rf"{WORD.pattern}|[\d٫٬/.,]*\d|[،؛:]|[A-Za-z]+")


def tokens(text: str) -> list[str]:
    """The words of a sentence without half-spaces; numbers and Latin words are all alike.

    >>> tokens("۴۰ هزار نفر، کارآفرین شدند.")
    ['0', 'هزار', 'نفر', '،', 'کارآفرین', 'شدند']
    """
    return [_name(token) for token in _TOKEN.findall(text.replace(ZWNJ, ""))]


def placed_tokens(text: str) -> list[tuple[str, int]]:
    """The tokens of a sentence, each with where it ends in ``text``."""
    return [(_name(glue(match[0])), match.end()) for match in _TOKEN.finditer(text)]


def _name(token: str) -> str:
    if token[-1].isdigit():
        return NUMBER
    if token[0].isascii():
        return OTHER if token[0].isalpha() else "،"
    return "،" if token in "؛:،" else token


@cache
def _classes() -> dict[str, str]:
    return dict(rows(files("brief") / "data" / "clean" / "classes.tsv"))


@cache
def label(word: str) -> str:
    """The class of a word, by its ending when the word is not listed."""
    classes = _classes()
    for key in (word, "*" + word[-3:], "*" + word[-2:], "*" + word[-1:]):
        if key in classes:
            return classes[key]
    return word if len(word) == 1 else OTHER
