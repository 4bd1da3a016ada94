"""Read the numbers, dates and times of an English text.

Used where figures are masked on both sides of a training pair, and by the gate that holds
the English against its source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from brief.figures.dates import Day
from brief.figures.english_times import read_time, share_half, time_pattern
from brief.figures.english_words import PERCENT, EnglishNumber, english_words, read_words
from brief.figures.lexicon import month_names, trie
from brief.figures.numerals import VULGAR

_CALENDARS = ("jalali", "gregorian", "lunar")


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
    words = trie(english_words())
    day = r"(?:[12]\d|3[01]|0?[1-9])(?!\d)(?:st|nd|rd|th)?"
    return re.compile(
        rf"(?P<slashed>(?<![\w/.])\d{{4}}[/-]\d{{1,2}}[/-]\d{{1,2}}(?![\d/]))"
        rf"|(?P<dayfirst>(?<![\w.,:])(?P<d1>{day}) (?:of )?(?P<m1>{month})\b\.?"
        rf"(?:,? (?P<y1>\d{{4}})(?![\d,.]\d))?)"
        rf"|(?P<monthfirst>\b(?P<m2>{month})\b\.? (?P<d2>{day})\b(?![:,.]\d)"
        rf"(?:,? (?P<y2>\d{{4}})(?![\d,.]\d))?)"
        rf"|(?P<month>\b(?P<m3>{month})\b\.?,? (?:of )?(?P<y3>\d{{4}})(?![\d,.]\d))"
        rf"|{time_pattern()}"
        rf"|\b(?P<half_more>an?)(?= (?!{words}\b)[a-z]+ and a half\b)"
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
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_FRACTION = re.compile(r"/(\d{1,2})(?![\d/])")
_BETWEEN = re.compile(r"\bbetween [$€£¥]?$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom [$€£¥]?$", re.IGNORECASE)
_THOUSAND = 1000
_YEAR = re.compile(r"1[3-9]\d\d|20\d\d")
_YEAR_BEFORE = re.compile(r"\b(?:in|since|of|by|year) $", re.IGNORECASE)
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
        elif (
            low.kind == "number" and high.kind == "time" and high.unit and _joined(text, low, high)
        ):
            found[i] = share_half(low, high)
    return found


def _joined(text: str, low: EnglishNumber, high: EnglishNumber) -> bool:
    """Whether two numbers are the ends of a range: "1 to 5", "between 1 and 5"."""
    joint = text[low.end : high.start]
    if _YEAR_BEFORE.search(text, max(0, low.start - 8), low.start) and _YEAR.fullmatch(
        text, low.start, low.end
    ):
        return False  # "grew 79 percent in 1402 to 2,140"
    if joint == " and ":
        return bool(_BETWEEN.search(text, max(0, low.start - 12), low.start))
    return bool(_RANGE.fullmatch(joint))


def _share_scale(text: str, low: EnglishNumber, high: EnglishNumber) -> EnglishNumber:
    """ "14 to 15 million": the first number has the scale of the second.

    So has the larger one of "from 94 to 77 million"; "94 to 77 million" is no range.
    """
    if not _joined(text, low, high):
        return low
    m = re.search(r"(thousand|[mbtr]+illion)$", text[high.start : high.end], re.IGNORECASE)
    low = low._replace(low_of_range=True, unit=low.unit or high.unit)
    if m is None or low.value is None or high.value is None:
        return low
    scale = english_words()[m[1].lower()][0]
    scaled = re.search(r"(?:illion|thousand|[kmb]n?)$", text[low.start : low.end], re.IGNORECASE)
    falls = low.value < _THOUSAND and _FROM.search(text, max(0, low.start - 6), low.start)
    if scaled or (low.value * scale > high.value and not falls):
        return low
    return low._replace(value=low.value * scale)


def _numbers(text: str) -> Iterator[EnglishNumber]:
    search = _candidate().search
    pos = 0
    while m := search(text, pos):
        pos = m.end()
        kind = m.lastgroup
        if m["word"]:
            found = read_words(text, m.start())
        elif m["digits"]:
            found = _read_digits(text, m)
            if found is None:
                run = re.compile(r"[\w\-]*").match(text, m.end())
                pos = max(pos, run.end() if run else pos)
        elif m["half_more"]:
            found = EnglishNumber(m.start(), m.end(), "number", _ONE_AND_HALF, words=True)
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
        return read_time(m)
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


_ONE_AND_HALF = Decimal("1.5")
_MOST_PARTS = 1000
_CROSSED = re.compile(r"\dx\d\d")
"""The 400 of "4x400 meters"."""
_PARTS = re.compile(r"[ -](hundredths|tenths|thirds|quarters|fifths)\b", re.IGNORECASE)
_AND_HALF = re.compile(r" and a half\b", re.IGNORECASE)
_PREFIX = re.compile(
    r"\b(?:under|over|pre|post|mid|non|plus|minus|sub|by|to|and|aged?|top|the)-$", re.IGNORECASE
)
_MINUS = re.compile(r"\b(?:minus|negative) $", re.IGNORECASE)


def _read_digits(text: str, m: re.Match[str]) -> EnglishNumber | None:
    """A number that starts with digits; None for part of a name ("F-16", "H2O")."""
    start, end = m.start("digits"), m.end()
    at = m.start("sign") if m["sign"] else m.start("numeral")
    before = text[at - 1] if at else " "
    crossed = at > 1 and _CROSSED.match(text, at - 2)
    if (before.isalpha() and not crossed) or before in "_@#":
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
    if value < _MOST_PARTS and (p := _PARTS.match(text, end)):
        bottom = english_words()[p[1].lower()][0]
        share = (value / bottom).quantize(Decimal("0.0001")).normalize()
        return EnglishNumber(start, p.end(), "share", share)
    if h := _AND_HALF.match(text, end):
        value, end = value + Decimal("0.5"), h.end()
    if _ORDINAL.match(text, end):
        return EnglishNumber(start, end + 2, "ordinal", value)
    if s := _SCALE.match(text, end):
        short = s[1].lower()
        if len(short) > 2 or (short in ("mn", "bn", "tn") or m["sign"]):
            value *= english_words()[_SHORT.get(short, short)][0]
            end = s.end()
            if (again := _SCALE.match(text, end)) and len(again[1]) > 3:
                value, end = value * english_words()[again[1].lower()][0], again.end()
    elif (
        end < len(text)
        and text[end].isalpha()
        and not re.match(
            r"(?:(?:km|cm|mm|m)[23²³]?|kg|g|t|kWh|MW|GW|GB|MB|TB|k|s|pm|am|ft|in|mph|lb|x)\b|x(?=\d{2})",
            text[end:],
        )
    ):
        return None
    if m["minus"]:
        value = -value
    elif w := _MINUS.search(text, max(0, start - 9), start):
        start, value = w.start(), -value
    unit = m["sign"]
    if p := PERCENT.match(text, end):
        unit = "%"
        del p
    return EnglishNumber(start, end, kind, value, unit=unit)
