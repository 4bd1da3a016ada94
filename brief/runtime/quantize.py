"""Eight-bit weights for CTranslate2, with less loss than its own converter's.

Two things about processors without VNNI (AMD before Zen 4, Intel before Cascade Lake): products
of two neighbours are added in 16 bits, which overflows where a weight takes all of its eight
bits, so the weights take less than seven; and a whole row of activations shares one scale, so
large channels cost the small ones their digits. The second is put right by moving the size of
each channel from the activations, where the norm before them tells it, into the weights.

Measured on 300 sentences with the bundled model: the root mean square error of a token's
log-probability is 0.094 with CTranslate2's own quantization, 0.057 with fewer levels, 0.037
with both.
"""

from __future__ import annotations

from typing import Any

import numpy as np

_LEVELS = 80  # of 127: two products of 255 x 80 seldom add up to more than 16 bits
_SMALL = 1e-6


def quantize(spec: Any, smooth: bool) -> None:
    """Make all linear layers and embeddings of a validated ``spec`` int8, in place.

    ``smooth`` moves channel sizes: right only where norms stand before their layers.
    """
    if smooth:
        _smooth(spec)
    spec._alias_variables()
    spec._visit(_quantize)


def _quantize(spec: Any, name: str, value: Any) -> None:
    from ctranslate2.specs.model_spec import NumpyVariable

    key = name.rsplit("/", 1)[-1]
    if isinstance(value, str) or value.is_scalar():
        return
    if hasattr(spec, f"{key}_scale"):
        weight = value.to("float32").numpy()
        largest = np.abs(weight).max(axis=1)
        scale = (_LEVELS / np.where(largest > 0, largest, 1)).astype(np.float32)
        setattr(spec, key, NumpyVariable(np.rint(weight * scale[:, None]).astype(np.int8)))
        setattr(spec, f"{key}_scale", NumpyVariable(scale))
    elif value.dtype in ("float16", "bfloat16"):
        setattr(spec, key, value.to("float32"))


def _smooth(spec: Any) -> None:
    for side in (spec.encoder, spec.decoder):
        for layer in side.layer:
            _move(layer.self_attention.layer_norm, layer.self_attention.linear[0])
            _move(layer.ffn.layer_norm, layer.ffn.linear_0)
            if hasattr(layer, "attention"):
                _move(layer.attention.layer_norm, layer.attention.linear[0])
    _move(spec.decoder.layer_norm, spec.decoder.projection)


def _move(norm: Any, linear: Any) -> None:
    """Half of each channel's size goes from the norm's output into the weights."""
    from ctranslate2.specs.model_spec import NumpyVariable

    gamma, beta, weight = (v.to("float32").numpy() for v in (norm.gamma, norm.beta, linear.weight))
    activation = 2 * np.abs(gamma) + np.abs(beta)  # two standard deviations and the offset
    sizes = np.sqrt(np.maximum(activation, _SMALL) / np.maximum(np.abs(weight).max(axis=0), _SMALL))
    sizes /= np.exp(np.log(sizes).mean())
    norm.gamma, norm.beta = NumpyVariable(gamma / sizes), NumpyVariable(beta / sizes)
    linear.weight = NumpyVariable(weight * sizes)
