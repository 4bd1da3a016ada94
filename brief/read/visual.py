"""Persian that a PDF stores in the order of the eye, put into the order of reading.

Some programs write each line from left to right, so that «ایران» is stored as «ناریا». Which
way a page is written is told by the words: those of the lexicon, read forward and backward.
"""

from __future__ import annotations

import re
import unicodedata

from brief.clean.lexicon import lexicon

_WORD = re.compile(r"[\u0620-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc]{3,}")
# What is written from left to right within Persian: numbers with their marks, Latin words.
_LEFT_TO_RIGHT = re.compile(
    r"[A-Za-z0-9۰-۹٠-٩](?:[A-Za-z0-9۰-۹٠-٩.,:/@_%+٫٬-]*[A-Za-z0-9۰-۹٠-٩%])?"
)
_MIRROR = str.maketrans("()[]{}«»<>", ")(][}{»«><")
_SAMPLE = 400  # words that are enough to tell


def reading_order(text: str) -> str:
    """``text`` with its lines in reading order, whichever way it was stored.

    >>> reading_order("دش دراو ناوراک ۱۴۰۲ لاس رد ناریا")
    'ایران در سال ۱۴۰۲ کاروان وارد شد'
    >>> reading_order("ایران در سال ۱۴۰۲ کاروان وارد شد")
    'ایران در سال ۱۴۰۲ کاروان وارد شد'
    """
    words = [unicodedata.normalize("NFKC", w) for w in _WORD.findall(text)[:_SAMPLE]]
    weight = lexicon().weight
    forward = sum(weight(w) > 0 for w in words)
    backward = sum(weight(w[::-1]) > 0 for w in words)
    if backward <= forward:
        return text
    return "\n".join(_turned(line) for line in text.split("\n"))


def _turned(line: str) -> str:
    """One line the other way round; what runs from left to right stays as it is."""
    # A presentation form may stand for several letters: they are in reading order already.
    turned = "".join(reversed([unicodedata.normalize("NFKC", c) for c in line]))
    turned = _LEFT_TO_RIGHT.sub(lambda m: m[0][::-1], turned)
    opens, closes = turned.find("("), turned.find(")")
    first, last = turned.find("«"), turned.find("»")
    if (0 <= closes < opens) or (0 <= last < first):
        turned = turned.translate(_MIRROR)
    return turned.strip()
