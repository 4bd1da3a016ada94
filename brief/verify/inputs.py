"""The *Checks* on the inputs themselves: what was not read, and what was guessed in reading."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from brief.errors import InputError, LeftOut
from brief.records import Article, Check, Document


def input_checks(articles: Sequence[Article], errors: Sequence[InputError]) -> tuple[Check, ...]:
    """What was wrong with the inputs.

    >>> [c.message for c in input_checks([], [InputError("a.txt: empty")])]
    ['Not read: a.txt: empty.']
    """
    checks = [
        Check(kind="input", message=f"Left out: {error}.", severity="info")
        if isinstance(error, LeftOut)
        else Check(kind="input", message=f"Not read: {error}.", severity="error")
        for error in errors
    ]
    checks += [
        Check(
            kind="input",
            message=f"{a.source} was read as {a.encoding}, guessed from its bytes.",
            severity="info",
        )
        for a in articles
        if a.encoding != "utf-8"
    ]
    return tuple(checks)


def day_checks(documents: Sequence[Document]) -> tuple[Check, ...]:
    """Which sources state no day, and where one can be written: one line for all of them."""
    undated = list(dict.fromkeys(d.source for d in documents if not d.published))
    if not undated:
        return ()
    named = ", ".join(undated[:5]) + (f" and {len(undated) - 5} more" if undated[5:] else "")
    sidecar = f"{PurePath(undated[0]).name}.toml"
    message = f'No day is stated by {named}. A sidecar can: {sidecar} with date = "1403/02/15".'
    return (Check(kind="input", message=message, severity="info"),)
