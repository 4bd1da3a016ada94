"""SHA-256 of files; those of large ones are remembered, for weights take seconds to read."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from functools import cache
from pathlib import Path

import platformdirs

_LARGE = 1 << 28  # bytes: below, reading it is faster than a user can notice


def file_digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    about = path.stat()
    return _digest(path.resolve(), about.st_size, about.st_mtime_ns)


@cache
def _digest(path: Path, size: int, changed: int) -> str:
    if size < _LARGE:
        return _compute(path)
    key = hashlib.sha256(f"{path}\n{size}\n{changed}".encode()).hexdigest()
    note = _folder() / key[:32]
    with contextlib.suppress(OSError, ValueError):
        return str(json.loads(note.read_text(encoding="utf-8"))["sha256"])
    found = _compute(path)
    with contextlib.suppress(OSError):  # a cache that can't be written is no error
        note.parent.mkdir(parents=True, exist_ok=True)
        part = note.with_name(f"{note.name}.{os.getpid()}")
        part.write_text(json.dumps({"path": str(path), "sha256": found}), encoding="utf-8")
        part.replace(note)
    return found


def _folder() -> Path:
    root = os.environ.get("BRIEF_CACHE") or platformdirs.user_cache_dir("persian-brief")
    return Path(root) / "digests"


def _compute(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
