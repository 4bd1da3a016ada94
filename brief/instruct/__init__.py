"""Instruction-following models: asked in words, with the source fenced as data, trusted in nothing.

Two kinds: seq2seq models that were tuned on instructions (mT0, Aya-101), which run here as any
other, and an OpenAI-compatible chat endpoint. Both translate and summarize behind the protocols
of `brief.translate` and `brief.summarize`, and what they give is checked as any model's.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from brief import models
from brief.instruct import templates
from brief.models import ModelEntry
from brief.records import ModelInfo
from brief.settings import Settings

if TYPE_CHECKING:
    from brief.instruct.client import ChatClient
    from brief.runtime.decoding import Runtime
    from brief.summarize import Summarizer
    from brief.summarize.drafts import Writer
    from brief.translate import Translator

ENDPOINT = "endpoint"
_WINDOW = 3000  # tokens that go to an endpoint at once, by our rough count
_LEAST = 32  # tokens of a window that a long prompt leaves


def follows(entry: ModelEntry) -> bool:
    """Whether a seq2seq model is asked with a template and not with its prefix."""
    return entry.instruct


def entry_of(settings: Settings) -> ModelEntry:
    """The model that translates: the endpoint's where ``settings`` name one, else ``model``.

    :raises ModelError: no such model, or its files are missing.
    """
    if not settings.endpoint:
        return models.find(settings.model)
    client = _client(settings, "")
    return ModelEntry(
        name=settings.endpoint_model,
        folder=Path(),
        family=ENDPOINT,
        tasks=("translate", "summarize"),
        languages=("fa", "en"),
        revision=client.host,
        licence="the terms of its provider",
        window=_WINDOW,
        instruct=True,
        masks=True,
        protects_names=True,
    )


def describe(entry: ModelEntry, task: str) -> ModelInfo:
    """What a brief says of the model, with the digest of the template it was asked with."""
    if entry.family == ENDPOINT:
        return ModelInfo(
            name=entry.name,
            task=task,
            revision=entry.revision,
            licence=entry.licence,
            sha256="",
            prompt=templates.load(task).digest,
        )
    info = models.describe(entry, task)
    if follows(entry):
        return replace(info, prompt=templates.load(f"seq2seq/{task}").digest)
    return info


def load_prompted(entry: ModelEntry, settings: Settings, task: str) -> tuple[Runtime, ModelEntry]:
    """A runtime that puts every text into the template of ``task``, and the entry with the window
    that the template leaves.

    :raises ModelError: the model can't be loaded.
    """
    from brief.instruct.prompted import Prompted
    from brief.runtime import load as load_runtime

    prompt = templates.load(f"seq2seq/{task}")
    bare = replace(entry, prefix=())
    runtime = Prompted(load_runtime(bare, settings, task), prompt)
    return runtime, replace(bare, window=max(_LEAST, entry.window - runtime.overhead))


def load_writer(entry: ModelEntry, settings: Settings) -> Writer:
    """What writes English summaries with a seq2seq model that follows instructions."""
    from brief.summarize.seq2seq import Seq2SeqWriter

    runtime, bare = load_prompted(entry, settings, "summarize")
    return Seq2SeqWriter(runtime, bare, settings, "en", describe(entry, "summarize"))


def load_translator(settings: Settings) -> Translator:
    """The translator that asks the endpoint of ``settings``."""
    from brief.instruct.translator import EndpointTranslator

    return EndpointTranslator(_client(settings, _key()), entry_of(settings), settings)


def load_summarizer(
    settings: Settings, translate: Callable[[Sequence[str]], list[str]] | None = None
) -> Summarizer:
    """The summarizer that asks the endpoint of ``settings``."""
    from brief.instruct.writer import EndpointWriter
    from brief.summarize.written import WrittenSummarizer

    entry = entry_of(settings)
    writer = EndpointWriter(_client(settings, _key()), entry, describe(entry, "summarize"))
    return WrittenSummarizer(writer, translate)


def _client(settings: Settings, key: str) -> ChatClient:
    from brief.instruct.client import ChatClient

    timeout = settings.endpoint_timeout
    return ChatClient(settings.endpoint, settings.endpoint_model, timeout, key)


def _key() -> str:
    from brief.instruct.address import KEY

    return os.environ.get(KEY, "").strip()
