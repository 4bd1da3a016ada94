"""Summarize: an article's chunks become Persian points that name the sentences they rest on.

A summarizer has one method; `load` imports the chosen one when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Protocol, cast

from brief.errors import SettingsError
from brief.records import Chunk, Point


class Summarizer(Protocol):
    """Batch in, batch out: same length, same order."""

    def summarize(
        self, articles: Sequence[Sequence[Chunk]], points: int
    ) -> list[tuple[Point, ...]]:
        """At most ``points`` points for each article (its chunks), most of them shorter lists.

        Every point's ``sources`` are ids of sentences of that article; an article with no
        sentence to rest on gets no point.
        """
        ...


_TABLE = {"extractive": ("brief.summarize.extractive", "ExtractiveSummarizer")}


def load(name: str) -> Summarizer:
    """The summarizer called ``name``.

    :raises SettingsError: there is none of that name.
    """
    if name not in _TABLE:
        raise SettingsError(f"summarizer is {name!r}: use one of {', '.join(_TABLE)}")
    module, attribute = _TABLE[name]
    return cast(Callable[[], Summarizer], getattr(import_module(module), attribute))()
