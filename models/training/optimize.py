"""Muon for the weight matrices, AdamW for embeddings, norms and biases; one rate schedule.

Muon: momentum made orthogonal by a few Newton-Schulz steps (Keller Jordan, 2024). torch's own
works in bfloat16, which a CPU without such units does a hundred times slower than float32.
"""

from __future__ import annotations

import torch

from models.training.precision import fast_bfloat16
from models.training.settings import Optimizer as OptimizerSettings

_A, _B, _C = 3.4445, -4.7750, 2.0315  # Jordan's quintic: fast, and near enough to orthogonal


def orthogonal(matrix: torch.Tensor, steps: int) -> torch.Tensor:
    """The nearest orthogonal matrices of a stack ``(..., rows, columns)``, approximately."""
    x = matrix.bfloat16() if fast_bfloat16(matrix.device.type) else matrix
    x = x / (x.norm(dim=(-2, -1), keepdim=True) + 1e-7)
    tall = x.shape[-2] > x.shape[-1]
    if tall:
        x = x.mT
    for _ in range(steps):
        square = x @ x.mT
        x = _A * x + (_B * square + _C * square @ square) @ x
    return (x.mT if tall else x).to(matrix.dtype)


class Muon(torch.optim.Optimizer):
    """Momentum SGD with Nesterov's look-ahead, each update made orthogonal."""

    def __init__(self, params, lr: float, weight_decay: float, steps: int, momentum: float = 0.95):
        super().__init__(
            params, {"lr": lr, "weight_decay": weight_decay, "steps": steps, "momentum": momentum}
        )

    @torch.no_grad()
    def step(self, closure=None) -> None:
        for group in self.param_groups:
            shapes: dict[torch.Size, list[torch.Tensor]] = {}
            for parameter in group["params"]:
                if parameter.grad is not None:
                    shapes.setdefault(parameter.shape, []).append(parameter)
            for shape, parameters in shapes.items():
                self._update(parameters, group, max(1, shape[0] / shape[1]) ** 0.5)

    def _update(self, parameters: list[torch.Tensor], group: dict, stretch: float) -> None:
        ahead = []
        for parameter in parameters:
            state = self.state[parameter]
            if "momentum" not in state:
                state["momentum"] = torch.zeros_like(parameter)
            momentum = state["momentum"].lerp_(parameter.grad, 1 - group["momentum"])
            ahead.append(parameter.grad.lerp(momentum, group["momentum"]))
        # matrices of one shape go through Newton-Schulz together: fewer, larger products
        updates = orthogonal(torch.stack(ahead), group["steps"])
        for parameter, update in zip(parameters, updates, strict=True):
            parameter.mul_(1 - group["lr"] * group["weight_decay"])
            parameter.add_(update, alpha=-group["lr"] * stretch)


def optimizers_of(model: torch.nn.Module, settings: OptimizerSettings):
    """``(Muon over the layers' matrices, AdamW over all else)``."""
    matrices, rest = [], []
    for name, parameter in model.named_parameters():
        inner = parameter.ndim == 2 and "shared" not in name and "lm_head" not in name
        (matrices if inner and "embed" not in name else rest).append(parameter)
    muon = Muon(matrices, settings.muon_rate, settings.weight_decay, settings.newton_schulz_steps)
    adam = torch.optim.AdamW(
        rest, lr=settings.adam_rate, betas=(0.9, 0.98), weight_decay=0.0, fused=True
    )
    return muon, adam


def rate_factor(step: int, done: float, warmup: int, decay: float) -> float:
    """What the peak rates are multiplied with: ``done`` is the share of the time that is over.

    >>> rate_factor(50, 0.01, 100, 0.3), rate_factor(500, 0.5, 100, 0.3)
    (0.51, 1.0)
    >>> round(rate_factor(9000, 0.85, 100, 0.3), 2), rate_factor(9999, 1.0, 100, 0.3)
    (0.5, 0.02)
    """
    warm = min(1.0, (step + 1) / warmup)
    return warm * max(0.02, min(1.0, (1 - done) / decay))
