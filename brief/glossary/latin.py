"""Whether a Latin word is a Persian one in other letters: «قاسمی» is Ghasemi and Qasemi."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

from brief.glossary.fold import words

_SHORT = "[aeiou]?['’]?"  # a vowel that Persian leaves unwritten
_LONGEST = 24  # letters of a name
_DIGRAPHS = (("tch", "c"), ("kh", "x"), ("sh", "h"), ("ch", "c"), ("zh", "j"), ("gh", "k"),
             ("ph", "f"), ("ck", "k"), ("dj", "j"), ("th", "t"))  # fmt: skip
_SINGLE = str.maketrans({**dict.fromkeys("qgc", "k"), **dict.fromkeys("aeiouyvw'’-", None)})
_TWICE = re.compile(r"(.)\1+")


def is_spelling(persian: str, latin: str) -> bool:
    """Whether ``latin`` is ``persian`` word for word, as Latin letters may spell it.

    >>> is_spelling("قالیباف", "Ghalibaf"), is_spelling("قالیباف", "Ghalibafi")
    (True, False)
    >>> is_spelling("رضا مرادی", "Reza Moradi"), is_spelling("مشهد", "Meshkat")
    (True, False)
    """
    ours, theirs = [w.key for w in words(persian)], latin.lower().split()
    return len(ours) == len(theirs) > 0 and all(
        bool(_pattern(one).fullmatch(two)) for one, two in zip(ours, theirs, strict=True)
    )


def persian_skeleton(word: str) -> str:
    """The consonants of a folded Persian word, as `latin_skeleton` has them for its spellings.

    >>> persian_skeleton("قاسمی"), latin_skeleton("Ghasemi"), latin_skeleton("Qassemi")
    ('ksm', 'ksm', 'ksm')
    """
    return _TWICE.sub(r"\1", "".join(_letters().get(c, ("", ""))[1] for c in word))


def latin_skeleton(latin: str) -> str:
    """The consonants of a Latin word, one letter for all that may spell the same Persian one."""
    text = latin.lower()
    for two, one in _DIGRAPHS:
        text = text.replace(two, one.upper())
    return _TWICE.sub(r"\1", text.replace("h", "").translate(_SINGLE).lower())


def letter_spellings(letter: str) -> str | None:
    """The regular expression for all that a folded Persian letter may be written as."""
    found = _letters().get(letter)
    return found[0] if found else None


@lru_cache(8192)
def _pattern(word: str) -> re.Pattern[str]:
    letters = _letters()
    if len(word) > _LONGEST or not all(c in letters for c in word):
        return re.compile(re.escape(word))
    return re.compile(_SHORT.join(letters[c][0] for c in word))


@cache
def _letters() -> dict[str, tuple[str, str]]:
    text = (files("brief") / "data" / "glossary" / "letters.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {letter: (spellings, kind.strip("-")) for letter, spellings, kind in rows}
