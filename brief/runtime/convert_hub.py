"""CTranslate2's own converter for the other architectures, with its faults put right.

- T5 1.1 and mT5 under transformers 5: the loader takes the output layer for a tied one and
  scales the scores, silently.
- M2M-100: it begins at the third position, which is right only where the pad id is 1.
- mBART-50: a configuration without ``normalize_before`` is an AttributeError.
- The vocabulary is the codec's: transformers 5 leaves out language codes.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import ctranslate2


class _Tokenizer:
    """What the loaders ask of a tokenizer, answered from the codec's tokens."""

    special_tokens_map: dict[str, list[str]] = {}  # noqa: RUF012  # an empty answer

    def __init__(self, job: dict[str, Any]) -> None:
        self._tokens: list[str] = job["tokens"]
        self.eos_token, self.pad_token = self._tokens[job["eos"]], self._tokens[job["pad"]]
        self.bos_token, self.unk_token = self._tokens[job["start"]], job["unk"]
        self.unk_token_id = self._tokens.index(job["unk"])

    def get_vocab(self) -> dict[str, int]:
        return {token: i for i, token in enumerate(self._tokens)}

    def convert_ids_to_tokens(self, i: int) -> str:
        return self._tokens[i]


class _Converter(ctranslate2.converters.TransformersConverter):  # type: ignore[misc]
    def __init__(self, folder: Path, job: dict[str, Any]) -> None:
        super().__init__(str(folder), low_cpu_mem_usage=True)
        self._job = job

    def load_model(self, model_class: Any, path: str, **options: Any) -> Any:
        model = model_class.from_pretrained(path, **options)
        config = model.config
        if config.model_type in ("t5", "mt5"):
            config.tie_word_embeddings = bool(getattr(config, "scale_decoder_outputs", False))
        if config.model_type == "mbart" and not hasattr(config, "normalize_before"):
            config.normalize_before = True
        if config.model_type == "m2m_100":
            for side in (model.model.encoder, model.model.decoder):
                side.embed_positions.offset = side.embed_positions.padding_idx + 1
        return model

    def load_tokenizer(self, tokenizer_class: Any, path: str, **options: Any) -> _Tokenizer:
        return _Tokenizer(self._job)


def load_spec(folder: Path, config: dict[str, Any], job: dict[str, Any]) -> Any:
    """The CTranslate2 specification of the model in ``folder``, weights filled in.

    :raises ValueError: CTranslate2 does not know the architecture.
    """
    return _Converter(folder, job)._load()
