"""A PDF's text layer, page after page. A scanned PDF has none, and is told apart."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2

from brief.errors import InputError, LeftOut
from brief.read.raw import Raw, ReadOptions
from brief.read.text import require_persian
from brief.read.visual import reading_order
from brief.records import Article

_PAGES = 2_000
_FEW = 20  # characters; less is a page number on a picture of a page


def read(raw: Raw, options: ReadOptions) -> Iterator[Article | InputError]:
    """The one article of a PDF; pages without a text layer are told.

    :raises InputError: broken, locked, scanned, or without Persian text.
    """
    try:
        document = pypdfium2.PdfDocument(raw.data)
    except pypdfium2.PdfiumError as exc:
        why = "needs a password" if "password" in str(exc).lower() else "is broken"
        raise InputError(f"{raw.source}: the PDF {why}: {' '.join(str(exc).split())}") from exc
    try:
        if len(document) > _PAGES:
            raise InputError(f"{raw.source}: {len(document)} pages; split it")
        pages = [_page(document, n) for n in range(len(document))]
    finally:
        document.close()
    bare = [n for n, text in enumerate(pages, 1) if len(text) < _FEW]
    if len(bare) == len(pages):
        raise InputError(
            f"{raw.source}: a PDF of pictures, without a text layer; run OCR on it first"
        )
    text = "\n\n".join(page for page in pages if page)
    require_persian(text, raw.source)
    yield Article(text=text, source=raw.source)
    if bare:
        listed = ", ".join(map(str, bare[:20])) + (" ..." if len(bare) > 20 else "")
        yield LeftOut(f"{raw.source}: no text on page {listed}: pictures need OCR first")


def _page(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number]
    textpage = page.get_textpage()
    try:
        text = str(textpage.get_text_range())
    finally:
        textpage.close()
        page.close()
    # pdfium marks a hyphen at a line's end with U+FFFE and unknown letters with NUL.
    for mark in ("\ufffe", "\x00"):
        text = text.replace(mark, "")
    return reading_order(text.replace("\r\n", "\n").replace("\r", "\n")).strip()
