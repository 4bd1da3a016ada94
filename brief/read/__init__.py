"""Read: files, folders, URLs and standard input become `Article`s, as found.

    raw      the bytes of an input and where they are from: files and folders, the web
    kinds    which reader an input needs: by its first bytes, else by its name
    text html pdf docx feed jsonl telegram mail      one reader a format
    visual   Persian that a PDF stores in the order of the eye, put right
    sidecar  what a file beside an input says of its source, day and agency
    days     a day written in any of the ways in which a source states it

What can't be read is returned as an `InputError` beside the articles, so that the rest of a
run goes on; what a reader leaves out on purpose is a `LeftOut`.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from brief.errors import InputError
from brief.read.kinds import read_raw
from brief.read.raw import STDIN, ReadOptions, expand, load
from brief.read.sidecar import apply_sidecar
from brief.read.text import decode
from brief.records import Article

__all__ = ["STDIN", "ReadOptions", "decode", "read_inputs"]


def read_inputs(
    inputs: Iterable[str | Path], options: ReadOptions | None = None
) -> tuple[tuple[Article, ...], tuple[InputError, ...]]:
    """Read every input, in order; a folder gives its files, sorted by path.

    ``"-"`` is standard input, ``http://`` and ``https://`` are fetched. What is named twice
    is read once.
    """
    options = options or ReadOptions()
    articles: list[Article] = []
    errors: list[InputError] = []
    seen: set[str] = set()
    for item in inputs:
        try:
            sources = expand(item)
        except InputError as exc:
            errors.append(exc)
            continue
        for source in sources:
            key = source if isinstance(source, str) else str(source.resolve())
            if key in seen:
                continue
            seen.add(key)
            try:
                for found in apply_sidecar(source, read_raw(load(source, options), options)):
                    (errors if isinstance(found, InputError) else articles).append(found)  # type: ignore[arg-type]
            except InputError as exc:
                errors.append(exc)
    return tuple(articles), tuple(errors)
