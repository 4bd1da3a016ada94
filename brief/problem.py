"""What is wrong with an English text: words for the reader, and a kind for programs."""

from __future__ import annotations

from typing import Literal

ProblemKind = Literal[
    "figure", "unit", "repair", "negation", "glossary", "translation", "confidence", "cut"
]


class Problem(str):
    """What is wrong with an English text, in words that continue a sentence about it.

    A string, so that it can be printed as it is, with a ``kind``: a ``figure`` that is changed,
    left out or made up; a ``unit`` that is lost or another one; a figure that was put right by the
    source (``repair``); a lost or made-up "not" (``negation``); a term that is not as the
    ``glossary`` has it; a text that is empty, loops or
    breaks off (``translation``); low ``confidence``; a ``cut`` source.

    >>> problem = Problem("leaves out 12 people", "figure")
    >>> f"It {problem}.", problem.kind
    ('It leaves out 12 people.', 'figure')
    """

    __slots__ = ("kind",)
    kind: ProblemKind

    def __new__(cls, message: str, kind: ProblemKind = "translation") -> Problem:
        made = super().__new__(cls, message)
        made.kind = kind
        return made


def problem_kind(problem: str) -> ProblemKind:
    """The kind of a problem; a plain string is one of the translation."""
    return problem.kind if isinstance(problem, Problem) else "translation"
