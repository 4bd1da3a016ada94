"""The working record of segmentation: a paragraph, its sentences, and what it hangs on."""

from __future__ import annotations

from dataclasses import dataclass, field

from brief.clean.classes import tokens
from brief.clean.judge import headline_features, logit
from brief.clean.lines import ends_sentence
from brief.records import Document, ParagraphKind
from brief.segment.topics import Topic, add, alike, topic
from brief.sentences import split_sentences

_LONGEST = 18
"""Words of the longest headline."""
_ASKING = 2.0  # log odds that make a line that asks a headline and no interviewer's question
_SHORT, _SHORT_HEADLINE, _FIRST_HEADLINE = 8, -4.0, -10.0
_ABOVE_QUESTION = 5.0
"""A line of few words after a finished paragraph needs less to be a (sub)heading, and the
first line of a page still less (log odds); what stands above a question is more likely one."""


@dataclass(slots=True)
class Unit:
    """A paragraph of the page. A sentence that is dropped leaves an empty string.

    ``starts`` says where each sentence stands in the page's text.
    ``joined`` is the unit whose first sentence goes on with the last one of this; ``after``
    says whether something was dropped between this unit and the one before.
    """

    sentences: list[str]
    kind: ParagraphKind
    starts: list[int] = field(default_factory=list)
    joined: int | None = None
    head: int | None = None
    after_gap: bool = False
    topic: Topic = field(default_factory=Topic)

    @property
    def text(self) -> str:
        return " ".join(sentence for sentence in self.sentences if sentence)

    @property
    def open_end(self) -> bool:
        """Whether the last sentence lacks its end."""
        last = self.sentences[-1] if self.sentences else ""
        return bool(last) and not ends_sentence(last)


def take_units(document: Document) -> list[Unit]:
    """The paragraphs of a cleaned document."""
    units: list[Unit] = []
    for paragraph in document.paragraphs:
        text = document.text[paragraph.start : paragraph.end]
        ranges = split_sentences(text)
        sentences = [text[start:end] for start, end in ranges]
        starts = [paragraph.start + start for start, _ in ranges]
        units.append(Unit(sentences, paragraph.kind, starts))
    return units


def find_headlines(units: list[Unit]) -> None:
    """Tells headlines from cut sentences and questions by their words and their neighbours.

    The topics of the units must be known.
    """
    for at, unit in enumerate(units):
        line = len(unit.sentences) == 1 and len(tokens(unit.text)) <= _LONGEST
        if not line or not (unit.open_end or unit.kind == "question"):
            continue
        value = logit("headline", headline_features(unit.text))
        following = _alike(unit, units[at + 1 : at + 3])
        leading = _alike(unit, units[max(0, at - 2) : at])
        if unit.kind == "question":
            if value > _ASKING and following > max(0.0, leading + _ASKING) and at + 1 < len(units):
                unit.kind = "heading"
            continue
        apart = at == 0 or not units[at - 1].open_end or units[at - 1].kind == "heading"
        short = apart and len(tokens(unit.text)) <= _SHORT
        value += following if short else following - 0.5 * leading
        asked = at + 1 < len(units) and units[at + 1].kind == "question"
        if short and asked and unit.kind == "heading":
            value += _ABOVE_QUESTION
        least = _FIRST_HEADLINE if at == 0 else _SHORT_HEADLINE if short else 0.0
        unit.kind = "heading" if value > least else "body"


def _alike(unit: Unit, others: list[Unit]) -> float:
    return max(-4.0, min(4.0, alike(unit.topic, add(other.topic for other in others))))


def weigh_topics(units: list[Unit]) -> None:
    """Finds what each unit is about."""
    for unit in units:
        unit.topic = topic(unit.text)
