"""Digits with separators, decimals and fraction signs: «۴۵۲،۲۲۶», «۲/۵», «۲۹¾»."""

from __future__ import annotations

import re
from decimal import Decimal

from brief.figures.lexicon import DIGIT, SPACE

VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.3333", "⅔": "0.6667", "⅛": "0.125"}
"""Single characters that are fractions; thirds are rounded to four places, as everywhere here."""

_MARKS = "،٬,"
_GAP = "\u00a0\u202f\u2009"
NUMERAL = (
    rf"(?:[{DIGIT}]{{1,3}}(?:[{_MARKS}{_GAP}’'][{DIGIT}]{{3}})+(?![{DIGIT}])(?:[.٫/][{DIGIT}]+)?"
    rf"|[{DIGIT}]{{1,3}}(?:[.٫][{DIGIT}]{{3}}){{2,}}(?![{DIGIT}])"
    rf"|[{DIGIT}]{{1,3}}(?:/[{DIGIT}]{{3}}){{2,}}(?![{DIGIT}/])"
    rf"|[{DIGIT}]+[.٫][{DIGIT}]+(?![.٫][{DIGIT}])"
    rf"|[{DIGIT}]{{1,3}}/[{DIGIT}]{{1,3}}(?![{DIGIT}/])"
    rf"|[{DIGIT}]+,[{DIGIT}]{{1,2}}(?=[{SPACE}]*(?:٪|%|درصد|میلی))"
    rf"|[{DIGIT}]+)[½¼¾⅓⅔⅛]?|[½¼¾⅓⅔⅛]"
)
"""Matches digits with their separators and decimals."""

_ZERO = Decimal(0)


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


def plain(value: Decimal) -> Decimal:
    """``value`` without an exponent or trailing zeros.

    >>> plain(Decimal("12500000000.0")), plain(Decimal("2.50"))
    (Decimal('12500000000'), Decimal('2.5'))
    """
    if value == value.to_integral_value():
        return value.quantize(Decimal(1)) if value.adjusted() < _PRECISION else value
    return value.normalize()


_PRECISION = 27  # what the default decimal context holds; longer digit strings are codes
