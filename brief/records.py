"""The records that travel through the pipeline, in the order in which they are made.

All are frozen; sequences are tuples. Every ``start``/``end`` is a half-open range of
characters (code points) into the text named in the record's docstring, and holds exactly:
``document.text[s.start:s.end] == s.text``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

ParagraphKind = Literal["heading", "body", "question"]
FigureKind = Literal["quantity", "percent", "money", "date", "year", "ordinal", "code", "range"]
Severity = Literal["info", "doubt", "error"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One input as it was read: the text as found, and what is known about it.

    ``encoding`` is the one that the bytes were read with; other than UTF-8 it was guessed.
    ``single``: the input is one article and no more, as a web page or a message is.
    """

    text: str
    source: str
    title: str | None = None
    published: date | None = None
    agency: str | None = None
    encoding: str = "utf-8"
    single: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One repair. ``start`` is an offset into ``Article.text``, where ``before`` stands."""

    before: str
    after: str
    reason: str
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """Text of the input that is in no article, and why."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of a `Document`; offsets into ``Document.text``.

    ``cut_start``/``cut_end``: the source breaks off here in mid-sentence.
    """

    start: int
    end: int
    kind: ParagraphKind = "body"
    cut_start: bool = False
    cut_end: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a `Document`; offsets into ``Document.text``.

    ``id`` is unique in a run: ``"2.14"`` is the fourteenth sentence of article 2.
    """

    id: str
    text: str
    start: int
    end: int
    paragraph: int
    kind: ParagraphKind = "body"
    cut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Something a step is unsure of, in plain English; ``start`` into ``Document.text``."""

    message: str
    start: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Cleaned text: of a whole input after `clean`, of one article after `segment`.

    ``text`` is the paragraphs joined by a blank line. ``single`` is the `Article`'s: `segment`
    then keeps the text together. ``offset`` is where ``text`` starts in
    the cleaned text of its whole input (what ``brief clean`` prints).
    """

    text: str
    source: str
    id: int = 0
    title: str | None = None
    published: date | None = None
    agency: str | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    changes: tuple[Change, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    offset: int = 0
    single: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """Consecutive whole sentences of one article that fit a model's window together.

    ``tokens`` is counted with the model's own tokenizer.
    """

    article: int
    sentences: tuple[Sentence, ...]
    tokens: int

    @property
    def text(self) -> str:
        return " ".join(s.text for s in self.sentences)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """When a figure holds: the English words, and the Gregorian days where they are known."""

    text: str
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure of the source; ``document.text[start:end] == surface``.

    ``value`` has scale words multiplied out and is None for a range (``low``, ``high``) and a
    date (``date`` is Gregorian, ``jalali`` is ``1402-02-14``). ``unit`` is singular English.
    ``subject_fa`` is the Persian phrase that says what is measured; ``subject`` its English.
    ``also`` are the ids of further sentences with the same figure, where a table merged them.
    """

    value: Decimal | None
    kind: FigureKind
    surface: str
    start: int
    end: int
    sentence: str
    text: str
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    qualifier: str | None = None
    subject: str | None = None
    subject_fa: str | None = None
    period: Period | None = None
    date: date | None = None
    jalali: str | None = None
    article: int = 0
    key: bool = False
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """One English text for one Persian text.

    ``confidence`` in 0..1; ``problems`` lists what could not be put right by decoding again, each
    a `brief.problem.Problem` where its kind is known.
    """

    source: str
    text: str
    confidence: float | None = None
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One summary sentence, tied by ``sources`` to the ids of the sentences it rests on.

    ``problems`` says what is doubtful in ``en``; such a point is marked in the brief.
    """

    fa: str
    sources: tuple[str, ...]
    en: str = ""
    confidence: float | None = None
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A finding for the *Checks* section, in plain English; ``article`` None: the whole issue."""

    kind: str
    message: str
    severity: Severity = "doubt"
    article: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelInfo:
    """What *How this was made* says of a model: the sha256 of its weights (empty where they are
    elsewhere), and with ``prompt`` that of the template that it was asked with, if any."""

    name: str
    task: str
    revision: str
    licence: str
    sha256: str
    commercial: bool = True
    prompt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Sentences found, sentences a step has read, sentences the source itself cuts off."""

    sentences: int
    read: int
    cut: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One story of the brief: its document and all that was made from it.

    ``also`` are the documents of other sources that tell the same story: points and figures
    are of all together. ``title_problems`` says what is doubtful in ``title_en``, as
    `Point.problems` does. ``topic`` is the section of an issue that it stands in.
    """

    document: Document
    title_en: str
    points: tuple[Point, ...]
    figures: tuple[Figure, ...] = ()
    title_problems: tuple[str, ...] = ()
    also: tuple[Document, ...] = ()
    topic: str | None = None

    @property
    def documents(self) -> tuple[Document, ...]:
        """All documents that tell the story, the fullest first."""
        return (self.document, *self.also)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureChange:
    """A quantity that an earlier issue has too, with another value there.

    ``before`` is as that issue printed it, ``issue`` its week or day; ``percent`` is the
    change of ``figure.value`` against it, null for percentages and where it was nothing.
    """

    figure: Figure
    before: str
    issue: str
    percent: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The finished brief, or with ``week`` the issue of a week."""

    title: str
    stories: tuple[Story, ...]
    glance: tuple[Point, ...]
    figures: tuple[Figure, ...]
    checks: tuple[Check, ...]
    coverage: Coverage
    models: tuple[ModelInfo, ...]
    signature: str
    period: tuple[date, date] | None = None
    made: date | None = None
    dropped: tuple[Dropped, ...] = ()
    week: str | None = None
    changes: tuple[FigureChange, ...] = ()

    def to_markdown(self) -> str:
        """The brief as Markdown with YAML front matter."""
        return self._render("md")

    def to_json(self) -> str:
        """The brief as one JSON object, as text."""
        return self._render("json")

    def _render(self, form: str) -> str:
        from brief.render import render  # the records know no format: only their names

        return render(self, form)
