"""Convert a transformers folder to CTranslate2: a process of its own, started by `convert`.

    python -m brief.runtime.convert_job FOLDER TARGET    # TARGET/job.json says what is known

Conversion needs torch and transformers for most models and twice their weights in memory; the
process that decodes needs neither. A model of the M2M-100 architecture (the bundled one, NLLB,
SMaLL-100) in one float16 or float32 safetensors file is converted without torch.

Target tokens that a translation into English never has (``drop``) are left out of the target
vocabulary: the same text comes out as when they are forbidden, and faster.
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path
from typing import Any

import numpy as np


def main(folder: Path, target: Path) -> None:
    """Write the converted model into ``target``, which has ``job.json`` already."""
    job = json.loads((target / "job.json").read_text(encoding="utf-8"))
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    weights = folder / "model.safetensors"
    if config.get("model_type") == "m2m_100" and _is_plain(weights):
        sys.modules["torch"] = None  # type: ignore[assignment]  # a second saved, 300 MB too
        spec = _m2m100(weights, config, job)
    else:
        from brief.runtime.convert_hub import load_spec

        spec = load_spec(folder, config, job)
    _finish(spec, config, job)
    spec.validate()
    if job["quantization"] == "int8":
        from brief.runtime.quantize import quantize

        quantize(spec, smooth=config.get("model_type") == "m2m_100" and _is_plain(weights))
    else:
        spec.optimize(quantization=job["quantization"])
    spec.save(str(target))


def _finish(spec: Any, config: dict[str, Any], job: dict[str, Any]) -> None:
    """The vocabularies, as the codec knows them, and the tokens that start and end."""
    tokens: list[str] = job["tokens"]
    size = spec.encoder.embeddings[0].weight.shape[0]
    tokens = tokens[:size] + [f"madeupword{i}" for i in range(size - len(tokens))]
    # Rows that are only padding have random weights: no output may have them.
    kept = _keep(spec, [*job["drop"], *range(len(job["tokens"]), size)])
    spec._vocabularies = {"source": [tokens], "target": [[tokens[i] for i in kept]]}
    spec.config.unk_token = job["unk"]
    spec.config.eos_token = job["tokens"][job["eos"]]
    spec.config.bos_token = job["tokens"][job["start"]]
    if config.get("model_type") != "marian":  # starts from zeros, not from a token
        spec.config.decoder_start_token = job["tokens"][job["start"]]


def _keep(spec: Any, drop: list[int]) -> list[int]:
    """Leave the rows of ``drop`` out of the decoder; the ids that stay."""
    decoder = spec.decoder
    size = decoder.projection.weight.shape[0]
    kept = sorted(set(range(size)) - set(drop))
    if len(kept) < size:
        embeddings = decoder.embeddings
        embeddings = embeddings[0] if isinstance(embeddings, list) else embeddings
        embeddings.weight = embeddings.weight[kept]
        decoder.projection.weight = decoder.projection.weight[kept]
        if decoder.projection.has_bias():
            decoder.projection.bias = decoder.projection.bias[kept]
    return kept


def _is_plain(path: Path) -> bool:
    """Whether numpy can read all weights: it knows no bfloat16."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        header = json.loads(file.read(int.from_bytes(file.read(8), "little")))
    return all(v["dtype"] in ("F16", "F32") for k, v in header.items() if k != "__metadata__")


def _m2m100(path: Path, config: dict[str, Any], job: dict[str, Any]) -> Any:
    from ctranslate2.specs import common_spec, transformer_spec
    from safetensors.numpy import load_file

    weights = load_file(path)
    act = {"relu": "RELU", "gelu": "GELU", "swish": "SWISH", "silu": "SWISH"}
    spec = transformer_spec.TransformerSpec.from_config(
        (config["encoder_layers"], config["decoder_layers"]),
        config["encoder_attention_heads"],
        activation=common_spec.Activation[act[config["activation_function"]]],
    )
    shared = weights["model.shared.weight"]
    for side, name in ((spec.encoder, "encoder"), (spec.decoder, "decoder")):
        at = f"model.{name}."
        side.scale_embeddings = (
            math.sqrt(config["d_model"]) if config.get("scale_embedding", True) else 1.0
        )
        embeddings = side.embeddings[0] if name == "encoder" else side.embeddings
        embeddings.weight = shared
        side.position_encodings.encodings = positions(
            config["max_position_embeddings"], config["d_model"], config["pad_token_id"]
        )
        _set(side.layer_norm, weights, at + "layer_norm", "gamma", "beta")
        for i, layer in enumerate(side.layer):
            _layer(layer, weights, f"{at}layers.{i}.", decoder=name == "decoder")
    spec.decoder.projection.weight = weights.get("lm_head.weight", shared)
    return spec


def positions(count: int, width: int, pad: int) -> np.ndarray[Any, Any]:
    """The sinusoids of M2M-100, from the first position on: it comes after the pad id."""
    half = width // 2
    rates = np.exp(np.arange(half, dtype=np.float32) * -(math.log(10000) / (half - 1)))
    places = np.arange(pad + 1, count + pad + 1, dtype=np.float32)[:, None] * rates[None, :]
    table: np.ndarray[Any, Any] = np.concatenate([np.sin(places), np.cos(places)], axis=1)
    return table.astype(np.float32, copy=False)


def _layer(layer: Any, weights: dict[str, Any], at: str, decoder: bool) -> None:
    _attention(layer.self_attention, weights, at + "self_attn", [["q", "k", "v"]])
    if decoder:
        _attention(layer.attention, weights, at + "encoder_attn", [["q"], ["k", "v"]])
    for linear, name in ((layer.ffn.linear_0, "fc1"), (layer.ffn.linear_1, "fc2")):
        _set(linear, weights, at + name, "weight", "bias")
    _set(layer.ffn.layer_norm, weights, at + "final_layer_norm", "gamma", "beta")


def _attention(spec: Any, weights: dict[str, Any], at: str, fused: list[list[str]]) -> None:
    for linear, parts in zip(spec.linear, fused, strict=False):
        for own, theirs in (("weight", "weight"), ("bias", "bias")):
            joined = np.concatenate([weights[f"{at}.{p}_proj.{theirs}"] for p in parts])
            setattr(linear, own, joined)
    _set(spec.linear[-1], weights, at + ".out_proj", "weight", "bias")
    _set(spec.layer_norm, weights, at + "_layer_norm", "gamma", "beta")


def _set(spec: Any, weights: dict[str, Any], name: str, first: str, second: str) -> None:
    setattr(spec, first, weights[f"{name}.weight"])
    setattr(spec, second, weights[f"{name}.bias"])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
