"""What the tokens of a vocabulary mean for figures, so that a runtime can forbid them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from brief.runtime.codec import Codec

_MASK = re.compile(r"<n\d>")
_DIGIT = re.compile(r"\d")
_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc\u200c]")
_BYTE = re.compile(r"<0x([0-9A-F]{2})>")
_ARABIC_LEADS = range(0xD8, 0xDC)  # first bytes of U+0600..U+06FF in UTF-8
_DIGIT_BYTES = range(0x30, 0x3A)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Ids of the tokens that are masks (by their number), have a digit, or Persian letters."""

    masks: dict[int, int]
    digits: frozenset[int]
    persian: frozenset[int]

    @classmethod
    def of(cls, codec: Codec) -> Vocabulary:
        """The classes of a codec's vocabulary."""
        masks: dict[int, int] = {}
        digits, persian = set(), set()
        for i, token in enumerate(codec.tokens(range(codec.size))):
            byte = _BYTE.fullmatch(token)
            if _MASK.fullmatch(token):
                masks[int(token[2])] = i
            elif byte:
                digits |= {i} if int(byte[1], 16) in _DIGIT_BYTES else set()
                persian |= {i} if int(byte[1], 16) in _ARABIC_LEADS else set()
            else:
                digits |= {i} if _DIGIT.search(token) else set()
                persian |= {i} if _ARABIC.search(token) else set()
        return cls(masks, frozenset(digits), frozenset(persian))
