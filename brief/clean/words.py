"""Repairs words: lost half-spaces, a space where a half-space belongs, words run together."""

from __future__ import annotations

import re
from functools import cache

from brief.clean.characters import KEPT
from brief.clean.edits import Edit, apply, compose
from brief.clean.letters import NON_JOINERS, WORD, ZWNJ, glue
from brief.clean.lexicon import lexicon
from brief.clean.zwnj import has_half_spaces, restorer

# Endings that are never words of their own in news prose.
_ENDINGS = "ها|های|هایی|هایش|هایشان|هایمان|هایم|هایت|هایتان|هاست|تر|ترین|تری|ای|ام|ایم|اید|اند"
_LETTERS = WORD.pattern
_SPACED = re.compile(
    rf"(?P<kept>{KEPT})"
    rf"|(?P<sign>(?<![^\s«(\[\"])ن?می) (?=(?P<verb>{_LETTERS}))"
    rf"|(?P<stem>{_LETTERS}) (?P<ending>{_ENDINGS})(?![\w{ZWNJ}])"
)
_WORDS = re.compile(rf"(?P<kept>{KEPT})|{_LETTERS}")
RUN_TOGETHER = ("با", "در", "از", "به", "بر", "تا", "که", "این", "برای", "هر")


def repair_words(text: str) -> tuple[str, list[Edit]]:
    """The repaired text, and the edits of ``text`` that make it."""
    joined = _join(text)
    middle = apply(text, joined)
    found = _restore(middle)
    return apply(middle, found), compose(joined, middle, found)


def _join(text: str) -> list[Edit]:
    edits: list[Edit] = []
    for match in _SPACED.finditer(text):
        if match.lastgroup == "kept" or _touches_code(text, match.start(), match.end()):
            continue
        if match["sign"]:
            if lexicon().verbs.restored(match["sign"] + glue(match["verb"])):
                edits.append(Edit(match.end() - 1, match.end(), ZWNJ, "space for a half-space"))
            continue
        joint = _joint(match["stem"], match["ending"])
        if joint is not None:
            at = match.start("ending")
            edits.append(Edit(at - 1, at, joint, "space for a half-space"))
    return edits


def _joint(stem: str, ending: str) -> str | None:
    """What belongs between a stem and an ending written apart; None for a space."""
    known = lexicon()
    last = stem.rsplit(ZWNJ, 1)[-1]
    if ending.startswith("ها"):
        fits = len(stem) > 2
    elif ending.startswith("تر"):
        fits = (ending == "ترین" and len(stem) > 2) or known.weight(f"{stem}{ZWNJ}{ending}") > 0
    elif ending == "ای":
        fits = stem.endswith("ه") and known.weight(f"{stem}{ZWNJ}{ending}") > 0
    else:
        fits = known.verbs.is_participle(last)
    return ("" if stem[-1] in NON_JOINERS else ZWNJ) if fits else None


def _restore(text: str) -> list[Edit]:
    edits: list[Edit] = []
    at, sure = restorer().at, has_half_spaces(text)
    for match in _WORDS.finditer(text):
        found = match[0]
        if len(found) < 4 or match.lastgroup == "kept":
            continue
        better = at(text, match, sure)
        reason = "half-space"
        if better == found and ZWNJ not in found:
            better, reason = _apart(found), "words run together"
        if better != found and not _touches_code(text, match.start(), match.end()):
            edits.append(Edit(match.start(), match.end(), better, reason))
    return edits


@cache
def _apart(word: str) -> str:
    """The word, in two if it is a preposition run together with what it governs.

    >>> _apart("باتوجه"), _apart("بازار")
    ('با توجه', 'بازار')
    """
    known = lexicon()
    if known.weight(word) or known.verbs.is_form(word):
        return word
    for head in RUN_TOGETHER:
        tail = word[len(head) :]
        if word.startswith(head) and known.pairs.get((head, tail), 0) > 2 and len(tail) > 2:
            return f"{head} {tail}"
    return word


def _touches_code(text: str, start: int, end: int) -> bool:
    """Whether the range is glued to a digit, a Latin letter or another sign of a code."""
    around = text[start - 1 : start] + text[end : end + 1]
    return any(
        char.isdigit() or (char.isascii() and char.isalpha()) or char in "_@#" for char in around
    )
