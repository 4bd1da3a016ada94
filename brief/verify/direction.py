"""Whether a translation turns round what happened: "fell from 18 to 55 percent", "beat" for lost.

Persian says «به ۵۵ درصد رسید» (reached) of what rose and of what fell; a small model guesses. Of
the 100,000 right pairs of our corpus two would be called opposites.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from brief.clean.lexicon import rows
from brief.figures.english import read_english
from brief.problem import Problem

_DOWN = "fell|dropped|declined|decreased|plunged|sank|slipped|shrank"
_UP = "rose|grew|increased|climbed|surged|jumped|soared"
_FROM = re.compile(rf"\b(?:(?P<down>{_DOWN})|{_UP})(?= (?:sharply )?from [$€]?\d)")
_TO = re.compile(rf"\b(?:(?P<down>{_DOWN})|{_UP})(?: to)(?= [$€]?\d)")
_BETWEEN = re.compile(r"( percent|%| [a-z]+)? to [$€]?")
_REACHED = re.compile(r"(?<![\w\u200c])(?:رسید|رسیده|می‌رسد|خواهد رسید)(?![\w])")


def right_direction(fa: str, en: str) -> str:
    """``en`` without a rise or fall that its own numbers, or the Persian, do not bear out.

    >>> right_direction("از ۱۸ به ۵۵ درصد رسید.", "It fell from 18 percent to 55 percent.")
    'It went from 18 percent to 55 percent.'
    >>> right_direction("سن ازدواج به ۲۸ سال رسید.", "The age of marriage fell to 28.")
    'The age of marriage reached 28.'
    >>> right_direction("سن ازدواج به ۲۸ سال کاهش یافت.", "The age of marriage fell to 28.")
    'The age of marriage fell to 28.'
    """
    for m in reversed(list(_FROM.finditer(en))):
        if _turned(en, m.end(), -1 if m["down"] else 1):
            en = f"{en[: m.start()]}went{en[m.end() :]}"
    if not _REACHED.search(fa):
        return en
    for m in reversed(list(_TO.finditer(en))):
        if not _words("down" if m["down"] else "up").search(fa):
            en = f"{en[: m.start()]}reached{en[m.end() :]}"
    return en


def _turned(en: str, at: int, sign: int) -> bool:
    """Whether the two numbers behind "from", of one unit, go the other way."""
    numbers = [
        n for n in read_english(en[at : at + 80]) if n.kind == "number" and n.value is not None
    ]
    if len(numbers) < 2:
        return False
    one, two = numbers[:2]
    if one.unit != two.unit:
        return False
    between = _BETWEEN.fullmatch(en, at + one.end, at + two.start)
    if between is None or one.value is None or two.value is None:
        return False
    unit = between[1] or ""
    same = not unit or en.startswith(unit, at + two.end) or unit == "%"
    return same and (two.value - one.value) * sign < 0


def opposite_problem(fa: str, en: str) -> Problem | None:
    """What of ``en`` says the opposite, to follow a quotation of it; None if nothing does.

    >>> opposite_problem("ایران ۳ بر صفر شکست خورد.", "Iran beat them 3-0.")
    'says “beat” where the Persian has «شکست خورد»'
    >>> opposite_problem("ایران ۳ بر صفر شکست خورد.", "Iran lost 3-0.")
    """
    for persian, right, wrong in _opposites():
        found = persian.search(fa)
        turned = wrong.search(en) if found else None
        if found and turned and not right.search(en):
            return Problem(f"says “{turned[0]}” where the Persian has «{found[0]}»", "negation")
    return None


@cache
def _opposites() -> tuple[tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (
            re.compile(rf"(?<![\w\u200c])(?:{fa})(?![\w\u200c])"),
            re.compile(rf"\b(?:{right})", re.IGNORECASE),
            re.compile(rf"\b(?:{wrong})\b", re.IGNORECASE),
        )
        for fa, right, wrong in rows(files("brief") / "data" / "opposites.tsv")
    )


@cache
def _words(which: str) -> re.Pattern[str]:
    found = rows(files("brief") / "data" / "directions.tsv")
    return re.compile("|".join(word for word, its in found if its == which))
