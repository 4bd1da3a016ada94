"""What can be seen to be wrong with a translation without reading Persian."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

_PERSIAN = re.compile(r"[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefc]")
_WORD = re.compile(r"[^\W_][\w'’.,-]*")
_SHORTEST, _LONGEST = 0.4, 3.2  # English words for a Persian word; news lies around 1.2
_TWICE = re.compile(r"\b([a-z]{3,})(?:,? \1)+\b")
_TWICE_IN_ENGLISH = frozenset(("had", "that", "her", "one"))
_PERSIAN_TWICE = re.compile(r"(?<!\w)([^\W\d_]{2,})[ \u200c]\1(?!\w)")
_FEW = 6  # words under which a ratio says nothing


def find_problems(fa: str, en: str, finished: bool = True) -> tuple[str, ...]:
    """The problems of ``en`` as a translation of ``fa``, in plain English, worst first.

    >>> find_problems("نرخ تورم کاهش یافت.", "The rate fell, the rate fell, the rate fell.")
    ('repeats itself',)
    >>> find_problems("نرخ تورم کاهش یافت.", "Inflation fell.")
    ()
    """
    if not fa.strip():
        return ()
    if not _WORD.search(en):
        return ("is empty",)
    problems = []
    if loops(en) and not loops(fa):
        problems.append("repeats itself")
    if not finished:
        problems.append("breaks off")
    if _PERSIAN.search(en):
        problems.append("has Persian left in it")
    source, words = len(_WORD.findall(fa)), len(_WORD.findall(en))
    if source > _FEW and words < _SHORTEST * source:
        problems.append("is much shorter than the Persian")
    if words > _FEW and words > _LONGEST * max(source, 2):
        problems.append("is much longer than the Persian")
    return tuple(problems)


def without_doubles(fa: str, en: str) -> tuple[str, tuple[str, ...]]:
    """``en`` with words that stand twice in a row once, and what was taken out, as problems.

    Of our corpus' English one line in 5,000 has such a word, not counting "had had" and names; of
    what the bundled model said one in 30. Where the Persian doubles a word nothing is touched.

    >>> without_doubles("سازمان تجارت آمد.", "The trade trade organization came.")
    ('The trade organization came.', ('said “trade” twice in a row',))
    >>> without_doubles("خیلی خیلی آرام", "very very slowly")
    ('very very slowly', ())
    """
    if _PERSIAN_TWICE.search(fa):
        return en, ()
    taken = dict.fromkeys(m[1] for m in _TWICE.finditer(en) if m[1] not in _TWICE_IN_ENGLISH)
    for word in taken:
        en = re.sub(rf"\b{word}(?:,? {word})+\b", word, en)
    return en, tuple(f"said “{word}” twice in a row" for word in taken)


def loops(text: str) -> bool:
    """True where words go round: a run of one to six words three times in a row, any run of
    five words three times, or two long words together four times.

    >>> loops("and the and the and the end"), loops("step by step, day by day")
    (True, False)
    """
    words = [w.strip(".,").lower() for w in _WORD.findall(text)]
    for size in range(1, 7):
        for i in range(len(words) - 3 * size + 1):
            run = words[i : i + size]
            if run == words[i + size : i + 2 * size] == words[i + 2 * size : i + 3 * size]:
                return True
    grams = Counter(tuple(words[i : i + 5]) for i in range(len(words) - 4))
    pairs = Counter(p for p in pairwise(words) if all(len(w) > 3 for w in p))
    return any(n >= 3 for n in grams.values()) or any(n >= 4 for n in pairs.values())
