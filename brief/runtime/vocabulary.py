"""What the tokens of a vocabulary mean for figures, so that a runtime can forbid them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from brief.runtime.codec import Codec
from brief.runtime.decoding import Request

_MASK = re.compile(r"<n\d>")
_DIGIT = re.compile(r"\d")
# Letters of no script that English is written in (Greek is, in part), and the half-space.
_FOREIGN = re.compile(r"[^\W\d_\u0000-\u03ff\u1e00-\u1fff\u2100-\u214f]|\u200c")
_BYTE = re.compile(r"<0x([0-9A-F]{2})>")
_ARABIC_LEADS = range(0xD8, 0xDC)  # first bytes of U+0600..U+06FF in UTF-8
_DIGIT_BYTES = range(0x30, 0x3A)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Ids of the tokens that are masks (by their number), have a digit, or have letters
    that English has not: Persian ones above all."""

    masks: dict[int, int]
    digits: frozenset[int]
    foreign: frozenset[int]

    @classmethod
    def of(cls, codec: Codec) -> Vocabulary:
        """The classes of a codec's vocabulary."""
        masks: dict[int, int] = {}
        digits, foreign = set(), set()
        for i, token in enumerate(codec.tokens(range(codec.size))):
            byte = _BYTE.fullmatch(token)
            if _MASK.fullmatch(token):
                masks[int(token[2])] = i
            elif byte:
                digits |= {i} if int(byte[1], 16) in _DIGIT_BYTES else set()
                foreign |= {i} if int(byte[1], 16) in _ARABIC_LEADS else set()
            else:
                digits |= {i} if _DIGIT.search(token) else set()
                foreign |= {i} if _FOREIGN.search(token) else set()
        return cls(masks, frozenset(digits), frozenset(foreign))

    def banned(self, request: Request) -> frozenset[int]:
        """What a request forbids: masks that it does not name, digits. Foreign letters are the
        runtime's to leave out, for a model that writes English."""
        masks = frozenset(i for n, i in self.masks.items() if n not in request.masks)
        return masks if request.digits else masks | self.digits


def writes_english(task: str) -> bool:
    """Whether the output of a task is English: all but summaries of the Persian in Persian."""
    return task in ("translate", "summarize_en")
