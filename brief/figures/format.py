"""Print numbers and figures as an American news editor does."""

from __future__ import annotations

from decimal import Decimal

_SCALES = (
    (Decimal(10) ** 12, "trillion"),
    (Decimal(10) ** 9, "billion"),
    (Decimal(10) ** 6, "million"),
)
_PLACES = 3  # "2.187 million", but 2,187,450 in full
_SHARES = {2: "half", 3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 7: "seventh",
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
    words = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    return f"{words[top]}-{_SHARES[bottom]}{'' if top == 1 else 's'}"


def format_time(minutes: int) -> str:
    """Minutes from midnight as ``9:05``."""
    return f"{minutes // 60}:{minutes % 60:02d}"
