"""The shipped glossary: Persian terms, names and institutions with their English.

12,000 pairs written for this project (``models/corpus/glossary``); the model is trained on
them too, but what stands here is certain.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from brief.clean import normalize
from brief.resources import shipped


def lookup(phrase: str) -> str | None:
    """The English of a whole phrase; half-spaces and letter variants don't matter.

    >>> lookup("بانک مركزي")
    'Central Bank'
    >>> lookup("بانک مرکزی ماه") is None
    True
    """
    return _table().get(_key(phrase))


def _key(phrase: str) -> str:
    return " ".join(normalize(phrase).replace("\u200c", " ").split()).replace(" ", "")


@cache
def _table() -> MappingProxyType[str, str]:
    table: dict[str, str] = {}
    for path in sorted(shipped("models/corpus/glossary").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            fa, mark, en = line.partition(" ||| ")
            if mark and en.strip():
                table.setdefault(_key(fa), en.strip())
    return MappingProxyType(table)
