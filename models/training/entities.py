"""Names, places and organizations of the glossary: found, swapped and masked on both sides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from models.training.corpus import Pair, read_pairs

FILES = ("names", "places", "organizations")
_WORD = re.compile(r"[\w\u200c]+")
_TOKEN = re.compile(r"<[nx]\d>")
_LONGEST = 8  # words of a glossary name
_MOST = 9  # masks of a text, as in `brief.masks`


@dataclass(frozen=True, slots=True)
class Found:
    """A glossary name on both sides: half-open ranges into the Persian and the English text."""

    kind: str
    persian: tuple[int, int]
    english: tuple[int, int]


class Names:
    """The glossary's names; a pair of texts holds one where both sides have it as written."""

    def __init__(self, terms: dict[str, Sequence[Pair]]) -> None:
        self._terms = terms
        self._known = {fa: (kind, en) for kind, pairs in terms.items() for fa, en in pairs}

    @classmethod
    def read(cls, glossary: Path) -> Names:
        """The names of a glossary folder; a missing file is an empty one."""
        files = {kind: glossary / f"{kind}.txt" for kind in FILES}
        return cls({kind: read_pairs(f) for kind, f in files.items() if f.exists()})

    def find(self, persian: str, english: str) -> list[Found]:
        """The names of a pair in Persian reading order, the longest first, none overlapping.

        >>> names = Names({"places": [("مشهد", "Mashhad")]})
        >>> names.find("در مشهد ماند.", "He stayed in Mashhad.")
        [Found(kind='places', persian=(3, 7), english=(13, 20))]
        """
        words = [m.span() for m in _WORD.finditer(persian)]
        found: list[Found] = []
        at = 0
        while at < len(words):
            step = 1
            for last in range(min(at + _LONGEST, len(words)), at, -1):
                span = (words[at][0], words[last - 1][1])
                known = self._known.get(persian[span[0] : span[1]])
                place = known and _place(known[1], english, found)
                if place:
                    found.append(Found(known[0], span, place))
                    step = last - at
                    break
            at += step
        return _joined(found, persian, english)

    def swap(self, persian: str, english: str, random: Random) -> Pair:
        """The pair with one of its names replaced by another of its kind, where it has one."""
        found = [f for f in self.find(persian, english) if f.kind in self._terms]
        if not found:
            return persian, english
        one = random.choice(found)
        new = random.choice(self._terms[one.kind])
        return _put(persian, one.persian, new[0]), _put(english, one.english, new[1])

    def mask(self, persian: str, english: str, share: float, random: Random) -> Pair:
        """Mask ``share`` of the names beside the figures that are masked already.

        >>> names = Names({"places": [("مشهد", "Mashhad")]})
        >>> names.mask("<n1> نفر در مشهد", "<n1> people in Mashhad", 1.0, Random(0))
        ('<n1> نفر در <n2>', '<n1> people in <n2>')
        """
        room = _MOST - len(_TOKEN.findall(persian))
        drawn = [f for f in self.find(persian, english) if random.random() < share]
        for i, one in enumerate(drawn[:room]):
            # the stand-in is as long as a mask: `<x1>`; ranges are moved by what came before
            persian = _put(persian, _moved(one.persian, drawn[:i], "persian"), f"<x{i}>")
            english = _put(english, _moved(one.english, drawn[:i], "english"), f"<x{i}>")
        return renumbered(persian, english)


def renumbered(persian: str, english: str) -> Pair:
    """Both sides with the masks numbered in the Persian reading order."""
    order = {token: f"<n{i}>" for i, token in enumerate(dict.fromkeys(_TOKEN.findall(persian)), 1)}
    first, second = (
        _TOKEN.sub(lambda m: order.get(m.group(), m.group()), text) for text in (persian, english)
    )
    return first, second


def _place(term: str, english: str, taken: Iterable[Found]) -> tuple[int, int] | None:
    """Where the English term stands as whole words, outside what is taken."""
    for match in re.finditer(rf"(?<!\w){re.escape(term)}(?!\w)", english):
        start, end = match.span()
        if all(end <= f.english[0] or start >= f.english[1] for f in taken):
            return start, end
    return None


def _joined(found: Sequence[Found], persian: str, english: str) -> list[Found]:
    """Neighbours that are one personal name («محمد لطفی») as one."""
    result: list[Found] = []
    for one in found:
        last = result[-1] if result else None
        if (
            last
            and last.kind in ("names", "person")
            and one.kind == "names"
            and persian[last.persian[1] : one.persian[0]] == " "
            and english[last.english[1] : one.english[0]] == " "
            and last.english[1] + 1 == one.english[0]
        ):
            span = (last.persian[0], one.persian[1])
            result[-1] = Found("person", span, (last.english[0], one.english[1]))
        else:
            result.append(one)
    return result


def _moved(span: tuple[int, int], before: Sequence[Found], side: str) -> tuple[int, int]:
    earlier = [getattr(f, side) for f in before]
    shift = sum(4 - (end - start) for start, end in earlier if end <= span[0])
    return span[0] + shift, span[1] + shift


def _put(text: str, span: tuple[int, int], by: str) -> str:
    return text[: span[0]] + by + text[span[1] :]
