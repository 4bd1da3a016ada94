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
    rows,
    trie,
)
from brief.figures.numerals import NUMERAL, numeral_value, plain
from brief.figures.phrase import Phrase


@cache
def glued() -> str:
    """Matches what may follow a number word without a space: «دوروزه», «صددرصد», «چهارتای آنها»."""
    endings = trie(row[0] for row in rows("glued.tsv"))
    return rf"(?:{endings}|بار(?![{LETTER}])|تا(?:ی|یی|شان)?(?![{LETTER}]))"


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
    words = number_word_pattern()
    end = (
        rf"(?![{LETTER}])|(?=و[{SPACE}]|{glued()}|(?<=هزار)و{words})|(?=(?:ی|ش|شان)(?![{LETTER}]))"
    )
    return re.compile(rf"(?P<joint>{joint})(?:(?P<numeral>{NUMERAL})|(?P<word>{words})(?:{end}))")


@cache
def _glued_and() -> re.Pattern[str]:
    """«و» glued to the word after it: «سی وپنج», «بیست‌وپنج»."""
    return re.compile(
        rf"(?P<joint>[{SPACE}]*و[{SPACE}]*)(?P<word>{number_word_pattern()})"
        rf"(?:(?![{LETTER}])|(?={glued()}))"
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
_ORDINAL_END = re.compile(
    rf"{HALF_SPACE}?(?:[اأ]?[ُ]?مین|[ {HALF_SPACE}]?اُ?م)(?![{LETTER}])|(?:st|nd|rd|th)(?![A-Za-z])"
)
_GROUPED = re.compile(rf"[1-9۱-۹١-٩][{DIGIT}]{{0,2}}/[{DIGIT}]{{3}}")
_WHOLE = re.compile(rf"[{SPACE}]+(?:تومان|ریال|نفر|خانوار)")
"""What is never counted in thousandths: «۵۸/۵۰۰ تومان» are 58,500."""
_LARGER = re.compile(rf"[{SPACE}]*میلیارد")
_PLAIN = re.compile(NUMERAL)
_MORE = re.compile(
    rf"[{SPACE}]*(?:و[{SPACE}{DIGIT}\u0627-\u06cc]|هزار|م[یلم]|تری|بیلی|[اأ]?[ُ]?م|[snrt][tdh]|[{LETTER}]{{2,4}}م(?![{LETTER}]))"
)
"""What may go on with a phrase that starts with digits: a scale, «و», an ordinal ending."""
_NO_MORE = {
    "scale": re.compile(rf"[{SPACE}]?ها(?:ی|یی)?(?![{LETTER}])"),
    "half": re.compile(rf"{HALF_SPACE}[{LETTER}]|[{SPACE}]+دیگر(?![{LETTER}])"),
}
"""What shows that a word goes on with no number: «سال ۲۰۲۱ میلیون‌ها پرنده», «و نیم‌سکه»."""
_POINT = re.compile(rf"[{SPACE}]+ممیز[{SPACE}]+")


def read_number(text: str, pos: int) -> Number | None:
    """The number phrase that starts at ``text[pos]``, or None.

    >>> read_number("۴۰۳ هزار و ۱۹ نفر", 0)[:3]
    (0, 13, Decimal('403019'))
    >>> read_number("۱۵ هزار و ۳۰۰ میلیارد تومان", 0).value
    Decimal('15300000000000')
    """
    if (m := _PLAIN.match(text, pos)) and not _MORE.match(text, m.end()):
        surface = m[0]
        if "/" in surface and _GROUPED.fullmatch(surface) and _WHOLE.match(text, m.end()):
            surface = surface.replace("/", "")
        value = Decimal(surface) if surface.isdecimal() else plain(numeral_value(surface))
        return Number(pos, m.end(), value)
    state = Phrase()
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
            if end > pos and (stop := _NO_MORE.get(word.kind)) and stop.match(text, m.end()):
                break
            larger = bool(_LARGER.match(text, m.end()))
            accepted = state.word(word.value, word.kind, joined, larger)
        if not accepted:
            if m.lastgroup == "word" and word.kind == "scale" and state.group_start is not None:
                end, state.current = state.group_start, None  # «۵ هزار و ۱۰ هزار»: two numbers
            break
        if joined and state.last is not None and state.group_start is None:
            state.group_start = end
        elif state.current is None:
            state.group_start = None
        end = m.end()
        if state.count == 1 or (state.count == 2 and not state.scaled and not state.digits):
            share = _read_share(text, pos, end, state)
            if share:
                return share
    if state.count == 0 or state.value is None:
        return None
    return _finish(text, pos, end, state)


def _finish(text: str, pos: int, end: int, state: Phrase) -> Number | None:
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


def _read_share(text: str, pos: int, end: int, state: Phrase) -> Number | None:
    """A vulgar fraction in words, if the first part of the phrase is its numerator."""
    top = state.current
    if top is None or top != top.to_integral_value() or not 1 <= top < 1000:
        return None
    m = _share().match(text, end)
    bottom = _parts()[m["part"]] if m else 0
    if m is None or top >= bottom or (top >= 10 and bottom <= 10):
        return None
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
