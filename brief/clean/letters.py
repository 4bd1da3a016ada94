"""The characters that make up a Persian word, and the pattern that finds words.

A word is a run of Persian letters, combining marks and half-spaces that begins and ends
with a letter or a mark. Digits and Latin letters are never part of one.
"""

from __future__ import annotations

import re

ZWNJ = "\u200c"
"""The half-space, which keeps two letters of one word apart: «می‌شود»."""

NON_JOINERS = frozenset("دذرزژوؤاآأإۀةء")
"""Letters that never join the next one, so that a half-space after them is not seen."""

LETTER = "\u0620-\u063a\u0641-\u065f\u0670-\u06d3\u06d5\u06fa-\u06fc"
"""The inside of a character class: Persian letters and the marks that combine with them."""
WORD = re.compile(f"[{LETTER}]+(?:{ZWNJ}[{LETTER}]+)*")


def glue(word: str) -> str:
    """The word without its half-spaces, as a page that lost them shows it.

    >>> glue("می‌شود")
    'میشود'
    """
    return word.replace(ZWNJ, "")
