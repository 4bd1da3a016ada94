"""What a number counts: units of measure, money, counters and head nouns.

Units come from ``units.tsv``, head nouns from ``nouns.tsv``. A counter such as «دستگاه» gives
way to the noun after it («۱۲ فقره وام»: loans). Rial and toman are never mixed or converted.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from brief.figures.lexicon import DIGIT, HALF_SPACE, LETTER, SPACE, key, rows, trie


class Unit(NamedTuple):
    """A unit: singular and plural English, and its kind (the header of ``units.tsv``).

    ``kind`` of a head noun is ``"noun"``. The number before it is multiplied by ``scale``.
    """

    singular: str
    plural: str
    kind: str
    scale: Decimal = Decimal(1)


@cache
def units() -> dict[str, Unit]:
    """Units by the `key` of each of their Persian forms."""
    return {
        key(form): Unit(singular, plural, kind, Decimal(scale))
        for forms, singular, plural, kind, scale in rows("units.tsv")
        for form in forms.split("|")
    }


@cache
def nouns() -> dict[str, Unit]:
    """Head nouns by `key`."""
    return {key(fa): Unit(one, many, "noun") for fa, one, many in rows("nouns.tsv")}


@cache
def plurals() -> dict[str, str]:
    """The plural of every English unit by its singular."""
    every = (*units().values(), *nouns().values())
    return {u.singular: u.plural for u in reversed(every)}


_OWN = rf"(?:{HALF_SPACE}?(?:شان|مان|اش|ش))?"
_ADJECTIVE = rf"(?:{HALF_SPACE}?(?:ه{HALF_SPACE}?ای|(?<!تن)ه|یی|ی)|(?:{HALF_SPACE}|(?<=[اهو]))ای)?"
_PLURAL = rf"(?:{HALF_SPACE}?(?:هایی|های|ها|ان|ای|یی|ی))?"


@cache
def _unit_pattern() -> re.Pattern[str]:
    forms = [form for row in rows("units.tsv") for form in row[0].split("|")]
    words = trie(f for f in forms if f[-1].isalpha())
    signs = trie(f for f in forms if not f[-1].isalpha())
    return re.compile(
        rf"[{SPACE}]*(?:(?P<unit>{words}){_ADJECTIVE}{_OWN}(?![{LETTER}A-Za-z])|(?P<sign>{signs}))"
    )


@cache
def _noun_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"[{SPACE}]*(?P<noun>{trie(row[0] for row in rows('nouns.tsv'))}){_PLURAL}{_OWN}"
        rf"(?![{LETTER}])"
    )


_NEXT_OWN = re.compile(
    rf"(?<=سال)[{SPACE}]+(?:1[34]|۱[۳۴]|19|20|۱۹|۲۰)[{DIGIT}]{{2}}(?![{DIGIT}])"
    rf"|(?<=ساعت)[{SPACE}]+(?:[{DIGIT}]{{1,2}}:[{DIGIT}]{{2}}|هماهنگ)"
)
"""A year or a time of day, whose «سال» or «ساعت» counts nothing before it."""
_NO_RATE = re.compile(rf"[{SPACE}]در[{SPACE}](?:سال|ماه|هفته|روز)$")
_OF_YEAR = re.compile(
    rf"[{SPACE}]+(?:[{DIGIT}]|گذشته|جاری|آینده|پیش|قبل|مالی|زراعی|آبی|تحصیلی|نخست|اول|دوم|بعد|آخر"
    rf"|فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند|شنبه|یک|دو|سه|چهار|پنج|جمعه)"
)
"""«۳۱ میلیون تن در سال ۱۴۰۲», «در سال گذشته»: no tons a year."""
_LONGER = re.compile(
    rf"\u200c(?!(?:و|ها|های|هایی|ای|ام|اند|ایم|اید|است|ش|شان|مان|اش)(?![{LETTER}]))[{LETTER}]"
)
"""A longer word: «سه ماه‌گرفتگی», «هر یک گرم‌کن», «ایرباس ۳۳۰ دست‌دوم»."""


@cache
def _other_words() -> dict[str, tuple[str, ...]]:
    """Units that are another word before some words: «گرم می‌کند» (warms)."""
    return {key(form): tuple(after.split("|")) for form, after in rows("not_units.tsv")}


def _is_other_word(text: str, m: re.Match[str], name: str) -> bool:
    if m.end() != m.end("unit"):
        return False
    return text[m.end() : m.end() + 16].lstrip().startswith(_other_words()[name])


def read_unit(text: str, pos: int) -> tuple[Unit, int] | None:
    """The unit that follows a number ending at ``text[pos]``, and where it ends.

    >>> read_unit("۵۰۰ مگاوات برق", 3)
    (Unit(singular='megawatt', plural='megawatts', kind='measure', scale=Decimal('1')), 10)
    >>> unit, end = read_unit("۶۵۸ مرکز", 3)
    >>> unit.singular, end
    ('center', 8)
    """
    m = _unit_pattern().match(text, pos)
    if m and (per := _NO_RATE.search(text, m.start(), m.end())) and _OF_YEAR.match(text, m.end()):
        m = _unit_pattern().match(text, pos, per.start())
    noun = None
    if m is None or m["unit"]:
        noun = _noun_pattern().match(text, pos)
    apart = not text.startswith(HALF_SPACE, pos)  # «بیست‌فوتی» is a length, «۵ فوتی» deaths
    if m is None or (noun is not None and apart and noun.end("noun") > m.end("unit")):
        return (nouns()[key(noun["noun"])], noun.end()) if noun else None
    name = key(m["unit"] or m["sign"])
    unit = units()[name]
    if unit.kind in ("time", "money") and _NEXT_OWN.match(text, m.end()):
        return None  # «۱۲۰ میلیون سال ۱۳۸۵», «ظفر ۲ ساعت ۱۶:۴۸»
    if text[m.end() : m.end() + 1] == HALF_SPACE and _LONGER.match(text, m.end()):
        return None
    if name in _other_words() and _is_other_word(text, m, name):
        return None
    if unit.kind == "counter" and text[m.end() - 1] != "ی":
        after = _noun_pattern().match(text, m.end())
        if after and after[0][0] in SPACE:
            return nouns()[key(after["noun"])], after.end()
    return unit, m.end()
