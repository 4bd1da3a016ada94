"""A Word document: its paragraphs and tables in order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.table import Table
from lxml import etree

from brief.errors import InputError
from brief.read.raw import Raw, ReadOptions
from brief.read.text import require_persian
from brief.records import Article

_LARGEST = 200 * 2**20  # bytes unpacked; a bomb unpacks to thousands of times its size
_RATIO = 200  # unpacked to packed, of one member above a megabyte; text packs to 1:20
_MEMBERS = 5_000


def read(raw: Raw, options: ReadOptions) -> Iterator[Article]:
    """The one article of a document; a heading of the style *Title* is its title.

    :raises InputError: no Word document, one that unpacks to too much, or no Persian in it.
    """
    _check(raw)
    try:
        document = docx.Document(io.BytesIO(raw.data))
        parts = [_text(part) for part in document.iter_inner_content()]
    except (KeyError, ValueError, zipfile.BadZipFile, etree.XMLSyntaxError, OSError) as exc:
        raise InputError(f"{raw.source}: no Word document that can be read: {_line(exc)}") from exc
    title = next(
        (p.text.strip() for p in document.paragraphs if _style(p) == "Title" and p.text.strip()),
        None,
    )
    text = "\n\n".join(part for part in parts if part and part != title)
    if not text:
        raise InputError(f"{raw.source}: the document is empty")
    require_persian(text, raw.source)
    yield Article(text=text, source=raw.source, title=title)


def _check(raw: Raw) -> None:
    """
    :raises InputError: the archive is broken or unpacks to far more than a document does.
    """
    try:
        members = zipfile.ZipFile(io.BytesIO(raw.data)).infolist()
    except zipfile.BadZipFile as exc:
        raise InputError(f"{raw.source}: a broken Word document: {_line(exc)}") from exc
    bomb = any(
        m.file_size > 2**20 and m.file_size > _RATIO * max(1, m.compress_size) for m in members
    )
    if bomb or len(members) > _MEMBERS or sum(m.file_size for m in members) > _LARGEST:
        raise InputError(f"{raw.source}: unpacks to far more than a document does; not read")


def _text(part: object) -> str:
    if isinstance(part, Table):
        return "\n".join(" ، ".join(_cells(row)) for row in part.rows)
    return str(getattr(part, "text", "")).strip()


def _cells(row: object) -> list[str]:
    """The texts of a row; a cell that spans columns is given once."""
    texts, last = [], None
    for cell in row.cells:  # type: ignore[attr-defined]
        if cell._tc is not last:
            texts.append(" ".join(cell.text.split()))
        last = cell._tc
    return [text for text in texts if text]


def _style(paragraph: object) -> str:
    return str(getattr(getattr(paragraph, "style", None), "name", ""))


def _line(exc: BaseException) -> str:
    return " ".join(str(exc).split())[:200] or type(exc).__name__
