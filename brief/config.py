"""What a run is told, in layers: defaults, ``brief.toml``, the environment, flags.

    inputs = ["inbox/", "https://news.example/rss"]

    [settings]                       # fields of `brief.settings.Settings`
    title = "Iran brief"
    glossary = "terms.tsv"           # or a list of files, the later the stronger

    [output]
    folder = "outputs"
    formats = ["md", "html"]

    [publication]                    # fields of `brief.render.Publication`
    site = "https://brief.example"

    [read]                           # fields of `brief.read.ReadOptions`
    fields = { text = "body" }

    [topics]                         # sections of a weekly issue, with their Persian words
    "Labor" = "کارگر دستمزد بیمه"

``BRIEF_MODEL``, ``BRIEF_BEAM`` ... in the environment stand for the fields of ``[settings]``
(``BRIEF_GLOSSARY`` for one file, or several as in ``PATH``).
An unknown key or a value of the wrong kind is an error that names it.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from brief.errors import SettingsError
from brief.read.raw import ReadOptions
from brief.render.publication import Publication
from brief.settings import Settings

NAME = "brief.toml"
_TABLES = ("settings", "output", "publication", "read", "topics")
_KINDS = {str: "a text in quotes", int: "a whole number", float: "a number",
          bool: "true or false", tuple: "a list", frozenset: "a list"}  # fmt: skip
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """All that a run is told; ``folder`` None is standard output."""

    inputs: tuple[str, ...] = ()
    folder: Path | None = None
    formats: tuple[str, ...] = ("md",)
    settings: Settings = field(default_factory=Settings)
    publication: Publication = field(default_factory=Publication)
    read: ReadOptions = field(default_factory=ReadOptions)


def load_config(
    path: Path | None,
    flags: Mapping[str, object] | None = None,
    environment: Mapping[str, str] | None = None,
) -> Config:
    """The config of ``path``, else of ``brief.toml`` in the working folder, else the defaults.

    ``flags`` are fields of `Settings`; those that are None were not given. Paths in the file
    are taken from the file's own folder.

    :raises SettingsError: the file can't be read, or a key or value in it can't be used.
    """
    found = path or (Path(NAME) if Path(NAME).is_file() else None)
    told = _read(found) if found else {}
    where, home = str(found or NAME), (found.parent if found else Path())
    _known(told, ("inputs", *_TABLES), where)
    tables = {name: _table(told, name, where) for name in _TABLES}
    topics = {k: _typed(v, str, f"{where}, [topics]", k) for k, v in tables["topics"].items()}
    settings = tables["settings"] | ({"topics": tuple(topics.items())} if topics else {})
    environment = os.environ if environment is None else environment
    if "glossary" in settings:  # of the file's folder; flags name files of the working folder
        settings["glossary"] = _files(settings["glossary"], home, f"{where}, [settings]")
    settings |= _from_environment(environment)
    settings |= {k: v for k, v in (flags or {}).items() if v is not None}
    output = tables["output"]
    _known(output, ("folder", "formats"), f"{where}, [output]")
    formats = _typed(output.get("formats", ("md",)), tuple, f"{where}, [output]", "formats")
    folder = _typed(output["folder"], str, where, "folder") if "folder" in output else None
    inputs = _typed(told.get("inputs", ()), tuple, where, "inputs")
    return Config(
        inputs=tuple(_placed(i, home) for i in inputs),
        folder=home / folder if folder else None,
        formats=formats,
        settings=_made(Settings, settings, f"{where}, [settings]", home),
        publication=_made(Publication, tables["publication"], f"{where}, [publication]", home),
        read=_made(ReadOptions, tables["read"], f"{where}, [read]", home),
    )


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as exc:
        raise SettingsError(f"{path}: can't be read: {' '.join(str(exc).split())}") from exc


def _table(told: Mapping[str, Any], name: str, where: str) -> dict[str, Any]:
    value = told.get(name, {})
    if not isinstance(value, dict):
        raise SettingsError(f"{where}: {name} is a table: write [{name}] on a line of its own")
    return dict(value)


def _known(told: Mapping[str, Any], known: tuple[str, ...], where: str) -> None:
    for key in told:
        if key not in known:
            raise SettingsError(f"{where}: unknown key {key!r}; known: {', '.join(known)}")


def _from_environment(environment: Mapping[str, str]) -> dict[str, object]:
    """The fields of `Settings` that the environment sets; numbers are read as numbers."""
    told: dict[str, object] = {}
    for one in fields(Settings):
        name = f"BRIEF_{one.name.upper()}"
        text = environment.get(name)
        if text is not None and one.name == "glossary":
            told[one.name] = tuple(filter(None, text.split(os.pathsep)))
        if text is None or _kind(one.default) not in (str, int, float):
            continue
        try:
            told[one.name] = _kind(one.default)(text)
        except ValueError as exc:
            kind = _KINDS[_kind(one.default)]
            raise SettingsError(f"{name} is {text!r}: it must be {kind}") from exc
    return told


def _made(cls: type[Made], told: Mapping[str, Any], where: str, home: Path) -> Made:
    """An object of ``cls`` from the values of a table."""
    own = {f.name: f for f in fields(cls)}  # type: ignore[arg-type]
    _known(told, tuple(own), where)
    values = {}
    for key, value in told.items():
        default = own[key].default
        values[key] = _typed(value, _kind(default), where, key)
        if key == "templates" and value:
            values[key] = str(home / value)
    return cls(**values)


def _kind(default: object) -> Any:  # noqa: ANN401 (a class, called with a text)
    return date if default is None else type(default)


def _typed(value: object, kind: type, where: str, key: str) -> Any:  # noqa: ANN401 (as asked for)
    """``value`` as a field of ``kind`` holds it: lists as tuples, tables as pairs."""
    if kind in (tuple, frozenset):
        if isinstance(value, dict):
            return tuple(value.items())
        if isinstance(value, list | tuple):
            return kind(value)
    elif kind is float and isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    elif kind is date and isinstance(value, str):
        return _a_day(value, where, key)
    elif isinstance(value, kind) and (kind is bool or not isinstance(value, bool)):
        return value
    raise SettingsError(f"{where}: {key} is {value!r}: it must be {_KINDS.get(kind, 'a day')}")


def _a_day(value: str, where: str, key: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError as exc:
        raise SettingsError(f"{where}: {key} is {value!r}: write it as 2024-05-04") from exc


def _files(value: object, home: Path, where: str) -> tuple[str, ...]:
    """One file or a list of them, from the folder ``home``."""
    named = _typed([value] if isinstance(value, str) else value, tuple, where, "glossary")
    return tuple(str(home / _typed(name, str, where, "glossary")) for name in named)


def _placed(item: str, home: Path) -> str:
    """A path of the file's folder; URLs and ``-`` as they are."""
    if item == "-" or item.lower().startswith(("http://", "https://")):
        return item
    return str(home / item)
