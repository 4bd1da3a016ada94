"""Small number words: which of an English text need no figure, and what may say «یک بار»."""

from __future__ import annotations

import re
from decimal import Decimal

from brief.figures.english_words import EnglishNumber
from brief.records import Figure

_TENTH = Decimal("0.1")
_TWO, _FOUR, _NINE = Decimal(2), Decimal(4), Decimal(9)
_CAPITAL = re.compile(r"[A-Z][a-z]+ $")
_NAME = re.compile(r"[A-Z][a-z-]+ [A-Z]")
_LEAD = re.compile(
    r"\b(?:the|these|those|all|other|another|first|last|next|no|any|every|my|our|your|his|her|"
    r"its|their|at|to|as|or|and|between|into|[A-Za-z]+s'|[A-Za-z]+'s) $"
    r"|[0-9,-] ?$|\b(?:one|three),? (?:or |and |to )?$",
    re.IGNORECASE,
)
"""Before these "two" may stand for a pair that Persian names with no number («طرفین»)."""
_PAIR = re.compile(
    r"-|,? (?:or|and|to) |, |[.;:!?)\"”]|$| (?:of|dozen|sides?|part(?:y|ies)|poles)\b"
    r"| (?:[a-z]+ )?(?:sides|parties|ways|thousandths|hundredths|tenths)\b"
)
_HALVES = re.compile(r"two halves\b", re.IGNORECASE)
_ONCE = re.compile(
    r"\b(?:once|one|one-(?:time|off)|single|again|every|each|per|lone|never|ever|"
    r"hourly|daily|nightly|weekly|monthly|yearly|annual\w*|at a time|"
    r"an?(?: [a-z]+)? (?:minute|hour|day|night|week|month|season|year|decade|century))\b",
    re.IGNORECASE,
)
_TWICE = re.compile(
    r"\b(?:twice|two|2|both|second|double\w*|again|bi(?:annual|ennial|monthly|weekly)\w*|semi\w*)\b",
    re.IGNORECASE,
)


def is_slight(number: EnglishNumber, en: str) -> bool:
    """Words that need no explanation: "one", "second", "half", "doubled", "Six Flags".

    "nine" is one too: its Persian word also means "not", and is not always read as a number.
    "two" is one where it may stand for a pair: "the two", "two sides", "two-way".
    """
    if number.kind == "share" and number.value is not None and number.value < _TENTH:
        return False  # "two thousandths"
    if number.kind == "multiple":
        return number.value is not None and number.value <= _FOUR
    if number.kind == "share":
        return number.words
    if number.kind == "ordinal":
        return number.words or number.value == 1
    if not number.words:
        return number.value == 1
    value = number.value or Decimal(0)
    if value == _TWO:
        return not is_loose_two(number, en)
    name = number.start and _NAME.match(en, number.start)
    if en[number.start].isupper() and _CAPITAL.search(en, 0, number.start):
        return True  # "Final Four"
    return value < _TWO or value == _NINE or bool(name) or en.startswith("-", number.end)


def is_loose_two(number: EnglishNumber, en: str) -> bool:
    """A "two" that says a count of its own: «دو» that runs or belongs to a name made into one.

    >>> from brief.figures.english import read_english
    >>> [is_loose_two(read_english(en)[0], en) for en in ("Two marathons is a sport.", "The two.")]
    [True, False]
    """
    if not number.words or number.kind != "number" or number.value != _TWO:
        return False
    if number.start and en[number.start].isupper():
        return False
    if _LEAD.search(en, max(0, number.start - 24), number.start):
        return False
    return bool(_HALVES.match(en, number.start)) or not _PAIR.match(en, number.end)


def counts_times(figure: Figure) -> bool:
    """«یک بار», «دو بار»: how often, which English must say; not «یک‌دفعه» (suddenly)."""
    return (
        "\u200cدفعه" not in figure.surface
        and figure.unit == "time"
        and figure.value in (1, _TWO)
        and figure.kind != "range"
    )


def says_times(figure: Figure, en: str) -> bool:
    """Whether the English may say «یک بار» or «دو بار»: "once", "every week", "both times"."""
    said = _TWICE if figure.value == _TWO else _ONCE
    return bool(said.search(en))
