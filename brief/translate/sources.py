"""What goes to the model: a text with figures and terms masked, and what judges its English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from brief import masks
from brief.clean.dateline import dateline_end
from brief.figures import find_figures
from brief.glossary import Glossary, Match, load_glossary
from brief.glossary.english import rendered
from brief.models import ModelEntry
from brief.names import join_people
from brief.people import with_people
from brief.records import Document, Figure, Paragraph, Sentence
from brief.runtime.decoding import Request
from brief.translate.preedit import preedit
from brief.translate.verbatim import VERBATIM, verbatim

_MOST_NAMES = 4  # a sentence of nothing but masks has no grammar left to go by
_MASK = re.compile(r"<n(\d)>")
# What looks like a control token in a source is text, not a token (masks see to their own).
_CONTROL = re.compile(r"<([a-z])>")


@dataclass(frozen=True, slots=True)
class Source:
    """A text to decode, with what protects and judges it: the same for every attempt.

    ``terms`` are the glossary's in ``text``; those that are not in ``protected``, as masks, are
    looked for in the English.
    """

    text: str
    masked: masks.Masked
    figures: tuple[Figure, ...]
    glossary: Glossary
    terms: tuple[Match, ...] = ()
    protected: tuple[Match, ...] = ()

    @property
    def open(self) -> tuple[Match, ...]:
        """The terms that no mask protects."""
        return tuple(match for match in self.terms if match not in self.protected)

    def value_of_term(self, value: str) -> bool:
        """Whether a mask's value is a term; else it is a figure."""
        return any(rendered(match) == value for match in self.protected)

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


def make_source(
    text: str, entry: ModelEntry, both_calendars: bool, glossary: Glossary | None = None
) -> Source:
    """``text`` as the model of ``entry`` takes it: masked if it was trained with masks."""
    glossary = glossary or load_glossary()
    text = text[dateline_end(text) :]  # the brief has agency and place above the text
    terms = tuple(join_people(with_people(glossary.find(text), text), text))
    source = Source(text, masks.Masked(text, ()), _figures(text), glossary, terms)
    if not entry.masks:
        return source
    # A common noun has articles and endings to go by: those the model finds by itself.
    if not entry.protects_names:
        return _protected(source, (), both_calendars)
    other = verbatim(text, terms)
    source = replace(source, terms=tuple(sorted((*terms, *other), key=lambda m: m.start)))
    names = [match for match in terms if match.term.name]
    return _protected(source, (*other, *names), both_calendars)


def protect(
    source: Source, more: Iterable[Match], entry: ModelEntry, both_calendars: bool
) -> Source | None:
    """``source`` with ``more`` of its terms as masks, before all others; None if it stays."""
    if not (entry.masks and entry.protects_names):
        return None
    new = tuple(more)
    made = _protected(source, (*new, *source.protected), both_calendars, first=len(new))
    return made if made.protected != source.protected else None


def _protected(
    source: Source, terms: Sequence[Match], both_calendars: bool, first: int = 0
) -> Source:
    """The figures of ``source`` masked, and of ``terms`` as many as there is room for."""
    masked = masks.mask(source.text, both_calendars=both_calendars)
    needed = first + sum(m.term.kind == VERBATIM for m in terms[first:])
    room = min(max(_MOST_NAMES, needed), masks.MOST - len(masked.values))
    if not terms or room <= 0:
        return _plainer(replace(source, masked=masked))
    # The user's first; then the longest, which are the hardest and the surest to be names.
    rest = sorted(terms[first:], key=lambda m: (*_order(m), m.start - m.end))
    chosen = sorted([*terms[:first], *rest][:room], key=lambda m: m.start)
    spans = [(m.start, m.end, rendered(m)) for m in chosen]
    masked = masks.mask(source.text, both_calendars=both_calendars, spans=spans)
    return _plainer(replace(source, masked=masked, protected=tuple(chosen)))


def _order(match: Match) -> tuple[bool, bool]:
    """Whose turn it is: the user's terms, then what the model can't say in its own words."""
    return not match.term.user, match.term.kind != VERBATIM


def _plainer(source: Source) -> Source:
    masked = source.masked
    names = [n for n, value in enumerate(masked.values, 1) if source.value_of_term(value)]
    return replace(source, masked=replace(masked, text=preedit(masked.text, names)))


def _figures(text: str) -> tuple[Figure, ...]:
    """The figures of one sentence by itself."""
    sentence = Sentence(id="1.1", text=text, start=0, end=len(text), paragraph=0)
    paragraph = Paragraph(start=0, end=len(text))
    return find_figures(
        Document(text=text, source="", id=1, paragraphs=(paragraph,), sentences=(sentence,))
    )
