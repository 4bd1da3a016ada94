"""More encoder layers for a trained model, which at first changes nothing that it says.

A small model learns fast and is full early; grown in depth it goes on from where it stands.
"""

from __future__ import annotations

from copy import deepcopy

import torch
from transformers import M2M100ForConditionalGeneration

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
    places = [i * layers // old for i in range(old)]
    origins = [
        (max(i for i, at in enumerate(places) if at <= place), place not in places)
        for place in range(layers)
    ]
    config = deepcopy(model.config)
    config.encoder_layers = layers
    made = M2M100ForConditionalGeneration(config).to(model.dtype)
    trained = model.state_dict()
    made.load_state_dict({name: _start(name, trained, origins) for name in made.state_dict()})
    return made


def _start(
    name: str, trained: dict[str, torch.Tensor], origins: list[tuple[int, bool]]
) -> torch.Tensor:
    """What the weight ``name`` of the deeper model starts as; ``origins`` has for each encoder
    layer the old one that it copies, and whether it is new."""
    if not name.startswith(_ENCODER):
        return trained[name]
    place, inner = name.removeprefix(_ENCODER).split(".", 1)
    layer, new = origins[int(place)]
    weight = trained[f"{_ENCODER}{layer}.{inner}"]
    return torch.zeros_like(weight) if new and inner.startswith(_OUTPUTS) else weight
