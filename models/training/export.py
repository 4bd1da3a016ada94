"""Averaged weights as the folder that `brief` loads, whole or in parts that fit a narrow way.

A folder holds model.safetensors (float16), config.json, generation_config.json, spm.model and
README.md (the model card).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch


def average(checkpoints: Sequence[Path]) -> dict[str, torch.Tensor]:
    """The mean of the weights of several checkpoints, in float32."""
    total: dict[str, torch.Tensor] = {}
    for path in checkpoints:
        for name, weight in torch.load(path, map_location="cpu", weights_only=True).items():
            total[name] = total[name] + weight.float() if name in total else weight.float()
    return {name: weight / len(checkpoints) for name, weight in total.items()}
