"""Summaries by a chat endpoint: the sentences go numbered, each summary line names its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from brief.instruct import templates
from brief.instruct.answers import read_cited, read_lines
from brief.instruct.client import ChatClient, EndpointError
from brief.instruct.fence import new_fence, numbered
from brief.instruct.pool import each
from brief.instruct.translator import rough_count
from brief.models import ModelEntry
from brief.records import ModelInfo
from brief.summarize.drafts import Draft, Line, Part

_AGAIN = 0.3  # temperature of a second attempt
_NUMBER = 6  # tokens of a sentence's number and line end


class EndpointWriter:
    """See `brief.summarize.drafts.Writer`."""

    language: Literal["fa", "en"] = "en"
    attempts = 2

    def __init__(self, client: ChatClient, entry: ModelEntry, info: ModelInfo) -> None:
        self._client, self._info = client, info
        self.window = entry.window
        self._prompt = templates.load("summarize")

    @property
    def models(self) -> tuple[ModelInfo, ...]:
        """See `brief.summarize.drafts.Writer`."""
        return (self._info,)

    @property
    def notes(self) -> tuple[str, ...]:
        """See `brief.summarize.drafts.Writer`."""
        return self._client.notes

    def count(self, text: str) -> int:
        """See `brief.summarize.drafts.Writer`."""
        return rough_count(text) + _NUMBER

    def write(self, parts: Sequence[Part], points: int, attempt: int) -> list[tuple[Draft, ...]]:
        """See `brief.summarize.drafts.Writer`."""

        def ask(part: Part) -> Draft:
            return self._draft(part, points, _AGAIN if attempt else 0.0)

        found = dict(each(parts, ask))
        return [(found[i],) for i in range(len(parts))]

    def _draft(self, part: Part, points: int, temperature: float) -> Draft:
        data = numbered([s.text for s in part.sentences])
        prompt = self._prompt.fill(fence=new_fence(data), points=points, text=data)
        try:
            reply = self._client.ask(prompt, temperature)
        except EndpointError:
            if not self._client.usage.calls:
                raise
            return Draft((), failure="the endpoint gave no answer")
        lines = [read_cited(text) for text in read_lines(reply.text, points).values()]
        known = range(len(part.sentences))
        return Draft(
            tuple(Line(t, tuple(n - 1 for n in cites if n - 1 in known)) for t, cites in lines),
            reply.finished,
        )
