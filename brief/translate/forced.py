"""The last attempt at a sentence whose masks are not right: begin where the fault is.

A mask that is missing goes where the model finds it least unlikely, or, where it ends a range
(«<n2> تا <n3>»), after the one that begins it; one that comes twice is forbidden from its second
place on. What stood before stays, the rest is decoded again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from brief.runtime.decoding import Request, Runtime
from brief.runtime.vocabulary import Vocabulary

_PLACES = 3  # that are tried for a missing mask


def forced_requests(
    runtime: Runtime, vocabulary: Vocabulary, request: Request, ids: Sequence[int]
) -> list[Request]:
    """``request`` with prefixes of ``ids`` that put one of its masks right, if any is wrong."""
    own = {vocabulary.masks[n]: n for n in sorted(request.masks) if n in vocabulary.masks}
    for mask, number in own.items():
        places = [i for i, token in enumerate(ids) if token == mask]
        if len(places) > 1:
            rest = request.masks - {number}
            return [replace(request, masks=rest, prefix=tuple(ids[: places[1]]))]
    for mask, number in own.items():
        if mask not in ids:
            prefixes = [(*ids[:i], mask) for i in _places(runtime, request.text, ids, mask)]
            before = re.search(rf"<n(\d)>\s*(?:تا|الی|-)\s*<n{number}>", request.text)
            first = vocabulary.masks.get(int(before[1])) if before else None
            if first in ids:
                (to,) = runtime.codec.ids(["▁to"])
                prefixes.insert(0, (*ids[: ids.index(first) + 1], to, mask))
            return [replace(request, prefix=p) for p in dict.fromkeys(prefixes)]
    return []


def _places(runtime: Runtime, text: str, ids: Sequence[int], mask: int) -> list[int]:
    """Where in ``ids`` the mask costs the least against the token that stands there."""
    pairs = [(text, ids), *((text, [*ids[:i], mask]) for i in range(len(ids) + 1))]
    now, *others = runtime.score(pairs)
    costs = [now[i] - other[i] for i, other in enumerate(others)]
    return sorted(range(len(costs)), key=lambda i: costs[i])[:_PLACES]
