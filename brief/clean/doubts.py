"""Reads repaired text for what is still no word: misspelt, run together, or put together wrongly.

Only where the evidence leaves no choice is the text changed; everything else is a `Doubt`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from brief.clean.apart import two_words
from brief.clean.characters import KEPT
from brief.clean.edits import Edit
from brief.clean.known import is_word, misfit
from brief.clean.letters import WORD
from brief.clean.spelling import guess
from brief.records import Doubt

_TOKEN = re.compile(rf"(?P<kept>{KEPT})|(?P<word>{WORD.pattern})|[^\s\w]")
_BESIDE = re.compile(rf"[ ]({WORD.pattern})")
_BEFORE = re.compile(rf"({WORD.pattern})[ ]$")
_NEAR = 40  # characters in which a neighbour is looked for
_QUOTE = 60  # characters of a short quote, whose words are often names
_SHORTEST = 5
_CODE = frozenset("_@#")


@dataclass(frozen=True, slots=True)
class Finding:
    """A word that is none, at text[start:end]; ``better`` is what it may be meant for."""

    start: int
    end: int
    word: str
    kind: str
    better: str = ""
    sure: bool = False

    @property
    def message(self) -> str:
        """The finding in plain English."""
        if self.kind == "spelling":
            return f"«{self.word}» may be «{self.better}»"
        if self.kind == "together":
            return f"«{self.word}» may be two words: «{self.better}»"
        return f"«{self.word}» is no word: two pieces of text may be spliced here"


def find_doubtful(text: str) -> Iterator[Finding]:
    """What is no word and can be explained, in order."""
    for match in _TOKEN.finditer(text):
        word = match["word"]
        if not word or len(word) < _SHORTEST or _in_code(text, match):
            continue
        if misfit(word):
            yield Finding(match.start(), match.end(), word, "splice")
            continue
        two = two_words(word)
        if two:
            yield Finding(match.start(), match.end(), word, "together", two.words, two.sure)
        elif not is_word(word):
            before = _BEFORE.search(text[max(0, match.start() - _NEAR) : match.start()])
            after = _BESIDE.match(text, match.end())
            found = guess(
                before[1] if before else "", word, after[1] if after else "", _quoted(text, match)
            )
            if found:
                yield Finding(match.start(), match.end(), word, "spelling", found.word, found.sure)


def _in_code(text: str, match: re.Match[str]) -> bool:
    around = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]
    return any(char in _CODE or char.isdigit() or "a" <= char.lower() <= "z" for char in around)


def _quoted(text: str, match: re.Match[str]) -> bool:
    """Whether the word stands in a short quote."""
    left = text[max(0, match.start() - _QUOTE) : match.start()]
    right = text[match.end() : match.end() + _QUOTE]
    opened, closed = left.rfind("«"), right.find("»")
    if opened <= left.rfind("»") or closed < 0:
        return False
    inner = right.find("«")
    return (inner < 0 or closed < inner) and len(left) - opened + closed < _QUOTE


def certain_repairs(text: str) -> list[Edit]:
    """Edits where nothing but one repair is possible."""
    reasons = {"spelling": "misspelling", "together": "words run together"}
    return [
        Edit(found.start, found.end, found.better, reasons[found.kind])
        for found in find_doubtful(text)
        if found.sure
    ]


def find_doubts(text: str) -> tuple[Doubt, ...]:
    """A `Doubt` for everything that was found and is not certain.

    >>> find_doubts("حدادقل دستمزد")
    (Doubt(message='«حدادقل» may be «حداقل»', start=0),)
    """
    return tuple(
        Doubt(message=found.message, start=found.start)
        for found in find_doubtful(text)
        if not found.sure
    )
