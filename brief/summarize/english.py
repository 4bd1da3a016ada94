"""The content words of an English sentence, as stems: what English is compared by."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

_WORD = re.compile(r"[A-Za-z][A-Za-z'’]+")
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ies", "ers", "ed",
            "es", "er", "ly", "al", "s", "e", "y")  # fmt: skip
_SHORTEST = 3  # letters of a stem
_KEPT = 8192  # sentences whose stems stay in memory


@lru_cache(_KEPT)
def english_stems(text: str) -> tuple[str, ...]:
    """Stems of the words that are no stop words, in order, repeats kept.

    >>> english_stems("The ministry announced that training of workers increases.")
    ('ministr', 'train', 'work', 'increas')
    """
    found = []
    for word in _WORD.findall(text):
        plain = word.lower().replace("’", "'").removesuffix("'s").replace("'", "")
        if len(plain) >= _SHORTEST and plain not in _stop():
            found.append(_stem(plain))
    return tuple(found)


def _stem(word: str) -> str:
    """The word without its longest ending; crude, the same for both sides of a comparison."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


@cache
def _stop() -> frozenset[str]:
    text = (files("brief") / "data" / "summarize" / "english_stop.txt").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return frozenset(word for line in lines for word in line.split())
