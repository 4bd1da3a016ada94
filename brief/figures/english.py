"""Read the numbers, dates and times of an English text.

Used where figures are masked on both sides of a training pair, and by the gate that holds
the English against its source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from brief.figures.dates import Day
from brief.figures.lexicon import month_names, rows
from brief.figures.numbers import VULGAR


class EnglishNumber(NamedTuple):
    """``text[start:end]`` as a number; offsets into the English text.

    ``kind``: ``number``, ``ordinal``, ``share`` ("one-third"), ``multiple`` ("doubled"),
    ``date``, ``month`` ("Mordad 1403"; ``year_at`` is where the year starts) or ``time``.
    ``unit`` is what stands tied to it: ``%`` or a currency sign. ``words``: no digits.
    """

    start: int
    end: int
    kind: str
    value: Decimal | None = None
    day: Day | None = None
    unit: str | None = None
    words: bool = False
    year_at: int = -1
    minutes: int = -1
    low_of_range: bool = False


_CALENDARS = ("jalali", "gregorian", "lunar")


@cache
def _words() -> dict[str, tuple[Decimal, str]]:
    return {w: (Decimal(v), c) for w, v, c in rows("english_words.tsv")}


@cache
def _months() -> dict[str, tuple[str, int]]:
    names: dict[str, tuple[str, int]] = {}
    for calendar in _CALENDARS:
        for number, name in enumerate(month_names(calendar), 1):
            names[name.lower()] = (calendar, number)
            if calendar == "gregorian" and len(name) > 4:
                names[name[:3].lower()] = (calendar, number)
    names["sept"] = ("gregorian", 9)
    return names


_NUMERAL = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SIGNS = r"(?:US|C|A)?\$|€|£|¥"


@cache
def _candidate() -> re.Pattern[str]:
    month = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    words = "|".join(sorted(map(re.escape, _words()), key=len, reverse=True))
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    return re.compile(
        rf"(?P<slashed>(?<![\w/.])\d{{4}}[/-]\d{{1,2}}[/-]\d{{1,2}}(?![\d/]))"
        rf"|(?P<dayfirst>(?<![\w.,:])(?P<d1>{day}) (?:of )?(?P<m1>{month})\b\.?"
        rf"(?:,? (?P<y1>\d{{4}})(?![\d,.]\d))?)"
        rf"|(?P<monthfirst>\b(?P<m2>{month})\b\.? (?P<d2>{day})\b(?![:,.]\d)"
        rf"(?:,? (?P<y2>\d{{4}})(?![\d,.]\d))?)"
        rf"|(?P<month>\b(?P<m3>{month})\b\.?,? (?:of )?(?P<y3>\d{{4}})(?![\d,.]\d))"
        rf"|(?P<time>(?<![\w:.])(?P<hh>\d{{1,2}})[:.](?P<mm>[0-5]\d)(?: ?(?P<half>[ap])\.?m\b\.?)"
        rf"|(?<![\w:.])(?P<hh2>\d{{1,2}}):(?P<mm2>[0-5]\d)(?::\d\d)?(?![\d:])"
        rf"|(?<![\w:.,])(?P<hh3>\d{{1,2}}) ?(?P<half3>[ap])\.?m\b\.?)"
        rf"|(?P<digits>(?P<minus>(?<![\w)\]%][-−–])(?<![\w)\]%])[-−])?(?P<sign>{_SIGNS})?"
        rf"(?P<numeral>{_NUMERAL})(?P<vulgar>[½¼¾⅓⅔⅛])?)"
        rf"|(?P<only>[½¼¾⅓⅔⅛])"
        rf"|\b(?P<word>{words})\b",
        re.IGNORECASE,
    )


_SCALE = re.compile(
    r"[ -]?(thousand|million|billion|trillion|quadrillion|mn|bn|tn|m|k)\b", re.IGNORECASE
)
_SHORT = {"mn": "million", "bn": "billion", "tn": "trillion", "m": "million", "k": "thousand"}
_PERCENT = re.compile(r" ?%|[ -]per ?cent\b|[ -]percent\b", re.IGNORECASE)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_FRACTION = re.compile(r"/(\d{1,2})(?![\d/])")
_RANGE = re.compile(r" ?(?:-|–|—) ?| to | and ")


def read_english(text: str) -> list[EnglishNumber]:
    """The numbers, dates and times of ``text`` in reading order.

    >>> [str(n.value) for n in read_english("14 to 15 million tomans, twenty-five percent")]
    ['14000000', '15000000', '25']
    """
    found = list(_numbers(text))
    for i in range(len(found) - 1):
        low, high = found[i], found[i + 1]
        if low.kind == high.kind == "number" and low.value is not None and high.value is not None:
            found[i] = _share_scale(text, low, high)
    return found


def _share_scale(text: str, low: EnglishNumber, high: EnglishNumber) -> EnglishNumber:
    """ "14 to 15 million": the first number has the scale of the second."""
    joint = text[low.end : high.start]
    if not _RANGE.fullmatch(joint):
        return low
    if joint == " and " and not re.search(r"\bbetween [$€£¥]?$", text[: low.start][-12:]):
        return low
    m = re.search(r"(thousand|[mbtr]+illion)$", text[high.start : high.end], re.IGNORECASE)
    low = low._replace(low_of_range=True, unit=low.unit or high.unit)
    if m is None or low.value is None or high.value is None:
        return low
    scale = _words()[m[1].lower()][0]
    if (
        re.search(r"[a-z]$", text[low.start : low.end], re.IGNORECASE)
        or low.value * scale > high.value
    ):
        return low
    return low._replace(value=low.value * scale)


def _numbers(text: str) -> Iterator[EnglishNumber]:
    search = _candidate().search
    pos = 0
    while m := search(text, pos):
        pos = m.end()
        kind = m.lastgroup
        if m["word"]:
            found = _read_words(text, m.start())
        elif m["digits"]:
            found = _read_digits(text, m)
            if found is None:
                run = re.compile(r"[\w\-]*").match(text, m.end())
                pos = max(pos, run.end() if run else pos)
        elif m["only"]:
            found = EnglishNumber(m.start(), m.end(), "share", Decimal(VULGAR[m["only"]]))
        else:
            found = _read_calendar(m, kind)
        if found:
            yield found
            pos = max(pos, found.end)


def _read_calendar(m: re.Match[str], kind: str | None) -> EnglishNumber | None:
    if m["slashed"]:
        year, month, day = (int(p) for p in re.split("[/-]", m["slashed"]))
        if not 1 <= month <= 12:
            return None
        calendar = "jalali" if year < 1600 else "gregorian"
        return EnglishNumber(m.start(), m.end(), "date", day=Day(calendar, year, month, day))
    if m["time"]:
        return _read_time(m)
    if m["month"]:
        calendar, number = _months()[m["m3"].lower()]
        day_read = Day(calendar, int(m["y3"]), number, None)
        return EnglishNumber(m.start(), m.end(), "month", day=day_read, year_at=m.start("y3"))
    name, number_text, year_text = (
        (m["m1"], m["d1"], m["y1"]) if m["dayfirst"] else (m["m2"], m["d2"], m["y2"])
    )
    if name[0].islower() and name.lower() in ("may", "mar", "dec", "sat"):
        return None
    calendar, number = _months()[name.lower()]
    day_number = int(re.sub(r"\D", "", number_text))
    read = Day(calendar, int(year_text) if year_text else None, number, day_number)
    return EnglishNumber(m.start(), m.end(), "date", day=read)


def _read_time(m: re.Match[str]) -> EnglishNumber:
    hour = int(m["hh"] or m["hh2"] or m["hh3"])
    minute = int(m["mm"] or m["mm2"] or 0)
    half = (m["half"] or m["half3"] or "").lower()
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    return EnglishNumber(m.start(), m.end(), "time", minutes=hour * 60 + minute)


_PREFIX = re.compile(
    r"\b(?:under|over|pre|post|mid|non|plus|minus|sub|aged?|top|the)-$", re.IGNORECASE
)
_MINUS = re.compile(r"\b(?:minus|negative) $", re.IGNORECASE)


def _read_digits(text: str, m: re.Match[str]) -> EnglishNumber | None:
    """A number that starts with digits; None for part of a name ("F-16", "H2O")."""
    start, end = m.start("digits"), m.end()
    at = m.start("sign") if m["sign"] else m.start("numeral")
    before = text[at - 1] if at else " "
    if before.isalpha() or before in "_@#":
        return None
    if (
        before == "-"
        and at > 1
        and text[at - 2].isalpha()
        and not _PREFIX.search(text, max(0, at - 9), at)
    ):
        return None
    value = Decimal(m["numeral"].replace(",", ""))
    if m["vulgar"]:
        value += Decimal(VULGAR[m["vulgar"]])
    kind = "number"
    if f := _FRACTION.match(text, end):
        if not m["vulgar"] and 0 < int(f[1]) <= 10 and value < int(f[1]):
            share = (value / int(f[1])).quantize(Decimal("0.0001")).normalize()
            return EnglishNumber(start, f.end(), "share", share)
        return EnglishNumber(start, end, kind, value)
    if _ORDINAL.match(text, end):
        return EnglishNumber(start, end + 2, "ordinal", value)
    if s := _SCALE.match(text, end):
        short = s[1].lower()
        if len(short) > 2 or (short in ("mn", "bn", "tn") or m["sign"]):
            value *= _words()[_SHORT.get(short, short)][0]
            end = s.end()
            if (again := _SCALE.match(text, end)) and len(again[1]) > 3:
                value, end = value * _words()[again[1].lower()][0], again.end()
    elif (
        end < len(text)
        and text[end].isalpha()
        and not re.match(
            r"(?:km|kg|cm|mm|m|g|t|kWh|MW|GW|GB|MB|TB|k|s|pm|am|ft|in|mph|lb|x|C|F)\b", text[end:]
        )
    ):
        return None
    if m["minus"]:
        value = -value
    elif w := _MINUS.search(text, max(0, start - 9), start):
        start, value = w.start(), -value
    unit = m["sign"]
    if p := _PERCENT.match(text, end):
        unit = "%"
        del p
    return EnglishNumber(start, end, kind, value, unit=unit)


_NEXT_WORD = re.compile(r"(?P<joint> and |[ -])(?:an? )?(?P<word>[A-Za-z]+)")


def _read_words(text: str, start: int) -> EnglishNumber | None:
    """A number in words: "twenty-five", "two and a half million", "one-third", "doubled"."""
    words = _words()
    m = re.compile(r"[A-Za-z]+").match(text, start)
    if m is None:
        return None
    value, kind = words[m[0].lower()]
    end = m.end()
    if kind == "multiple":
        return EnglishNumber(start, end, kind, value, words=True)
    if kind == "part":
        return _part(text, start, end, value)
    if kind in ("scale", "hundred"):
        return _bare_scale(text, start, end, value)
    if kind == "ordinal":
        return EnglishNumber(start, end, kind, value, words=True)
    total, group, last = Decimal(0), value, kind
    while n := _NEXT_WORD.match(text, end):
        entry = words.get(n["word"].lower())
        if entry is None:
            break
        number, kind = entry
        joined = n["joint"] == " and "
        if kind == "scale":
            total, group, last = total + group * number, Decimal(0), kind
        elif kind == "hundred" and not joined:
            group, last = group * number, kind
        elif kind == "part" and joined and number == 2:
            group += Decimal("0.5")
            last = "half"
        elif kind in ("part", "ordinal") and last == "one" and not joined and total == 0:
            return _fraction(start, n.end(), group, number, kind)
        elif kind in ("one", "ordinal") and last in ("ten", "hundred", "scale"):
            group, last = group + number, kind
            if kind == "ordinal":
                return EnglishNumber(start, n.end(), kind, total + group, words=True)
        elif kind == "ten" and last in ("hundred", "scale"):
            group, last = group + number, kind
        else:
            break
        end = n.end()
    unit = "%" if _PERCENT.match(text, end) else None
    return EnglishNumber(start, end, "number", total + group, unit=unit, words=True)


def _fraction(
    start: int, end: int, top: Decimal, bottom: Decimal, kind: str
) -> EnglishNumber | None:
    """ "two-thirds", "one-fifth"; "one second" is no fraction."""
    if bottom < 2 or top >= bottom or (kind == "ordinal" and (top != 1 or bottom == 2)):
        return EnglishNumber(start, end, "number", top, words=True)
    value = (top / bottom).quantize(Decimal("0.0001")).normalize()
    return EnglishNumber(start, end, "share", value, words=True)


def _part(text: str, start: int, end: int, bottom: Decimal) -> EnglishNumber | None:
    """ "half", "a quarter"; "half a million" is a number; "quarters" of a year are neither."""
    if text[start:end].lower() not in ("half", "quarter"):
        return None
    value = (1 / bottom).normalize()
    m = re.compile(r" (?:an? )?(thousand|million|billion|trillion)\b", re.IGNORECASE).match(
        text, end
    )
    if m:
        value = value * _words()[m[1].lower()][0]
        return EnglishNumber(start, m.end(), "number", value.quantize(Decimal(1)), words=True)
    return EnglishNumber(start, end, "share", value, words=True)


def _bare_scale(text: str, start: int, end: int, value: Decimal) -> EnglishNumber | None:
    """ "a million", "hundred thousand"; "millions of" and "hundreds" never come here."""
    if not re.search(r"(?:\ban? |\bper )$", text[:start][-5:], re.IGNORECASE):
        return None
    m = re.compile(r" (thousand|million|billion|trillion)\b", re.IGNORECASE).match(text, end)
    if m:
        return EnglishNumber(
            start, m.end(), "number", value * _words()[m[1].lower()][0], words=True
        )
    return EnglishNumber(start, end, "number", value, words=True)
