"""Decides «حرفهای» by the words beside it: «حرفه‌ای» (a quality) or «حرف‌های» (a plural).

A plural with «های» is followed by what it belongs to; «ه‌ای» often ends a phrase or stands
after a noun that it describes. The weights come from our corpus (models/lexicon/fit_endings.py).
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from brief.clean.letters import WORD
from brief.clean.lexicon import rows

WORD_OR_MARK = re.compile(rf"{WORD.pattern}|[\d٫٬/.,]*\d|[^\w\s]")
_NEAR = 40


def features(before: str, after: str) -> list[str]:
    """What stands next to a word: one token before it and two after it, without half-spaces."""
    last = WORD_OR_MARK.findall(before[-_NEAR:])[-2:]
    first = WORD_OR_MARK.findall(after[:_NEAR])[:2]
    left = [_name(token) for token in ["^", "^", *last][-2:]]
    right = [_name(token) for token in [*first, "$", "$"][:2]]
    return [f"< {left[1]}", f"> {right[0]}", f">> {right[1]}", f"<> {left[1][-2:]} {right[0][-2:]}"]


def _name(token: str) -> str:
    return "0" if token[-1].isdigit() else token


@cache
def _weights() -> dict[str, float]:
    table = rows(files("brief") / "data" / "clean" / "endings.tsv")
    return {name: float(weight) for name, weight in table}


def odds(before: str, after: str) -> float:
    """Log odds for «ه‌ای» against «‌های» from the neighbours alone.

    >>> odds("آموزش فنی و ", " است.") > odds("شنیدن ", " مردم شهر")
    True
    """
    weights = _weights()
    return weights["bias"] + sum(weights.get(name, 0.0) for name in features(before, after))
