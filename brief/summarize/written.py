"""Summaries that a model writes: map over the parts of an article, then reduce, nothing cut.

Map: every part that fits the model's window is summarized, and each sentence that comes back is
tied to the source sentences it rests on. Reduce: where that is too much, those source sentences
are summarized in turn, so that every round reads the source and not the words of the last one.
What the model can't do is told and filled with source sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from brief.records import Check, Chunk, ModelInfo, Point, Sentence
from brief.summarize.drafts import Part, Writer, parts_of
from brief.summarize.extractive import select, wanted, weights
from brief.summarize.judge import Judge, Judged, Translate, said_in
from brief.summarize.support import repeats

_ENOUGH = 2  # body sentences of an article that is its own summary
_ROUNDS = 6  # of reducing
_SHRUNK = 0.8  # of the tokens before, that another round may have at most
_OF_A_PART = 2  # source sentences that stand for a part that could not be summarized


@dataclass(slots=True)
class _Work:
    """An article on its way: what the next round reads, and what has been written of it."""

    sentences: tuple[Sentence, ...]
    most: int
    tokens: int
    todo: tuple[Sentence, ...]
    points: list[Point] = field(default_factory=list)
    earlier: list[Point] = field(default_factory=list)
    parts: int = 0
    dropped: int = 0
    failures: list[str] = field(default_factory=list)
    done: bool = False


class WrittenSummarizer:
    """See `brief.summarize.Summarizer`; ``writer`` writes, this reads all and holds it to it."""

    def __init__(self, writer: Writer, translate: Translate | None = None) -> None:
        self._writer = writer
        self._judge = Judge(writer.language, translate)
        self._told: list[Check] = []

    @property
    def window(self) -> int:
        """See `brief.summarize.Summarizer`."""
        return self._writer.window

    @property
    def models(self) -> tuple[ModelInfo, ...]:
        """See `brief.summarize.Summarizer`."""
        return self._writer.models

    @property
    def checks(self) -> tuple[Check, ...]:
        """See `brief.summarize.Summarizer`."""
        notes = (f"Summarizing: {note}." for note in self._writer.notes)
        return (*(Check(kind="run", message=m, severity="info") for m in notes), *self._told)

    def count(self, text: str) -> int:
        """See `brief.summarize.Summarizer`."""
        return self._writer.count(text)

    def summarize(
        self, articles: Sequence[Sequence[Chunk]], points: int
    ) -> list[tuple[Point, ...]]:
        """See `brief.summarize.Summarizer`."""
        works = [self._begin(chunks, points) for chunks in articles]
        for _ in range(_ROUNDS):
            open_ = [w for w in works if not w.done]
            if not open_:
                break
            self._round(open_, points)
        return [self._finished(work, points) for work in works]

    def _begin(self, chunks: Sequence[Chunk], points: int) -> _Work:
        sentences = tuple(s for chunk in chunks for s in chunk.sentences)
        body = [s for s in sentences if s.kind == "body"]
        tokens = sum(self.count(s.text) for s in sentences)
        work = _Work(sentences, wanted(len(body), points), tokens, sentences)
        work.done = len(body) <= _ENOUGH
        return work

    def _round(self, works: Sequence[_Work], points: int) -> None:
        """One round over all articles together, so that batches are full."""
        parts = [parts_of(w.todo, self.count, self.window) for w in works]
        judged = iter(self._written([p for ps in parts for p in ps], points))
        for work, own in zip(works, parts, strict=True):
            work.earlier, work.points = work.points or work.earlier, []
            work.parts += len(own)
            for part in own:
                self._take(work, part, next(judged))
            self._go_on(work, len(own))

    def _written(self, parts: Sequence[Part], points: int) -> list[Judged]:
        """The best draft of each part; what is not good is written again."""
        best: dict[int, Judged] = {}
        for attempt in range(self._writer.attempts):
            todo = [i for i in range(len(parts)) if i not in best or not best[i].good]
            if not todo:
                break
            drafts = self._writer.write([parts[i] for i in todo], points, attempt)
            pairs = [(i, d) for i, ds in zip(todo, drafts, strict=True) for d in ds]
            judged = self._judge.judge([(parts[i], d) for i, d in pairs])
            for (i, _), found in zip(pairs, judged, strict=True):
                if i not in best or found.rank < best[i].rank:
                    best[i] = found
        return [best[i] for i in range(len(parts))]

    def _take(self, work: _Work, part: Part, judged: Judged) -> None:
        work.dropped += judged.dropped
        points = judged.points
        if judged.failure:
            work.failures.append(judged.failure)
            points = select(part.sentences, _OF_A_PART)
        for point in points:
            if not self._is_said(point, work.points):
                work.points.append(point)

    def _go_on(self, work: _Work, parts: int) -> None:
        """Whether an article needs another round, and what that reads."""
        ids = {i for point in work.points for i in point.sources}
        todo = tuple(s for s in work.sentences if s.id in ids)
        tokens = sum(self.count(s.text) for s in todo)
        if parts == 1 or len(work.points) <= work.most or tokens > _SHRUNK * work.tokens:
            work.done = True
        work.todo, work.tokens = todo, tokens

    def _is_said(self, point: Point, others: Sequence[Point]) -> bool:
        return repeats(_said(point), map(_said, others))

    def _finished(self, work: _Work, points: int) -> tuple[Point, ...]:
        if work.failures:
            self._tell_failures(work)
        if not work.points or len(work.failures) == work.parts:
            return select(work.sentences, points)
        if work.dropped:
            message = f"{work.dropped} summary sentence(s) that the source does not support"
            self._tell(work, f"{message} were left out.", "info")
        weight = weights(work.sentences)
        chosen = self._best(work.points, [], weight, work.most)
        chosen = self._best(work.earlier, chosen, weight, work.most)
        place = {s.id: i for i, s in enumerate(work.sentences)}
        return tuple(sorted(chosen, key=lambda p: [place[i] for i in p.sources]))

    def _best(
        self, points: Sequence[Point], chosen: list[Point], weight: dict[str, float], most: int
    ) -> list[Point]:
        """``chosen`` with the weightiest of ``points`` that say something else."""
        chosen = list(chosen)

        def rank(point: Point) -> tuple[bool, float]:
            return bool(point.problems), -max(weight.get(i, -9.0) for i in point.sources)

        for point in sorted(points, key=rank):
            if len(chosen) < most and not self._is_said(point, chosen):
                chosen.append(point)
        return chosen

    def _tell_failures(self, work: _Work) -> None:
        reasons = ", ".join(dict.fromkeys(work.failures))
        whole = len(work.failures) == work.parts
        what = "this article" if whole else f"{len(work.failures)} of {work.parts} parts"
        message = f"The summarizer failed on {what} ({reasons}): sentences of the source stand"
        self._tell(work, f"{message} for its summary.", "doubt")

    def _tell(self, work: _Work, message: str, severity: str) -> None:
        article = int(work.sentences[0].id.split(".")[0])
        self._told.append(
            Check(
                kind="summary",
                message=message,
                article=article,
                severity="doubt" if severity == "doubt" else "info",
            )
        )


def _said(point: Point) -> frozenset[str]:
    return said_in(point.en or point.fa, bool(point.en))
