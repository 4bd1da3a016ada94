"""The transformers runtime of the bundled model: M2M-100 architecture, our SentencePiece.

Token ids: pad 0, unk 1, bos 2 (starts the decoder), eos 3. A source is the control token of
its task, the text's pieces and eos. ``generate`` adds no token of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

import sentencepiece
import torch
from safetensors import SafetensorError
from transformers import LogitsProcessorList, M2M100ForConditionalGeneration
from transformers.utils import logging as transformers_logging

from brief.errors import ModelError
from brief.models import ModelEntry
from brief.runtime.constraints import FigureConstraints
from brief.runtime.decoding import Decoding, Output

_PAD, _EOS = 0, 3


class Seq2Seq:
    """A loaded model on a device; float32 on the CPU, bfloat16 on CUDA.

    :raises ModelError: the folder holds no such model, or CUDA is asked for and not there.
    """

    def __init__(self, entry: ModelEntry, device: str = "auto", task: str = "translate") -> None:
        self.device = _device(device)
        self._prefix = entry.prefix_for(task)
        transformers_logging.disable_progress_bar()
        try:
            self._pieces = sentencepiece.SentencePieceProcessor(
                model_file=str(entry.folder / "spm.model")
            )
            self._model = M2M100ForConditionalGeneration.from_pretrained(
                entry.folder,
                dtype=torch.bfloat16 if self.device.type == "cuda" else torch.float32,
                local_files_only=True,
            )
        except (OSError, RuntimeError, ValueError, KeyError, SafetensorError) as exc:
            raise ModelError(
                f"model {entry.name}: {entry.folder} can't be loaded: {_line(exc)}"
            ) from exc
        self._model = self._model.to(self.device).eval()
        self._positions = self._model.config.max_position_embeddings
        if self._pieces.get_piece_size() != self._model.config.vocab_size:
            raise ModelError(
                f"model {entry.name}: spm.model has {self._pieces.get_piece_size()} pieces,"
                f" the weights {self._model.config.vocab_size}: they don't belong together"
            )
        if self._prefix and self._pieces.piece_to_id(self._prefix) == self._pieces.unk_id():
            raise ModelError(f"model {entry.name}: spm.model has no {self._prefix!r} token")
        self._constraints = FigureConstraints(self._pieces, eos=_EOS)

    def count(self, text: str) -> int:
        """See `brief.runtime.decoding.Runtime`."""
        return len(self._pieces.encode(text))

    def generate(self, texts: Sequence[str], decoding: Decoding) -> list[Output]:
        """See `brief.runtime.decoding.Runtime`.

        :raises ModelError: a text has more tokens than the model has positions.
        """
        if not texts:
            return []
        sources = [[*self._pieces.encode(self._prefix + text), _EOS] for text in texts]
        longest = max(map(len, sources))
        if longest > self._positions:
            raise ModelError(f"a text of {longest} tokens: the model takes {self._positions}")
        ids = torch.tensor([s + [_PAD] * (longest - len(s)) for s in sources], device=self.device)
        limit = min(self._positions - 1, 2 * longest + 16)
        processor = self._constraints.processor(sources, texts, decoding, self.device)
        with torch.inference_mode():
            sequences = self._model.generate(
                input_ids=ids,
                attention_mask=(ids != _PAD).long(),
                num_beams=decoding.beam,
                do_sample=False,
                max_new_tokens=limit,
                length_penalty=1.0,
                use_cache=True,
                logits_processor=LogitsProcessorList([processor]),
            )
            rows = [_until_end(row) for row in sequences.tolist()]
            scores = self._score(ids, rows)
        return [
            Output(
                text=self._pieces.decode([t for t in row if t > _EOS]).strip(),
                score=score,
                finished=row[-1:] == [_EOS],
            )
            for row, score in zip(rows, scores, strict=True)
        ]

    def _score(self, ids: torch.Tensor, rows: Sequence[Sequence[int]]) -> list[float]:
        """The mean log-probability of each row's tokens, by the model free of constraints.

        One more pass costs less than keeping every step's scores: those are rows times beams
        times vocabulary times steps, a gigabyte for a page.
        """
        longest = max(map(len, rows))
        targets = torch.tensor(
            [[*row, *[_PAD] * (longest - len(row))] for row in rows], device=ids.device
        )
        start = torch.full_like(targets[:, :1], self._model.config.decoder_start_token_id)
        logits = self._model(
            input_ids=ids,
            attention_mask=(ids != _PAD).long(),
            decoder_input_ids=torch.cat([start, targets[:, :-1]], dim=1),
        ).logits
        picked = logits.gather(2, targets.unsqueeze(2)).squeeze(2) - logits.logsumexp(dim=2)
        there = targets != _PAD
        means = (picked * there).sum(dim=1) / there.sum(dim=1).clamp(min=1)
        return [min(0.0, float(m)) for m in means]


def _until_end(sequence: Sequence[int]) -> list[int]:
    """The tokens after the one that starts the decoder, up to and with the first eos."""
    tokens = list(sequence[1:])
    return tokens[: tokens.index(_EOS) + 1] if _EOS in tokens else tokens


def _device(name: str) -> torch.device:
    if name == "cuda" and not torch.cuda.is_available():
        raise ModelError("device is 'cuda', but torch finds no GPU here: use --device cpu")
    if name == "auto":
        name = "cuda" if torch.cuda.is_available() else "cpu"
    return torch.device(name)


def _line(exc: BaseException) -> str:
    return " ".join(str(exc).split())[:200] or type(exc).__name__
