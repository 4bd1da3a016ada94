"""Tells headings, questions and body text apart, and sees where a paragraph is cut off."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from brief.clean.letters import WORD
from brief.clean.lexicon import rows
from brief.clean.lines import ends_sentence
from brief.records import Paragraph, ParagraphKind

_LONGEST_HEADING = 16
_EZAFE_ENDS = re.compile("(?:های|‌ی|ٔ|هٔ)$")
_QUESTION = re.compile(r"؟[»\")\]]*$")


@cache
def _open_ends() -> frozenset[str]:
    """Words that no phrase ends with: a short line that stops after one is cut, no heading."""
    return frozenset(row[0] for row in rows(files("brief") / "data" / "clean" / "open_ends.tsv"))


def paragraph_ranges(text: str) -> list[tuple[int, int]]:
    """The ranges of the paragraphs of a text that parts them by one blank line."""
    ranges: list[tuple[int, int]] = []
    start = 0
    for piece in text.split("\n\n"):
        if piece:
            ranges.append((start, start + len(piece)))
        start += len(piece) + 2
    return ranges


def kind_of(text: str) -> ParagraphKind:
    """What a paragraph is, from its own words.

    >>> [kind_of(text) for text in ("کارآفرینان شغل ساختند", "چه کردید؟", "نرخ ۵ درصد شد.")]
    ['heading', 'question', 'body']
    """
    if _QUESTION.search(text):
        return "question"
    if ends_sentence(text):
        return "body"
    words = WORD.findall(text)
    if not words or len(words) > _LONGEST_HEADING or len(text) > 110:
        return "body"
    last = words[-1]
    if text.endswith(last) and (last in _open_ends() or _EZAFE_ENDS.search(last)):
        return "body"
    return "body" if text.endswith(("،", "؛", ",")) else "heading"


def mark_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a cleaned text with their kinds; body text without an end is cut."""
    marked: list[Paragraph] = []
    for start, end in paragraph_ranges(text):
        piece = text[start:end]
        kind = kind_of(piece)
        if kind == "question" and not marked and end < len(text):
            kind = "heading"  # a page opens with its headline, even one that asks
        cut = kind == "body" and not ends_sentence(piece)
        marked.append(Paragraph(start=start, end=end, kind=kind, cut_end=cut))
    return tuple(marked)
