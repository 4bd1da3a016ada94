"""The translator: figures masked, decoded in batches, restored, looked over, decoded again.

All sentences of a call go together, each different one once. What comes back with a problem
is decoded again with stricter settings; the best of its attempts is kept, and the problems
that it still has are told in `Translation.problems`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from brief import masks
from brief.figures import find_figures
from brief.models import ModelEntry
from brief.names import find_names
from brief.records import Document, Figure, Paragraph, Sentence, Translation
from brief.settings import Settings
from brief.translate import Progress
from brief.runtime.batches import batches
from brief.runtime.decoding import Decoding, Output, Runtime
from brief.translate.problems import find_problems
from brief.translate.split import split
from brief.verify.negation import negation_problem
from brief.verify.repair import problems, repair

# What looks like a control token in a source is text, not a token (masks see to their own).
_CONTROL = re.compile(r"<([a-z])>")

_MOST_NAMES = 4  # a sentence of nothing but masks has no grammar left to go by


@dataclass(frozen=True, slots=True)
class _Source:
    """A text to decode, with what protects and judges it: the same for every attempt."""

    text: str
    masked: masks.Masked
    figures: tuple[Figure, ...]
    tokens: int


@dataclass(frozen=True, slots=True)
class _Attempt:
    text: str
    score: float
    problems: tuple[str, ...]


class ProtectedTranslator:
    """See `brief.translate.Translator`; ``runtime`` decodes, this keeps the figures."""

    def __init__(self, runtime: Runtime, entry: ModelEntry, settings: Settings) -> None:
        self._runtime, self._window = runtime, entry.window
        self._budget, self._both = settings.batch_tokens, settings.calendars == "both"
        self._names = entry.protects_names
        self._attempts = (
            Decoding(beam=settings.beam, no_repeat=5),
            Decoding(beam=settings.beam, no_repeat=3, hold_masks=True),
            Decoding(beam=max(8, settings.beam), no_repeat=2, hold_masks=True),
        )

    def count(self, text: str) -> int:
        """See `brief.translate.Translator`."""
        return self._runtime.count(text)

    def translate(
        self, texts: Sequence[str], progress: Progress | None = None
    ) -> list[Translation]:
        """See `brief.translate.Translator`."""
        parts = {text: self._parts(text) for text in dict.fromkeys(texts)}
        todo = list(dict.fromkeys(part for ps in parts.values() for part in ps))
        sources = {text: self._source(text) for text in todo}
        best: dict[str, _Attempt] = {}
        for n, decoding in enumerate(self._attempts):
            again = [t for t in todo if n == 0 or best[t].problems]
            tell = progress if n == 0 else None
            made = self._decode([sources[t] for t in again], decoding, tell)
            for text, attempt in zip(again, made, strict=True):
                if text not in best or _rank(attempt) < _rank(best[text]):
                    best[text] = attempt
        return [_join(text, [best[p] for p in parts[text]]) for text in texts]

    def _parts(self, text: str) -> tuple[str, ...]:
        return split(_CONTROL.sub(r"\1", text), self._runtime.count, self._window)

    def _source(self, text: str) -> _Source:
        masked = self._mask(text)
        return _Source(text, masked, _figures(text), self._runtime.count(masked.text))

    def _mask(self, text: str) -> masks.Masked:
        figures = masks.mask(text, both_calendars=self._both)
        room = min(_MOST_NAMES, masks.MOST - len(figures.values))
        if not self._names or room <= 0:
            return figures
        # The longest are the hardest to translate and the surest to be names.
        names = sorted(find_names(text), key=lambda n: n[0] - n[1])[:room]
        return masks.mask(text, both_calendars=self._both, spans=names)

    def _decode(
        self, sources: Sequence[_Source], decoding: Decoding, progress: Progress | None
    ) -> list[_Attempt]:
        found: dict[int, _Attempt] = {}
        for batch in batches([s.tokens for s in sources], self._budget):
            outputs = self._runtime.generate([sources[i].masked.text for i in batch], decoding)
            for i, output in zip(batch, outputs, strict=True):
                found[i] = _look_over(sources[i], output)
            if progress:
                progress(len(found), len(sources))
        return [found[i] for i in range(len(sources))]


def _look_over(source: _Source, output: Output) -> _Attempt:
    """What came back, restored; a figure under a wrong unit is put right, and that is told."""
    values = source.masked.values
    text, wrong = masks.restore(output.text, values)
    told = [
        f"does not have {values[n - 1]} once"
        if n <= len(values)
        else "has a figure that the Persian lacks"
        for n in wrong
    ]
    # Masks keep values; the gate sees a value that came out as something else's.
    text, repaired = repair(text, source.figures)
    told += repaired
    told += (
        f.message for f in problems(text, source.figures) if f.status != "dropped" or not wrong
    )
    told += find_problems(source.text, text, output.finished)
    turned = negation_problem(source.text, text)
    told += [turned] if turned else []
    return _Attempt(text, output.score, tuple(told))


def _figures(text: str) -> tuple[Figure, ...]:
    """The figures of one sentence by itself."""
    sentence = Sentence(id="1.1", text=text, start=0, end=len(text), paragraph=0)
    paragraph = Paragraph(start=0, end=len(text))
    return find_figures(
        Document(text=text, source="", id=1, paragraphs=(paragraph,), sentences=(sentence,))
    )


def _rank(attempt: _Attempt) -> tuple[int, float]:
    return len(attempt.problems), -attempt.score


def _join(source: str, attempts: Sequence[_Attempt]) -> Translation:
    """The translation of a text from those of its parts; as sure as the least sure part."""
    if not attempts:
        return Translation(source=source, text="")
    problems = dict.fromkeys(p for a in attempts for p in a.problems)
    return Translation(
        source=source,
        text=" ".join(a.text for a in attempts if a.text),
        confidence=round(math.exp(min(a.score for a in attempts)), 3),
        problems=tuple(problems),
    )
