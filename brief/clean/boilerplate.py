"""Finds what stands on a news page beside the news: credits, codes, share bars, labels."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from brief.clean.letters import ZWNJ
from brief.clean.lexicon import rows

_LONGEST = 220


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = files("brief") / "data" / "clean" / "boilerplate.tsv"
    return tuple((reason, re.compile(pattern)) for reason, pattern in rows(table))


def boilerplate(line: str) -> str | None:
    """Why a line or paragraph is no part of the news, or None if it is.

    >>> boilerplate("عکس: ایران"), boilerplate("انتهای پیام/ن"), boilerplate("قیمت نفت")
    ('photo credit', 'end of message', None)
    """
    if len(line) > _LONGEST:
        return None
    plain = line.replace(ZWNJ, " ").strip(" \t*-–|/•.◄»«#")
    if not any(char.isalnum() for char in plain):
        return "ornament"
    for reason, pattern in _rules():
        if pattern.fullmatch(plain):
            return reason
    return None
