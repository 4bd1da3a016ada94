"""A seq2seq model that writes summaries, with its figures as masks where it was trained so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from brief import masks
from brief.models import ModelEntry
from brief.records import ModelInfo
from brief.runtime.decoding import Decoding, Output, Request, Runtime
from brief.settings import Settings
from brief.summarize.drafts import Draft, Line, Part, lines_of
from brief.translate.sources import plain

ENGLISH = "summarize_en"
"""The task of an entry that writes English summaries of Persian text."""
_NO_REPEAT = 4  # tokens; summaries have names twice, but no run of four
_BEAM = 4
_BEFORE = 8  # tokens of the window for a control token or prefix, and eos


class Seq2SeqWriter:
    """See `brief.summarize.drafts.Writer`."""

    attempts = 3

    def __init__(
        self,
        runtime: Runtime,
        entry: ModelEntry,
        settings: Settings,
        language: Literal["fa", "en"],
        info: ModelInfo,
    ) -> None:
        self._runtime, self._entry, self._info = runtime, entry, info
        self.language: Literal["fa", "en"] = language
        self.window = max(16, (entry.summary_window or entry.window) - _BEFORE)
        beam = settings.beam or entry.beam or _BEAM
        first = Decoding(beam=beam, no_repeat=entry.no_repeat or _NO_REPEAT)
        more = max(4, beam)
        self._decodings = (
            first,
            replace(first, beam=more, no_repeat=3, best=more),
            replace(first, beam=2 * more, no_repeat=2, best=2 * more),
        )
        self._again = 0

    @property
    def models(self) -> tuple[ModelInfo, ...]:
        """What *How this was made* says."""
        return (self._info,)

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader of the run should know."""
        again = (f"{self._again} parts decoded again",) if self._again else ()
        return (*dict.fromkeys(self._runtime.notes), *again)

    def count(self, text: str) -> int:
        """See `brief.summarize.drafts.Writer`."""
        return self._runtime.codec.count(text)

    def write(self, parts: Sequence[Part], points: int, attempt: int) -> list[tuple[Draft, ...]]:
        """See `brief.summarize.drafts.Writer`."""
        self._again += len(parts) if attempt else 0
        sources = [self._source(part) for part in parts]
        requests = (
            Request(text=s.text, masks=frozenset(range(1, len(s.values) + 1))) for s in sources
        )
        found: dict[int, tuple[Draft, ...]] = {}
        for place, outputs in self._runtime.decode(requests, self._decodings[attempt]):
            found[place] = tuple(self._draft(sources[place], output) for output in outputs)
        return [found[i] for i in range(len(parts))]

    def _source(self, part: Part) -> masks.Masked:
        text = plain(part.text)
        # As in training: dates stay in one calendar.
        return (
            masks.mask(text, both_calendars=False) if self._entry.masks else masks.Masked(text, ())
        )

    def _draft(self, source: masks.Masked, output: Output) -> Draft:
        values = source.values if self.language == "en" else source.surfaces
        # A mask that a summary leaves out is a figure that it leaves out; one that is made up goes.
        text, _ = masks.restore(re.sub(r"(?<=>)(?=[^\W\d_])", " ", output.text), values)
        return Draft(_closed(lines_of(text, self.language)), output.finished)


def _closed(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Models leave out the last full stop."""
    return tuple(replace(x, text=f"{x.text}.") if x.text[-1:].isalnum() else x for x in lines)
