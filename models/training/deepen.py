"""More encoder layers for a trained model, which at first changes nothing that it says.

A small model learns fast and is full early; grown in depth it goes on from where it stands.
"""

from __future__ import annotations

import torch
from transformers import M2M100Config, M2M100ForConditionalGeneration

_ENCODER = "model.encoder.layers."
_OUTPUTS = ("self_attn.out_proj", "fc2")
"""What a layer adds to its input goes through these: at zero it passes its input on."""


def deepened(model: M2M100ForConditionalGeneration, layers: int) -> M2M100ForConditionalGeneration:
    """A copy of ``model`` with ``layers`` encoder layers; ``model`` itself where it has as many.

    The old layers are spread evenly. Each new one is a copy of the layer before it whose outputs
    are zero, so that the copy gives the same logits and the new weights still get gradients.
    """
    old = model.config.encoder_layers
    if layers <= old:
        return model
    places = {i * layers // old: i for i in range(old)}
    copied = [max(at for at in places if at <= place) for place in range(layers)]
    config = M2M100Config(**{**model.config.to_dict(), "encoder_layers": layers})
    made = M2M100ForConditionalGeneration(config).to(model.dtype)
    trained = model.state_dict()
    made.load_state_dict(
        {name: _start(name, trained, places, copied) for name in made.state_dict()}
    )
    return made


def _start(
    name: str, trained: dict[str, torch.Tensor], places: dict[int, int], copied: list[int]
) -> torch.Tensor:
    """What the weight ``name`` of the deeper model starts as."""
    if not name.startswith(_ENCODER):
        return trained[name]
    place, inner = name.removeprefix(_ENCODER).split(".", 1)
    weight = trained[f"{_ENCODER}{places[copied[int(place)]]}.{inner}"]
    new = int(place) not in places
    return torch.zeros_like(weight) if new and inner.startswith(_OUTPUTS) else weight
