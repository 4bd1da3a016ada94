"""Where a figure stands: its sentence, and the periods and numbers around it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from decimal import Decimal

from brief.figures.periods import FoundPeriod, find_periods
from brief.records import Document, Figure, FigureKind, Sentence


class Place:
    """The sentence that a span stands in: offsets into the document's text, and its periods.

    ``starts``: where its numbers and dates start. ``measured`` is the last figure that was found to
    measure something: a year or a clause number is none.
    """

    __slots__ = ("_periods", "_starts", "article", "end", "measured", "published", "sentence",
                 "start", "text")  # fmt: skip

    def __init__(self, document: Document, sentence: Sentence, starts: Sequence[int] = ()) -> None:
        self.text = document.text
        self.start, self.end = sentence.start, sentence.end
        self.sentence = sentence.id
        self.article, self.published = document.id, document.published
        self._periods: tuple[FoundPeriod, ...] | None = None
        self._starts = starts
        self.measured: Figure | None = None

    def next_span(self, end: int) -> int:
        """Where the next number or date of the sentence starts; its own end if there is none."""
        at = bisect_left(self._starts, end)
        return self._starts[at] if at < len(self._starts) else self.end

    def last_span(self, end: int) -> int | None:
        """Where the last number or date before ``end`` starts."""
        at = bisect_left(self._starts, end)
        return self._starts[at - 1] if at else None

    @property
    def periods(self) -> tuple[FoundPeriod, ...]:
        """Looked for once, when the first key figure asks."""
        if self._periods is None:
            self._periods = find_periods(self.text, self.start, self.end, self.published)
        return self._periods

    def periods_around(self, start: int, end: int) -> tuple[FoundPeriod | None, FoundPeriod | None]:
        """The last period that ends before ``start`` and the first that starts after ``end``."""
        found = self.periods
        if not found:
            return None, None
        first = bisect_right(found, start, key=lambda p: p.end)
        after = bisect_left(found, end, key=lambda p: p.start)
        return (
            found[first - 1] if first else None,
            found[after] if after < len(found) else None,
        )

    def figure(
        self,
        start: int,
        end: int,
        kind: FigureKind,
        text: str,
        value: Decimal | None = None,
        unit: str | None = None,
    ) -> Figure:
        """A figure of this sentence that is not key."""
        return Figure(
            value=value,
            kind=kind,
            surface=self.text[start:end],
            start=start,
            end=end,
            sentence=self.sentence,
            text=text,
            unit=unit,
            article=self.article,
        )
