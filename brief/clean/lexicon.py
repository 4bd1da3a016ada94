"""What is known about Persian words: their counts, their parts and the forms of verbs.

The files lie in ``brief/data/clean``; each says in its first lines where it comes from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from brief.clean.letters import ZWNJ, glue
from brief.clean.verbs import Verbs, conjugate


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Counts of words and word parts.

    ``ours`` counts words in our corpus, ``hazm`` in a hundred million words of hazm's.
    ``joined`` holds, for a word without half-spaces, the forms that have them.
    ``parts`` maps ("first" or "last", part) to how many words join it with a half-space,
    and how many without. ``pairs`` counts prepositions
    before words, written without half-spaces.
    """

    ours: dict[str, int]
    hazm: dict[str, int]
    joined: dict[str, tuple[str, ...]]
    parts: dict[tuple[str, str], tuple[int, int]]
    verbs: Verbs
    pairs: dict[tuple[str, str], int]

    def weight(self, word: str) -> float:
        """How often the word is expected in a text as long as our corpus (0 if unknown)."""
        return max(self.ours.get(word, 0), self.hazm.get(word, 0) / 200)


def rows(file: Traversable) -> Iterator[list[str]]:
    """The tab-separated fields of a data file's lines, without its comments."""
    for line in file.read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            yield line.split("\t")


def read_lexicon(folder: Traversable) -> Lexicon:
    """The lexicon of a folder that models/lexicon/build_lexicon.py has filled."""
    ours: dict[str, int] = {}
    hazm: dict[str, int] = {}
    joined: dict[str, tuple[str, ...]] = {}
    for word, count, other in rows(folder / "words.tsv"):
        if count != "0":
            ours[word] = int(count)
        if other != "0":
            hazm[word] = int(other)
        if ZWNJ in word:
            key = glue(word)
            joined[key] = (*joined.get(key, ()), word)
    parts = {(s, part): (int(z), int(glued)) for s, part, z, glued in rows(folder / "parts.tsv")}
    verbs = conjugate((past, present) for past, present in rows(folder / "verbs.tsv"))
    pairs = {(one, two): int(count) for one, two, count in rows(folder / "pairs.tsv")}
    return Lexicon(ours, hazm, joined, parts, verbs, pairs)


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships with `brief`, read once.

    >>> lexicon().joined["کردهاند"] == ("کرده" + ZWNJ + "اند",)
    True
    """
    return read_lexicon(files("brief") / "data" / "clean")
