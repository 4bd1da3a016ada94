"""What goes to the model: a text with its figures and names masked, and what judges its English."""

from __future__ import annotations

import re
from dataclasses import dataclass

from brief import masks
from brief.figures import find_figures
from brief.models import ModelEntry
from brief.names import find_names
from brief.records import Document, Figure, Paragraph, Sentence
from brief.runtime.decoding import Request

_MOST_NAMES = 4  # a sentence of nothing but masks has no grammar left to go by
_MASK = re.compile(r"<n(\d)>")
# What looks like a control token in a source is text, not a token (masks see to their own).
_CONTROL = re.compile(r"<([a-z])>")


@dataclass(frozen=True, slots=True)
class Source:
    """A text to decode, with what protects and judges it: the same for every attempt."""

    text: str
    masked: masks.Masked
    figures: tuple[Figure, ...]

    @property
    def request(self) -> Request:
        """What the runtime is asked: these masks and no others, digits if it has them."""
        bare = _MASK.sub("", self.masked.text)
        return Request(
            text=self.masked.text,
            masks=frozenset(range(1, len(self.masked.values) + 1)),
            # A digit that no mask covers (COVID-19, G20) must be free to come back.
            digits=any(c.isdigit() for c in bare),
        )


def plain(text: str) -> str:
    """``text`` without anything that the model could take for a control token.

    >>> plain("متن <t> و <s> آمد.")
    'متن t و s آمد.'
    """
    return _CONTROL.sub(r"\1", text)


def make_source(text: str, entry: ModelEntry, both_calendars: bool) -> Source:
    """``text`` as the model of ``entry`` takes it: masked if it was trained with masks."""
    if not entry.masks:
        return Source(text, masks.Masked(text, ()), _figures(text))
    masked = masks.mask(text, both_calendars=both_calendars)
    room = min(_MOST_NAMES, masks.MOST - len(masked.values))
    if entry.protects_names and room > 0:
        # The longest are the hardest to translate and the surest to be names.
        names = sorted(find_names(text), key=lambda n: n[0] - n[1])[:room]
        masked = masks.mask(text, both_calendars=both_calendars, spans=names)
    return Source(text, masked, _figures(text))


def _figures(text: str) -> tuple[Figure, ...]:
    """The figures of one sentence by itself."""
    sentence = Sentence(id="1.1", text=text, start=0, end=len(text), paragraph=0)
    paragraph = Paragraph(start=0, end=len(text))
    return find_figures(
        Document(text=text, source="", id=1, paragraphs=(paragraph,), sentences=(sentence,))
    )
