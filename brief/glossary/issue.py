"""One spelling of a name in all stories of an issue: headlines, points and what figures measure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from brief.glossary.layers import Glossary
from brief.glossary.spelling import Pair, spell_alike
from brief.records import Check, Story


def spell_stories_alike(
    stories: Sequence[Story], glossary: Glossary
) -> tuple[tuple[Story, ...], tuple[Check, ...]]:
    """``stories`` with each name spelled one way, and a check for each that could not be."""
    pairs: list[Pair] = []
    owners: list[int] = []
    for story in stories:
        own = _pairs(story)
        pairs += own
        owners += [story.document.id] * len(own)
    made, conflicts = spell_alike(pairs, glossary)
    checks = [
        Check(
            kind="glossary",
            message=f"«{c.persian}» is “{c.other}” here and “{c.spelling}” elsewhere: one name,"
            " spelled two ways.",
            article=owners[c.place],
        )
        for c in conflicts
    ]
    texts = iter(made)
    return tuple(_with(story, lambda: next(texts)) for story in stories), tuple(checks)


def _pairs(story: Story) -> list[Pair]:
    """The Persian and the English of everything in a story that is printed; see `_with`."""
    start = story.points[0].fa if story.points else ""
    return [
        (story.document.title or start, story.title_en),
        *((point.fa, point.en) for point in story.points),
        *((f.subject_fa or "", f.subject) for f in story.figures if f.subject),
    ]


def _with(story: Story, following: Callable[[], str]) -> Story:
    """``story`` with the texts that follow, in the order of `_pairs`."""
    return replace(
        story,
        title_en=following(),
        points=tuple(replace(point, en=following()) for point in story.points),
        figures=tuple(replace(f, subject=following()) if f.subject else f for f in story.figures),
    )
