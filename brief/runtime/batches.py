"""Put texts of like length together, so that little of a batch is padding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


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
