"""A number phrase while it is read: which words may go on with it, and what they make."""

from __future__ import annotations

import re
from decimal import Decimal

from brief.figures.lexicon import SPACE
from brief.figures.numerals import numeral_value

_ZERO = Decimal(0)
_HALF = Decimal("0.5")
_THOUSAND = Decimal(1000)
_MILLIONS = Decimal(10) ** 6
_HUNDRED_THOUSAND = 100 * _THOUSAND
_SCALES = (_THOUSAND, _MILLIONS, Decimal(10) ** 9)
_MILLION = re.compile(rf"[{SPACE}]*میلیون")
_FLOOR = {"one": 1, "teen": 1, "ten": 10, "hundred": 100}


class Phrase:
    """A phrase while it is read: ``total`` of the groups with a scale, and the open group."""

    __slots__ = ("count", "current", "digits", "floor", "fraction", "group_start", "last", "open",
                 "ordinal", "scale", "scaled", "top", "total", "whole")  # fmt: skip

    def __init__(self) -> None:
        self.total = _ZERO
        self.current: Decimal | None = None
        self.floor = 0  # what the next word must be below: 10 after «سی», 100 after «دویست»
        self.last: Decimal | None = None  # the scale of the last closed group
        self.top = _ZERO  # the largest scale so far
        self.whole = _ZERO  # the last closed group, with its scale
        self.scale = Decimal(1)
        self.group_start: int | None = None  # where to go back to if the group is another number
        self.count = 0
        self.scaled = self.digits = self.ordinal = False
        self.fraction = False  # a group has a decimal point: «۱.۱ میلیون و ۹۸۰ هزار» are two
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
            if not (joined and below) or self.fraction:
                return False
            if self._ends_list(text, end, value):
                return False
        self.current, self.floor, self.digits = value, 0, True
        self.fraction = self.fraction or value != value.to_integral_value()
        self.count += 1
        return True

    def _ends_list(self, text: str, end: int, value: Decimal) -> bool:
        """«۲۰۰ هزار و ۳ میلیون»: two numbers; «۳ هزار و ۲۰۰ میلیون»: one."""
        return value < 100 and self.last == _THOUSAND and bool(_MILLION.match(text, end))

    def word(self, value: Decimal, kind: str, joined: bool, larger: bool) -> bool:
        if kind == "ordinal" and value in _SCALES and self.count and not joined:
            accepted = self._scaled_ordinal(value)
        elif kind == "scale":
            accepted = not (joined and self.count) and self._close(value, larger)
        elif kind == "half":
            accepted = self._half(joined)
        elif kind == "first":
            accepted = False
        else:
            accepted = self._add(value, kind, joined)
        self.count += accepted
        return accepted

    def _scaled_ordinal(self, scale: Decimal) -> bool:
        """«سه‌هزارمین», «شصت‌میلیونمین»: the ordinal word is the scale of what is before it."""
        if self.digits or self.current is None or not self._close(scale, False):
            return False
        self.ordinal, self.open = True, False
        return True

    def _add(self, value: Decimal, kind: str, joined: bool) -> bool:
        if kind == "ordinal" and self.digits:
            return False  # «۵۰۰ هزار و دومین بار»
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

    def _close(self, scale: Decimal, larger: bool) -> bool:
        """Apply a scale word to the open group, or to everything before it.

        ``larger``: a larger scale follows at once: «۲ هزار و ۴۶۲ هزار میلیارد» is one number,
        «۵ هزار و ۱۰ هزار» two.
        """
        if self.current is not None:
            if self.last is not None and scale == self.last and not larger:
                return False
            if self.last is not None and self._is_another(scale):
                return False
            if self.last is not None and scale >= self.last:
                self.whole = (self.total + self.current) * scale
                self.total = self.whole
            else:
                self.whole = self.current * scale
                self.total += self.whole
            self.current = None
        elif self.count == 0:
            self.total = self.whole = scale
        elif self.last is not None and (scale > self.last or scale == self.last == _THOUSAND):
            self.total += self.whole * (scale - 1)
            self.whole *= scale
        else:
            return False
        self.scale = scale * (self.scale if self.last == _THOUSAND < scale else 1)
        self.last, self.scaled = scale, True
        self.top = max(self.top, scale)
        return True

    def _is_another(self, scale: Decimal) -> bool:
        """Whether the open group begins another number.

        «۸۵۰ هزار و ۴۰۰ میلیون»: a million never has hundreds of thousands; «۱ میلیارد و ۲۶۰
        میلیون و ۱ میلیارد»: the scale was there before.
        """
        if scale == _MILLIONS and self.last == _THOUSAND:
            return self.total >= _HUNDRED_THOUSAND
        return self.last is not None and self.last < scale <= self.top
