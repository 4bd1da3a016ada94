"""Parts two sentences that stand in one for want of a mark: a finished verb, then an opener.

OCR loses the full stop where a line or a column ends. Only where the judge of word sequences
leaves no doubt is a full stop put in; quotes, brackets and lines without an end are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief.clean.classes import placed_tokens
from brief.clean.edits import Edit
from brief.clean.judge import is_finite, logit, splice_features
from brief.clean.letters import LETTER, WORD, glue

_SURE = 7.0
"""Log odds from which two sentences are parted."""
_LEAST = 4
"""Tokens that both must have."""
_BEFORE, _AFTER = 40, 30
"""Tokens that are looked at on either side."""
_SENTENCE = re.compile(r"(?:[^\n.؟!…]|[.؟!…](?=[^\s»]))+([.؟!…]?)")
"""Text up to the last mark of a sentence, or to the end of a line that has none."""
_BEFORE_A_WORD = re.compile(rf"{WORD.pattern}(?= [{LETTER}])(?! (?:و|که) )")
"""A word with nothing but a space before the next, which may begin a sentence."""
REASON = "two sentences without a mark between them"


def find_splices(text: str) -> list[Edit]:
    """Edits of ``text`` that put a full stop where one of its sentences holds two.

    >>> line = "کارگران حقوق دو ماه خود را گرفته‌اند وی افزود: بیمه آنان نیز پرداخت می‌شود."
    >>> [edit.after == "گرفته‌اند." for edit in find_splices(line)]
    [True]
    """
    return [
        Edit(match.start() + start, match.start() + end, f"{match[0][start:end]}.", REASON)
        for match in _SENTENCE.finditer(text)
        if match[1] and any(is_finite(glue(verb[0])) for verb in _BEFORE_A_WORD.finditer(match[0]))
        for start, end in _splices(match[0])
    ]


def _splices(sentence: str) -> Iterator[tuple[int, int]]:
    """The verbs in a sentence with its last mark behind which another sentence begins."""
    placed = placed_tokens(sentence)
    words = [word for word, _ in placed]
    begun, depth, at = 0, 0, 0
    for index in range(len(placed) - _LEAST):
        here = placed[index][1]
        depth += sum((char in "«([") - (char in "»)]") for char in sentence[at:here])
        at = here
        if index + 1 - begun < _LEAST or depth or not is_finite(words[index]):
            continue
        if not _between(sentence, here) or words[index + 1] == "،":
            continue
        before = words[max(begun, index + 1 - _BEFORE) : index + 1]
        after = words[index + 1 : index + 1 + _AFTER]
        if logit("splice", splice_features(before, after)) > _SURE:
            yield sentence.rfind(" ", 0, here) + 1, here
            begun = index + 1


def _between(sentence: str, at: int) -> bool:
    """Whether only a space parts the word that ends here from a Persian word."""
    return sentence[at : at + 1] == " " and WORD.match(sentence, at + 1) is not None
