"""Whether the English keeps what qualifies a figure: «کمتر از ۳۰» is not "more than 30".

Words are looked for on both sides, so a finding is a doubt where the qualifier seems lost, and
certain where another one stands right before the number. «تا» is left alone when nothing in the
English answers it: it is also "until" and "so that".
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from brief.records import Figure

_ALLOWED = {
    "more than": ("more than", "at least"),
    "at least": ("at least", "more than"),
    "less than": ("less than", "nearly", "at most"),
    "nearly": ("nearly", "about", "less than"),
    "about": ("about", "nearly"),
    "at most": ("at most", "less than", "nearly", "about"),
}
_UNANSWERED = ("at most",)
_LONGEST = 32


class QualifierProblem(NamedTuple):
    """What stands before the number instead, at ``start`` of the English; "" where nothing does."""

    said: str
    start: int


def qualifier_problem(en: str, start: int, figure: Figure) -> QualifierProblem | None:
    """What is wrong with the qualifier of ``figure``, whose number is at ``en[start]``.

    >>> from decimal import Decimal
    >>> share = Figure(value=Decimal(30), kind="percent", surface="۳۰ درصد", start=0, end=7,
    ...                sentence="1.1", text="less than 30%", unit="percent", qualifier="less than")
    >>> qualifier_problem("More than 30 percent have none.", 10, share)
    QualifierProblem(said='More than', start=0)
    >>> qualifier_problem("Some 30 percent have none, if not fewer.", 5, share)
    QualifierProblem(said='Some', start=0)
    >>> qualifier_problem("30 percent have none.", 0, share)
    QualifierProblem(said='', start=0)
    >>> qualifier_problem("Those who have none fell below 30 percent.", 31, share)
    """
    allowed = _ALLOWED.get(figure.qualifier or "")
    if allowed is None:
        return None
    phrases = _phrases()
    if before := _before().search(en, max(0, start - _LONGEST), start):
        if phrases[before[1].lower()] in (None, *allowed):
            return None
        return QualifierProblem(before[1], before.start(1))
    if figure.qualifier in _UNANSWERED or _saying(figure.qualifier).search(en):
        return None
    return QualifierProblem("", start)


@cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    lines = files("brief").joinpath("data/qualifiers.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple((kind, qualifier, words) for kind, qualifier, words in rows)


@cache
def _phrases() -> dict[str, str | None]:
    """What the words before a number mean; None for those that a "not" turns round."""
    return {
        words: qualifier if kind == "before" else None
        for kind, qualifier, words in _rows()
        if kind != "says"
    }


@cache
def _before() -> re.Pattern[str]:
    longest = sorted(map(re.escape, _phrases()), key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(longest)}) (?:US)?[$€£¥]?$", re.IGNORECASE)


@cache
def _saying(qualifier: str | None) -> re.Pattern[str]:
    words = [w for kind, q, w in _rows() if kind == "says" and q == qualifier]
    parts = (re.escape(w).replace(r"\*", r"\w*") for w in words)
    return re.compile(rf"\b(?:{'|'.join(parts)})\b", re.IGNORECASE)
