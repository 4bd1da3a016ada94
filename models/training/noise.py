"""What OCR, keyboards and the web do to Persian text, drawn at random.

Figures, Latin text and mask tokens are never touched: only Persian letters, half-spaces,
the spaces between Persian words and a final full stop.
"""

from __future__ import annotations

import re
from random import Random

from models.training.settings import Noise

ZWNJ = "\u200c"
_LETTER = "ءآأؤئابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
_GAP = re.compile(rf"(?<=[{_LETTER}]) (?=[{_LETTER}])")
_INSIDE = re.compile(rf"(?<=[{_LETTER}]{{2}})(?=[{_LETTER}]{{2}})")
_ANY = re.compile(rf"[{_LETTER}]")
# letters that differ by dots or a stroke only, which is what OCR confuses
_ALIKE = ("بپتثن", "جچحخ", "دذ", "رزژ", "سش", "صض", "طظ", "عغ", "فق", "کگ", "اآ", "هة", "یئ")
_TWINS = {letter: group.replace(letter, "") for group in _ALIKE for letter in group}


def add_noise(text: str, settings: Noise, random: Random) -> str:
    """The text with noise drawn by ``random``; the same draw gives the same text.

    >>> from models.training.settings import load_settings
    >>> add_noise("کتاب‌ها را می‌خوانیم.", load_settings().noise, Random(5))
    'کتاب\u200cها را می\u200cخوانیم.'
    """
    text = _half_spaces(text, settings, random)
    if random.random() < settings.glue:
        for _ in range(random.randint(1, 3)):
            text = _replace_one(_GAP, text, "", random)
    if random.random() < settings.split:
        text = _insert_one(text, " ", random)
    if random.random() < settings.slip:
        text = _slip(text, random)
    if random.random() < settings.final_stop:
        text = text.removesuffix(".")
    return text


def _half_spaces(text: str, settings: Noise, random: Random) -> str:
    draw = random.random()
    if draw < settings.drop_zwnj:
        return text.replace(ZWNJ, "")
    draw -= settings.drop_zwnj
    if draw < settings.space_zwnj:
        return text.replace(ZWNJ, " ")
    if draw - settings.space_zwnj < settings.some_zwnj:
        return re.sub(ZWNJ, lambda _: ZWNJ if random.random() < 0.5 else "", text)
    return text


def _replace_one(pattern: re.Pattern[str], text: str, by: str, random: Random) -> str:
    places = list(pattern.finditer(text))
    if not places:
        return text
    place = random.choice(places)
    return text[: place.start()] + by + text[place.end() :]


def _insert_one(text: str, what: str, random: Random) -> str:
    return _replace_one(_INSIDE, text, what, random)


def _slip(text: str, random: Random) -> str:
    """One letter dropped, doubled or taken for one that looks like it."""
    places = [m.start() for m in _ANY.finditer(text)]
    if len(places) < 8:
        return text
    at = random.choice(places)
    letter = text[at]
    by = random.choice(("", letter * 2, random.choice(_TWINS.get(letter, letter))))
    return text[:at] + by + text[at + 1 :]
