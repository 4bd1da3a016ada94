"""Ask several things of an endpoint at once: few enough for anybody's limits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import TypeVar

AT_ONCE = 4
Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


def each(items: Sequence[Asked], ask: Callable[[Asked], Answer]) -> Iterator[tuple[int, Answer]]:
    """The answer to each of ``items`` with its place, as they come. After an error nothing
    more is asked.

    >>> sorted(each([3, 4], lambda n: n * n))
    [(0, 9), (1, 16)]
    """
    pool = ThreadPoolExecutor(AT_ONCE)
    try:
        places = {pool.submit(ask, item): place for place, item in enumerate(items)}
        for future in as_completed(places):
            yield places[future], future.result()
    finally:
        pool.shutdown(cancel_futures=True)
