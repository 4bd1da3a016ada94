"""Times of day of an English text: "5:40 p.m.", "half past eleven", "eight in the evening"."""

from __future__ import annotations

import re
from functools import cache

from brief.figures.english_words import EnglishNumber, english_words
from brief.figures.lexicon import trie

_DUSK = 5
_MINUTES = ("fifteen", "twenty", "thirty", "forty", "forty-five", "fifty")


@cache
def time_pattern() -> str:
    """An alternative whose group ``time`` is a time of day; for `read_time`."""
    hour = trie(w for w, (v, c) in english_words().items() if c == "one" and 1 <= v <= 12)
    minute = "|".join(_MINUTES[::-1])
    return (
        rf"(?P<time>(?<![\w:.])(?P<hh>\d{{1,2}})[:.](?P<mm>[0-5]\d)(?: ?(?P<half>[ap])\.?m\b\.?)"
        rf"|(?<![\w:.])(?P<hh2>\d{{1,2}}):(?P<mm2>[0-5]\d)(?::\d\d)?(?![\d:])"
        rf"|(?<![\w:.,])(?P<hh3>\d{{1,2}}) ?(?P<half3>[ap])\.?m\b\.?"
        rf"|(?<![\w:.,])12(?= (?P<twelve>midnight|noon)\b)"
        rf"|\b(?P<past>half|(?:a )?quarter) past (?P<hh4>\d{{1,2}}|{hour})\b"
        rf"|\b(?P<hh5>{hour})-(?P<mm5>{minute})\b"
        rf"|(?<![\w:.,])(?P<hh6>\d{{1,2}}|{hour})"
        rf"(?= (?:in the|at) (?P<part>morning|afternoon|evening|night)\b))"
    )


def read_time(m: re.Match[str]) -> EnglishNumber:
    """The time that `time_pattern` has matched, in minutes after midnight.

    ``unit`` is ``a`` or ``p`` where the text says which half of the day it is.
    """
    hour = _number(next(filter(None, map(m.group, _HOURS)), "12"))
    minute = _number(m["mm"] or m["mm2"] or m["mm5"] or "0")
    if m["past"]:
        minute = 30 if m["past"].lower() == "half" else 15
    half = (m["half"] or m["half3"] or "").lower()
    if m["part"]:
        small = m["part"].lower() == "night" and not _DUSK <= hour < 12
        late = m["part"].lower() != "morning" and not small
        half = "p" if late else "a"  # "two at night" is after midnight
    if m["twelve"]:
        half = "a" if m["twelve"].lower() == "midnight" else "p"
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    return EnglishNumber(m.start(), m.end(), "time", unit=half or None, minutes=hour * 60 + minute)


_HOURS = ("hh", "hh2", "hh3", "hh4", "hh5", "hh6")


def _number(text: str) -> int:
    """ "45", "forty-five" as a number."""
    if text.isdecimal():
        return int(text)
    return sum(int(english_words()[part][0]) for part in text.lower().split("-"))


def share_half(low: EnglishNumber, high: EnglishNumber) -> EnglishNumber:
    """ "between 1 and 5 p.m.": the hour before a time is one too, of the same half of the day.

    A first hour that would come after the second is of the morning: "11 to 2 p.m.".
    """
    if low.value is None or low.value != low.value.to_integral_value() or not 1 <= low.value <= 12:
        return low
    minutes = int(low.value) % 12 * 60
    half = high.unit
    if half == "p" and minutes + 720 < high.minutes:
        minutes += 720
    elif half == "p":
        half = "a" if low.value < 12 else "p"
        minutes = minutes if low.value < 12 else 720
    return low._replace(kind="time", value=None, unit=half, minutes=minutes)
