"""Read one number phrase: digits, number words and scale words, as newspapers mix them.

The phrase «۳ هزار و ۲۰۰ میلیارد» is one number. `read_number` reads the phrase that starts
at a given place; finding the places is `brief.figures.spans`'s work. Nothing here knows
units, dates or qualifiers.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from brief.figures.lexicon import (
    DIGIT,
    HALF_SPACE,
    LETTER,
    SPACE,
    key,
    number_word_pattern,
    number_words,
    trie,
)

VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.3333", "⅔": "0.6667", "⅛": "0.125"}
"""Single characters that are fractions; thirds are rounded to four places, as everywhere here."""

_MARKS = "،٬,"
_GAP = "\u00a0\u202f\u2009"
NUMERAL = (
    rf"(?:[{DIGIT}]{{1,3}}(?:[{_MARKS}{_GAP}’'][{DIGIT}]{{3}})+(?![{DIGIT}])(?:[.٫/][{DIGIT}]+)?"
    rf"|[{DIGIT}]{{1,3}}(?:[.٫][{DIGIT}]{{3}}){{2,}}(?![{DIGIT}])"
    rf"|[{DIGIT}]+[.٫][{DIGIT}]+(?![.٫][{DIGIT}])"
    rf"|[{DIGIT}]{{1,3}}/[{DIGIT}]{{1,3}}(?![{DIGIT}/])"
    rf"|[{DIGIT}]+,[{DIGIT}]{{1,2}}(?=[{SPACE}]*(?:٪|%|درصد|میلی))"
    rf"|[{DIGIT}]+)[½¼¾⅓⅔⅛]?|[½¼¾⅓⅔⅛]"
)
"""Matches digits with their separators and decimals."""

_ZERO = Decimal(0)
_HALF = Decimal("0.5")
_THOUSAND = Decimal(1000)


class Number(NamedTuple):
    """A number phrase; ``start``/``end`` are offsets into the text it was read from.

    ``form`` is ``"cardinal"``, ``"ordinal"`` («بیست‌ونهمین») or ``"share"`` («یک‌سوم»).
    ``scaled``: it has a scale word. ``words``: it has no digit. ``scale``: what its one group
    is multiplied by («۱۵ هزار»: 1000; 1 where there is none or more than one group), for
    ranges that share it («۱۴ تا ۱۵ هزار»). ``share``: numerator and denominator.
    """

    start: int
    end: int
    value: Decimal
    form: str = "cardinal"
    scaled: bool = False
    words: bool = False
    scale: Decimal = Decimal(1)
    share: tuple[int, int] | None = None


@cache
def _token() -> re.Pattern[str]:
    """A further part of a phrase, with what joins it to the part before."""
    joint = rf"[{SPACE}]+و[{SPACE}]*|{HALF_SPACE}?و(?=[{SPACE}{DIGIT}])[{SPACE}]*|[{SPACE}]*"
    end = rf"(?![{LETTER}])|(?=و[{SPACE}])|(?=ی(?![{LETTER}]))"
    return re.compile(
        rf"(?P<joint>{joint})(?:(?P<numeral>{NUMERAL})|(?P<word>{number_word_pattern()})(?:{end}))"
    )


@cache
def _glued_and() -> re.Pattern[str]:
    """«و» glued to the word after it: «سی وپنج», «بیست‌وپنج»."""
    return re.compile(
        rf"(?P<joint>[{SPACE}]*و[{SPACE}]*)(?P<word>{number_word_pattern()})(?![{LETTER}])"
    )


@cache
def _share() -> re.Pattern[str]:
    """«یک‌سوم», «۳ چهارم»: a small number and what it is a part of."""
    parts = trie(_parts())
    return re.compile(rf"[{SPACE}]?(?P<part>{parts})(?![{LETTER}{HALF_SPACE}])")


@cache
def _parts() -> dict[str, int]:
    """The ordinals that name a part of one: «سوم» in «یک‌سوم»."""
    return {
        w: int(n.value)
        for w, n in number_words().items()
        if n.kind == "ordinal" and not w.endswith("ین") and n.value in _DENOMINATORS
    }


_DENOMINATORS = (*range(2, 11), 100, 1000)
_ORDINAL_END = re.compile(rf"{HALF_SPACE}?(?:[اأ]?[ُ]?مین|[ {HALF_SPACE}]?اُ?م)(?![{LETTER}])")
_PLAIN = re.compile(NUMERAL)
_MORE = re.compile(
    rf"[{SPACE}]*(?:و[{SPACE}{DIGIT}\u0627-\u06cc]|هزار|م[یلم]|[تب][ری]لی|[اأ]?[ُ]?م|[{LETTER}]{{2,4}}م(?![{LETTER}]))"
)
"""What may go on with a phrase that starts with digits: a scale, «و», an ordinal ending."""
_POINT = re.compile(rf"[{SPACE}]+ممیز[{SPACE}]+")


def numeral_value(surface: str) -> Decimal:
    """The value of digits with separators (no words).

    A mark between groups of exactly three digits separates thousands; ``/`` and ``٫`` are
    decimal marks. ``۱۰۴.۵۰۰`` is read as thousands, since a decimal seldom ends in zero.

    >>> numeral_value("۴۵۲،۲۲۶"), numeral_value("۲/۵"), numeral_value("۲۹¾")
    (Decimal('452226'), Decimal('2.5'), Decimal('29.75'))
    """
    if surface.isdecimal():
        return Decimal(surface)
    fraction = _ZERO
    if surface[-1] in VULGAR:
        fraction, surface = Decimal(VULGAR[surface[-1]]), surface[:-1]
        if not surface:
            return fraction
    parts = re.split(rf"[{_MARKS}{_GAP}’']", surface)
    if len(parts) > 1:
        if len(parts[-1]) < 3:  # a comma as the decimal mark
            return Decimal("".join(parts[:-1]) + "." + parts[-1]) + fraction
        surface = "".join(parts)
    pieces = re.split("[.٫/]", surface)
    if len(pieces) > 2:
        return Decimal("".join(pieces)) + fraction
    if len(pieces) == 1:
        return Decimal(pieces[0]) + fraction
    whole, rest = pieces
    thousands = len(rest) == 3 and 0 < len(whole) <= 3 and int(rest[-1]) == 0 and "/" not in surface
    if thousands and int(whole) > 0:
        return Decimal(whole + rest)
    return Decimal(f"{whole}.{rest}") + fraction


def read_number(text: str, pos: int) -> Number | None:
    """The number phrase that starts at ``text[pos]``, or None.

    >>> read_number("۴۰۳ هزار و ۱۹ نفر", 0)[:3]
    (0, 13, Decimal('403019'))
    >>> read_number("۱۵ هزار و ۳۰۰ میلیارد تومان", 0).value
    Decimal('15300000000000')
    """
    if (m := _PLAIN.match(text, pos)) and not _MORE.match(text, m.end()):
        return Number(pos, m.end(), plain(numeral_value(m[0])))
    state = _State()
    end = pos
    words = number_words()
    while state.open:
        m = _token().match(text, end) or (_glued_and().match(text, end) if end > pos else None)
        if m is None or (end == pos and m["joint"]):
            break
        joined = "و" in m["joint"]
        if m.lastgroup == "numeral":
            accepted = state.numeral(m["numeral"], joined, text, m.end())
        else:
            word = words[key(m["word"])]
            if end == pos and word.kind == "first":
                return None
            accepted = state.word(word.value, word.kind, joined, bool(m["joint"]))
        if not accepted:
            if m.lastgroup == "word" and word.kind == "scale" and state.group_start is not None:
                end, state.current = state.group_start, None  # «۵ هزار و ۱۰ هزار»: two numbers
            break
        if joined and state.last is not None and state.group_start is None:
            state.group_start = end
        elif state.current is None:
            state.group_start = None
        end = m.end()
        if state.count == 1:
            share = _read_share(text, pos, end, state)
            if share:
                return share
    if state.count == 0 or state.value is None:
        return None
    return _finish(text, pos, end, state)


def _finish(text: str, pos: int, end: int, state: _State) -> Number | None:
    """The phrase as read so far, with the endings that digits may carry."""
    value = state.value
    if value is None:
        return None
    form = "ordinal" if state.ordinal else "cardinal"
    if state.digits and not state.scaled:
        m = _ORDINAL_END.match(text, end)
        if m:
            return Number(pos, m.end(), value, "ordinal")
    if form == "cardinal" and (m := _POINT.match(text, end)):
        rest = re.compile(rf"[{DIGIT}]+").match(text, m.end())
        if rest:
            value, end = Decimal(f"{value}.{int(rest[0])}"), rest.end()
    if form == "cardinal" and not state.scaled and (tail := _tenths(text, end)):
        value, end = value + tail[0], tail[1]
    if state.scaled and text.startswith("ی", end):
        end += 1  # «۱۵۰ میلیونی»
    single = state.scaled and state.whole == value
    scale = state.scale if single else Decimal(1)
    return Number(pos, end, plain(value), form, state.scaled, not state.digits, scale)


def plain(value: Decimal) -> Decimal:
    """``value`` without an exponent or trailing zeros.

    >>> plain(Decimal("12500000000.0")), plain(Decimal("2.50"))
    (Decimal('12500000000'), Decimal('2.5'))
    """
    if value == value.to_integral_value():
        return value.quantize(Decimal(1)) if value.adjusted() < _PRECISION else value
    return value.normalize()


_PRECISION = 27  # what the default decimal context holds; longer digit strings are codes


def _read_share(text: str, pos: int, end: int, state: _State) -> Number | None:
    """A vulgar fraction in words, if the first part of the phrase is its numerator."""
    top = state.current
    if top is None or top != top.to_integral_value() or not 1 <= top < 10:
        return None
    m = _share().match(text, end)
    if m is None or top >= _parts()[m["part"]]:
        return None
    bottom = _parts()[m["part"]]
    value = (top / bottom).quantize(Decimal("0.0001")).normalize()
    return Number(pos, m.end(), value, "share", words=not state.digits, share=(int(top), bottom))


_TENTHS = re.compile(
    rf"[{SPACE}]+و[{SPACE}]+(?P<top>[{DIGIT}]{{1,3}}|[{LETTER}]+)[{SPACE}]+(?P<part>دهم|صدم|هزارم)(?![{LETTER}])"
)


def _tenths(text: str, end: int) -> tuple[Decimal, int] | None:
    """«... و سه دهم» after a whole number: the part and where it ends."""
    m = _TENTHS.match(text, end)
    if m is None:
        return None
    if m["top"].isdecimal():
        top = Decimal(m["top"])
    else:
        word = number_words().get(m["top"])
        if word is None or word.kind not in ("one", "teen", "ten"):
            return None
        top = word.value
    return top / _parts()[m["part"]], m.end()


_FLOOR = {"one": 1, "teen": 1, "ten": 10, "hundred": 100}


class _State:
    """A phrase while it is read: ``total`` of the groups with a scale, and the open group."""

    __slots__ = ("count", "current", "digits", "floor", "group_start", "last", "open", "ordinal",
                 "scale", "scaled", "total", "whole")  # fmt: skip

    def __init__(self) -> None:
        self.total = _ZERO
        self.current: Decimal | None = None
        self.floor = 0  # what the next word must be below: 10 after «سی», 100 after «دویست»
        self.last: Decimal | None = None  # the scale of the last closed group
        self.whole = _ZERO  # the last closed group, with its scale
        self.scale = Decimal(1)
        self.group_start: int | None = None  # where to go back to if the group is another number
        self.count = 0
        self.scaled = self.digits = self.ordinal = False
        self.open = True

    @property
    def value(self) -> Decimal | None:
        if self.current is None:
            return self.total if self.scaled else None
        return self.total + self.current

    def numeral(self, surface: str, joined: bool, text: str, end: int) -> bool:
        value = numeral_value(surface)
        if self.count:
            below = self.last is not None and self.current is None and value < self.last
            if not (joined and below) or self.total != self.total.to_integral_value():
                return False
            if self._ends_list(text, end, value):
                return False
        self.current, self.floor, self.digits = value, 0, True
        self.count += 1
        return True

    def _ends_list(self, text: str, end: int, value: Decimal) -> bool:
        """«۲۰۰ هزار و ۳ میلیون»: two numbers; «۳ هزار و ۲۰۰ میلیون»: one."""
        return value < 100 and self.last == _THOUSAND and bool(_MILLION.match(text, end))

    def word(self, value: Decimal, kind: str, joined: bool, spaced: bool) -> bool:
        if kind == "scale":
            accepted = not (joined and self.count) and self._close(value)
        elif kind == "half":
            accepted = self._half(joined)
        elif kind == "first":
            accepted = False
        else:
            accepted = self._add(value, kind, joined)
        self.count += accepted
        return accepted

    def _add(self, value: Decimal, kind: str, joined: bool) -> bool:
        size = "one" if kind == "ordinal" else kind
        if self.count == 0:
            self.current = value
        elif not joined:
            return False
        elif self.current is not None:
            if (self.digits and self.last is None) or value >= self.floor:
                return False
            self.current += value
        elif self.last is not None and value < self.last:
            self.current = value
        else:
            return False
        self.floor = _FLOOR[size] if size != "teen" else 0
        if size == "one":
            self.floor = 0
        if kind == "ordinal":
            self.ordinal, self.open = True, False
        return True

    def _half(self, joined: bool) -> bool:
        if self.count == 0:
            self.current = _HALF
        elif joined and self.current is not None:
            self.current += _HALF
        elif joined and self.last is not None:
            self.total += self.last / 2
            self.open = False
        else:
            return False
        return True

    def _close(self, scale: Decimal) -> bool:
        """Apply a scale word to the open group, or to everything before it."""
        if self.current is not None:
            if self.last is not None and scale == self.last:
                return False
            if self.last is not None and scale > self.last:
                self.whole = (self.total + self.current) * scale
                self.total = self.whole
            else:
                self.whole = self.current * scale
                self.total += self.whole
            self.current = None
        elif self.count == 0:
            self.total = self.whole = scale
        elif self.last is not None and scale > self.last:
            self.total += self.whole * (scale - 1)
            self.whole *= scale
        else:
            return False
        self.scale = scale * (self.scale if self.last == _THOUSAND < scale else 1)
        self.last, self.scaled = scale, True
        return True


_MILLION = re.compile(rf"[{SPACE}]*میلیون")
