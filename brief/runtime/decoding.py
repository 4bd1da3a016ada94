"""What goes into and comes out of a seq2seq runtime."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoding:
    """How to decode. ``no_repeat`` is the length in tokens of runs that may not come twice
    (0: no limit); with ``hold_masks`` a sentence may not end before it has every mask.
    """

    beam: int = 4
    no_repeat: int = 0
    hold_masks: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A decoded text; ``score`` is its mean token log-probability (natural logarithm, <= 0);
    ``finished`` is False where the length limit cut it off.
    """

    text: str
    score: float
    finished: bool


class Runtime(Protocol):
    """A loaded model: texts in, `Output`s out, same length and order."""

    def generate(self, texts: Sequence[str], decoding: Decoding) -> list[Output]:
        """Decode one batch as it stands; the caller chooses what goes together."""
        ...

    def count(self, text: str) -> int:
        """Tokens of ``text``, without control and end tokens."""
        ...
