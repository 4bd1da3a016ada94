"""Tokens of a sentence, and classes of words that stand among the same neighbours.

The classes come from our corpus (models/lexicon/build_classes.py).
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from brief.clean.letters import WORD, ZWNJ
from brief.clean.lexicon import rows

NUMBER, OTHER = "0", "?"
_TOKEN = re.compile(rf"{WORD.pattern}|[\d٫٬/.,]*\d|[،؛:]|[A-Za-z]+")


def tokens(text: str) -> list[str]:
    """The words of a sentence without half-spaces; numbers and Latin words are all alike.

    >>> tokens("۴۰ هزار نفر، کارآفرین شدند.")
    ['0', 'هزار', 'نفر', '،', 'کارآفرین', 'شدند']
    """
    found: list[str] = []
    for token in _TOKEN.findall(text.replace(ZWNJ, "")):
        if token[-1].isdigit():
            token = NUMBER
        elif token[0].isascii():
            token = OTHER if token[0].isalpha() else "،"
        found.append("،" if token in "؛:،" else token)
    return found


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
