"""Write results whole or not at all."""

from __future__ import annotations

import os
import re
import tempfile
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path

from brief.errors import OutputError


def write_all(texts: Mapping[Path, str]) -> None:
    """Write every text to its path in UTF-8: all are complete on disk before any takes its name.

    A run that is killed leaves the old files or the new ones, at worst a hidden ``.tmp`` file.

    :raises OutputError: a folder or file can't be written; nothing is changed then.
    """
    ready: list[tuple[str, Path]] = []
    try:
        for path, text in texts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=".brief-", suffix=".tmp", dir=path.parent)
            ready.append((name, path))
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            # mkstemp makes the file private; a brief is as readable as any new file.
            Path(name).chmod(0o666 & ~_umask())
        while ready:
            name, path = ready[0]
            Path(name).replace(path)
            ready.pop(0)
    except OSError as exc:
        raise OutputError(f"{exc.filename or path}: can't be written: {exc.strerror}") from exc
    finally:
        for name, _ in ready:
            with suppress(OSError):
                Path(name).unlink()


def slug(title: str) -> str:
    """A file name from a title: small letters, digits and hyphens; never a path.

    >>> slug("Iran brief: ../week 19"), slug("گزارش")
    ('iran-brief-week-19', 'brief')
    """
    text = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:80].strip("-") or "brief"


def issue_name(title: str, week: str | None, made: date | None) -> str:
    """The name of a brief's files, without the suffix: its title, and its week or day.

    >>> issue_name("Iran brief", "1403-W07", None), issue_name("بولتن", None, date(2024, 5, 4))
    ('iran-brief-1403-w07', 'brief-2024-05-04')
    """
    return "-".join(str(part) for part in (slug(title), (week or "").lower() or made) if part)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
