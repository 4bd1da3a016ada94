"""The *Checks* of a brief: what the steps doubt, put into plain English with its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from brief.records import Article, Check, Document, Figure, Point, Story
from brief.verify.gate import gate

_QUOTED = 60  # characters of a sentence that are enough to find it by


def story_checks(story: Story) -> tuple[Check, ...]:
    """What is doubtful in one story: its English, its source, its headline."""
    number = story.document.id
    checks = [
        Check(kind="translation", message=f"“{shorten(point.en)}” {problem}.", article=number)
        for point in story.points
        for problem in point.problems
    ]
    doubts = Counter(doubt.message for doubt in story.document.doubts)
    checks += [
        Check(kind="source", message=_told(message, times), article=number)
        for message, times in doubts.items()
    ]
    cut = [s.id for s in story.document.sentences if s.cut]
    if cut:
        checks.append(
            Check(
                kind="cut",
                message=f"The source cuts off {len(cut)} sentence(s): {', '.join(cut)}.",
                article=number,
                severity="info",
            )
        )
    if not story.document.title:
        checks.append(
            Check(
                kind="headline",
                message="The source has no headline; the start of the summary stands in for it.",
                article=number,
                severity="info",
            )
        )
    return tuple(checks)


def figure_problems(en: str, sources: Iterable[str], figures: Sequence[Figure]) -> tuple[str, ...]:
    """What the gate says against the figures of an English text, given its source sentences."""
    ids = set(sources)
    return tuple(
        finding.message
        for finding in gate(en, [f for f in figures if f.sentence in ids])
        if finding.status in ("changed", "dropped", "invented")
    )


def input_checks(articles: Sequence[Article], unread: Sequence[str]) -> tuple[Check, ...]:
    """What was wrong with the inputs themselves."""
    return tuple(
        Check(kind="input", message=f"Not read: {message}.", severity="error") for message in unread
    ) + tuple(
        Check(
            kind="input",
            message=f"{a.source} was read as {a.encoding}, guessed from its bytes.",
            severity="info",
        )
        for a in articles
        if a.encoding != "utf-8"
    )


def point_problems(
    point: Point, document: Document, figures: Sequence[Figure], doubt_below: float
) -> tuple[str, ...]:
    """Everything that marks ``point``: its translation's problems, figures, low confidence."""
    problems = list(point.problems) + list(figure_problems(point.en, point.sources, figures))
    if point.confidence is not None and point.confidence < doubt_below:
        problems.append(f"is a translation the model is unsure of ({point.confidence:.2f})")
    cut = {s.id for s in document.sentences if s.cut}
    if cut & set(point.sources):
        problems.append("rests on a sentence that the source cuts off")
    return tuple(dict.fromkeys(problems))


def _told(message: str, times: int) -> str:
    text = message[:1].upper() + message[1:].rstrip(".")
    return f"{text} ({times} times)." if times > 1 else f"{text}."


def shorten(text: str, length: int = _QUOTED) -> str:
    """The first words of ``text``, at most ``length`` characters.

    >>> shorten("The rate of growth fell in spring.", 18)
    'The rate of…'
    """
    if len(text) <= length:
        return text
    return text[: text.rfind(" ", 0, length)].rstrip(" ,.;:") + "…"
