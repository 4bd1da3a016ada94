"""Spells names that no glossary has one way over many texts.

A Persian word and an English one with a capital are taken for the same name where the one can be
written as the other (`brief.glossary.latin`). Of several spellings the glossary's is taken, else
the most frequent, else the first. What is a word of the language too (it stands somewhere with a
small letter, or only where a sentence begins) is left alone.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from brief.glossary.fold import words
from brief.glossary.latin import is_spelling, latin_skeleton, persian_skeleton
from brief.glossary.layers import Glossary

_WORD = re.compile(r"[^\W\d_]+(?:['’]?[^\W\d_]+)*")
_BEGINS = re.compile(r"(?:^|[.!?:;“\"(«\u2068])\s*$")
_CONSONANTS, _LETTERS = 2, 4  # fewest that make a Persian and an English word fit to be compared

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A name that text ``place`` has as ``other``, not as ``spelling``, and that stays so."""

    place: int
    persian: str
    spelling: str
    other: str


def spell_alike(
    pairs: Sequence[Pair], glossary: Glossary
) -> tuple[list[str], tuple[Conflict, ...]]:
    """The English of ``pairs`` (Persian, English) with each name spelled one way.

    >>> pairs = [("قاسم‌پور آمد", "Here is Ghasempour."), ("قاسم‌پور رفت", "There went Qasempour."),
    ...          ("قاسم‌پور ماند", "And Ghasempour stayed.")]
    >>> spell_alike(pairs, Glossary())[0][1]
    'There went Ghasempour.'
    """
    names = _names(en for _, en in pairs)
    seen = [_candidates(pair, names, glossary) for pair in pairs]
    spelled: dict[str, Counter[str]] = defaultdict(Counter)
    for found in seen:
        for persian, latin in found:
            if len(persian) == 1:
                spelled[persian[0]][latin] += 1
    chosen = {p: _chosen(p, counts, glossary) for p, counts in spelled.items()}
    made, conflicts = [], []
    for place, ((_, en), found) in enumerate(zip(pairs, seen, strict=True)):
        put: dict[str, str] = {}
        for persian, latin in found:
            rights = {chosen[p] for p in persian if p in chosen}
            if latin in rights or not rights:
                continue
            if len(persian) == 1:
                put[latin] = chosen[persian[0]]
            else:
                conflicts.append(Conflict(place, persian[0], min(rights), latin))
        made.append(_put(en, put))
    return made, tuple(conflicts)


def _names(texts: Iterable[str]) -> frozenset[str]:
    """The English words that stand with a capital inside a sentence, and never without."""
    inside, small = set(), set()
    for text in texts:
        for m in _WORD.finditer(text):
            word = _bare(m[0])
            if word[:1].islower():
                small.add(word)
            elif len(word) < _LETTERS or word.isupper():
                continue
            elif not _BEGINS.search(text, max(0, m.start() - 8), m.start()):
                inside.add(word)
    return frozenset(word for word in inside if word.lower() not in small)


def _candidates(
    pair: Pair, names: frozenset[str], glossary: Glossary
) -> list[tuple[tuple[str, ...], str]]:
    """The names of the English text, each with the Persian words that it may be."""
    persian, english = pair
    latin = dict.fromkeys(w for m in _WORD.finditer(english) if (w := _bare(m[0])) in names)
    if not latin:
        return []
    settled = [(m.start, m.end) for m in glossary.find(persian)]
    by_skeleton: dict[str, list[str]] = defaultdict(list)
    for word in words(persian):
        bones = persian_skeleton(word.key)
        free = all(word.end <= start or word.start >= end for start, end in settled)
        if free and len(bones) >= _CONSONANTS and word.key not in by_skeleton[bones]:
            by_skeleton[bones].append(word.key)
    found = []
    for name in latin:
        known = by_skeleton.get(latin_skeleton(name), ())
        if same := tuple(word for word in known if is_spelling(word, name)):
            found.append((same, name))
    return found


def _chosen(persian: str, counts: Counter[str], glossary: Glossary) -> str:
    known = glossary.lookup(persian)
    if known and known[:1].isupper() and is_spelling(persian, known):
        return known
    return counts.most_common(1)[0][0]  # of equals the one that was met first


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")


def _put(text: str, put: Mapping[str, str]) -> str:
    """``text`` with words in the place of others, whose "'s" stays."""

    def new(match: re.Match[str]) -> str:
        bare = _bare(match[0])
        return put.get(bare, bare) + match[0][len(bare) :]

    return _WORD.sub(new, text) if put else text
