"""Put texts of like length together, so that little of a batch is padding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from brief.runtime.codec import Codec
from brief.runtime.decoding import Request

# Requests that are sorted together: enough for even batches, few enough for any memory. The
# first window is small, so that decoding starts while the rest is still being made ready.
_FIRST, _WINDOW = 128, 4096


@dataclass(frozen=True, slots=True)
class Batch:
    """Requests that are decoded together: they have like lengths and as long a prefix.

    ``places`` are their places in the order in which they came, ``sources`` their ids.
    """

    places: tuple[int, ...]
    requests: tuple[Request, ...]
    sources: tuple[list[int], ...]

    @property
    def size(self) -> int:
        """Source tokens with their padding."""
        return self.longest * len(self.places)

    @property
    def longest(self) -> int:
        """Tokens of the longest source."""
        return max(map(len, self.sources))

    def limit(self, positions: int) -> int:
        """The most target tokens that an output of this batch may have."""
        prefix = max(len(r.prefix) for r in self.requests)
        return min(positions - 1, 2 * self.longest + 16 + prefix)

    def within(self, budget: int) -> Iterator[Batch]:
        """This batch, or parts of it, none above ``budget`` unless it is a single request."""
        if self.size <= budget or len(self.places) == 1:
            yield self
        else:
            for half in self.halves():
                yield from half.within(budget)

    def halves(self) -> tuple[Batch, Batch]:
        """Two batches of half as many requests each."""
        middle = len(self.places) // 2
        first, second = slice(None, middle), slice(middle, None)
        return (
            Batch(self.places[first], self.requests[first], self.sources[first]),
            Batch(self.places[second], self.requests[second], self.sources[second]),
        )


def plan(
    requests: Iterable[Request], codec: Codec, budget: int, alike: bool = True
) -> Iterator[Batch]:
    """The batches of all ``requests``, in windows, each request in exactly one batch.

    With ``alike`` all requests of a batch allow the same: CTranslate2 knows no other way.
    """
    stream = enumerate(requests)
    size = _FIRST
    while window := list(islice(stream, size)):
        groups: dict[object, list[tuple[int, Request, list[int]]]] = {}
        for place, request in window:
            allowed = (request.masks, request.digits) if alike else None
            groups.setdefault((len(request.prefix), allowed), []).append(
                (place, request, codec.encode(request.text))
            )
        for group in groups.values():
            for part in batches([len(ids) for _, _, ids in group], budget):
                places, together, sources = zip(*(group[i] for i in part), strict=True)
                yield Batch(places, together, sources)
        size = _WINDOW


def batches(sizes: Sequence[int], budget: int) -> Iterator[list[int]]:
    """Indices of ``sizes`` (tokens), longest first, in batches whose padded size (rows times
    the longest) stays within ``budget``; a text above the budget is a batch alone.

    >>> list(batches([3, 9, 4, 20], 10))
    [[3], [1], [2, 0]]
    """
    batch: list[int] = []
    longest = 0
    # Longest first: a batch that does not fit into memory shows at once, not at the end.
    for i in sorted(range(len(sizes)), key=lambda i: -sizes[i]):
        if batch and longest * (len(batch) + 1) > budget:
            yield batch
            batch = []
        if not batch:
            longest = sizes[i]
        batch.append(i)
    if batch:
        yield batch
