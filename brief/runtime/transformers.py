"""The transformers runtime: any `AutoModelForSeq2SeqLM`, through its codec.

Beam search is set to what CTranslate2 does (probabilities among the allowed tokens, an end as
soon as enough hypotheses are finished), so that both give the same text but for rounding.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Sequence

import torch
from safetensors import SafetensorError
from transformers import AutoModelForSeq2SeqLM, GenerationConfig, LogitsProcessorList
from transformers.utils import logging as transformers_logging

from brief.errors import ModelError
from brief.models import ModelEntry
from brief.runtime.batches import Batch, batches, plan
from brief.runtime.codec import load_codec, positions
from brief.runtime.constraints import Constraints
from brief.runtime.decoding import Decoding, Output, Request
from brief.runtime.vocabulary import Vocabulary, writes_english

_DTYPES = {"float32": torch.float32, "bfloat16": torch.bfloat16, "float16": torch.float16}


class Transformers:
    """A loaded model on a device.

    ``compute`` is ``float32``, ``bfloat16`` or ``float16``; ``auto`` is float32 on the CPU, and
    bfloat16 on CUDA where the GPU has it, else float16.

    :raises ModelError: the folder holds no such model, or CUDA is asked for and not there.
    """

    def __init__(
        self,
        entry: ModelEntry,
        device: str = "cpu",
        task: str = "translate",
        budget: int = 2048,
        compute: str = "auto",
    ) -> None:
        if device == "cuda" and not torch.cuda.is_available():
            raise ModelError("device is 'cuda', but torch finds no GPU here: use --device cpu")
        self.device, self._budget = torch.device(device), budget
        self.notes: list[str] = []
        self.codec = load_codec(entry, task)
        transformers_logging.disable_progress_bar()
        try:
            self._model = AutoModelForSeq2SeqLM.from_pretrained(
                entry.folder, dtype=_dtype(device, compute), local_files_only=True
            )
        except pickle.UnpicklingError as exc:
            raise ModelError(
                f"model {entry.name}: the pickle in {entry.folder} can't be loaded: it holds more"
                " than tensors, which could be harmful code"
            ) from exc
        except (OSError, RuntimeError, ValueError, KeyError, SafetensorError) as exc:
            line = " ".join(str(exc).split())[:200] or type(exc).__name__
            raise ModelError(f"model {entry.name}: {entry.folder} can't be loaded: {line}") from exc
        self._model = self._model.to(self.device).eval()
        # What the folder recommends is the entry's to say; here it would come on top.
        self._model.generation_config = GenerationConfig(
            pad_token_id=self.codec.pad,
            eos_token_id=self.codec.eos,
            decoder_start_token_id=self.codec.start,
        )
        self._size = self._model.get_output_embeddings().weight.shape[0]
        if self.codec.size > self._size:
            raise ModelError(
                f"model {entry.name}: its vocabulary has {self.codec.size} tokens, the weights"
                f" {self._size}: they don't belong together"
            )
        self._positions = positions(entry)
        self._vocabulary = Vocabulary.of(self.codec)
        # Rows of the weights that no token has are random: no output may have them.
        self._never = {self.codec.pad, *range(self.codec.size, self._size)} - {self.codec.eos}
        if writes_english(task):
            self._never |= self._vocabulary.foreign

    def decode(
        self, requests: Iterable[Request], decoding: Decoding
    ) -> Iterator[tuple[int, list[Output]]]:
        """See `brief.runtime.decoding.Runtime`."""
        for batch in plan(requests, self.codec, self._budget, alike=False):
            yield from self._decode(batch, decoding)

    def _decode(self, batch: Batch, decoding: Decoding) -> Iterator[tuple[int, list[Output]]]:
        """One batch; where memory does not hold it, its halves, and smaller ones from then on."""
        for part in batch.within(self._budget):
            try:
                found = self._generate(part, decoding)
            except (torch.OutOfMemoryError, RuntimeError) as exc:
                if len(part.places) == 1 or not _is_out_of_memory(exc):
                    raise
                self._budget = max(1, part.size // 2)
                self.notes.append(
                    f"{len(part.places)} texts at once were too many for the memory:"
                    " decoded in smaller batches"
                )
                if self.device.type == "cuda":
                    torch.cuda.empty_cache()
                yield from self._decode(part, decoding)
            else:
                yield from zip(part.places, found, strict=True)

    def _generate(self, batch: Batch, decoding: Decoding) -> list[list[Output]]:
        if batch.longest > self._positions:
            raise ModelError(f"a text of {batch.longest} tokens: the model takes {self._positions}")
        begin = [[self.codec.start, *self.codec.forced, *r.prefix] for r in batch.requests]
        banned = [self._never | self._vocabulary.banned(r) for r in batch.requests]
        best = min(decoding.best, decoding.beam)
        with torch.inference_mode():
            sequences = self._model.generate(
                **self._padded(batch.sources),
                decoder_input_ids=torch.tensor(begin, device=self.device),
                num_beams=decoding.beam,
                num_return_sequences=best,
                early_stopping=decoding.beam > 1,
                do_sample=False,
                max_new_tokens=batch.limit(self._positions) - len(begin[0]) + 1,
                length_penalty=decoding.length_penalty,
                use_cache=True,
                renormalize_logits=True,
                logits_processor=LogitsProcessorList(
                    [Constraints(banned, decoding.no_repeat, self._size, self.device)]
                ),
            ).tolist()
        made = [self._output(row) for row in sequences]
        return [made[i : i + best] for i in range(0, len(made), best)]

    def score(self, pairs: Iterable[tuple[str, Sequence[int]]]) -> list[list[float]]:
        """See `brief.runtime.decoding.Runtime`."""
        both = [(self.codec.encode(text), list(ids)) for text, ids in pairs]
        found: dict[int, list[float]] = {}
        for rows in batches([len(s) + len(t) for s, t in both], self._budget):
            made = self._score([both[i][0] for i in rows], [both[i][1] for i in rows])
            found.update(zip(rows, made, strict=True))
        return [found[i] for i in range(len(both))]

    def _score(
        self, sources: Sequence[list[int]], targets: Sequence[list[int]]
    ) -> list[list[float]]:
        begin = [self.codec.start, *self.codec.forced]
        rows = [[*begin, *target] for target in targets]
        longest = max(map(len, rows))
        given = [row + [self.codec.eos] * (longest - len(row)) for row in rows]
        with torch.inference_mode():
            logits = self._model(
                **self._padded(sources),
                decoder_input_ids=torch.tensor(given, device=self.device),
            ).logits[:, len(begin) - 1 :]
            wanted = torch.tensor(
                [t + [self.codec.eos] * (logits.shape[1] - len(t)) for t in targets],
                device=self.device,
            )
            # As CTranslate2, whose models lack these tokens: they say nothing of a translation.
            logits[:, :, sorted(self._never - {self.codec.pad})] = float("-inf")
            picked = logits.gather(2, wanted.unsqueeze(2)).squeeze(2).float()
            found = (picked - logits.float().logsumexp(dim=2)).tolist()
        return [
            [min(0.0, p) for p in row[: len(target) + 1]]
            for row, target in zip(found, targets, strict=True)
        ]

    def _padded(self, sources: Sequence[list[int]]) -> dict[str, torch.Tensor]:
        longest = max(map(len, sources))
        pad = self.codec.pad
        ids = [s + [pad] * (longest - len(s)) for s in sources]
        there = [[1] * len(s) + [0] * (longest - len(s)) for s in sources]
        return {
            "input_ids": torch.tensor(ids, device=self.device),
            "attention_mask": torch.tensor(there, device=self.device),
        }

    def _output(self, row: list[int]) -> Output:
        ids = row[1 + len(self.codec.forced) :]
        finished = self.codec.eos in ids
        if finished:
            ids = ids[: ids.index(self.codec.eos)]
        return Output(text=self.codec.decode(ids), finished=finished, ids=tuple(ids))


def _dtype(device: str, compute: str) -> torch.dtype:
    if compute == "auto":
        if device == "cpu":
            return torch.float32
        return torch.bfloat16 if torch.cuda.is_bf16_supported() else torch.float16
    if compute not in _DTYPES:
        raise ModelError(f"transformers can't compute in {compute}: use {', '.join(_DTYPES)}")
    return _DTYPES[compute]


def _is_out_of_memory(exc: BaseException) -> bool:
    # The CPU's allocator raises a plain RuntimeError.
    return isinstance(exc, torch.OutOfMemoryError) or "t allocate memory" in str(exc)
