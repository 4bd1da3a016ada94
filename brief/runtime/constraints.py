"""Constraints on decoding that keep figures honest.

The source's figures are masks (``<n1>``...), so the English has no business with any other
number: a mask that the source lacks, a mask for the second time, a digit, or a Persian letter
is never generated. With ``hold_masks`` a sentence can't end before it has all its masks; with
``no_repeat`` no run of so many tokens comes twice (transformers has that too, in Python loops
that took most of the decoding time).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import sentencepiece
import torch
from transformers import LogitsProcessor

from brief.runtime.decoding import Decoding

_MASK = re.compile(r"<n\d>")
_DIGIT = re.compile(r"\d")
_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc\u200c]")
_BYTE = re.compile(r"<0x([0-9A-F]{2})>")
_ARABIC_LEADS = range(0xD8, 0xDC)  # first bytes of U+0600..U+06FF in UTF-8
_DIGIT_BYTES = range(0x30, 0x3A)


class FigureConstraints:
    """What a vocabulary's pieces mean for figures; makes one processor a batch."""

    def __init__(self, pieces: sentencepiece.SentencePieceProcessor, eos: int) -> None:
        size = pieces.get_piece_size()
        self._eos = eos
        self._masks: list[int] = []
        digits, arabic = torch.zeros(size, dtype=torch.bool), torch.zeros(size, dtype=torch.bool)
        for i in range(size):
            piece = pieces.id_to_piece(i)
            byte = _BYTE.fullmatch(piece)
            if _MASK.fullmatch(piece):
                self._masks.append(i)
            elif byte:
                digits[i] = int(byte[1], 16) in _DIGIT_BYTES
                arabic[i] = int(byte[1], 16) in _ARABIC_LEADS
            else:
                digits[i] = bool(_DIGIT.search(piece))
                arabic[i] = bool(_ARABIC.search(piece))
        self._digits, self._arabic = digits, arabic

    def processor(
        self,
        sources: Sequence[Sequence[int]],
        texts: Sequence[str],
        decoding: Decoding,
        device: torch.device,
    ) -> LogitsProcessor:
        """The processor for one batch: ``sources`` are token ids, ``texts`` what they encode."""
        masks = torch.tensor(self._masks, dtype=torch.long)
        banned = self._arabic.repeat(len(sources), 1)
        wanted = torch.zeros(len(sources), len(self._masks), dtype=torch.bool)
        for row, (source, text) in enumerate(zip(sources, texts, strict=True)):
            present = set(source)
            wanted[row] = torch.tensor([m in present for m in self._masks], dtype=torch.bool)
            # A digit that no mask covers (COVID-19, G20) must be free to come back.
            if not _DIGIT.search(_MASK.sub("", text)):
                banned[row] |= self._digits
        if len(masks):
            banned[:, masks] |= ~wanted
        return _Processor(
            banned.to(device),
            wanted.to(device),
            masks.to(device),
            self._eos if decoding.hold_masks else None,
            decoding.no_repeat,
        )


class _Processor(LogitsProcessor):  # type: ignore[misc]  # transformers is untyped
    """Rows of ``input_ids`` and ``scores`` are sentences times beams, a sentence's together."""

    def __init__(
        self,
        banned: torch.Tensor,
        wanted: torch.Tensor,
        masks: torch.Tensor,
        eos: int | None,
        no_repeat: int,
    ) -> None:
        self._banned, self._wanted, self._masks = banned, wanted, masks
        self._eos, self._no_repeat = eos, no_repeat

    def __call__(self, input_ids: torch.Tensor, scores: torch.Tensor) -> torch.Tensor:
        beams = scores.shape[0] // self._banned.shape[0]
        banned = self._banned.repeat_interleave(beams, dim=0)
        if len(self._masks):
            used = (input_ids.unsqueeze(2) == self._masks).any(dim=1)
            banned[:, self._masks] |= used
            if self._eos is not None:
                missing = self._wanted.repeat_interleave(beams, dim=0) & ~used
                banned[:, self._eos] |= missing.any(dim=1)
        if self._no_repeat:
            ban_repeats(banned, input_ids, self._no_repeat)
        return scores.masked_fill(banned, float("-inf"))


def ban_repeats(banned: torch.Tensor, input_ids: torch.Tensor, size: int) -> None:
    """Mark in ``banned`` (rows, vocabulary) each token that would end a run of ``size`` tokens
    which its row of ``input_ids`` (rows, length) has already.

    >>> banned = torch.zeros(1, 9, dtype=torch.bool)
    >>> ban_repeats(banned, torch.tensor([[5, 6, 7, 5, 6]]), 3)
    >>> banned.nonzero().tolist()
    [[0, 7]]
    """
    if input_ids.shape[1] < size:
        return
    runs = input_ids.unfold(1, size, 1)  # (rows, length - size + 1, size)
    last = input_ids[:, input_ids.shape[1] - size + 1 :].unsqueeze(1)
    rows, places = (runs[:, :, :-1] == last).all(dim=2).nonzero(as_tuple=True)
    banned[rows, runs[rows, places, -1]] = True
