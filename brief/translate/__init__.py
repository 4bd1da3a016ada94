"""Translate: Persian sentences become English ones with exactly the source's figures.

A translator has one method; `load` imports the runtime when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from brief.models import ModelEntry
from brief.records import Translation
from brief.settings import Settings

Progress = Callable[[int, int], None]  # texts done, texts in all


class Translator(Protocol):
    """Batch in, batch out: same length, same order.

    ``notes`` tells what a reader of the run should know, in plain English: texts that were
    split, decoded again, or left with a problem; smaller batches for want of memory.
    """

    @property
    def notes(self) -> tuple[str, ...]: ...

    def translate(
        self, texts: Sequence[str], progress: Progress | None = None
    ) -> list[Translation]:
        """One `Translation` for each Persian text; empty for empty. Nothing is cut:
        what is longer than the model's window is split at clause ends and joined again.
        """
        ...

    def count(self, text: str) -> int:
        """Tokens of ``text`` in the model's own vocabulary."""
        ...


def load(entry: ModelEntry, settings: Settings) -> Translator:
    """The translator for a model entry, or for the endpoint where ``settings`` name one.

    :raises ModelError: the files are not a model of that family, or the device is missing.
    """
    from brief import instruct

    if settings.endpoint:
        return instruct.load_translator(settings)
    from brief.runtime import load as load_runtime
    from brief.translate.protected import ProtectedTranslator

    if instruct.follows(entry):
        return ProtectedTranslator(*instruct.load_prompted(entry, settings, "translate"), settings)
    return ProtectedTranslator(load_runtime(entry, settings), entry, settings)
