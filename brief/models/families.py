"""Families of models: which files they have, and how a folder tells which one it is."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from brief.errors import ModelError


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """One family; ``brief/data/families.toml`` explains the fields."""

    name: str
    model_types: tuple[str, ...]
    vocabulary: tuple[tuple[str, ...], ...]
    languages: tuple[str, ...]
    tasks: tuple[str, ...]
    window: int
    codes: tuple[str, ...] = ()

    def missing(self, folder: Path) -> str:
        """The vocabulary files that ``folder`` lacks; empty if one way to read it is whole."""
        lacks = [[f for f in way if not (folder / f).is_file()] for way in self.vocabulary]
        return "" if [] in lacks else " or ".join(" and ".join(files) for files in lacks)


@cache
def families() -> dict[str, Family]:
    """All families by name.

    >>> families()["nllb"].languages
    ('pes_Arab', 'eng_Latn')
    """
    text = (resources.files("brief") / "data" / "families.toml").read_text(encoding="utf-8")
    return {name: _family(name, row) for name, row in tomllib.loads(text).items()}


def recognise(folder: Path) -> Family:
    """The family of the model in ``folder``, by its configuration and its vocabulary files.

    :raises ModelError: no configuration, or an architecture that is none of ours.
    """
    config = read_json(folder / "config.json")
    kind = str(config.get("model_type"))
    known = {t for f in families().values() for t in f.model_types}
    if kind not in known:
        raise ModelError(
            f"{folder}: model_type is {kind!r}, and brief loads {', '.join(sorted(known))}"
        )
    if kind == "m2m_100":
        return families()[_m2m100(folder, config)]
    return next(f for f in families().values() if kind in f.model_types)


def read_json(path: Path) -> dict[str, Any]:
    """The JSON object in ``path``.

    :raises ModelError: the file is missing or holds no JSON object.
    """
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as exc:
        raise ModelError(f"{path} is missing: {path.parent} holds no model") from exc
    except (OSError, ValueError) as exc:
        raise ModelError(f"{path} can't be read: {' '.join(str(exc).split())[:120]}") from exc
    if not isinstance(value, dict):
        raise ModelError(f"{path} can't be read: no JSON object")
    return value


def _m2m100(folder: Path, config: dict[str, Any]) -> str:
    """Four families have the architecture of M2M-100; their vocabularies tell them apart."""
    there = {p.name for p in folder.iterdir()}
    if "vocab.json" in there:
        tokenizer = folder / "tokenizer_config.json"
        said = str(read_json(tokenizer).get("tokenizer_class")) if tokenizer.is_file() else ""
        small = (
            "tokenization_small100.py" in there
            or said.lower().startswith("small100")
            # What was trained from it keeps its form, but seldom its tokenizer's name.
            or (config.get("encoder_layers"), config.get("decoder_layers")) == (12, 3)
        )
        return "small100" if small else "m2m100"
    if there & {"tokenizer.json", "sentencepiece.bpe.model"}:
        return "nllb"
    return "brief"


def _family(name: str, row: dict[str, Any]) -> Family:
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
    values["vocabulary"] = tuple(tuple(way) for way in row["vocabulary"])
    return Family(name=name, **values)
