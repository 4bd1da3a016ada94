"""Summarize: an article's chunks become points that name the sentences they rest on.

`load` imports the chosen summarizer when it is asked for: ``extractive`` takes sentences of the
source; ``seq2seq`` and ``endpoint`` have a model write, and hold every sentence to the source.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, Protocol

from brief.errors import ModelError
from brief.records import Check, Chunk, ModelInfo, Point
from brief.settings import Settings


class Summarizer(Protocol):
    """Batch in, batch out: same length, same order.

    Chunks are to be of at most ``window`` tokens by its own ``count``. ``models`` are those that
    write; ``checks`` tell, after the work, what a reader should know of it.
    """

    @property
    def window(self) -> int: ...

    @property
    def models(self) -> tuple[ModelInfo, ...]: ...

    @property
    def checks(self) -> tuple[Check, ...]: ...

    def count(self, text: str) -> int:
        """Tokens of ``text``."""
        ...

    def summarize(
        self, articles: Sequence[Sequence[Chunk]], points: int
    ) -> list[tuple[Point, ...]]:
        """At most ``points`` points for each article (its chunks), most of them shorter lists.

        Every point's ``sources`` are ids of sentences of that article; an article with no
        sentence to rest on gets no point. Points of a model that writes English have ``en``.
        """
        ...


def load(
    settings: Settings, translate: Callable[[Sequence[str]], list[str]] | None = None
) -> Summarizer:
    """The summarizer that ``settings`` ask for.

    ``translate`` gives the English of Persian sentences; a summarizer that writes English holds
    its words against it.

    :raises ModelError: its model is not there, or can't summarize.
    """
    if settings.summarizer == "extractive":
        from brief.summarize.extractive import ExtractiveSummarizer

        return ExtractiveSummarizer()
    if settings.summarizer == "seq2seq":
        return load_seq2seq(settings, translate)
    from brief.instruct import load_summarizer

    return load_summarizer(settings, translate)


def load_seq2seq(
    settings: Settings,
    translate: Callable[[Sequence[str]], list[str]] | None,
    task: str | None = None,
) -> Summarizer:
    """The summarizer in which the settings' model writes, in English if it can.

    ``task``: the one of its tasks to use instead.

    :raises ModelError: the model is not there, or can't summarize.
    """
    from brief import instruct, models
    from brief.summarize.seq2seq import ENGLISH, Seq2SeqWriter
    from brief.summarize.written import WrittenSummarizer

    entry = models.find(settings.summary_model or settings.model)
    if instruct.follows(entry):
        return WrittenSummarizer(instruct.load_writer(entry, settings), translate)
    task = task or next((t for t in (ENGLISH, "summarize") if t in entry.tasks), None)
    if task is None:
        raise ModelError(
            f"model {entry.name}: it can {' and '.join(entry.tasks)}, not summarize: name one that"
            " can with --summary-model (brief models list shows which)"
        )
    from brief.runtime import load as load_runtime

    runtime, info = load_runtime(entry, settings, task), models.describe(entry, "summarize")
    language: Literal["fa", "en"] = "en" if task == ENGLISH else "fa"
    return WrittenSummarizer(Seq2SeqWriter(runtime, entry, settings, language, info), translate)
