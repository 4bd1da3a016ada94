"""What CTranslate2 does in its decoder, for transformers: forbidden tokens, no repeated runs."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import torch
from transformers import LogitsProcessor


class Constraints(LogitsProcessor):  # type: ignore[misc]  # transformers is untyped
    """Forbids each sentence its tokens of ``banned``, and runs of ``no_repeat`` tokens the second
    time (transformers has that too, in Python loops that took most of the decoding time).
    """

    def __init__(
        self, banned: Sequence[Collection[int]], no_repeat: int, size: int, device: torch.device
    ) -> None:
        self._banned = torch.zeros(len(banned), size, dtype=torch.bool)
        for row, ids in zip(self._banned, banned, strict=True):
            row[list(ids)] = True
        self._banned = self._banned.to(device)
        self._no_repeat = no_repeat

    def __call__(self, input_ids: torch.Tensor, scores: torch.Tensor) -> torch.Tensor:
        """``input_ids`` (rows, length) and ``scores`` (rows, vocabulary): sentences times beams."""
        beams = scores.shape[0] // self._banned.shape[0]
        banned = self._banned.repeat_interleave(beams, dim=0)
        scores = scores.masked_fill(banned, float("-inf"))
        if self._no_repeat:
            # The token that starts the decoder is no part of the text.
            ban_repeats(scores, input_ids[:, 1:], self._no_repeat)
        return scores


def ban_repeats(scores: torch.Tensor, input_ids: torch.Tensor, size: int) -> None:
    """Set to minus infinity in ``scores`` (rows, vocabulary) each token that would end a run of
    ``size`` tokens which its row of ``input_ids`` (rows, length) has already.

    >>> scores = torch.zeros(1, 9)
    >>> ban_repeats(scores, torch.tensor([[5, 6, 7, 5, 6]]), 3)
    >>> scores.isinf().nonzero().tolist()
    [[0, 7]]
    """
    if input_ids.shape[1] < size:
        return
    runs = input_ids.unfold(1, size, 1)  # (rows, length - size + 1, size)
    last = input_ids[:, input_ids.shape[1] - size + 1 :].unsqueeze(1)
    rows, places = (runs[:, :, :-1] == last).all(dim=2).nonzero(as_tuple=True)
    scores[rows, runs[rows, places, -1]] = float("-inf")
