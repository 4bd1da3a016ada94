"""Progress on standard error: a bar on a terminal, a line a step elsewhere, nothing if quiet."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Tell = Callable[[str, int, int], None]


@contextmanager
def reporter(quiet: bool) -> Iterator[Tell]:
    """A callback for `brief.pipeline`: step, done, in all."""
    if quiet:
        yield lambda step, done, total: None
    elif sys.stderr.isatty():
        with _bar() as tell:
            yield tell
    else:
        yield _line


@contextmanager
def _bar() -> Iterator[Tell]:
    from rich.console import Console
    from rich.progress import Progress, TaskID

    with Progress(console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def tell(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bar.add_task(step, total=total)
            bar.update(tasks[step], completed=done, total=total)

        yield tell


def _line(step: str, done: int, total: int) -> None:
    if done == total:
        sys.stderr.write(f"{step}: {total} done\n")
