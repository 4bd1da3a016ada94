"""Puts back the half-spaces (ZWNJ) that a page has lost: «کردهاند» becomes «کرده‌اند».

A word that our corpus or hazm's list knows is decided by their counts. Any other word is
taken apart: verb forms by conjugation, inflected words by their ending («ها», «ای», «تر»),
compounds by how often each part joins others with a half-space. A form that a lexicon knows
without half-spaces, or a plain inflection of one, is left alone.
"""

from __future__ import annotations

import re
from functools import cache

from brief.clean.letters import NON_JOINERS, WORD, ZWNJ, glue
from brief.clean.lexicon import Lexicon, lexicon

_PLURAL = ("ها", "های", "هایی", "هایش", "هایم", "هایت", "هایشان", "هایمان", "هایتان", "هاست")
_COMPARED = ("تر", "ترین", "تری", "ترند", "ترها", "ترین‌ها", "ترهای", "ترین‌های")
_AFTER_H = ("ای", "ام", "ایم", "اید", "اند", "اش", "شان", "مان", "ایی")
# Plain endings: a word that is a known one plus one of these needs no half-space.
_PLAIN = (
    "ی",
    "ان",
    "ات",
    "م",
    "ش",
    "ت",
    "شان",
    "مان",
    "ند",
    "یم",
    "ید",
    "گی",
    "گان",
    "یی",
    "ین",
    "انی",
    "یان",
)
# «بیست‌ونهمین»: tens, «و» and ones, cardinal or ordinal.
_NUMBER = re.compile("(بیست|سی|چهل|شصت)(و(?:یک|دو|سه|سو|چهار|پنج|شش|هفت|هشت|نه)(?:م|مین)?)")


class Restorer:
    """Restores single words from one `Lexicon`; results are remembered."""

    def __init__(self, known: Lexicon) -> None:
        self.known = known
        self._memory: dict[str, str] = {}

    def word(self, word: str) -> str:
        """The word with its half-spaces; it may have some already, which are kept."""
        found = self._memory.get(word)
        if found is None:
            if len(self._memory) > 200_000:
                self._memory.clear()
            found = self._memory[word] = self._decide(word)
        return found

    def _decide(self, word: str) -> str:
        bare = glue(word)
        if len(bare) < 4:
            return word
        best = self._bare(bare)
        if bare == word:
            return best
        if all(self._settled(piece) for piece in word.split(ZWNJ)):
            return word
        return best if _extends(best, word) else word

    def _settled(self, piece: str) -> bool:
        """Whether a piece between half-spaces is a word or a word part as it stands."""
        known = self.known
        return (
            len(piece) < 4
            or known.weight(piece) > 0
            or ("last", piece) in known.parts
            or ("first", piece) in known.parts
            or self._bare(piece) == piece
            or any(piece.endswith(e) and known.weight(piece[: -len(e)]) > 0 for e in _PLAIN)
        )

    def _bare(self, word: str) -> str:
        known = self.known
        plain = known.ours.get(word, 0)
        forms = known.joined.get(word, ())
        if forms:
            best = max(forms, key=lambda form: (known.ours.get(form, 0), known.hazm.get(form, 0)))
            count = known.ours.get(best, 0)
            if count:
                other = max(plain, min(known.hazm.get(word, 0) / 200, 20))
                return best if count > other else word
            if plain:
                return word
            if known.hazm.get(best, 0) > known.hazm.get(word, 0):
                return best
            return word
        if plain >= 1:
            return word
        verb = known.verbs.restored(word)
        if verb:
            return verb
        if known.hazm.get(word, 0) > 1:
            return word
        number = _NUMBER.fullmatch(word)
        if number:
            return f"{number[1]}{ZWNJ}{number[2]}"
        return self._inflected(word) or self._compound(word) or word

    def stem(self, word: str) -> tuple[str, float]:
        """The written form of a stem, and its weight (0 for a stem nobody knows)."""
        known = self.known
        weight = known.weight(word)
        best, top = word, weight
        for form in known.joined.get(word, ()):
            if known.weight(form) > top:
                best, top = form, known.weight(form)
        return best, top

    def _inflected(self, word: str) -> str | None:
        found: list[tuple[float, str]] = []
        for endings, price in ((_PLURAL, 0.15), (_COMPARED, 0.05)):
            for ending in endings:
                bare = glue(ending)
                if word.endswith(bare) and len(word) - len(bare) >= 2:
                    stem, weight = self.stem(word[: -len(bare)])
                    if weight:
                        joint = "" if stem[-1] in NON_JOINERS else ZWNJ
                        found.append((weight * price, stem + joint + ending))
        for ending in _AFTER_H:
            stem = word[: -len(ending)]
            after = "ه" if ending in ("ای", "ایی") else "هی"
            if word.endswith(ending) and len(stem) > 2 and stem[-1] in after:
                stem, weight = self.stem(stem)
                if weight:
                    found.append((weight * 0.05, stem + ZWNJ + ending))
        return max(found)[1] if found else None

    def _compound(self, word: str) -> str | None:
        known = self.known
        if any(word.endswith(e) and known.weight(word[: -len(e)]) >= 1 for e in _PLAIN):
            return None
        best: tuple[float, str] = (0, "")
        for cut in range(2, len(word) - 1):
            head, tail = word[:cut], word[cut:]
            z, g = known.parts.get(("last", tail), (0, 0))
            y, h = known.parts.get(("first", head), (0, 0))
            if head[-1] in NON_JOINERS or not (z or y):
                continue
            if head[-1] == "ه" and cut > 2:
                g = h = 0  # a final «ه» is written joined only by mistake
            a, wa = self.stem(head)
            b, wb = self.stem(tail)
            if (z and wa >= 2 and z >= g) or (y and wb >= 2 and y >= h):
                best = max(best, (z + y + min(wa, 10) / 10 + min(wb, 10) / 10, a + ZWNJ + b))
        return best[1] or None


def _extends(restored: str, word: str) -> bool:
    """Whether ``restored`` keeps every half-space of ``word``."""
    position = 0
    for letter in word:
        if letter == ZWNJ:
            if restored[position : position + 1] != ZWNJ:
                return False
            position += 1
        else:
            if restored[position : position + 1] == ZWNJ:
                position += 1
            position += 1
    return True


@cache
def restorer() -> Restorer:
    """The restorer with the lexicon that ships with `brief`."""
    return Restorer(lexicon())


def restore(text: str) -> str:
    """The text with the half-spaces its words have lost; nothing else changes.

    >>> restore("کارآفرینان شغل ایجاد کردهاند")
    'کارآفرینان شغل ایجاد کرده\\u200cاند'
    """
    word = restorer().word
    return WORD.sub(lambda match: word(match[0]), text)
