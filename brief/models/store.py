"""Where fetched models lie on this machine, and what is known of each.

Each lies in a folder of its own below `root`, with the files as the hub has them and
``fetched.json`` beside them: hub id, commit, licence. Deleting the folder undoes the fetch.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import asdict, dataclass
from pathlib import Path

import platformdirs

from brief.models.families import read_json

RECORD = "fetched.json"
HUB_ID = re.compile(r"[\w.-]+/[\w.-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What ``fetched.json`` says: ``revision`` is the commit that the files are from."""

    hub: str
    revision: str
    licence: str = "unknown"


def root() -> Path:
    """The folder of fetched models; ``BRIEF_MODELS`` names another place."""
    return Path(
        os.environ.get("BRIEF_MODELS") or platformdirs.user_data_path("persian-brief") / "models"
    )


def folder_of(hub: str) -> Path:
    """Where the files of hub id ``hub`` lie, or will.

    >>> folder_of("org/name").name
    'org--name'
    """
    return root() / hub.replace("/", "--")


def fetched(hub: str) -> Fetched | None:
    """What was fetched of ``hub``; None if nothing was, or a fetch was broken off.

    :raises ModelError: the record is there and can't be read.
    """
    path = folder_of(hub) / RECORD
    if not path.is_file():
        return None
    said = read_json(path)
    return Fetched(**{k: str(said.get(k, "unknown")) for k in ("hub", "revision", "licence")})


def write_record(record: Fetched) -> None:
    """Say that ``record.hub`` is here, all of it: the last step of a fetch."""
    path = folder_of(record.hub) / RECORD
    part = path.with_name(RECORD + ".part")
    part.write_text(json.dumps(asdict(record), indent=2) + "\n", encoding="utf-8")
    part.replace(path)
