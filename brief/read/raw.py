"""The bytes of an input, and where they are from."""

from __future__ import annotations

import glob
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from brief.errors import InputError
from brief.read.sidecar import is_sidecar

STDIN = "-"
LARGEST = 100 * 2**20  # bytes; a longer "newspaper page" is a mistake

# What a web page or a chat export keeps beside its text.
_ASSETS = re.compile(
    r"\.(?:css|js|map|woff2?|ttf|ico|png|jpe?g|gif|webp|svg|bmp|tiff?|mp[34]|og[ag]|wav|m4a|webm"
    r"|mov|avi|tgs)"
)
_EXPORTS = ("messages.html", "result.json")  # of a Telegram export's folder


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """How inputs are read.

    ``fields`` says which keys of JSON objects hold what (``{"text": "body"}``). The web is
    asked within ``timeout`` seconds and never for more than ``largest`` bytes; hosts in
    ``private_hosts`` may have addresses that are not public. ``follow`` is the most articles
    of one fetched feed whose pages are fetched for their full text.
    """

    fields: tuple[tuple[str, str], ...] = ()
    private_hosts: frozenset[str] = frozenset()
    timeout: float = 20.0
    largest: int = LARGEST
    follow: int = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """Bytes as found. ``suffix`` is the file name's, in small letters; ``url`` is where a
    fetched page was in the end, ``content_type`` and ``charset`` what its server said of it.
    """

    data: bytes
    source: str
    suffix: str = ""
    url: str | None = None
    content_type: str = ""
    charset: str | None = None


def expand(item: str | Path) -> Sequence[str | Path]:
    """The inputs that ``item`` stands for: itself, the files of a folder or of a pattern.

    :raises InputError: no such file, or a folder without a file.
    """
    if isinstance(item, str) and (item == STDIN or is_url(item)):
        return [item]
    path = Path(item)
    if not path.exists():
        found = _matching(str(item))
        if not found:
            raise InputError(f"{path}: no such file or folder")
        return found
    if not path.is_dir():
        return [path]
    # Hidden files (.DS_Store, editors' copies) are nobody's news.
    files = sorted(
        p for p in path.rglob("*")
        if p.is_file() and not any(part.startswith(".") for part in p.relative_to(path).parts)
        and not is_sidecar(p) and not _is_asset(p, path)
    )  # fmt: skip
    if not files:
        raise InputError(f"{path}: the folder is empty; put files of Persian news in it")
    return list(files)


def _matching(pattern: str) -> list[str | Path]:
    """The files that a pattern such as ``inbox/**/*.html`` names, sorted."""
    if not glob.has_magic(pattern):
        return []
    found = map(Path, sorted(glob.glob(pattern, recursive=True)))  # noqa: PTH207 (an absolute pattern)
    return [p for p in found if p.is_file() and not is_sidecar(p)]


def is_url(item: str) -> bool:
    """
    >>> is_url("https://example.org/خبر"), is_url("خبر.txt")
    (True, False)
    """
    return item.lower().startswith(("http://", "https://"))


def load(source: str | Path, options: ReadOptions) -> Raw:
    """The bytes of one input.

    :raises InputError: it can't be read or fetched, or is too large.
    """
    if isinstance(source, str) and is_url(source):
        from brief.read.web import fetch

        return fetch(source, options)
    if source == STDIN:
        data = sys.stdin.buffer.read(options.largest + 1)
        name, suffix = "standard input", ""
    else:
        path = Path(source)
        name, suffix = str(path), path.suffix.lower()
        try:
            with path.open("rb") as file:
                data = file.read(options.largest + 1)
        except OSError as exc:
            raise InputError(f"{path}: can't be read: {exc.strerror}") from exc
    if len(data) > options.largest:
        raise InputError(f"{name}: larger than {options.largest // 2**20} MB; split it")
    return Raw(data=data, source=name, suffix=suffix)


def _is_asset(path: Path, root: Path) -> bool:
    """True for pictures and styles beside a page that was saved or exported whole."""
    if not _ASSETS.fullmatch(path.suffix.lower()):
        return False
    for folder in path.parents:
        if any((folder / name).is_file() for name in _EXPORTS):
            return True
        if folder.name.endswith("_files") and any(
            folder.with_name(folder.name[: -len("_files")] + end).is_file()
            for end in (".html", ".htm")
        ):
            return True
        if folder == root:
            return False
    return False
