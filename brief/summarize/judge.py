"""Hold a draft of a summary against its source: what each sentence rests on, what is wrong.

A sentence whose words the source hardly has is dropped; one with a figure or a name that the
sentences under it lack is kept and marked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from brief.clean import normalize
from brief.clean.zwnj import restore
from brief.problem import Problem, problem_kind
from brief.records import Point
from brief.summarize.claims import hold_english, hold_persian
from brief.summarize.drafts import Draft, Line, Part
from brief.summarize.english import english_stems
from brief.summarize.evidence import english_bag
from brief.summarize.support import Support, find_support, repeats
from brief.summarize.terms import content_stems
from brief.translate.problems import loops

# Of 288 summary sentences of our corpus, 4 in 100 share less than a fifth of their words with
# their article, and 12 in 100 less than a third; with another article 88 and 96 in 100.
_DROPPED, _DOUBTED = 0.2, 1 / 3
_SURE = 0.6  # share from which the tables alone are enough, and nothing is translated
_PERSIAN = re.compile(r"[\u0600-\u06ff]")
_WORD = re.compile(r"[^\W\d_]{2}[\w\u200c]*")
_LEAST = 3  # words of a sentence
_NUMBER = re.compile(r"\d+(?:[.,٫٬،/]\d+)*")
_KEPT = 8192  # summary sentences whose stems stay in memory
Translate = Callable[[Sequence[str]], list[str]]


@dataclass(frozen=True, slots=True)
class Judged:
    """What is left of a draft: its points, how many sentences were dropped, and why the whole
    can't be used, if it can't."""

    points: tuple[Point, ...]
    dropped: int = 0
    failure: str = ""

    @property
    def rank(self) -> tuple[bool, int, int, int]:
        """Less is better."""
        told = [problem_kind(p) for point in self.points for p in point.problems]
        wrong = sum(kind in ("figure", "unit") for kind in told)
        return bool(self.failure), wrong, self.dropped, len(told)

    @property
    def good(self) -> bool:
        """Nothing is wrong with it."""
        return self.rank == (False, 0, 0, 0)


class Judge:
    """Judges drafts in ``language``; English ones may need the English of their sources, which
    ``translate`` gives."""

    def __init__(self, language: str, translate: Translate | None = None) -> None:
        self._english = language == "en"
        self._translate = translate
        self._stems: dict[str, frozenset[str]] = {}

    def judge(self, pairs: Sequence[tuple[Part, Draft]]) -> list[Judged]:
        """One `Judged` for each part and its draft."""
        if self._english:
            self._translate_sources(pairs)
        return [self._judge(part, draft) for part, draft in pairs]

    def _stems_of(self, text: str) -> tuple[str, ...]:
        """Content stems of a summary sentence."""
        return english_stems(text) if self._english else content_stems(text)

    def _judge(self, part: Part, draft: Draft) -> Judged:
        lines = [line for line in draft.lines if len(_WORD.findall(line.text)) >= _LEAST]
        failure = draft.failure or _failure(lines, part)
        if failure:
            return Judged((), failure=failure)
        told: tuple[str, ...] = ()
        if not draft.finished:
            lines, told = (lines[:-1], ()) if len(lines) > 1 else (lines, (Problem("breaks off"),))
        points: list[Point] = []
        said: list[frozenset[str]] = []
        dropped = 0
        for line in lines:
            stems = said_in(line.text, self._english)
            if repeats(stems, said):
                continue
            point = self._point(part, line, told)
            if point is None:
                dropped += 1
            else:
                said.append(stems)
                points.append(point)
        if not points:
            return Judged((), dropped, "wrote nothing that the source supports")
        return Judged(tuple(points), dropped)

    def _point(self, part: Part, line: Line, told: Sequence[str]) -> Point | None:
        bags = [self._bag(s.text) for s in part.sentences]
        cited = tuple(i for i in line.cites if 0 <= i < len(bags))
        support = find_support(
            self._stems_of(line.text), [bags[i] for i in cited] if cited else bags
        )
        found = [*told]
        if cited:
            # The tables know a part of the words only: enough to see that they are about the same.
            if not support.share:
                found.append(Problem("rests on the Persian by the model's word alone"))
            support = Support(cited, support.share)
        elif support.share < _DROPPED:
            return None
        elif support.share < _DOUBTED:
            found.append(Problem("has little in common with the Persian that it seems to rest on"))
        texts = [s.text for s in part.sentences]
        hold = hold_english if self._english else hold_persian
        text = line.text if self._english else restore(normalize(line.text))
        text, places, problems = hold(text, texts, support.places)
        found += problems
        sources = tuple(dict.fromkeys(part.sentences[i].id for i in sorted(places)))
        if not self._english:
            return Point(fa=text, sources=sources, problems=tuple(found))
        if _PERSIAN.search(text):
            found.append(Problem("has Persian left in it"))
        fa = " ".join(texts[i] for i in sorted(places))
        return Point(fa=fa, sources=sources, en=text, problems=tuple(found))

    def _bag(self, text: str) -> frozenset[str]:
        if not self._english:
            return frozenset(content_stems(text))
        return english_bag(text) | self._stems.get(text, frozenset())

    def _translate_sources(self, pairs: Sequence[tuple[Part, Draft]]) -> None:
        """The English of the parts whose summary the tables don't explain."""
        if self._translate is None:
            return
        wanted: dict[str, None] = {}
        for part, draft in pairs:
            bags = [self._bag(s.text) for s in part.sentences]
            open_ = (line for line in draft.lines if not line.cites)
            if any(find_support(self._stems_of(x.text), bags).share < _SURE for x in open_):
                wanted.update((s.text, None) for s in part.sentences if s.text not in self._stems)
        for text, en in zip(wanted, self._translate(list(wanted)) if wanted else (), strict=True):
            self._stems[text] = frozenset(english_stems(en))


@lru_cache(_KEPT)
def said_in(text: str, english: bool) -> frozenset[str]:
    """Content stems and figures of a summary sentence: what makes it say something else.

    >>> sorted(said_in("Exports rose 12.5 percent.", True))
    ['12.5', 'export', 'ros']
    """
    stems = english_stems(text) if english else content_stems(text)
    return frozenset((*stems, *_NUMBER.findall(text)))


def _failure(lines: Sequence[Line], part: Part) -> str:
    text = " ".join(line.text for line in lines)
    if not text:
        return "wrote nothing"
    return "repeated itself" if loops(text) and not loops(part.text) else ""
