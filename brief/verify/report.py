"""The *Checks* of a brief: what the steps doubt, put into plain English with its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from brief.problem import Problem, problem_kind
from brief.records import (
    Check,
    Document,
    Figure,
    Point,
    Story,
    Translation,
)
from brief.verify.repair import problems

_WRONG_FIGURE = ("figure", "unit")
"""Problems that make a check an error, of the same kind; all others are doubts."""
_QUOTED = 60  # characters of a sentence that are enough to find it by


def story_checks(story: Story) -> tuple[Check, ...]:
    """What is doubtful in one story: its English, its source, its headline."""
    number = story.document.id
    texts = [(story.title_en, story.title_problems)]
    texts += [(point.en, point.problems) for point in story.points]
    checks = [_english_check(en, problem, number) for en, problems in texts for problem in problems]
    for document in story.documents:
        checks += _source_checks(document)
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


def _english_check(en: str, problem: str, number: int) -> Check:
    kind = problem_kind(problem)
    wrong = kind in _WRONG_FIGURE
    return Check(
        kind=kind if wrong or kind == "glossary" else "translation",
        message=f"“{shorten(en)}” {problem}.",
        article=number,
        severity="error" if wrong else "doubt",
    )


def _source_checks(document: Document) -> list[Check]:
    """What is doubtful in one source of a story: its spelling and joins, its cut sentences."""
    doubts = Counter(doubt.message for doubt in document.doubts)
    checks = [
        Check(kind="source", message=_told(message, times), article=document.id)
        for message, times in doubts.items()
    ]
    cut = [s.id for s in document.sentences if s.cut]
    if cut:
        message = f"The source cuts off {len(cut)} sentence(s): {', '.join(cut)}."
        checks.append(Check(kind="cut", message=message, article=document.id, severity="info"))
    return checks


def figure_problems(
    en: str, sources: Iterable[str], figures: Sequence[Figure], document: Document
) -> tuple[str, ...]:
    """What the gate says against the figures of an English text, given its source sentences."""
    ids = set(sources)
    fa = " ".join(s.text for s in document.sentences if s.id in ids)
    return tuple(f.message for f in problems(en, [f for f in figures if f.sentence in ids], fa))


def point_problems(
    point: Point, document: Document, figures: Sequence[Figure], doubt_below: float
) -> tuple[str, ...]:
    """Everything that marks ``point``: its translation's problems, figures, low confidence."""
    found = list(point.problems) + list(figure_problems(point.en, point.sources, figures, document))
    found += _unsure(point.confidence, doubt_below)
    cut = {s.id for s in document.sentences if s.cut}
    if cut & set(point.sources):
        found.append(Problem("rests on a sentence that the source cuts off", "cut"))
    return tuple(dict.fromkeys(found))


def _told(message: str, times: int) -> str:
    text = message[:1].upper() + message[1:].rstrip(".")
    return f"{text} ({times} times)." if times > 1 else f"{text}."


def title_problems(title: Translation, doubt_below: float) -> tuple[str, ...]:
    """Everything that marks a translated headline."""
    return (*title.problems, *_unsure(title.confidence, doubt_below))


def _unsure(confidence: float | None, doubt_below: float) -> tuple[str, ...]:
    if confidence is None or confidence >= doubt_below:
        return ()
    return (Problem(f"is a translation the model is unsure of ({confidence:.2f})", "confidence"),)


def shorten(text: str, length: int = _QUOTED) -> str:
    """The first words of ``text``, at most ``length`` characters.

    >>> shorten("The rate of growth fell in spring.", 18)
    'The rate of…'
    """
    if len(text) <= length:
        return text
    return text[: text.rfind(" ", 0, length)].rstrip(" ,.;:") + "…"
