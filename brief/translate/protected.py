"""The translator: figures masked, decoded in batches, restored, looked over, decoded again.

All sentences of a call go together, each different one once. What comes back with a problem is
decoded again: with several hypotheses, of which the one with the fewest problems is taken; with
a mask forced to its place; in parts. What is still wrong is told in `Translation.problems`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from brief.glossary import load_glossary
from brief.models import ModelEntry
from brief.records import Translation
from brief.runtime.decoding import Decoding, Request, Runtime
from brief.runtime.vocabulary import Vocabulary
from brief.settings import Settings
from brief.translate import Progress
from brief.translate.attempts import Attempt, best_of, fullest, judge, look_over
from brief.translate.forced import forced_requests
from brief.translate.sources import Source, make_source, plain, protect
from brief.translate.split import as_list, at_marks, join, split

# Texts whose masks and figures are in memory at once, however many the run has.
_WINDOW = 8192
# Beam search that ends with its first finished hypotheses favours short ones. With this penalty
# the English of 1,000 lines that the bundled model had not seen was 0.98 as long as written by
# hand, with 1.0 it was 0.95; BLEU 16.6 and 16.5.
_LENGTH = 1.4
_BEAM, _NO_REPEAT = 4, 5  # where neither settings nor the model's entry say
_FORCED = 3  # times; a sentence seldom lacks more masks than that
# Problems that shorter texts do not have: nothing else helps against them.
_TOO_LONG = frozenset(("breaks off", "repeats itself", "is much shorter than the Persian"))
_SHORTEST = 8  # tokens of a text that is worth taking apart


class ProtectedTranslator:
    """See `brief.translate.Translator`; ``runtime`` decodes, this keeps the figures."""

    def __init__(self, runtime: Runtime, entry: ModelEntry, settings: Settings) -> None:
        self._runtime, self._entry = runtime, entry
        self._glossary = load_glossary(settings.glossary)
        self._both = settings.calendars == "both"
        beam = settings.beam or entry.beam or _BEAM
        self._first = Decoding(
            beam=beam,
            best=beam,
            no_repeat=entry.no_repeat or _NO_REPEAT,
            length_penalty=_LENGTH,
        )
        more = max(4, beam)
        self._again = (
            replace(self._first, beam=more, no_repeat=3, best=more),
            replace(self._first, beam=2 * more, no_repeat=2, best=2 * more),
        )
        self._counts = {"split": 0, "again": 0, "parts": 0, "left": 0}

    @property
    def notes(self) -> tuple[str, ...]:
        """See `brief.translate.Translator`."""
        told = {
            "split": "longer than the model's window: split at clause ends, nothing left out",
            "again": "decoded again for a problem in the first English",
            "parts": "decoded in parts, since the whole broke off, looped or left much out",
            "left": "still marked with a problem after that",
        }
        counted = (
            f"{n} {'text' if n == 1 else 'texts'} {told[key]}"
            for key, n in self._counts.items()
            if n
        )
        return (*dict.fromkeys(self._runtime.notes), *counted)

    def count(self, text: str) -> int:
        """See `brief.translate.Translator`."""
        return self._runtime.codec.count(text)

    def translate(
        self, texts: Sequence[str], progress: Progress | None = None
    ) -> list[Translation]:
        """See `brief.translate.Translator`."""
        items: dict[str, list[tuple[str, tuple[str, ...]]]] = {
            text: [
                (mark, split(item, self.count, self._entry.window))
                for mark, item in at_marks(plain(text))
            ]
            for text in dict.fromkeys(texts)
        }
        self._counts["split"] += sum(any(len(p) > 1 for _, p in its) for its in items.values())
        todo = list(dict.fromkeys(p for its in items.values() for _, ps in its for p in ps))
        done: dict[str, Attempt] = {}
        for start in range(0, len(todo), _WINDOW):
            window = todo[start : start + _WINDOW]

            def tell(n: int, before: int = start) -> None:
                if progress:
                    progress(before + n, len(todo))

            done.update(zip(window, self._scored(window, tell), strict=True))
        self._counts["left"] += sum(bool(a.problems) for a in done.values())
        return [
            _join(text, [(mark, [done[p] for p in ps]) for mark, ps in items[text]])
            for text in texts
        ]

    def _scored(
        self, texts: Sequence[str], tell: Callable[[int], None] | None = None
    ) -> list[Attempt]:
        """The best attempt at each text, with its score by the model free of constraints."""
        sources: list[Source] = []

        def requests() -> Iterator[Request]:  # masks are made while others are decoded
            for text in texts:
                sources.append(make_source(text, self._entry, self._both, self._glossary))
                yield sources[-1].request

        found: dict[int, Attempt] = {}
        for place, outputs in self._runtime.decode(requests(), self._first):
            found[place] = look_over(sources[place], fullest(sources[place], outputs))
            if tell:
                tell(len(found))
        self._with_missed_terms(sources, found)
        bad = [i for i, attempt in found.items() if attempt.poor]
        self._counts["again"] += len(bad)
        for i, attempt in zip(
            bad, self._improved([sources[i] for i in bad], [found[i] for i in bad]), strict=True
        ):
            found[i] = attempt
        open_ = [i for i, attempt in found.items() if attempt.score is None]
        scores = self._runtime.score((sources[i].masked.text, found[i].output.ids) for i in open_)
        for i, tokens in zip(open_, scores, strict=True):
            # What broke off has no end to be scored.
            own = tokens if found[i].output.finished else tokens[:-1]
            found[i] = replace(found[i], score=sum(own) / max(1, len(own)))
        return [found[i] for i in range(len(texts))]

    def _with_missed_terms(self, sources: list[Source], found: dict[int, Attempt]) -> None:
        """Decode again, with a mask for each term, what lacks terms of the user's glossary."""
        again: dict[int, Source] = {}
        for i, attempt in found.items():
            missed = [match for match in attempt.missed if match.term.user]
            made = protect(sources[i], missed, self._entry, self._both) if missed else None
            if made:
                again[i] = made
        if not again:
            return
        places = list(again)
        for n, outputs in self._runtime.decode((s.request for s in again.values()), self._first):
            i = places[n]
            attempt = look_over(again[i], fullest(again[i], outputs))
            if attempt.rank < found[i].rank:
                sources[i], found[i] = again[i], attempt
        self._counts["again"] += len(again)

    def _improved(self, sources: Sequence[Source], attempts: Sequence[Attempt]) -> list[Attempt]:
        """The best that further attempts at these sources give."""
        best = list(attempts)
        for decoding in self._again:
            places = [i for i, a in enumerate(best) if a.poor]
            if not places:
                break
            made = self._runtime.decode((sources[i].request for i in places), decoding)
            for n, outputs in made:
                i = places[n]
                best[i] = best_of([best[i], *(look_over(sources[i], o) for o in outputs)])
        for i, source in enumerate(sources):
            if best[i].lost:
                best[i] = self._with_masks_forced(source, best[i])
            if _TOO_LONG & set(best[i].problems):
                best[i] = self._in_parts(source, best[i])
        return best

    def _with_masks_forced(self, source: Source, best: Attempt) -> Attempt:
        tried, decoding = best, self._again[0]
        for _ in range(_FORCED):
            requests = forced_requests(
                self._runtime, self._vocabulary, source.request, tried.output.ids
            )
            if not tried.lost or not requests:
                break
            made = self._runtime.decode(requests, decoding)
            tried = best_of([look_over(source, o) for _, outputs in made for o in outputs])
            best = best_of([best, tried])
        return best

    def _in_parts(self, source: Source, best: Attempt) -> Attempt:
        size = self.count(source.text)
        parts = split(source.text, self.count, max(_SHORTEST, size // 2 + 1))
        if size < 2 * _SHORTEST or len(parts) < 2:
            return best
        made = self._scored(parts)  # which takes a part that is still bad apart again
        output = replace(made[0].output, finished=all(a.output.finished for a in made))
        whole = judge(source, join(a.text for a in made), output)
        whole = replace(whole, lost=sum(a.lost for a in made))
        whole = replace(whole, score=min(a.score or 0.0 for a in made))
        if whole.rank >= best.rank:
            return best
        self._counts["parts"] += 1
        return whole

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary.of(self._runtime.codec)


def _join(source: str, items: Sequence[tuple[str, Sequence[Attempt]]]) -> Translation:
    """The translation of a text from those of its items, each behind its mark, and of their parts;
    as sure as the least sure part."""
    attempts = [a for _, parts in items for a in parts]
    if not attempts:
        return Translation(source=source, text="")
    return Translation(
        source=source,
        text=as_list((mark, join(a.text for a in parts)) for mark, parts in items),
        confidence=round(math.exp(min(a.score or 0.0 for a in attempts)), 3),
        problems=tuple(dict.fromkeys(p for a in attempts for p in a.problems)),
    )
