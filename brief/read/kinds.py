"""Which reader an input needs: what its first bytes say, else its name, else its server."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module

from brief.errors import InputError
from brief.read.raw import Raw, ReadOptions
from brief.records import Article

# Each names a module with read(raw, options), which yields articles and the errors of parts.
_SUFFIXES = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".rss": "feed", ".atom": "feed",
    ".xml": "feed", ".json": "jsonl", ".jsonl": "jsonl", ".ndjson": "jsonl", ".eml": "mail",
}  # fmt: skip
_TYPES = {
    "text/html": "html", "application/xhtml+xml": "html", "application/rss+xml": "feed",
    "application/atom+xml": "feed", "application/xml": "feed", "text/xml": "feed",
    "application/json": "jsonl", "application/x-ndjson": "jsonl", "message/rfc822": "mail",
}  # fmt: skip
_ZIP = b"PK\x03\x04"
_NOT_TEXT = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
)
_HTML = re.compile(rb"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")
_HEADERS = re.compile(rb"(?:[A-Za-z][A-Za-z-]+: ?[^\n]*\n(?:[ \t][^\n]*\n)*)+\s*\n")
_MAIL = re.compile(rb"^(?:from|subject|received|mime-version): ?", re.IGNORECASE | re.MULTILINE)
_TELEGRAM_JSON = re.compile(rb'"messages"\s*:\s*\[')
_TELEGRAM_HTML = re.compile(rb'class="[^"]*\b(?:page_wrap|tgme_)|class="message default')


def read_raw(raw: Raw, options: ReadOptions) -> Iterator[Article | InputError]:
    """The articles in ``raw``, by the reader of its kind.

    :raises InputError: nothing of it can be read.
    """
    if not raw.data.strip():
        raise InputError(f"{raw.source}: empty; give a file with Persian text")
    read = import_module(f"brief.read.{kind(raw)}").read
    yield from read(raw, options)


def kind(raw: Raw) -> str:
    """The name of the reader for ``raw``.

    >>> kind(Raw(data="<html><p>رشد".encode(), source="page.txt"))
    'html'
    >>> kind(Raw(data="رشد صادرات".encode(), source="-"))
    'text'

    :raises InputError: a kind of file that holds no text.
    """
    start = raw.data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"%PDF"):
        return "pdf"
    if start.startswith(_ZIP):
        if b"word/" in raw.data:
            return "docx"
        raise InputError(f"{raw.source}: is a ZIP or Office file; give what is in it")
    for magic, name in _NOT_TEXT:
        if start.startswith(magic):
            raise InputError(f"{raw.source}: is {name}, not text; give its text as a .txt file")
    named = _SUFFIXES.get(raw.suffix) or _TYPES.get(raw.content_type)
    if start.startswith(b"<"):
        if _HTML.search(start):
            return "telegram" if _TELEGRAM_HTML.search(raw.data[:200_000]) else "html"
        if _FEED.search(start):
            return "feed"
    if named == "mail" or (_HEADERS.match(start) and _MAIL.match(start)):
        return "mail"
    if named == "jsonl" or (not named and start.startswith((b"{", b"["))):
        return "telegram" if _TELEGRAM_JSON.search(raw.data[:200_000]) else "jsonl"
    return named or "text"
