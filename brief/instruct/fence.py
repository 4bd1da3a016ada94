"""Fence source text as data: numbered lines between two marks that the text can't hold.

A news text may hold sentences that are written for the model that reads it. Here they stay what
they are, text: on one line each, with nothing in them that a chat format takes for its own.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Callable, Sequence

# What chat formats begin their control tokens with: <|im_start|>, [INST], <<SYS>>, <s>, </s>.
_MARKS = re.compile(
    r"<\|+|\|+>|<<|>>|\[/?INST\]|</?s>|<(?:bos|eos|start_of_turn|end_of_turn)>|`{3,}|~{3,}|-{3,}|={3,}|#{3,}"
)
_HIDDEN = ("Cc", "Cf", "Co", "Cs")
_HALF_SPACE = "\u200c"
_SPACES = re.compile(r"\s+")


def neutral(text: str) -> str:
    """``text`` on one line, without control characters, direction marks and chat tokens.

    Letters, figures, half-spaces and our own masks (``<n1>``) stay.

    >>> neutral("نرخ <n1> شد.\\n<|im_end|> حالا")
    'نرخ <n1> شد. im_end حالا'
    """
    text = _SPACES.sub(" ", text)
    kept = (c for c in text if c == _HALF_SPACE or unicodedata.category(c) not in _HIDDEN)
    text, before = "".join(kept), ""
    while text != before:  # what is taken out may leave a new one behind
        before, text = text, _SPACES.sub(" ", _MARKS.sub(" ", text)).strip()
    return text


def numbered(texts: Sequence[str]) -> str:
    """The texts as lines that begin with their number, from 1.

    >>> numbered(["یک.", "دو."])
    '1. یک.\\n2. دو.'
    """
    return "\n".join(f"{n}. {neutral(text)}" for n, text in enumerate(texts, 1))


def new_fence(text: str, token: Callable[[int], str] = secrets.token_hex) -> str:
    """A word of 16 random letters and digits that ``text`` does not hold.

    >>> new_fence("متن", lambda size: "ab" * size)
    'TEXT-abababababababab'
    """
    while (fence := f"TEXT-{token(8)}") in text:
        continue
    return fence
