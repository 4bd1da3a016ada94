"""When a figure holds: «سه ماهه نخست امسال», «تا پایان سال ۱۴۰۲», «دیروز».

A period is given in English words, and as Gregorian days where the text or the article's
date settles them. Periods are looked for only in sentences that have figures.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from brief.figures.compared import compared, is_compared
from brief.figures.dates import jalali_of
from brief.figures.lexicon import LETTER, SPACE, key
from brief.figures.not_periods import is_other
from brief.figures.numbers import read_number
from brief.figures.period_days import around, jalali_months, months, year_days
from brief.figures.period_pattern import SOME, SPANS, edges, period_pattern, period_table
from brief.records import Period


class FoundPeriod(NamedTuple):
    """A period and where its words stand, as offsets into the text it was found in."""

    start: int
    end: int
    period: Period


_SHORT = 4
"""«از», «تا», «در», «طی»: after these a bare «۱۴۰۲» may be any number."""
_HINT = re.compile(
    "سال|ماه|هفته|روز|ساعت|فصل|نیمه|دهه|قرن|بهار|تابستان|پاییز|زمستان|فردا|ابتدا|آغاز|پایان|کنون"
)


def find_periods(
    text: str, start: int, end: int, published: date | None
) -> tuple[FoundPeriod, ...]:
    """The periods in ``text[start:end]``, in order.

    >>> line = "از ابتدای سال ۱۴۰۲ تاکنون ۹۹ جلسه"
    >>> [p.period.text for p in find_periods(line, 0, len(line), None)]
    ['since the start of 1402']
    >>> line = "۱۲ درصد نسبت به سال گذشته"
    >>> [p.period.text for p in find_periods(line, 0, len(line), None)]
    ['compared with last year']
    """
    if not _HINT.search(text, start, end):
        return ()
    found = []
    for m in period_pattern().finditer(text, start, end):
        bare = m["yb"] is not None and not m["now"] and len(m["edge"]) <= _SHORT
        if not bare and not is_other(text, m):
            period = compared(text, start, m.start(), _read(m, published))
            found.append(FoundPeriod(m.start(), m.end(), period))
    return tuple(found)


def is_ago(period: Period) -> bool:
    """Whether a period is a point in the past, counted from another: «دو سال پیش»."""
    return period.text.endswith((" ago", " before")) and not is_compared(period)


_SIDE = re.compile(rf"(?<![{LETTER}])(پیش|قبل|پس|بعد)[{SPACE}]+$")
_ON = re.compile(rf"[{SPACE}]+(?:تا|به[{SPACE}]+(?!این|بعد))(?![{LETTER}])")
"""«از سال ۱۴۰۰ به ۱۴۰۱» is no "since"; «از سال ۱۴۰۰ به این سو» is."""


class _Core(NamedTuple):
    """What a period names, before "by the end of" and the like."""

    text: str
    days: tuple[date, date] | None


def _read(m: re.Match[str], published: date | None) -> Period:
    core = _core(m, published)
    edge = edges().get(key(m["edge"] or ""), "")
    text, days = core.text, core.days
    start, end = days or (None, None)
    if m["now"]:
        text = f"since {'the start of ' if 'start' in edge else ''}{text}"
        end = published
    elif m["ago"] and edge in ("by", "since"):
        text = f"{'until' if edge == 'by' else edge} {text}"
    elif edge == "by" and m["edge"] != "تا":
        text = f"{edge} {text}"
    elif edge == "since" and (side := _SIDE.search(m.string, max(0, m.start() - 6), m.start())):
        text = f"{'before' if side[1] in ('پیش', 'قبل') else 'after'} {text}"
        start = end = None
    elif edge == "since":
        if m["y5"] and not m["y6"] and not _ON.match(m.string, m.end()):
            text = f"since {text}"
            end = None
    elif edge in ("early", "mid", "late"):
        text = f"{edge} {text}" if edge != "mid" else f"mid-{text}"
        start = end = None
    elif edge:
        text = f"{edge} {text}"
        if edge.startswith(("by", "until", "end")):
            start = None
        elif edge.startswith("start"):
            end = None
        elif edge.startswith("since"):
            end = published
    return Period(text=text, start=start, end=end)


def _core(m: re.Match[str], published: date | None) -> _Core:
    if m["part"]:
        return _part(m, published)
    if m["span"]:
        return _span(m, published)
    if m["season"]:
        return _season(m, published)
    if m["then"]:
        return _Core(f"the {SPANS[m['named'].split()[0]]} before", None)
    if m["named"]:
        return _named(m["named"], published)
    first, last = m["y5"] or m["y7"] or m["yb"], m["y6"] or m["y8"]
    year = int(first)
    if last:
        days = year_days(year), year_days(int(last))
        both = (days[0][0], days[1][1]) if days[0] and days[1] else None
        return _Core(f"{year} to {int(last)}", both)
    return _Core(str(year), year_days(year))


def _of(
    of: str | None, year: str | None, published: date | None
) -> tuple[str, tuple[date, date] | None]:
    """The English of "of this year" and that year's days."""
    if year:
        return f" of {int(year)}", year_days(int(year))
    if of is None:
        return "", _named("امسال", published).days
    if key(of) == key("این سال"):
        return " of the year", None
    named = _named(of, published)
    return f" of {named.text}", named.days


def _part(m: re.Match[str], published: date | None) -> _Core:
    """A half or a quarter of a year."""
    number = period_table()[key(m["which"])][2]
    half = m["part"] == "نیمه"
    size = 6 if half else 3
    count = 2 if half else 4
    number = count if number < 0 else number
    order = ("first", "second", "third", "fourth")[number - 1]
    of, year = _of(m["of"], m["y1"], published)
    name = f"{order} half" if half else f"{order} quarter"
    if not half and number == 1:
        name = "first three months"
    return _Core(name + (of or " of the year"), months(year, (number - 1) * size, number * size))


def _span(m: re.Match[str], published: date | None) -> _Core:
    """«سه ماه نخست امسال», «۲۴ ساعت گذشته», «ده روز آینده»."""
    read = read_number(m.string, m.start("n"))
    number = int(read.value) if read and m["n"] != SOME else 0
    unit = SPANS[m["span"]]
    order = period_table()[key(m["order"])][1] if m["order"] else "first"
    name = _count(number, unit)
    if m["ago"]:
        day = published - timedelta(days=number) if published and number and unit == "day" else None
        article = "" if number > 1 else "an " if unit == "hour" else "a "
        if m["ago"].endswith("آن"):
            return _Core(f"{article}{name} before", None)
        return _Core(f"{article}{name} ago", (day, day) if day else None)
    of, year = _of(m["of2"], m["y2"], published)
    if order in ("past", "next"):
        return _Core(
            f"{order} {name}{of if m['of2'] else ''}", around(published, number, unit, order)
        )
    known = months(year, 0, number) if order == "first" and unit == "month" else None
    if order == "second" and unit == "month":
        known = months(year, number, 2 * number)
    return _Core(f"{order} {name}{of}", known)


_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def _count(number: int, unit: str) -> str:
    """``number`` times ``unit``; none is «چند»."""
    if not number:
        return f"few {_plural(unit)}"
    word = _WORDS[number] if number < len(_WORDS) else f"{number:,}"
    return unit if number == 1 else f"{word} {_plural(unit)}"


def _plural(unit: str) -> str:
    return "centuries" if unit == "century" else f"{unit}s"


def _season(m: re.Match[str], published: date | None) -> _Core:
    number, name = period_table()[key(m["season"])][2], period_table()[key(m["season"])][1]
    if m["turn"]:
        return _Core(f"{'next' if m['turn'] == 'آینده' else 'last'} {name}", None)
    year_text = m["y4"] or m["y3"]
    if year_text:
        days = year_days(int(year_text))
        return _Core(f"{name} {int(year_text)}", months(days, (number - 1) * 3, number * 3))
    if m["of3"]:
        of, days = _of(m["of3"], None, published)
        return _Core(f"{name}{of}", months(days, (number - 1) * 3, number * 3))
    return _Core(name, None)


def _named(words: str, published: date | None) -> _Core:
    """«سال گذشته», «هفته جاری», «دیروز»."""
    kind, english, shift = period_table()[key(words)]
    if published is None:
        return _Core(english, None)
    if kind == "day":
        day = published + timedelta(days=shift)
        return _Core(english, (day, day))
    if kind == "week":  # the Iranian week starts on Saturday
        first = published - timedelta(days=(published.weekday() + 2) % 7) + timedelta(weeks=shift)
        return _Core(english, (first, first + timedelta(days=6)))
    year, month = (int(p) for p in jalali_of(published).split("-")[:2])
    if kind == "month":
        at = year * 12 + month - 1 + shift
        return _Core(english, jalali_months(at, at + 1))
    return _Core(english, year_days(year + shift))
