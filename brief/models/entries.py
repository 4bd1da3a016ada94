"""The models that can be named: entries of ``models/models.toml``, and local folders.

Reads entries and checks files; loads nothing heavy. The runtimes do that, from the folder.
"""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path

from brief.errors import ModelError
from brief.records import ModelInfo
from brief.resources import shipped


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelEntry:
    """One model; ``models/models.toml`` explains the fields."""

    name: str
    folder: Path
    family: str
    tasks: tuple[str, ...]
    languages: tuple[str, ...]
    revision: str
    licence: str
    window: int
    commercial: bool = True
    prefix: tuple[tuple[str, str], ...] = ()
    masks: bool = False
    protects_names: bool = False
    doubt_below: float = 0.0
    phrase_doubt_below: float = 0.0

    def prefix_for(self, task: str) -> str:
        """The control token that goes before a source text for ``task``; may be empty."""
        return dict(self.prefix).get(task, "")


def names() -> tuple[str, ...]:
    """The names of all shipped entries.

    >>> "fa-en-small" in names()
    True
    """
    return tuple(_table())


def find(name: str) -> ModelEntry:
    """The entry called ``name``, or the bundled entry's settings over the folder ``name``.

    :raises ModelError: neither an entry nor a model folder, or the files are not there.
    """
    table = _table()
    if name in table:
        entry = _entry(name, table[name])
    elif Path(name).is_dir():
        bundled = _entry("fa-en-small", table["fa-en-small"])
        entry = replace(bundled, name=Path(name).name, folder=Path(name), revision="local",
                        licence="unknown")  # fmt: skip
    else:
        raise ModelError(
            f"no model {name!r}: name a folder that holds one, or one of {', '.join(table)}"
        )
    for file in ("config.json", "model.safetensors", "spm.model"):
        if not (entry.folder / file).is_file():
            raise ModelError(f"model {name!r}: {entry.folder / file} is missing")
    return entry


def describe(entry: ModelEntry, task: str) -> ModelInfo:
    """What a brief says of the model; ``sha256`` is of its weights."""
    return ModelInfo(
        name=entry.name,
        task=task,
        revision=entry.revision,
        licence=entry.licence,
        sha256=_sha256(entry.folder / "model.safetensors"),
        commercial=entry.commercial,
    )


@cache
def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@cache
def _table() -> dict[str, dict[str, object]]:
    return tomllib.loads(shipped("models/models.toml").read_text(encoding="utf-8"))


def _entry(name: str, row: dict[str, object]) -> ModelEntry:
    values = dict(row)
    known = {f.name for f in fields(ModelEntry)} | {"path"}
    unknown = sorted(set(values) - known)
    if unknown:
        raise ModelError(
            f"models.toml, {name}: unknown key {unknown[0]!r}; known: {', '.join(sorted(known))}"
        )
    folder = shipped(f"models/{values.pop('path')}")
    for key in ("tasks", "languages"):
        values[key] = tuple(values[key])  # type: ignore[arg-type]
    values["prefix"] = tuple(dict(values.pop("prefix", {})).items())  # type: ignore[call-overload]
    try:
        return ModelEntry(name=name, folder=folder, **values)  # type: ignore[arg-type]
    except TypeError as exc:
        raise ModelError(f"models.toml, {name}: {exc}") from exc
