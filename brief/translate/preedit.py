"""Pre-editing: officialese in plain words, for a small model that has seen little of it.

Only what the model reads changes («در راستای حمایت» -> «برای حمایت»); the source that is shown,
and that the English is held to, stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, partial
from importlib.resources import files

from brief.clean.lexicon import rows

_NUMBER = r"(?:<n\d>|[\d۰-۹])"
_NAME = r"<n(?P<mask>\d)>"
_EARLIER = r"(?<!این )(?<!آن )(?<!همین )(?<!\sبه )(?<!^به )"
"""Before «تعداد»: there it is a word of its own."""
_PICTURES = re.compile("[\u2190-\u21ff\u2300-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]+ ?")
"""Emoji, arrows and check marks, of which the model makes words."""
_WEEKDAY = re.compile(
    r"(?<![\w\u200c])((?:یک|دو|سه[\u200c ]?|چهار|پنج\u200c?)?شنبه|جمعه)،? (<n\d>)"
    r"(?= (?!و )[^\W\d<])"
)
"""A day without commas is taken for a number of what follows: «سه‌شنبه ۲ آبان گزارش»."""
_HASHTAG = re.compile(r"#([\w\u200c]+)")


def preedit(text: str, names: Iterable[int] = ()) -> str:
    """``text``, with its masks, in plainer words of the same meaning.

    ``names`` are the masks that stand for names and not for numbers.

    >>> preedit("در راستای حمایت از تعاونی‌ها تعداد <n1> جلسه در سطح استان برگزار شد.")
    'برای حمایت از تعاونی‌ها <n1> جلسه در استان برگزار شد.'
    >>> preedit("در سطح <n1> بررسی شد.", names=[1]), preedit("در سطح <n1> متر")
    ('در <n1> بررسی شد.', 'در سطح <n1> متر')
    >>> preedit("🔴 زلزله در #استان_بوشهر")
    'زلزله در استان بوشهر'
    >>> preedit("از این تعداد <n1> نفر به تهران آمدند.")
    'از این تعداد <n1> نفر به تهران آمدند.'
    """
    named = frozenset(names)
    text = _HASHTAG.sub(lambda m: m[1].replace("_", " "), _PICTURES.sub("", text))

    def edited(m: re.Match[str], plain: str) -> str:
        mask = m.groupdict().get("mask")
        return plain if mask is None or int(mask) in named else m[0]

    for pattern, plain in _rules():
        text = pattern.sub(partial(edited, plain=plain), text)
    return _WEEKDAY.sub(r"\1، \2،", text)


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    found = []
    for phrase, plain, *more in rows(files("brief") / "data" / "preedit.tsv"):
        follows = more[0] if more else ""
        number = follows == "number"
        ahead = _NUMBER if number else rf"(?:{follows.replace('name', _NAME)})(?![\w\u200c])"
        space = "" if plain else " "
        pattern = rf"(?<![\w\u200c]){_EARLIER if number else ''}{phrase}(?![\w\u200c]){space}"
        if follows:
            pattern += rf"(?={'' if space else ' '}{ahead})"
        found.append((re.compile(pattern), plain))
    return tuple(found)
