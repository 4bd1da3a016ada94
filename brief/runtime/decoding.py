"""What goes into and comes out of a seq2seq runtime."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from brief.runtime.codec import Codec


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoding:
    """How to decode. ``no_repeat`` is the length in tokens of runs that may not come twice
    (0: no limit); ``best`` is how many hypotheses to give, at most ``beam``. Hypotheses are
    ranked by log-probability over length to the power of ``length_penalty``.
    """

    beam: int = 4
    length_penalty: float = 1.0
    no_repeat: int = 0
    best: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A text to decode, with what its output may hold: the masks of these numbers, digits.

    ``prefix`` are target ids that the output begins with, whatever the model would say.
    """

    text: str
    masks: frozenset[int] = frozenset()
    digits: bool = True
    prefix: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A decoded text; ``finished`` is False where the length limit cut it off. ``ids`` are its
    tokens, ``prefix`` among them, without eos.
    """

    text: str
    finished: bool
    ids: tuple[int, ...] = ()


class Runtime(Protocol):
    """A loaded model. ``notes`` tells what a reader of the run should know, in plain English."""

    codec: Codec
    notes: list[str]

    def decode(
        self, requests: Iterable[Request], decoding: Decoding
    ) -> Iterator[tuple[int, list[Output]]]:
        """The hypotheses of each request, best first, with the request's place in ``requests``.

        They come as they are ready, in no order. ``requests`` is read as the work goes on, so
        that making them overlaps with decoding; only a window of them is in memory at a time.

        :raises ModelError: a text has more tokens than the model has positions.
        """
        ...

    def score(self, pairs: Iterable[tuple[str, Sequence[int]]]) -> list[list[float]]:
        """For each pair of a source text and target ids, the log-probability of each id and,
        last, of eos after them: by the model free of what a `Request` forbids.
        """
        ...
