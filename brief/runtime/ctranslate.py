"""The CTranslate2 runtime: int8 on the CPU, float16 on CUDA. Imports neither torch nor
transformers.

Batches are handed over without waiting, so that the next texts are made ready meanwhile; a
handful are under way at a time, whatever the size of the run.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import ctranslate2

from brief.errors import ModelError
from brief.models import ModelEntry
from brief.runtime.batches import Batch, batches, plan
from brief.runtime.codec import load_codec, positions
from brief.runtime.convert import converted
from brief.runtime.decoding import Decoding, Output, Request
from brief.runtime.machine import cores
from brief.runtime.vocabulary import Vocabulary

_AHEAD = 4  # batches under way for each worker


class CTranslate:
    """A converted model on a device.

    ``compute`` is ``int8``, ``float16`` or ``float32``; ``auto`` is int8 on the CPU and float16
    on CUDA.

    :raises ModelError: the model can't be converted or loaded, or CUDA is not there.
    """

    def __init__(
        self,
        entry: ModelEntry,
        device: str = "cpu",
        task: str = "translate",
        budget: int = 2048,
        compute: str = "auto",
    ) -> None:
        self.device, self._budget = device, budget
        self.notes: list[str] = []
        if compute == "auto":
            compute = "float16" if device == "cuda" else "int8"
        self.codec = load_codec(entry, task)
        folder = converted(entry, self.codec, task, compute)
        # One worker a core: small matrices gain little from being shared among cores.
        self._workers = 1 if device == "cuda" else cores()
        try:
            self._model = ctranslate2.Translator(
                str(folder),
                device=device,
                compute_type=compute,
                inter_threads=self._workers,
                intra_threads=1,
                max_queued_batches=-1,
            )
        except (RuntimeError, ValueError) as exc:
            line = " ".join(str(exc).split())[:200]
            raise ModelError(f"model {entry.name}: CTranslate2 can't load it: {line}") from exc
        self._positions = positions(entry)
        # Marian's converted form has no padding token; in others the model could say it.
        never = set() if entry.family == "marian" else {self.codec.pad} - {self.codec.eos}
        self._never = frozenset(never)
        self._vocabulary = Vocabulary.of(self.codec)

    def decode(
        self, requests: Iterable[Request], decoding: Decoding
    ) -> Iterator[tuple[int, list[Output]]]:
        """See `brief.runtime.decoding.Runtime`."""
        under_way: deque[tuple[Batch, Any]] = deque()
        for batch in plan(requests, self.codec, self._budget):
            under_way.append(self._start(batch, decoding))
            if len(under_way) > _AHEAD * self._workers:
                yield from self._outputs(*under_way.popleft())
        while under_way:
            yield from self._outputs(*under_way.popleft())

    def score(self, pairs: Iterable[tuple[str, Sequence[int]]]) -> list[list[float]]:
        """See `brief.runtime.decoding.Runtime`."""
        forced = len(self.codec.forced)
        sources, targets = [], []
        for text, ids in pairs:
            sources.append(self.codec.encode(text))
            targets.append([*self.codec.forced, *ids])
        waiting: list[tuple[list[int], Any]] = []
        for rows in batches(
            [len(s) + len(t) for s, t in zip(sources, targets, strict=True)], 2 * self._budget
        ):
            waiting.append(
                (
                    rows,
                    self._model.score_batch(
                        [self.codec.tokens(sources[i]) for i in rows],
                        [self.codec.tokens(targets[i]) for i in rows],
                        max_input_length=0,
                        asynchronous=True,
                    ),
                )
            )
        found: dict[int, list[float]] = {}
        for rows, results in waiting:
            for i, result in zip(rows, results, strict=True):
                found[i] = [min(0.0, p) for p in result.result().log_probs[forced:]]
        return [found[i] for i in range(len(sources))]

    def _start(self, batch: Batch, decoding: Decoding) -> tuple[Batch, Any]:
        if batch.longest > self._positions:
            raise ModelError(f"a text of {batch.longest} tokens: the model takes {self._positions}")
        prefixes = [[*self.codec.forced, *r.prefix] for r in batch.requests]
        banned = sorted(self._vocabulary.banned(batch.requests[0]) | self._never)
        results = self._model.translate_batch(
            [self.codec.tokens(source) for source in batch.sources],
            [self.codec.tokens(ids) for ids in prefixes] if any(prefixes) else None,
            asynchronous=True,
            beam_size=decoding.beam,
            length_penalty=decoding.length_penalty,
            num_hypotheses=min(decoding.best, decoding.beam),
            no_repeat_ngram_size=decoding.no_repeat,
            suppress_sequences=[[t] for t in self.codec.tokens(banned)] or None,
            max_decoding_length=batch.limit(self._positions),
            max_input_length=0,
            return_end_token=True,
        )
        return batch, results

    def _outputs(self, batch: Batch, results: Any) -> Iterator[tuple[int, list[Output]]]:
        end = self.codec.tokens([self.codec.eos])[0]
        skip = len(self.codec.forced)
        for place, future in zip(batch.places, results, strict=True):
            result = future.result()
            made = []
            for tokens in result.hypotheses:
                finished = tokens[-1:] == [end]
                ids = self.codec.ids(tokens[: -1 if finished else None])[skip:]
                made.append(
                    Output(
                        text=self.codec.decode(ids),
                        finished=finished,
                        ids=tuple(ids),
                    )
                )
            yield place, made
