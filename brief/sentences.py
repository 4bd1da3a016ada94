"""Splits Persian text into sentences.

A sentence ends at «.», «؟», «!» or «…» with the closing quotes after it, before white space
and also before a Persian letter that follows at once («می‌برند.باوجود»). No sentence ends
inside a number, a URL or an abbreviation («ه.ش.»), after a single letter, or after «و...».
A blank line always ends one.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from brief.clean.characters import KEPT
from brief.clean.letters import LETTER
from brief.clean.lexicon import rows

_STOP = re.compile(
    rf"(?P<kept>{KEPT})"
    r"|(?P<blank>\n\s*\n)"
    r"|(?P<mark>[.؟!…?]+)(?P<closing>[»\")\]”’]*)"
)
_GOES_ON = re.compile(r" (?:و|که|را|نیز|هم|گفت|پرسید|افزود|است|بود|شد)(?!\w)")
_WORD_BEFORE = re.compile(rf"[{LETTER}\u200c.]+$")


@cache
def _abbreviations() -> frozenset[str]:
    table = files("brief") / "data" / "clean" / "abbreviations.tsv"
    return frozenset(row[0].strip(".") for row in rows(table))


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open ranges of the sentences, in order, trimmed of white space.

    Together they hold every character of ``text`` that is not white space.

    >>> text = "نرخ ۱۲.۵ درصد شد. چرا؟"
    >>> [text[start:end] for start, end in split_sentences(text)]
    ['نرخ ۱۲.۵ درصد شد.', 'چرا؟']
    """
    found: list[tuple[int, int]] = []
    start = 0
    for match in _STOP.finditer(text):
        if match.lastgroup != "kept" and (match["blank"] or _ends(text, match)):
            _add(found, text, start, match.end())
            start = match.end()
    _add(found, text, start, len(text))
    return tuple(found)


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append((start, end))


def _ends(text: str, match: re.Match[str]) -> bool:
    mark, after = match["mark"], text[match.end() : match.end() + 1]
    if after and not after.isspace() and not _starts_sentence(text, match):
        return False
    if "»" in match["closing"] and _GOES_ON.match(text, match.end()):
        return False
    near = text[max(0, match.start() - 24) : match.start()].rstrip(" ")
    before = _WORD_BEFORE.search(near)
    word = before[0].lstrip(".") if before else ""
    if mark in ("...", "…", "..") and word == "و":
        return False
    if mark == ".":
        return len(word) != 1 and word not in _abbreviations() and "." not in word
    return True


def _starts_sentence(text: str, match: re.Match[str]) -> bool:
    """Whether a letter that follows the mark at once starts a new sentence."""
    after = text[match.end()]
    if after in "«(":
        return True
    two = text[match.end() : match.end() + 2]
    return len(two) == 2 and bool(re.fullmatch(f"[{LETTER}]{{2}}", two))
