"""Dates that cannot be: a day the calendar lacks, a weekday that the date was not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from brief.figures.dates import Day, written
from brief.figures.lexicon import LETTER, SPACE, key, weekday_pattern, weekdays
from brief.records import Check, Document, Figure

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LOOK_BACK = 30


@cache
def _weekday_before() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![{LETTER}])(?P<day>{weekday_pattern()})[{SPACE}،,(]*"
        rf"(?:(?:مورخه?|به[{SPACE}]تاریخ|تاریخ)[{SPACE}:]*)?$"
    )


def check_days(document: Document, figures: Sequence[Figure]) -> Iterator[Check]:
    """Impossible dates and weekdays that contradict their date."""
    for figure in figures:
        if figure.kind != "date" or figure.jalali is None:
            continue
        if figure.date is None:
            yield _impossible(figure)
        elif len(figure.jalali) == len("1402-02-14"):
            begin = max(0, figure.start - _LOOK_BACK)
            m = _weekday_before().search(document.text, begin, figure.start)
            if m and weekdays()[key(m["day"])] != figure.date.weekday():
                yield _other_weekday(figure, figure.date, m["day"])


def _impossible(figure: Figure) -> Check:
    return Check(
        kind="date",
        message=f"The source has the date {figure.text} («{figure.surface}»), which the "
        "Persian calendar lacks; it is printed as it stands.",
        article=figure.article,
    )


def _other_weekday(figure: Figure, known: date, persian: str) -> Check:
    said = _NAMES[weekdays()[key(persian)]]
    year, month, day = (int(p) for p in (figure.jalali or "").split("-"))
    own = Day("jalali", year, month, day).english
    return Check(
        kind="weekday",
        message=f"The source says {said}, {own}, but that day ({written(known)}) was a "
        f"{_NAMES[known.weekday()]}: either the weekday or the date is wrong.",
        article=figure.article,
    )
