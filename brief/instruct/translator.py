"""Translate with a chat endpoint: numbered lines in batches, each one looked over.

Figures and names go as masks and come back exactly, as with the bundled model. A line that is
missing, or has a wrong figure or another problem, is asked for once more, unmasked and among few
others; what is wrong after that is told in `Translation.problems`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from brief import masks
from brief.glossary import load_glossary
from brief.instruct import templates
from brief.instruct.answers import read_lines
from brief.instruct.client import ChatClient, EndpointError
from brief.instruct.fence import new_fence, numbered
from brief.instruct.pool import each
from brief.models import ModelEntry
from brief.records import Translation
from brief.runtime.decoding import Output
from brief.settings import Settings
from brief.translate import Progress
from brief.translate.attempts import Attempt, best_of, look_over
from brief.translate.sources import Source, make_source, plain
from brief.translate.split import split

_LINES, _FEW = 20, 4  # of a call; of one that asks again
_TOKENS = 1500  # of a call
_AGAIN = 0.3  # temperature that gives another answer, and not a wild one


def rough_count(text: str) -> int:
    """Tokens of ``text`` as no model counts them: two characters each, which is on the safe side.

    >>> rough_count("نرخ تورم")
    4
    """
    return (len(text) + 1) // 2


class EndpointTranslator:
    """See `brief.translate.Translator`."""

    def __init__(self, client: ChatClient, entry: ModelEntry, settings: Settings) -> None:
        self._client, self._entry = client, entry
        self._glossary = load_glossary(settings.glossary)
        self._both = settings.calendars == "both"
        self._prompt = templates.load("translate")
        self._again = self._left = 0

    @property
    def notes(self) -> tuple[str, ...]:
        """See `brief.translate.Translator`."""
        told = (
            (self._again, "texts asked for again, for a problem in the first answer"),
            (self._left, "texts still marked with a problem after that"),
        )
        return (*self._client.notes, *(f"{n} {what}" for n, what in told if n))

    def count(self, text: str) -> int:
        """See `brief.translate.Translator`; roughly, for nobody tells how an endpoint counts."""
        return rough_count(text)

    def translate(
        self, texts: Sequence[str], progress: Progress | None = None
    ) -> list[Translation]:
        """See `brief.translate.Translator`."""
        parts = {t: split(plain(t), rough_count, _TOKENS) for t in dict.fromkeys(texts)}
        todo = list(dict.fromkeys(p for ps in parts.values() for p in ps))
        tell = progress or (lambda n, total: None)
        sources = [make_source(t, self._entry, self._both, self._glossary) for t in todo]
        best = self._asked(sources, _LINES, 0.0, lambda n: tell(n, len(todo)))
        bad = [i for i, attempt in enumerate(best) if attempt.poor]
        self._again += len(bad)
        # Some models trip over masks: the second time they get the figures as they are.
        again = [_bare(sources[i]) if best[i].text else sources[i] for i in bad]
        second = self._asked(again, _FEW, _AGAIN, lambda n: None)
        for i, attempt in zip(bad, second, strict=True):
            best[i] = best_of([best[i], attempt])
        self._left += sum(bool(a.problems) for a in best)
        done = dict(zip(todo, best, strict=True))
        return [_joined(text, [done[p] for p in parts[text]]) for text in texts]

    def _asked(
        self, sources: Sequence[Source], most: int, temperature: float, tell: Callable[[int], None]
    ) -> list[Attempt]:
        """An attempt at each source; where no line came back, an empty one."""
        batches = _batches([rough_count(s.text) for s in sources], most)
        lines: dict[int, str] = {}
        done = 0

        def ask(batch: Sequence[int]) -> dict[int, str]:
            return self._lines([sources[i].masked.text for i in batch], temperature)

        for place, answer in each(batches, ask):
            batch = batches[place]
            lines |= {batch[number - 1]: text for number, text in answer.items()}
            done += len(batch)
            tell(done)
        return [
            look_over(s, Output(text=lines.get(i, ""), finished=True))
            for i, s in enumerate(sources)
        ]

    def _lines(self, texts: Sequence[str], temperature: float) -> dict[int, str]:
        """The English of ``texts`` by their number from 1, as far as the endpoint gave it."""
        data = numbered(texts)
        prompt = self._prompt.fill(fence=new_fence(data), count=len(texts), text=data)
        try:
            reply = self._client.ask(prompt, temperature)
        except EndpointError:
            if not self._client.usage.calls:
                raise  # it never answered: no brief is better than an empty one
            return {}
        found = read_lines(reply.text, len(texts))
        if not reply.finished and found:
            found.pop(max(found))  # the last line that came is not whole
        return found


def _bare(source: Source) -> Source:
    return replace(source, masked=masks.Masked(source.text, ()), protected=())


def _batches(sizes: Sequence[int], most: int) -> list[list[int]]:
    """Places of ``sizes`` (tokens) in order, at most ``most`` and ``_TOKENS`` together."""
    made: list[list[int]] = []
    tokens = 0
    for place, size in enumerate(sizes):
        if not made or len(made[-1]) == most or tokens + size > _TOKENS:
            made.append([])
            tokens = 0
        made[-1].append(place)
        tokens += size
    return made


def _joined(source: str, attempts: Sequence[Attempt]) -> Translation:
    return Translation(
        source=source,
        text=" ".join(a.text for a in attempts if a.text),
        problems=tuple(dict.fromkeys(p for a in attempts for p in a.problems)),
    )
