"""Print numbers and figures as an American news editor does."""

from __future__ import annotations

from decimal import Decimal

from brief.figures.units import plurals
from brief.records import Figure

_SCALES = (
    (Decimal(10) ** 12, "trillion"),
    (Decimal(10) ** 9, "billion"),
    (Decimal(10) ** 6, "million"),
)
_PLACES = 3  # "2.187 million", but 2,187,450 in full
_SHARES = {3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 7: "seventh",
           8: "eighth", 9: "ninth", 10: "tenth", 100: "hundredth", 1000: "thousandth"}  # fmt: skip


def format_number(value: Decimal) -> str:
    """Grouped digits, with a scale word from a million up where it is exact.

    >>> [format_number(Decimal(n)) for n in ("403019", "12500000000", "2187000", "2187450")]
    ['403,019', '12.5 billion', '2.187 million', '2,187,450']
    """
    size = abs(value)
    for scale, word in _SCALES:
        if size >= scale:
            scaled = value / scale
            if round(scaled, _PLACES) * scale == value:
                return f"{_digits(scaled)} {word}"
            break
    return _digits(value)


def _digits(value: Decimal) -> str:
    """Digits with commas, without trailing zeros of a decimal part.

    >>> _digits(Decimal("4800.50"))
    '4,800.5'
    """
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def format_ordinal(value: Decimal) -> str:
    """``12`` -> ``12th``.

    >>> [format_ordinal(Decimal(n)) for n in (2, 12, 21, 113)]
    ['2nd', '12th', '21st', '113th']
    """
    number = int(value)
    teen = 10 <= number % 100 <= 20
    ending = "th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{ending}"


def format_share(top: int, bottom: int) -> str:
    """``1, 3`` -> ``one-third``.

    >>> format_share(1, 3), format_share(3, 4)
    ('one-third', 'three-quarters')
    """
    if (top, bottom) == (1, 2):
        return "half"
    if top >= 10:
        return f"{top} {_SHARES[bottom]}s"
    words = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    return f"{words[top]}-{_SHARES[bottom]}{'' if top == 1 else 's'}"


def format_time(minutes: int) -> str:
    """Minutes from midnight as ``9:05``."""
    return f"{minutes // 60}:{minutes % 60:02d}"


_MONEY_SIGNS = {"dollar": "$", "euro": "€", "pound": "£"}
_PRINTED = {"at most": "up to"}


def format_figure(figure: Figure) -> str:
    """The figure in English, with qualifier and unit: ``more than 600,000 people``, ``80%``.

    Dates, ordinals, times and shares keep the text they were found with.
    """
    if figure.kind in ("date", "year", "ordinal") or figure.unit == "minute after midnight":
        return figure.text
    if figure.value is None and (figure.low is None or figure.high is None):
        return figure.text
    return print_figure(figure.value, figure.low, figure.high, figure.unit, figure.qualifier)


def print_figure(
    value: Decimal | None,
    low: Decimal | None,
    high: Decimal | None,
    unit: str | None,
    qualifier: str | None,
) -> str:
    """The text of a figure from its parts; either ``value`` or both bounds are given."""
    if value is not None:
        printed = amount(value, unit)
    elif low is not None and high is not None:
        printed = format_range(low, high, unit)
    else:
        return ""
    return f"{print_qualifier(qualifier)} {printed}" if qualifier else printed


def print_qualifier(qualifier: str) -> str:
    """The words of a record's qualifier: ``up to`` for ``at most``."""
    return _PRINTED.get(qualifier, qualifier)


def amount(value: Decimal, unit: str | None) -> str:
    """A number with its unit.

    >>> amount(Decimal(403019), "person"), amount(Decimal(80), "percent")
    ('403,019 people', '80%')
    >>> amount(Decimal(3200000), "dollar"), amount(Decimal("4.7"), "magnitude")
    ('$3.2 million', 'magnitude 4.7')
    """
    number = format_number(value)
    if unit is None:
        return number
    if unit == "percent":
        return f"{number}%"
    if unit == "magnitude":
        return f"magnitude {number}"
    if sign := _MONEY_SIGNS.get(unit):
        if sign != "€" and "." in number and abs(value) < 1000:  # 81.60, not 81.6, dollars
            number = f"{value:,.2f}" if value == round(value, 2) else number
        return f"-{sign}{number[1:]}" if value < 0 else f"{sign}{number}"
    return f"{number} {unit if abs(value) == 1 else plurals().get(unit, unit)}"


def format_range(low: Decimal, high: Decimal, unit: str | None) -> str:
    """``5 to 10 people``; both ends carry a sign or a scale word of their own.

    >>> format_range(Decimal(10), Decimal(15), "percent")
    '10% to 15%'
    """
    first = amount(low, unit)
    if unit != "percent" and unit not in _MONEY_SIGNS:
        first = format_number(low)
    return f"{first} to {amount(high, unit)}"
