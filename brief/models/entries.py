"""The models that can be named: entries of ``models/models.toml``, folders, hub ids.

Reads entries and checks files; loads nothing heavy. The runtimes do that, from the folder.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from brief.errors import ModelError
from brief.models import store
from brief.models.families import families, read_json, recognise
from brief.models.weights import digest, find_weights
from brief.records import ModelInfo
from brief.resources import shipped

BUNDLED = "fa-en-small"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelEntry:
    """One model; ``models/models.toml`` explains the fields. ``folder`` may not be there yet."""

    name: str
    folder: Path
    family: str
    tasks: tuple[str, ...]
    languages: tuple[str, ...]
    revision: str
    licence: str
    window: int
    summary_window: int = 0
    commercial: bool = True
    hub: str = ""
    prefix: tuple[tuple[str, str], ...] = ()
    beam: int = 0
    no_repeat: int = 0
    longest: int = 0
    parameters: int = 0
    memory: float = 0.0
    download: float = 0.0
    note: str = ""
    instruct: bool = False
    masks: bool = False
    protects_names: bool = False
    doubt_below: float = 0.0
    phrase_doubt_below: float = 0.0

    def prefix_for(self, task: str) -> str:
        """The text or control token that goes before a source for ``task``; may be empty."""
        return dict(self.prefix).get(task, "")

    @property
    def fetched(self) -> bool:
        """Whether its files are on this machine, all of them."""
        return not self.hub or store.fetched(self.hub) is not None


def names() -> tuple[str, ...]:
    """The names of all entries, shipped ones and those of the hub.

    >>> {"fa-en-small", "nllb-200-distilled-600M"} <= set(names())
    True
    """
    return tuple(_table())


def pinned(name: str) -> ModelEntry:
    """The entry called ``name`` as ``models/models.toml`` has it, whatever was fetched.

    >>> pinned("m2m100_418M").commercial
    True
    """
    return _entry(name, _table()[name])


def look_up(name: str) -> ModelEntry:
    """The entry that ``name`` means, its files there or not: an entry's name, its hub id, a
    folder, or any other hub id that was fetched.

    :raises ModelError: it means none of these.
    """
    table = _table()
    if name not in table and Path(name).is_dir():
        return _of_folder(Path(name))
    for known, row in table.items():
        if name in (known, row.get("hub")):
            entry = _entry(known, row)
            record = store.fetched(entry.hub) if entry.hub else None
            return replace(entry, revision=record.revision) if record else entry
    if store.HUB_ID.fullmatch(name):
        if store.fetched(name):
            return _of_hub(name)
        raise ModelError(
            f"model {name!r} is not on this machine: run: brief models fetch {name}"
            " (or name a folder that holds a model)"
        )
    raise ModelError(
        f"no model {name!r}: name a folder that holds one, a hub id such as org/name, or one of"
        f" {', '.join(table)}"
    )


def find(name: str) -> ModelEntry:
    """The entry that ``name`` means, with its files looked over.

    :raises ModelError: no such model, it was not fetched, or files are missing or broken.
    """
    entry = look_up(name)
    if not entry.fetched:
        raise ModelError(
            f"model {entry.name!r} is not on this machine: run: brief models fetch {entry.name}"
        )
    read_json(entry.folder / "config.json")
    missing = families()[entry.family].missing(entry.folder)
    if missing:
        raise ModelError(
            f"model {entry.name!r}: {entry.folder / missing} is missing{_why(entry.family)}"
        )
    find_weights(entry.folder)
    return entry


def describe(entry: ModelEntry, task: str) -> ModelInfo:
    """What a brief says of the model; ``sha256`` is of its weights."""
    return ModelInfo(
        name=entry.name,
        task=task,
        revision=entry.revision,
        licence=entry.licence,
        sha256=digest(find_weights(entry.folder).files),
        commercial=entry.commercial,
    )


def forbids_commercial(licence: str) -> bool:
    """Whether a licence's short name has a non-commercial clause.

    >>> forbids_commercial("cc-by-nc-sa-4.0"), forbids_commercial("apache-2.0")
    (True, False)
    """
    return bool({"nc", "noncommercial"} & set(licence.lower().replace("_", "-").split("-")))


def _why(family: str) -> str:
    if family == "nllb":
        return (
            ": sentencepiece.bpe.model alone has no language codes, and the model would read"
            " every text as one in an unknown language"
        )
    return ""


@cache
def _table() -> dict[str, dict[str, Any]]:
    return tomllib.loads(shipped("models/models.toml").read_text(encoding="utf-8"))


def _entry(name: str, row: dict[str, Any]) -> ModelEntry:
    values = dict(row)
    known = {f.name for f in fields(ModelEntry)} | {"path"}
    unknown = sorted(set(values) - known)
    if unknown:
        raise ModelError(
            f"models.toml, {name}: unknown key {unknown[0]!r}; known: {', '.join(sorted(known))}"
        )
    path = values.pop("path", None)
    for key in ("tasks", "languages"):
        values[key] = tuple(values.get(key, ()))
    values["prefix"] = tuple(dict(values.pop("prefix", {})).items())
    try:
        folder = shipped(f"models/{path}") if path else store.folder_of(values["hub"])
        return ModelEntry(name=name, folder=folder, **values)
    except (TypeError, KeyError) as exc:
        raise ModelError(f"models.toml, {name}: {exc}") from exc


def _of_folder(folder: Path) -> ModelEntry:
    """A folder's own entry: all that is known is what its files say."""
    family = recognise(folder)
    name = folder.resolve().name
    if family.name == "brief":
        bundled = _entry(BUNDLED, _table()[BUNDLED])
        return replace(bundled, name=name, folder=folder, revision="local", licence="unknown")
    return ModelEntry(
        name=name,
        folder=folder,
        family=family.name,
        tasks=family.tasks,
        languages=family.languages,
        revision="local",
        licence="unknown",
        window=family.window,
    )


def _of_hub(hub: str) -> ModelEntry:
    """The entry of a hub id that no table has: what its files and its card say."""
    record = store.fetched(hub)
    entry = _of_folder(store.folder_of(hub))
    if record is None:
        return entry
    return replace(
        entry,
        name=hub,
        hub=hub,
        revision=record.revision,
        licence=record.licence,
        commercial=not forbids_commercial(record.licence),
    )
