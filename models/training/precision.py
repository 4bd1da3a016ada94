"""bfloat16 where it is fast: which machines, and the copy of the model that computes in it."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from pathlib import Path

import torch


@cache
def fast_bfloat16(device: str) -> bool:
    """Whether bfloat16 is worth it: on a GPU, or a CPU with units for it (AMX, AVX512-BF16)."""
    if device == "cuda":
        return True
    cpu = Path("/proc/cpuinfo")
    flags = cpu.read_text(encoding="utf-8") if cpu.exists() else ""
    return "amx_bf16" in flags or "avx512_bf16" in flags


class Shadow:
    """A bfloat16 copy of a model that computes the gradients; the float32 one is updated.

    On a CPU it takes three quarters of the time of autocast, which casts at every operation and
    keeps what runs between the layers in float32.
    """

    def __init__(self, model: torch.nn.Module) -> None:
        self._parameters = list(model.parameters())
        self.model = deepcopy(model).bfloat16()
        self._copies = list(self.model.parameters())

    def give_gradients(self) -> None:
        """Move the gradients over to the model."""
        for parameter, copy in zip(self._parameters, self._copies, strict=True):
            parameter.grad = None if copy.grad is None else copy.grad.float()
            copy.grad = None

    @torch.no_grad()
    def take_weights(self) -> None:
        """Copy the model's updated weights."""
        for parameter, copy in zip(self._parameters, self._copies, strict=True):
            copy.copy_(parameter)
