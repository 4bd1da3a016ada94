"""The noun phrase that words before or behind a figure make, or none."""

from __future__ import annotations

from brief.figures.lexicon import number_words
from brief.figures.word_classes import times, words

MOST = 8
"""Words that are read."""
_LONGEST = 6
"""Words that a phrase has at most: of the longer ones most are two phrases."""
_AFTERWARDS = ("پس", "پیش", "بعد", "قبل", "بیش", "کمتر", "بیشتر", "غیر")
PREPOSITIONS = ("از", "با", "در", "به", "برای", "بر", "میان", "بین", "روی", "طبق")


def noun_phrase(found: list[str], share: bool = False) -> str | None:
    """What ``found`` names: its last noun phrase, without where and when.

    >>> noun_phrase("مدیرکل از ثبت".split()), noun_phrase("سازمان آب سطح دریاچه".split())
    ('ثبت', 'سطح دریاچه')
    >>> noun_phrase("مانده سپرده‌ها در پایان سال".split())
    'مانده سپرده‌ها'
    """
    until = (i for i, w in enumerate(found[:-1]) if w == "تا" and _is_time(found[i + 1 :]))
    found = found[: next(until, len(found))]  # «خرید گندم تا پایان شهریور»
    while True:
        at = next((i for i in range(len(found) - 1, -1, -1) if found[i] in PREPOSITIONS), -1)
        if at < 0:
            break
        word, left, right = found[at], found[:at], found[at + 1 :]
        if left and left[-1] in words("aside"):
            found = right if left[-1] == "اشاره" else [w for w in left[:-1] if w != "در"]
        elif word == "از" and left and left[-1] in _AFTERWARDS:
            found = left[:-1]
        elif word == "از" and right and right[0] in words("from"):
            found = left
        elif word in ("از", "با", "برای") and right and not _is_time(right):
            found = left if _goes_on(left, word, right) else right
        elif word == "به" and right and right[0] in words("head"):
            found = right
        else:
            found = right if share and not left and not _is_time(right or ["ماه"]) else left
    return trim(_from_head(found)[-MOST:])


def _goes_on(left: list[str], word: str, right: list[str]) -> bool:
    """Whether ``word`` and what follows only tell more of what is measured: «سهم زنان از وام»,
    «صادرات از بوشهر»; not «خرید دام با قیمت هر کیلو»."""
    if not words("head").isdisjoint(left) or right[0] == "احتساب":
        return True
    told = not words("speaker").isdisjoint(left[:1]) or not words("head").isdisjoint(right[2:])
    own = right[0] in words("change") or any(map(is_measured, right[:2]))
    return any(map(is_measured, left)) and not told and (word == "از" or not own)


def is_measured(word: str) -> bool:
    """Whether a word names what figures measure: a rate, a price, exports.

    >>> is_measured("صادرات"), is_measured("وزیر")
    (True, False)
    """
    return any(word in words(kind) for kind in ("head", "amount", "sized"))


def _is_time(found: list[str]) -> bool:
    return found[0] in times() or "تا" in found


def _from_head(found: list[str]) -> list[str]:
    """«مرکز آمار ایران نرخ تورم» without the one who says so: «نرخ تورم»."""
    speaks = bool(found) and found[0] in words("speaker")
    is_head = is_measured if speaks else words("head").__contains__
    at = next((i for i, word in enumerate(found) if is_head(word)), 0)
    while at and is_measured(found[at - 1]):
        at -= 1  # «مالیات حقوق»
    if at and (speaks or found[at - 1] not in words("kept")):
        return found[at:]
    return [] if speaks else found


def trim(found: list[str]) -> str | None:
    """``found`` without words that say nothing at its edges; None where nothing is left.

    >>> trim("پرونده ملکی ناشی".split()), trim("اساس آمار رسمی".split())
    ('پرونده ملکی', None)
    """
    edge, empty = words("trailing"), words("alone")
    last, first = len(found), 0
    while last and (found[last - 1] in edge or found[last - 1] in words("ending")):
        last -= 1
    while first < last and found[first] in edge:
        first += 1
    kept = found[first:last]
    begins_wrong = bool(kept) and (kept[0] in words("pronoun") or kept[0] in words("broken"))
    if len(kept) > 1 and not begins_wrong:
        counted = kept[0] in number_words() and _is_time(kept[1:])
        begins_wrong = counted or kept[:2] == ["درصد", "و"]
    if len(kept) > _LONGEST or begins_wrong:
        kept = []
    if all(word in empty or word in times() for word in kept):
        return None
    return " ".join(kept)
