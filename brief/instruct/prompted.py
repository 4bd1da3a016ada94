"""A runtime whose texts stand in a template: for seq2seq models that follow instructions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from brief.instruct.fence import neutral
from brief.instruct.templates import Prompt
from brief.runtime.codec import Codec
from brief.runtime.decoding import Decoding, Output, Request, Runtime


class Prompted:
    """See `brief.runtime.decoding.Runtime`; ``overhead`` is the tokens of the template itself."""

    def __init__(self, runtime: Runtime, prompt: Prompt) -> None:
        self._runtime, self._prompt = runtime, prompt
        self.codec: Codec = runtime.codec
        self.overhead = self.codec.count(prompt.fill(text="")) + 2
        self.notes: list[str] = runtime.notes

    def decode(
        self, requests: Iterable[Request], decoding: Decoding
    ) -> Iterator[tuple[int, list[Output]]]:
        """See `brief.runtime.decoding.Runtime`."""
        yield from self._runtime.decode(
            (replace(r, text=self._filled(r.text)) for r in requests), decoding
        )

    def score(self, pairs: Iterable[tuple[str, Sequence[int]]]) -> list[list[float]]:
        """See `brief.runtime.decoding.Runtime`."""
        return self._runtime.score((self._filled(text), ids) for text, ids in pairs)

    def _filled(self, text: str) -> str:
        return self._prompt.fill(text=neutral(text))
