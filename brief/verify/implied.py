"""Numbers of the English that the Persian has, but not as a figure.

A compound has its number inside («چهاربانده»: four lanes), a word may mean one («شبانه‌روز»: 24
hours), and some number words are not read as figures («هر سه»). They explain a number that no
figure explains; nothing is dropped for their sake.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache

from brief.figures.english_words import EnglishNumber
from brief.figures.lexicon import DIGIT, LETTER, number_words, rows, trie, western_digits
from brief.figures.numbers import read_number
from brief.figures.units import nouns, units
from brief.records import Figure

_TWO = Decimal(2)
_TWO_ALONE = re.compile(rf"(?<![{LETTER}\u200c])دو(?![{LETTER}\u200c])")
"""«دیابت نوع دو» is "type 2"; "two" in words is held, since «دو» also runs."""
_CLOSE = Decimal("0.0001")
_THOUSAND = Decimal(1000)
_UNSURE = frozenset({"یک", "دو", "نه", "ده", "شش", "سی", "نیم", "سوم", "صدم", "دهم", "سیام"})
"""Alone these are other words as often: a, run, not, village, lungs, the poet's "like"."""
_JOINING = re.compile(r"(?:چهار|هزار|صد|دو)$")
"""These end in letters that never join the next, so that a half-space is often left out."""
_ENDINGS = ("ی", "م", "مین", "می")
"""Of ordinals: «هفدهمی», «هشتصدمین»; «سهم» is a share."""
_DAYS = re.compile(r"شنبه|م(?:ین)?(?![ء-ی])")
_PER = re.compile(r"\b(?:per|in a|in|of a|to a|a) ?-?$", re.IGNORECASE)
_PER_THOUSAND = re.compile(r"در[ \u200c]+هزار")
_NEAR = 24


def is_implied(number: EnglishNumber, en: str, figures: Sequence[Figure], fa: str) -> bool:
    """Whether a number that no figure explains is in the Persian ``fa`` all the same.

    >>> from brief.figures.english import read_english
    >>> en = "A road of four lanes."
    >>> is_implied(read_english(en)[0], en, (), "جاده چهاربانده")
    True
    """
    if not fa:
        return False
    if number.kind == "time" and number.minutes % 60 == 0:
        return Decimal(number.minutes // 60 % 12 or 12) in _hours(fa)
    if number.kind == "date" and number.day is not None:
        return number.day.year is None and number.day.day in _unread(fa, figures, True)
    if number.value is None:
        return False
    before, after = en[max(0, number.start - _NEAR) : number.start], en[number.end :][:_NEAR]
    if (
        number.value in (_THOUSAND, 1 / _THOUSAND)
        and _PER.search(before)
        and _PER_THOUSAND.search(fa)
    ):
        return True  # "three per thousand"
    if any(p.search(before) or p.match(after) for p in _implied(number.value, fa)):
        return True
    if number.kind == "share":
        return any(abs(share - number.value) < _CLOSE for share in _shares(fa))
    if number.unit is not None or number.kind not in ("number", "ordinal", "multiple"):
        return False
    return number.value in _unread(fa, figures, number.kind == "ordinal") or (
        number.value == _TWO and not number.words and bool(_TWO_ALONE.search(fa))
    )


def _implied(value: Decimal, fa: str) -> Iterator[re.Pattern[str]]:
    for word, beside in _words().get(value, ()):
        if re.search(rf"(?<![{LETTER}\u200c]){word}", fa):
            yield beside


@cache
def _words() -> dict[Decimal, list[tuple[str, re.Pattern[str]]]]:
    found: dict[Decimal, list[tuple[str, re.Pattern[str]]]] = {}
    for value, word, beside in rows("english_implied.tsv"):
        near = "" if beside == "-" else rf"\b(?:{beside})[ -]$|[ -](?:[a-z]+ )?(?:{beside})\b"
        found.setdefault(Decimal(value), []).append((word, re.compile(near, re.IGNORECASE)))
    return found


def _unread(fa: str, figures: Iterable[Figure], ordinals: bool) -> frozenset[Decimal]:
    """The numbers of ``fa`` that are in none of ``figures``, in digits or in words.

    «سوم» is one only with ``ordinals``.
    """
    left = fa
    for figure in figures:
        left = left.replace(figure.surface, "\n", 1)
    digits = (Decimal(western_digits(m[0])) for m in re.finditer(rf"[{DIGIT}]+", left))
    words = (value for value, ordinal in _worded(left) if ordinals or not ordinal)
    return frozenset(digits) | frozenset(words)


@cache
def _share() -> re.Pattern[str]:
    parts = trie(w for w, n in number_words().items() if n.kind == "ordinal")
    return re.compile(rf"یک ?(?P<part>{parts})(?![{LETTER}])")


def _shares(fa: str) -> Iterator[Decimal]:
    """The small parts of ``fa`` that are no figures: «یک‌بیستم»."""
    for m in _share().finditer(fa.replace("\u200c", "")):
        if value := _value(m["part"]):
            yield 1 / value


@cache
def _at_hour() -> re.Pattern[str]:
    word = trie(w for w, n in number_words().items() if n.kind in ("one", "teen"))
    return re.compile(
        rf"(?<![{LETTER}{DIGIT}])(?P<hour>[{DIGIT}]{{1,2}}|{word})\u0650?ی?[ \u200c]+"
        r"(?:صبح|بامداد|ظهر|بعدازظهر|بعد از ظهر|عصر|غروب|شب|نیمه)"
    )


def _hours(fa: str) -> frozenset[Decimal]:
    """The hours of ``fa`` that have their part of the day: «یک بعدازظهر», «دوی بامداد»."""
    found = (_value(western_digits(m["hour"])) for m in _at_hour().finditer(fa))
    return frozenset(v for v in found if v is not None)


@cache
def _compound() -> re.Pattern[str]:
    """A word that begins with number words: ``number`` and the ``rest`` of it."""
    word = trie(w for w, n in number_words().items() if n.kind != "first" and n.value)
    return re.compile(
        rf"(?<![{LETTER}\u200c])(?P<number>{word}(?:\u200c?و?\u200c?{word})*)"
        rf"(?P<rest>(?:\u200c?[{LETTER}]+)*)"
    )


def _worded(text: str) -> Iterator[tuple[Decimal, bool]]:
    """The numbers in words of ``text``, and whether each is an ordinal."""
    for m in _compound().finditer(text):
        word = m["number"]
        rest = m["rest"]
        phrase = None if rest else read_number(text, m.start())
        if phrase and phrase.end > m.end():
            yield phrase.value, phrase.form == "ordinal"  # «هزار و یک شب»
        if not rest and word in _UNSURE:
            continue
        if rest and not rest.startswith("\u200c") and not _is_glued(word, rest):
            continue
        value = _value(word)
        if value is not None:
            part = number_words().get(word.replace("\u200c", ""))
            yield value, part is not None and part.kind == "ordinal"


def _is_glued(word: str, rest: str) -> bool:
    """Whether a word that joins its number without a half-space is a number and a noun."""
    if (
        (rest in _ENDINGS and len(word) > len("سه"))
        or rest.startswith(("چند", "وچند"))
        or _parts().findall(word)[1:]
    ):
        return True  # «هفدهمی»; «صدوبیست»: two number words are no chance
    if not _JOINING.search(word) or _DAYS.match(rest):
        return False
    if len(word) > len("صد"):
        return True
    stem = re.sub(r"(?:ای|ه|ی)$", "", rest)
    return any(form in nouns() or form in units() for form in (rest, stem))


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(trie(w for w in number_words() if "و" not in w[1:-1]))


def _value(word: str) -> Decimal | None:
    """The value of number words written as one: «صدوبیست», «سه‌هزار».

    >>> _value("صدوبیست"), _value("سه‌هزار")
    (Decimal('120'), Decimal('3000'))
    """
    plain = word.replace("\u200c", "")
    found = read_number(plain, 0)
    if found is not None and found.end == len(plain):
        return found.value
    spaced, pos = "", 0
    for m in _parts().finditer(plain):
        spaced += " و " if "و" in plain[pos : m.start()] else " "
        spaced, pos = spaced + m[0], m.end()
    found = read_number(spaced.strip(" و"), 0)
    return found.value if found is not None else None
