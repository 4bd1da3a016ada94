"""What a figure measures, in English: by the glossary, else by the model where it is sure.

A phrase out of its sentence is the hardest thing for a small model; a wrong label under a
right figure misleads more than a Persian one. So a doubtful phrase stays Persian.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from brief import glossary
from brief.records import Figure, Translation


def to_translate(figures: Iterable[Figure]) -> list[str]:
    """The different Persian subjects of key figures that the glossary does not have."""
    wanted = dict.fromkeys(f.subject_fa for f in figures if f.key and f.subject_fa)
    return [phrase for phrase in wanted if glossary.lookup(phrase) is None]


def name_subject(figure: Figure, english: Mapping[str, Translation], doubt_below: float) -> Figure:
    """``figure`` with its English subject, or without one where there is only a guess."""
    phrase = figure.subject_fa
    if not phrase or figure.subject:
        return figure
    known = glossary.lookup(phrase)
    if known is not None:
        return replace(figure, subject=known)
    guess = english.get(phrase)
    if guess is None or guess.problems or (guess.confidence or 0.0) < doubt_below:
        return figure
    return replace(figure, subject=guess.text.rstrip("."))
