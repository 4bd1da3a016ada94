"""What of a Persian text is masked: numbers, dates and times, with their English."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from brief.figures.dates import JALALI_YEARS
from brief.figures.enumerators import code_text
from brief.figures.format import format_number, format_ordinal, format_share, format_time
from brief.figures.lexicon import LETTER, SPACE, number_words, trie
from brief.figures.spans import Span, scan
from brief.figures.units import read_unit
from brief.figures.years import decade, is_year

_TWELVE = Decimal(12)
_JOINTS = {"-": "-", "–": "-", "+": "+", "×": "×", "x": "×", "X": "×", "*": "×"}
_NUMBERS = ("number", "percent")
_HEMMAT = re.compile(rf"[{SPACE}]*همت(?:ی)?(?![{LETTER}])")
_PERCENT = re.compile(rf"[{SPACE}]?[٪%]")
_LATIN_UNIT = re.compile(r" ?°?[A-Za-z]+[²³23]?(?:/[a-z]+)?(?![A-Za-z])| ?[°℃]")
_OVER = re.compile(rf"[{SPACE}]+بر[{SPACE}]+")
_NIL = re.compile(rf"[{SPACE}]+بر[{SPACE}]+صفر(?![{LETTER}])")
_MINUTES = re.compile(rf"[{SPACE}]+دقیقه(?![{LETTER}])")
_COIN = re.compile(rf"[{SPACE}]+(دلار|یورو)[{SPACE}]+و[{SPACE}]+")
_CENTS = re.compile(rf"[{SPACE}]+سنت(?![{LETTER}])")
_AT_HOUR = re.compile(rf"(?<![{LETTER}])ساعت[{SPACE}]+$")
_SIGN = re.compile(r"[$€£]$")


@dataclass(frozen=True, slots=True)
class Item:
    """One span to be masked: what it is (``what``), where, and its English."""

    start: int
    end: int
    what: tuple[str, object]
    english: str
    low: bool = False  # of a range whose other end follows


def read_items(fa: str) -> list[Item]:
    """The spans of a Persian text that are masked by our own rules, in reading order."""
    found: list[Item] = []
    for span in scan(fa):
        item = _item(fa, span)
        if item is not None:
            found.append(replace(item, low=True) if span.low_of_range else item)
    return found


def joined(fa: str, found: Iterable[Item]) -> list[Item]:
    """``found`` with «۳-۱», «۱۰–۱۲٪», «۱۵۰×۲۰۰» as one each, and «±۲» with its sign.

    A range that was typed from the left is turned: «۱۵-۱۰ نفر» are 10 to 15; a score is not.

    >>> text = "با ۳-۱ برد، دو بر صفر باخت، ۱۵-۱۰ نفر، ۷۲ دلار و ۳۵ سنت"
    >>> [item.english for item in joined(text, read_items(text))]
    ['3-1', '2-0', '10-15', '$72.35']
    """
    result: list[Item] = []
    for item in sorted((*found, *_worded_scores(fa)), key=lambda i: i.start):
        last = result[-1] if result else None
        joint = fa[last.end : item.start] if last else ""
        if item.start and fa[item.start - 1] == "±":
            item = replace(item, start=item.start - 1, english=f"±{item.english}")
        if last and (goal := _score(fa, last, item)):
            result[-1] = goal
        elif last and (price := _cents(fa, last, item)):
            result[-1] = price
        elif last and joint == " و " and (minutes := _minutes(fa, last, item)):
            result[-1] = minutes
        elif last and joint in _JOINTS and last.what[0] == "number" and item.what[0] in _NUMBERS:
            result[-1] = _both(last, item, _JOINTS[joint])
        else:
            result.append(_to_nil(fa, item))
    return result


def _score(fa: str, one: Item, two: Item) -> Item | None:
    """«۲ بر ۱» as one span; not «۲ بر ۱ برابر»."""
    if not _OVER.fullmatch(fa, one.end, two.start):
        return None
    unit = read_unit(fa, two.end)
    if not one.what[0] == two.what[0] == "number" or (unit and unit[0].kind != "noun"):
        return None
    return Item(one.start, two.end, ("text", "-"), f"{one.english}-{two.english}")


def _worded_scores(fa: str) -> Iterable[Item]:
    """«دو بر یک», which the model forgets."""
    for m in _worded_score().finditer(fa) if " بر " in fa else ():
        one, two = (0 if w == "صفر" else number_words()[w].value for w in m.groups())
        yield Item(m.start(), m.end(), ("text", "-"), f"{one}-{two}")


@cache
def _worded_score() -> re.Pattern[str]:
    word = trie(word for word, n in number_words().items() if n.kind == "one")
    begins, ends = rf"(?<![{LETTER}\u200c])", rf"(?![{LETTER}\u200c])"
    return re.compile(
        rf"{begins}({word})[{SPACE}]+بر[{SPACE}]+({word}|صفر){ends}(?![{SPACE}]+(?:هزار|میلیون|برابر))"
    )


def _to_nil(fa: str, item: Item) -> Item:
    """«۳ بر صفر»: the nil is a word, and no span of its own."""
    nil = _NIL.match(fa, item.end) if item.what[0] == "number" else None
    return Item(item.start, nil.end(), ("text", "-"), f"{item.english}-0") if nil else item


def _cents(fa: str, whole: Item, cents: Item) -> Item | None:
    """«۷۲ دلار و ۳۵ سنت» as one price."""
    coin = _COIN.fullmatch(fa, whole.end, cents.start)
    named = _CENTS.match(fa, cents.end)
    value, part = whole.what[1], cents.what[1]
    if not (coin and named and isinstance(value, Decimal) and isinstance(part, Decimal)):
        return None
    if part >= 100 or value % 1 or part % 1:
        return None
    price = f"{'$' if coin[1] == 'دلار' else '€'}{value:,.0f}.{int(part):02}"
    return Item(whole.start, named.end(), ("text", price), price)


def _minutes(fa: str, hour: Item, minute: Item) -> Item | None:
    """«ساعت ۱۸ و ۳۰ دقیقه» as one time of day."""
    named = _MINUTES.match(fa, minute.end)
    h, m = hour.what[1], minute.what[1]
    if named is None or not isinstance(h, Decimal) or not isinstance(m, Decimal):
        return None
    if not (h <= 24 and m < 60 and _AT_HOUR.search(fa, max(0, hour.start - 8), hour.start)):
        return None
    time = int(h) * 60 + int(m)
    return Item(hour.start, named.end(), ("time", time), format_time(time))


def _both(one: Item, two: Item, mark: str) -> Item:
    """Two numbers as one span, the smaller end of a range or the earlier year first.

    «۱+۵» is what English calls 5+1.
    """
    first, second = one.what[1], two.what[1]
    low, high = one.english, two.english
    if isinstance(first, Decimal) and isinstance(second, Decimal):
        years = first in JALALI_YEARS and second in JALALI_YEARS
        if (first > second and (one.low or years)) or (mark == "+" and first < second):
            low, high = high, low
    scale = high.rpartition(" ")[2]
    if scale.isalpha():
        low = low.removesuffix(f" {scale}")  # "10-12 million"
    return Item(one.start, two.end, ("text", mark), f"{low}{mark}{high}")


def _item(fa: str, span: Span) -> Item | None:
    start, end, value = span.start, span.end, span.value
    if span.kind == "date" and span.day is not None:
        return Item(start, end, ("day", span.day), span.day.english)
    if span.kind == "month" and span.day is not None:
        year = Decimal(span.day.year or 0)
        return Item(span.year_at, end, ("number", year), str(span.day.year))
    if span.kind == "time":
        return Item(start, end, ("time", span.minutes), format_time(span.minutes))
    if span.kind == "code":
        english = code_text(fa[start:end])
        return Item(start, end, ("code", english), english)
    if value is None or (span.words and not span.scaled and value <= _TWELVE):
        return None
    if span.kind == "ordinal":
        return Item(start, end, ("ordinal", value), format_ordinal(value))
    if span.kind == "share":
        if span.words or span.share is None:
            return None
        return Item(start, end, ("share", value), format_share(*span.share))
    return _number(fa, span, value)


def _number(fa: str, span: Span, value: Decimal) -> Item | None:
    """A number with the unit signs that belong to it."""
    start, end = span.start, span.end
    if span.words and not span.scaled and fa.startswith("\u200c", end):
        read = read_unit(fa, end)
        if read is None or read[0].kind == "noun":
            return None  # «سی‌وسه‌پل» is a name
    if m := _HEMMAT.match(fa, end):
        tomans = value * 10**12
        return Item(start, m.end(), ("hemmat", tomans), f"{format_number(tomans)} tomans")
    english = format_number(value)
    if m := _PERCENT.match(fa, end):
        return Item(start, m.end(), ("percent", value), english + "%")
    if latin := _LATIN_UNIT.match(fa, end):
        read = read_unit(fa, end)
        if read and read[1] == latin.end():
            unit = read[0].singular if value == 1 else read[0].plural
            return Item(start, read[1], ("text", unit), f"{english} {unit}")
    if start and (m := _SIGN.search(fa, start - 1, start)):
        return Item(m.start(), end, ("sign" + m[0], value), m[0] + english)
    if first := decade(fa, span):
        return Item(start, end, ("decade", Decimal(first)), f"{first}s")
    if is_year(fa, span):
        english = str(value)
    return Item(start, end, ("number", value), english)
