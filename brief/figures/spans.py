"""Find where numbers and dates stand in a text, once, for masking and for figures.

A span has a value but no unit yet. One compiled pattern jumps from candidate to candidate;
everything slower looks only at what it found, so that reading is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from brief.figures.codes import read_code
from brief.figures.dates import read_after_day, read_month, read_numeric
from brief.figures.designations import designation_number
from brief.figures.enumerators import enumerator_end
from brief.figures.lexicon import (
    DIGIT,
    LETTER,
    SPACE,
    month_pattern,
    number_word_pattern,
)
from brief.figures.lookalikes import is_code, is_name, is_vague, name_pattern
from brief.figures.numbers import glued, read_number
from brief.figures.ranges import range_of
from brief.figures.short_years import named_year
from brief.figures.span import Span, span_of

__all__ = ["Span", "scan"]

_LATIN = "A-Za-z_@#"


@cache
def _candidate() -> re.Pattern[str]:
    words = number_word_pattern()
    return re.compile(
        rf"(?P<digit>[{DIGIT}½¼¾⅓⅔⅛])"
        rf"|(?P<address>https?://\S+|www\.\S+)"
        rf"|(?<![{LETTER}\u200c])(?:(?P<word>{words})|(?P<month>{month_pattern()}))"
        rf"(?=[^{LETTER}]|$|ی?[{SPACE}.،]|{glued()}|و[{SPACE}]|(?<=هزار)و{words})"
    )


_TIME = re.compile(
    rf"(?P<h>[{DIGIT}]{{1,2}}):(?P<m>[{DIGIT}]{{2}})(?::[{DIGIT}]{{2}})?(?![{DIGIT}:])"
)
_SLASHED = re.compile(
    rf"(?P<h>[{DIGIT}]{{1,2}})[/.](?P<m>[{DIGIT}]{{2}})(?![{DIGIT}]|[/.][{DIGIT}])"
    rf"(?P<part>(?=[{SPACE}]+(?:صبح|بامداد|ظهر|بعد[{SPACE}]?از[{SPACE}]?ظهر|عصر|شب)(?![{LETTER}])))?"
)
_AT_HOUR = re.compile(rf"(?<![{LETTER}])ساعت[{SPACE}]+(?:حدود[{SPACE}]+|رأس[{SPACE}]+)?$")
"""«۱۰/۳۰ صبح», «ساعت ۱۰/۳۰» are times; «۱۰/۳۰ درصد» is 10.3."""
_DIGITS = re.compile(rf"[{DIGIT}]+")
_LATIN_RUN = re.compile(rf"[{DIGIT}{_LATIN}.\-/]*")
_LARGEST = 17
"""Numbers of more digits than this and one are codes, and might not fit a decimal exactly."""


def scan(text: str) -> list[Span]:
    """The spans of ``text`` in reading order, not overlapping.

    >>> [text for s in scan("بین ۴۸۵ تا ۴۹۰ هزار تن") for text in [(s.start, s.end, str(s.value))]]
    [(4, 7, '485000'), (11, 19, '490000')]
    """
    return list(_spans(text))


def _spans(text: str) -> Iterator[Span]:
    search = _candidate().search
    pos = 0
    while m := search(text, pos):
        kind = m.lastgroup
        if kind == "address":
            pos = m.end()
            continue
        start = m.start()
        if kind == "word" and (name := name_pattern().match(text, start)):
            pos = name.end()
            continue
        found: tuple[Span, ...]
        if kind == "month":
            found, pos = _month(text, start), m.end()
        elif kind == "word":
            found, pos = _number(text, start)
            pos = max(pos, m.end())
        else:
            found, pos = _digits(text, start)
        if found:
            yield from found
            pos = max(pos, found[-1].end)


def _month(text: str, start: int) -> tuple[Span, ...]:
    read = read_month(text, start)
    if read is None:
        return ()
    day, end, year_at = read
    return (Span(start, end, "month", day=day, year_at=year_at),)


def _digits(text: str, start: int) -> tuple[tuple[Span, ...], int]:
    """What starts with the digit at ``start``, and where to go on if it is nothing."""
    before = text[start - 1] if start else " "
    digits = _DIGITS.match(text, start)
    after = text[digits.end()] if digits and digits.end() < len(text) else " "
    if named := designation_number(text, start):
        return (Span(start, named, "code"),), named
    if after in ").-–ـ" and (mark := enumerator_end(text, start)):
        return (Span(start, mark, "code"),), mark
    if before != " " or after != " ":
        latin = before.isascii() and (before.isalpha() or before in "_@#")
        if latin or is_name(text, start) or is_code(text, start):
            m = _LATIN_RUN.match(text, start)
            return (), max(start + 1, m.end() if m else 0)
        if after in "/-." and (numeric := read_numeric(text, start)):
            day, end = numeric
            return (Span(start, end, "date", day=day),), end
        if after in ":/." and (clock := _clock(text, start)):
            return (clock,), clock.end
    if code := read_code(text, start):
        return (Span(start, code, "code"),), code
    found, end = _number(text, start)
    return found, max(end, start + 1)


def _clock(text: str, start: int) -> Span | None:
    m = _TIME.match(text, start) or _slashed(text, start)
    if m is None or int(m["h"]) > 24 or int(m["m"]) >= 60:
        return None
    return Span(start, m.end(), "time", minutes=int(m["h"]) * 60 + int(m["m"]))


def _slashed(text: str, start: int) -> re.Match[str] | None:
    m = _SLASHED.match(text, start)
    timed = m and (m["part"] is not None or _AT_HOUR.search(text, max(0, start - 20), start))
    return m if timed else None


def _number(text: str, start: int) -> tuple[tuple[Span, ...], int]:
    """The number, written date or range that starts at ``start``, and where to go on."""
    number = read_number(text, start)
    if number is None:
        return _first(text, start), start
    if number.value.adjusted() > _LARGEST:
        return (), number.end
    if number.words and is_vague(text, number):
        return (), number.end
    if number.end - start == 2 and (year := named_year(text, start)):
        return (Span(start, number.end, "number", Decimal(year)),), number.end
    low = span_of(text, number)
    if low.kind in ("date", "ordinal", "share"):
        return (low,), low.end
    return range_of(text, low, number) or (low,), low.end


def _first(text: str, start: int) -> tuple[Span, ...]:
    """«اول ژانویه»: the word means the number one only before a month."""
    m = _WORD.match(text, start)
    read = read_after_day(text, m.end(), 1) if m else None
    return (Span(start, read[1], "date", day=read[0]),) if read else ()


_WORD = re.compile(rf"[{LETTER}]+")
