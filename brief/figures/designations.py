"""Names with a number in them: «اف-۱۶» is F-16, «اس۴۰۰» S-400, «شاهد-۱۳۶» Shahed-136.

They are no figures. The model has seen few, and loses their digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from brief.figures.lexicon import DIGIT, LETTER, rows, trie, western_digits

_NUMBER = rf"[{DIGIT}]{{1,4}}(?:-[{DIGIT}]{{3}})?(?![{DIGIT}]|[.٫,،٬/:٪%][{DIGIT}])"
_PLURAL = rf"(?:[ \u200c]?(?P<plural>ها)(?:ی|یی)?)?(?![{LETTER}])"
_LETTERS = {"الف": "A", "ب": "B", "پ": "P", "ت": "T", "ث": "S", "ج": "J", "چ": "Ch", "ح": "H",
            "خ": "Kh", "د": "D", "ذ": "Z", "ر": "R", "ز": "Z", "ژ": "Zh", "س": "S"}  # fmt: skip
_CLAUSE = re.compile(
    rf"(?<![{LETTER}])(?:بند|جزء|جزو|تبصره|قسمت|ردیف|پیوست|گروه|رده)[ \u200c]"
    rf"(?P<letter>[«(\"]?(?P<bare>{'|'.join(_LETTERS)})[»)\"]?)(?![{LETTER}\u200c])"
)
_LONGEST = 12  # letters before the number, with what joins them


def designations(text: str) -> Iterator[tuple[int, int, str]]:
    """The designations in ``text`` in order: half-open range and English.

    >>> list(designations("جنگنده میگ-۲۹ و اس۳۰۰ و بوئینگ ۷۳۷، نه اس ۴۰"))
    [(7, 13, 'MiG-29'), (16, 21, 'S-300'), (24, 34, 'Boeing 737')]
    >>> list(designations("بند «ب» و جزء ج ماده ۲"))
    [(4, 7, 'B'), (14, 15, 'J')]
    """
    yield from _clauses(text)
    for m in _pattern().finditer(text):
        english = _english()[m["spaced"] or m["joined"] or m["long"]] + western_digits(m["number"])
        yield m.start(), m.end(), english + ("s" if m["plural"] else "")


def _clauses(text: str) -> Iterator[tuple[int, int, str]]:
    """The letters of clauses, by the letter that sounds like them."""
    for m in _CLAUSE.finditer(text):
        yield m.start("letter"), m.end("letter"), _LETTERS[m["bare"]]


def designation_number(text: str, start: int) -> int | None:
    """Where the number of a designation that starts at ``text[start]`` ends, if it is one.

    >>> designation_number("اس-۳۰۰", 3), designation_number("حدود ۳۰۰", 5)
    (6, None)
    """
    head = text[max(0, start - _LONGEST) : start].rstrip("- \u200c")
    if not head.endswith(_prefixes()) or not _before().search(text, start - len(head) - 1, start):
        return None
    m = _number().match(text, start)
    return m.end("number") if m else None


@cache
def _prefixes() -> tuple[str, ...]:
    return tuple(row[0] for row in rows("designations.tsv"))


@cache
def _prefix() -> str:
    spaced, joined, long = (
        trie(fa for fa, _, how in rows("designations.tsv") if how == which)
        for which in ("space", "joined", "long")
    )
    return (
        rf"(?<![{LETTER}\u200c])(?:(?P<spaced>{spaced})[- \u200c]?|(?P<joined>{joined})[-\u200c]?"
        rf"|(?P<long>{long})[ \u200c](?=[{DIGIT}]{{3}}))"
    )


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"{_prefix()}(?P<number>{_NUMBER}){_PLURAL}")


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"{_prefix()}$")


@cache
def _number() -> re.Pattern[str]:
    return re.compile(rf"(?P<number>{_NUMBER}){_PLURAL}")


@cache
def _english() -> dict[str, str]:
    return {fa: en.replace("_", " ") for fa, en, _ in rows("designations.tsv")}
