"""Bytes become Persian text: UTF-8, UTF-16 with a byte order mark, or windows-1256."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from brief.errors import InputError
from brief.read.raw import Raw, ReadOptions
from brief.records import Article

_SAMPLE = 20_000  # characters that are enough to tell the language
_ARABIC_LETTER = re.compile(r"[\u0620-\u064a\u0671-\u06d3\ufb50-\ufdfb\ufe70-\ufefc]")
_LETTER = re.compile(r"[^\W\d_]")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read(raw: Raw, options: ReadOptions) -> Iterator[Article]:
    """The one article of a text file; see `decode`."""
    yield decode(raw.data, raw.source)


def decode(data: bytes, source: str) -> Article:
    """The article in ``data``; ``source`` is what messages and the brief call it.

    >>> decode("مدیرکل تعاون گزارش داد.".encode("cp1256", "replace"), "خبر.txt").encoding
    'windows-1256'

    :raises InputError: empty, binary, undecodable, or not Persian.
    """
    text, encoding = to_text(data, source)
    require_persian(text, source)
    return Article(text=text, source=source, encoding=encoding)


def to_text(data: bytes, source: str, declared: str | None = None) -> tuple[str, str]:
    """The text of ``data`` with ``\\n`` line ends, and the encoding it was read with.

    ``declared`` is the encoding that a header or the document itself names; a byte order mark
    is stronger, and one that does not fit the bytes is not believed.

    :raises InputError: empty, binary or undecodable.
    """
    text, encoding = _decode(data, source, declared)
    if not text.strip("\ufeff\u200c\u200e\u200f \t\r\n"):
        raise InputError(f"{source}: empty; give a file with Persian text")
    return text.replace("\r\n", "\n").replace("\r", "\n"), encoding


def require_persian(text: str, source: str) -> None:
    """
    :raises InputError: ``text`` has hardly any Persian, or looks like Arabic.
    """
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample))
    arabic = len(_ARABIC_LETTER.findall(sample))
    if arabic < 10 or arabic < 0.3 * letters:
        raise InputError(f"{source}: no Persian text in it ({arabic} of {letters} letters)")
    marks = sum(sample.count(c) for c in "ةى")
    if letters > 200 and marks > letters / 100 and not re.search("[پچژگ]", sample):
        raise InputError(f"{source}: looks like Arabic, not Persian")


def is_persian(text: str) -> bool:
    """Whether `require_persian` has nothing against ``text``.

    >>> is_persian("بانک مرکزی نرخ تورم را اعلام کرد."), is_persian("Inflation fell.")
    (True, False)
    """
    try:
        require_persian(text, "")
    except InputError:
        return False
    return True


def _decode(data: bytes, source: str, declared: str | None) -> tuple[str, str]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(encoding), "utf-8" if encoding == "utf-8-sig" else encoding
            except UnicodeDecodeError as exc:
                raise InputError(f"{source}: not valid {encoding} at byte {exc.start}") from exc
    if b"\0" in data:
        raise InputError(f"{source}: a binary file, not text; give its text as a .txt file")
    found = _as_declared(data, declared)
    if found:
        return found
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


def _as_declared(data: bytes, declared: str | None) -> tuple[str, str] | None:
    """The text in the encoding that the document names, if that is one of text and fits."""
    try:
        info = codecs.lookup(declared or "")
        # A page that says latin-1 was written by a program that doesn't know Persian.
        if not info._is_text_encoding or info.name in ("iso8859-1", "cp1252", "ascii"):
            return None
        name = "windows-1256" if info.name == "cp1256" else info.name
        return data.decode(info.name), name
    except (LookupError, UnicodeDecodeError):
        return None
