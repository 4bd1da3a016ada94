"""The last attempt at a sentence whose masks are not right: begin where the fault is.

A mask that is missing goes where the model finds it least unlikely; one that comes twice is
forbidden from its second place on. What stood before stays, the rest is decoded again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from brief.runtime.decoding import Request, Runtime
from brief.runtime.vocabulary import Vocabulary


def forced_request(
    runtime: Runtime, vocabulary: Vocabulary, request: Request, ids: Sequence[int]
) -> Request | None:
    """``request`` with the prefix of ``ids`` that puts its masks right; None if they are."""
    own = {vocabulary.masks[n]: n for n in sorted(request.masks) if n in vocabulary.masks}
    for mask, number in own.items():
        places = [i for i, token in enumerate(ids) if token == mask]
        if len(places) > 1:
            rest = request.masks - {number}
            return replace(request, masks=rest, prefix=tuple(ids[: places[1]]))
    for mask in own:
        if mask not in ids:
            place = _best_place(runtime, request.text, ids, mask)
            return replace(request, prefix=(*ids[:place], mask))
    return None


def _best_place(runtime: Runtime, text: str, ids: Sequence[int], mask: int) -> int:
    """Where in ``ids`` the mask costs the least against the token that stands there."""
    pairs = [(text, ids), *((text, [*ids[:i], mask]) for i in range(len(ids) + 1))]
    now, *others = runtime.score(pairs)
    costs = [now[i] - other[i] for i, other in enumerate(others)]
    return costs.index(min(costs))
