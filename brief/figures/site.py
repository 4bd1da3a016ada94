"""Where the subject and the period of a figure are looked for: between its neighbours."""

from __future__ import annotations

import re

from brief.figures.compared import is_compared, measures_change
from brief.figures.lexicon import LETTER, SPACE
from brief.figures.place import Place
from brief.figures.subject import Site, subject_of
from brief.figures.units import Unit
from brief.figures.word_classes import words
from brief.records import Period

_OBJECT = re.compile(rf"(?<![{LETTER}])را(?![{LETTER}])")
_PREPOSITION = re.compile(rf"(?:^|(?<=[{SPACE}]))(?:در|طی|تا|از)[{SPACE}]+$")
_TO = re.compile(rf"[{SPACE}]+(?:به|تا)[{SPACE}]+(?:(?:حدود|بیش از|نزدیک به|بالای)[{SPACE}]+)?")
_OUT_OF = re.compile(rf"(?<![{LETTER}])از[{SPACE}]+$")
_PERIOD_REACH = 120
_OWNED = ("percent", "money", "measure")
"""Kinds of units whose «ی» makes them belong to the noun before: «وام ۵۰ میلیون تومانی»."""


def subject_near(
    place: Place, start: int, end: int, lowest: int, unit: tuple[Unit, int] | None = None
) -> str | None:
    """What the figure measures, looked for between its neighbours and the periods.

    ``unit`` comes with the place where its word starts.
    """
    text = place.text
    before, after = place.periods_around(start, end)
    low, begin = max(lowest, place.start), start
    if before is not None and before.start < lowest <= before.end:
        low = place.start  # the figure before is the year of the period
    if before is not None and before.end > low:
        if before.start >= low and _only_joins(text[before.end : start]):
            # «در سال ۱۴۰۲ به ۵ میلیارد رسید»
            begin = low + len(_PREPOSITION.sub("", text[low : before.start]))
        else:
            low = before.end
    elif lowest and _TO.fullmatch(text, lowest, start):
        first = place.last_span(lowest)
        if first is not None and _OUT_OF.search(text, max(0, first - 8), first):
            begin, low = first, place.start  # «از ۳۸ به ۲۳ درصد»
    following = place.next_span(end)
    high = min(after.start if after else place.end, following)
    kind, at = (unit[0].kind, unit[1]) if unit else (None, end)
    return subject_of(
        Site(
            text,
            begin,
            end,
            low,
            high,
            noun=_head_noun(text[at:end].strip(), kind),
            adjective=kind in _OWNED
            and text[end - 1] == "ی"
            and not text.endswith("کالری", 0, end),
            crowded=high == following,
            share=kind == "percent",
            object=begin < start and bool(_OBJECT.search(text, begin, start)),
        )
    )


def period_near(place: Place, start: int, end: int, unit: str | None = None) -> Period | None:
    """The period nearest before a figure, else the first after it; not one that it is part of.

    A period in brackets belongs to what is in the brackets; one that something is compared
    with, to the change that stands next to it.
    """
    before, after = place.periods_around(start, end)
    text = place.text
    near = after is not None and after.start - end <= _PERIOD_REACH
    against = near and after is not None and is_compared(after.period)
    if against and after is not None and measures_change(text, unit, end, after.start):
        return after.period  # «۸ درصد بیش از پارسال», whatever stands before
    if before is not None and start - before.end <= _PERIOD_REACH:
        between = text[before.end : start]
        if between.count(")") <= between.count("(") and (
            not is_compared(before.period) or measures_change(text, unit, before.end, start)
        ):
            return before.period
    if not near or against or after is None or "(" in text[end : after.start]:
        return None
    return after.period


def _head_noun(surface: str, kind: str | None) -> str | None:
    return surface if kind in ("noun", "count") and surface not in words("counter") else None


def _only_joins(between: str) -> bool:
    return all(word == "را" or word in words("bridge") for word in between.split())
