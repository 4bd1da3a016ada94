"""What a brief has to say of names: which of them are spelled by rule, not from a list."""

from __future__ import annotations

from collections.abc import Sequence

from brief.people.find import find_people
from brief.records import Check, Story


def name_checks(stories: Sequence[Story]) -> tuple[Check, ...]:
    """One note for each story with people in its English whose spelling no list has."""
    return tuple(
        Check(kind="name", message=_told(names), article=story.document.id, severity="info")
        for story in stories
        if (names := _by_rule(story))
    )


def _by_rule(story: Story) -> dict[str, str]:
    """English names of the story that no list has, with the Persian."""
    texts = [(story.document.title or "", story.title_en), *((p.fa, p.en) for p in story.points)]
    return {
        person.english: fa[person.start : person.end]
        for fa, en in texts
        for person in find_people(fa)
        if not person.listed and person.english in en
    }


def _told(names: dict[str, str]) -> str:
    several = len(names) > 1
    told = ", ".join(f"{english} («{persian}»)" for english, persian in names.items())
    return (
        f"{'Names that stand' if several else 'A name that stands'} in no list, spelled by rule: "
        f"{told}. A glossary of yours can settle {'them' if several else 'it'}."
    )
