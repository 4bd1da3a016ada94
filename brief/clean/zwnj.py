"""Puts back the half-spaces (ZWNJ) that a page has lost: «کردهاند» becomes «کرده‌اند».

A word that our corpus or hazm's list knows is decided by their counts. Any other word is
taken apart: verb forms by conjugation, inflected words by their ending («ها», «ای», «تر»),
compounds by how often each part joins others with a half-space. A form that a lexicon knows
without half-spaces, or a plain inflection of one, is left alone.
"""

from __future__ import annotations

import math
import re
from functools import cache

from brief.clean.known import closed
from brief.clean.letters import NON_JOINERS, WORD, ZWNJ, glue
from brief.clean.lexicon import Lexicon, lexicon
from brief.clean.neighbours import odds
from brief.clean.spelling import bigrams

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

_MEMORY = 200_000  # words remembered at most
_NEAR = 48  # characters of a word's neighbourhood
_PRIOR = 0.9  # «های» is commoner than «ه‌ای» in the corpus; counts say so already
_CLEAR = 5.0
_SURER, _PLAIN_RATIO = 8.0, 1.5
_LAST, _FIRST, _FEW = 1.0, 2.0, 6
_TWO_WORDS = 8  # times that our corpus has the parts of a compound as two words
_KEPT_SHARE = 17  # a text where one word in this many has a half-space has kept them


class Restorer:
    """Restores single words from one `Lexicon`; results are remembered.

    ``sure`` asks for less: in a text that has its half-spaces only what no writer would write
    without one is restored.
    """

    def __init__(self, known: Lexicon) -> None:
        self.known = known
        self._closed = closed()
        self._pairs = bigrams()
        self._memory: dict[tuple[str, bool], str] = {}
        self._doubtful: dict[str, tuple[str, str, float] | None] = {}

    def word(self, word: str, sure: bool = False) -> str:
        """The word with its half-spaces; it may have some already, which are kept."""
        found = self._memory.get((word, sure))
        if found is None:
            if len(self._memory) > _MEMORY:
                self._memory.clear()
            found = self._memory[word, sure] = self._decide(word, sure)
        return found

    def at(self, text: str, match: re.Match[str], sure: bool = False) -> str:
        """The word of a match in its text: its neighbours settle what «Xهای» is."""
        word = match[0]
        if word.endswith("های") and len(word) > 4:
            if word not in self._doubtful:
                if len(self._doubtful) > _MEMORY:
                    self._doubtful.clear()
                self._doubtful[word] = self._two_ways(word)
            ways = self._doubtful[word]
            if ways:
                before = text[max(0, match.start() - _NEAR) : match.start()]
                after = text[match.end() : match.end() + _NEAR]
                value = ways[2] + odds(glue(before), glue(after)) + _PRIOR
                return ways[0] if value > 0 else ways[1]
        return self.word(word, sure)

    def _two_ways(self, word: str) -> tuple[str, str, float] | None:
        """«Xه‌ای», «X‌های», and the log of how much commoner the first is; None if it is clear."""
        if ZWNJ in word or self.known.ours.get(word) or word[:-3] in self._closed:
            return None
        one, first = self.stem(word[:-2])
        many, second = self.stem(word[:-3])
        joint = "" if many[-1] in NON_JOINERS else ZWNJ
        one, many = f"{one}{ZWNJ}ای", f"{many}{joint}های"
        first = self.known.weight(one) + 0.03 * first
        second = self.known.weight(many) + 0.1 * second
        if not first or not second:
            return None
        ratio = math.log((first + 0.1) / (second + 0.1))
        return (one, many, ratio) if abs(ratio) < _CLEAR else None

    def _decide(self, word: str, sure: bool) -> str:
        bare = glue(word)
        if len(bare) < 4:
            return word
        best = self._bare(bare, sure)
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
            or self._bare(piece, False) == piece
            or any(piece.endswith(e) and known.weight(piece[: -len(e)]) > 0 for e in _PLAIN)
        )

    def _bare(self, word: str, sure: bool) -> str:
        known = self.known
        plain = known.ours.get(word, 0)
        forms = known.joined.get(word, ())
        if forms:
            return self._known_forms(word, forms, plain, sure)
        if plain:
            return word
        verb = known.verbs.restored(word)
        if verb:
            return verb
        if known.hazm.get(word, 0) > 1:
            return word
        number = _NUMBER.fullmatch(word)
        if number:
            return f"{number[1]}{ZWNJ}{number[2]}"
        inflected = self._inflected(word)
        if inflected or sure:
            return inflected or word
        return self._compound(word) or word

    def _known_forms(self, word: str, forms: tuple[str, ...], plain: int, sure: bool) -> str:
        known = self.known
        best = max(forms, key=lambda form: (known.ours.get(form, 0), known.hazm.get(form, 0)))
        count = known.ours.get(best, 0)
        if not count:
            return best if not plain and known.hazm.get(best, 0) > known.hazm.get(word, 0) else word
        other = max(plain, min(known.hazm.get(word, 0) / 200, 20))
        return best if count > (_SURER if sure else _PLAIN_RATIO) * other else word

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
                    if weight and word[: -len(bare)] not in self._closed:
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
            if head[-1] in NON_JOINERS or not (z or y) or head in self._closed:
                continue
            if self._pairs.get((head, tail), 0) >= _TWO_WORDS:
                continue  # the corpus parts them by a space
            if head[-1] == "ه" and cut > 2:
                g = h = 0  # a final «ه» is written joined only by mistake
            a, wa = self.stem(head)
            b, wb = self.stem(tail)
            productive = z >= 8 and z >= 2 * g
            if known.verbs.is_participle(head):
                wa = max(wa, 2)
            by_last = z and z >= _LAST * g and (wa >= 2 or (productive and wa > 0))
            by_first = y >= _FEW and y >= _FIRST * h and wb >= 5 and len(tail) > 2
            if by_last or by_first:
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


def has_half_spaces(text: str) -> bool:
    """Whether the text has kept its half-spaces: about one word in eleven carries one.

    >>> has_half_spaces("کتاب‌ها را می‌خوانند"), has_half_spaces("کتابها را میخوانند")
    (True, False)
    """
    return _KEPT_SHARE * text.count(ZWNJ) > text.count(" ") + 1


def restore(text: str) -> str:
    """The text with the half-spaces its words have lost; nothing else changes.

    >>> restore("کارآفرینان شغل ایجاد کردهاند")
    'کارآفرینان شغل ایجاد کرده\u200cاند'
    """
    at, sure = restorer().at, has_half_spaces(text)
    return WORD.sub(lambda match: at(text, match, sure), text)
