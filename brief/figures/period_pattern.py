"""The words of a period and the pattern that finds one: «تا پایان سه ماهه نخست سال ۱۴۰۲»."""

from __future__ import annotations

import re
from functools import cache

from brief.figures.lexicon import DIGIT, LETTER, SPACE, key, number_words, rows, trie


@cache
def period_table() -> dict[str, tuple[str, str, int]]:
    """Class, English and number by `key`; words of two classes keep the first but for edges."""
    return {
        key(fa): (kind, en, int(n))
        for fa, kind, en, n in rows("period_words.tsv")
        if kind != "edge"
    }


@cache
def edges() -> dict[str, str]:
    """English by `key` of what stands before a period: «تا پایان»."""
    return {key(fa): en for fa, kind, en, _ in rows("period_words.tsv") if kind == "edge"}


_S = rf"[{SPACE}]"
SPANS = {"سال": "year", "ماه": "month", "ماهه": "month", "هفته": "week", "روز": "day",
          "ساعت": "hour", "فصل": "quarter", "دهه": "decade", "قرن": "century"}  # fmt: skip
SOME = "چند"


@cache
def period_pattern() -> re.Pattern[str]:
    """Finds a period; its groups say what it is (`brief.figures.periods` reads them)."""

    def words(*kinds: str) -> str:
        return trie(fa for fa, kind, _, _ in rows("period_words.tsv") if kind in kinds)

    word = trie(w for w, n in number_words().items() if n.kind in ("one", "teen", "ten", "hundred"))
    count = rf"{word}(?:{_S}+و{_S}+{word}){{0,2}}|هزار"
    four = rf"[12]\d{{{{3}}}}|[۱۲][{DIGIT}]{{{{3}}}}|[١٢][{DIGIT}]{{{{3}}}}"
    year = rf"سال(?:{_S}مالی)?{_S}+(?P<y{{0}}>{four})(?![{DIGIT}])"
    of = rf"(?:{_S}+(?:از{_S}+)?(?P<of>{words('year')}|{year.format(1)}|این{_S}سال)(?![{LETTER}]))?"
    span = (
        rf"(?P<n>(?<![{DIGIT}.٫/,،٬])[{DIGIT}]{{1,4}}(?:{_S}+هزار)?|{count}|{SOME}){_S}?"
        rf"(?P<span>ماهه|ماه|هفته|روز|سال|ساعت|فصل|دهه|قرن)"
    )
    then = rf"{_S}+از{_S}+آن(?![{LETTER}])"
    ago = rf"{_S}+(?P<ago>(?:پیش|قبل)(?:{then})?)(?![{LETTER}]|{_S}+از(?![{LETTER}]))"
    part = rf"(?P<part>نیمه|سه{_S}?ماهه){_S}+(?P<which>نخست|اول|دوم|سوم|چهارم|پایانی)"
    later = rf"(?={_S}+(?:{words('year')}|{year.format(9).replace('P<y9>', ':')})(?![{LETTER}]))"
    turn = (
        rf"(?:{_S}+(?P<turn>گذشته|آینده|(?:پیش|قبل)(?!{_S}+(?:رو|از)(?![{LETTER}])|\u200c))"
        rf"(?![{LETTER}]))?"
    )
    order = rf"(?:{_S}+(?P<order>{words('order')})(?![{LETTER}])|{later})"
    core = (
        rf"(?:{part}(?![{LETTER}]){of}"
        rf"|{span}(?:{ago}|{order}{of.replace('<of>', '<of2>').replace('<y1>', '<y2>')})"
        rf"|(?P<season>{words('season')})(?![{LETTER}]){turn}"
        rf"{of.replace('<of>', '<of3>').replace('<y1>', '<y3>')}"
        rf"(?:{_S}+(?P<y4>[{DIGIT}]{{4}})(?![{DIGIT}]))?"
        rf"|{year.format(5)}(?:{_S}+(?:تا|الی){_S}+(?:پایان{_S}+)?(?:سال{_S}+)?(?P<y6>[{DIGIT}]{{4}})(?![{DIGIT}]))?"
        rf"|سال‌?{_S}?های{_S}+(?P<y7>[{DIGIT}]{{4}}){_S}+(?:تا|و|الی){_S}+(?P<y8>[{DIGIT}]{{4}})(?![{DIGIT}])"
        rf"|(?(edge)(?P<yb>[1۱][34۳۴][{DIGIT}]{{2}})(?![{DIGIT}]|[{SPACE}]+نفر)|(?!))"
        rf"|(?P<named>{words('year', 'month', 'week', 'day')})(?![{LETTER}])"
        rf"(?P<then>(?<=[لش]){then})?)"
    )
    edge = trie(fa for fa, kind, _, _ in rows("period_words.tsv") if kind == "edge")
    return re.compile(
        rf"(?<![{LETTER}])(?:(?P<edge>{edge}){_S}+)?{core}(?P<now>{_S}+تا{_S}?(?:کنون|امروز|به{_S}امروز))?"
    )
