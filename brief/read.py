"""Read: paths, folders and standard input become `Article`s, as found.

Plain text only, in UTF-8, UTF-16 with a byte order mark, or windows-1256. What can't be read
is returned as an `InputError` beside the articles, so that the rest of a run goes on.
"""

from __future__ import annotations

import codecs
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from brief.errors import InputError
from brief.records import Article

STDIN = "-"
LARGEST = 100 * 2**20  # bytes; a longer "newspaper page" is a mistake

_SAMPLE = 20_000  # characters that are enough to tell the language
_ARABIC_LETTER = re.compile(r"[\u0620-\u064a\u0671-\u06d3\ufb50-\ufdfb\ufe70-\ufefc]")
_LETTER = re.compile(r"[^\W\d_]")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP or Office file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip file"),
)


def read_inputs(inputs: Iterable[str | Path]) -> tuple[tuple[Article, ...], tuple[InputError, ...]]:
    """Read every input, in order; a folder gives its ``.txt`` files, sorted by path.

    ``"-"`` is standard input. A path that is named twice is read once.
    """
    articles: list[Article] = []
    errors: list[InputError] = []
    seen: set[str] = set()
    for item in inputs:
        try:
            sources = _expand(item)
        except InputError as exc:
            errors.append(exc)
            continue
        for source in sources:
            key = STDIN if source == STDIN else str(Path(source).resolve())
            if key in seen:
                continue
            seen.add(key)
            try:
                articles.append(decode(_bytes(source), _name(source)))
            except InputError as exc:
                errors.append(exc)
    return tuple(articles), tuple(errors)


def decode(data: bytes, source: str) -> Article:
    """The article in ``data``; ``source`` is what messages and the brief call it.

    >>> decode("مدیرکل تعاون گزارش داد.".encode("cp1256", "replace"), "خبر.txt").encoding
    'windows-1256'

    :raises InputError: empty, binary, undecodable, or not Persian.
    """
    if not data.strip():
        raise InputError(f"{source}: empty; give a file with Persian text")
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"{source}: is {kind}, not text; give its text as a .txt file")
    text, encoding = _decode(data, source)
    if not text.strip("\ufeff\u200c\u200e\u200f \t\r\n"):
        raise InputError(f"{source}: empty; give a file with Persian text")
    _require_persian(text, source)
    return Article(text=text.replace("\r\n", "\n").replace("\r", "\n"), source=source,
                   encoding=encoding)  # fmt: skip


def _expand(item: str | Path) -> list[str | Path]:
    if item == STDIN:
        return [STDIN]
    path = Path(item)
    if not path.exists():
        raise InputError(f"{path}: no such file or folder")
    if not path.is_dir():
        return [path]
    # Hidden files (.DS_Store, editors' copies) are nobody's news.
    files = sorted(
        p for p in path.rglob("*")
        if p.is_file() and not any(part.startswith(".") for part in p.relative_to(path).parts)
    )  # fmt: skip
    if not files:
        raise InputError(f"{path}: the folder is empty; put .txt files in it")
    return list(files)


def _bytes(source: str | Path) -> bytes:
    if source == STDIN:
        data = sys.stdin.buffer.read(LARGEST + 1)
    else:
        try:
            with Path(source).open("rb") as file:
                data = file.read(LARGEST + 1)
        except OSError as exc:
            raise InputError(f"{source}: can't be read: {exc.strerror}") from exc
    if len(data) > LARGEST:
        raise InputError(f"{_name(source)}: larger than {LARGEST // 2**20} MB; split it")
    return data


def _name(source: str | Path) -> str:
    return "standard input" if source == STDIN else str(source)


def _decode(data: bytes, source: str) -> tuple[str, str]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(encoding), "utf-8" if encoding == "utf-8-sig" else encoding
            except UnicodeDecodeError as exc:
                raise InputError(f"{source}: not valid {encoding} at byte {exc.start}") from exc
    if b"\0" in data:
        raise InputError(f"{source}: a binary file, not text; give its text as a .txt file")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as exc:
        broken = exc.start
    text = data.decode("cp1256", errors="replace")
    # Bytes that are no text at all still decode in an 8-bit code page: look at what came out.
    odd = sum(ch == "\ufffd" or (ch < " " and ch not in "\n\r\t\f") for ch in text)
    if odd > len(text) // 200:
        raise InputError(f"{source}: neither UTF-8 (byte {broken}) nor windows-1256 text")
    return text, "windows-1256"


def _require_persian(text: str, source: str) -> None:
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample))
    arabic = len(_ARABIC_LETTER.findall(sample))
    if arabic < 10 or arabic < 0.3 * letters:
        raise InputError(f"{source}: no Persian text in it ({arabic} of {letters} letters)")
    marks = sum(sample.count(c) for c in "ةى")
    if letters > 200 and marks > letters / 100 and not re.search("[پچژگ]", sample):
        raise InputError(f"{source}: looks like Arabic, not Persian")
