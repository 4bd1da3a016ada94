"""A sidecar: ``news.pdf.toml`` beside ``news.pdf`` says what the file itself does not.

title  = "رشد صادرات پسته"
date   = "1402/02/14"         # Jalali or Gregorian
agency = "ایسنا"
source = "page 4 of the morning edition"
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from brief.errors import InputError
from brief.records import Article

_KEYS = ("title", "date", "agency", "source")


def is_sidecar(path: Path) -> bool:
    """Whether ``path`` is a sidecar: another file has its name without ``.toml``."""
    return path.suffix == ".toml" and path.with_suffix("").is_file()


def apply_sidecar(
    source: str | Path, found: Iterable[Article | InputError]
) -> Iterator[Article | InputError]:
    """What was read from ``source``, with what its sidecar says put in.

    A sidecar that can't be used is an error of its own; the article is read without it.
    """
    path = Path(f"{source}.toml")
    try:
        told = _read(path) if isinstance(source, Path) and path.is_file() else {}
    except InputError as exc:
        told = {}
        yield exc
    for item in found:
        yield replace(item, **told) if told and isinstance(item, Article) else item  # type: ignore[arg-type]


def _read(path: Path) -> dict[str, str | date]:
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as exc:
        raise InputError(f"{path}: can't be read: {' '.join(str(exc).split())}") from exc
    told: dict[str, str | date] = {}
    for key, value in values.items():
        if key not in _KEYS:
            raise InputError(f"{path}: unknown key {key!r}; known: {', '.join(_KEYS)}")
        if key == "date":
            told["published"] = _day(value, path)
        elif isinstance(value, str) and value.strip():
            told[key] = value.strip()
        else:
            raise InputError(f"{path}: {key} is {value!r}: write it in quotes")
    return told


def _day(value: object, path: Path) -> date:
    from brief.read.days import parse_day

    found = parse_day(str(value))  # a bare TOML date is written as ISO
    if not found:
        raise InputError(f"{path}: date is {value!r}: write it as 1402/02/14 or 2023-05-04")
    return found
