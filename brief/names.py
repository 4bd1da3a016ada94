"""Names, places and organizations that a translation must spell one way: found in Persian.

Only names whose Persian hardly ever means anything else are in ``data/names.tsv``; the
translator masks them like figures, so that they come back exactly.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from importlib.resources import files

from brief.glossary.index import Index, Match
from brief.glossary.term import Term

PEOPLE = "names"
"""The kind of given and family names in ``data/names.tsv``."""


def find_names(text: str) -> tuple[tuple[int, int, str], ...]:
    """The names in ``text``: (start, end, English), in reading order, longest first, apart.

    A given name and a family name side by side are one.

    >>> find_names("وزارت نیرو در تهران")
    ((0, 10, 'Ministry of Energy'), (14, 19, 'Tehran'))
    """
    found = join_people(_index().find(text), text)
    return tuple((m.start, m.end, m.term.english) for m in found)


def join_people(found: Iterable[Match], text: str) -> list[Match]:
    """``found`` with names of people that stand side by side as one match."""
    result: list[Match] = []
    for match in found:
        last = result[-1] if result else None
        if (
            last
            and last.term.kind == match.term.kind == PEOPLE
            and text[last.end : match.start] == " "
        ):
            both = replace(
                last.term,
                persian=f"{last.term.persian} {match.term.persian}",
                english=f"{last.term.english} {match.term.english}",
            )
            result[-1] = Match(last.start, match.end, both)
        else:
            result.append(match)
    return result


@cache
def name_terms() -> tuple[Term, ...]:
    """The names of ``data/names.tsv`` as glossary terms."""
    lines = files("brief").joinpath("data/names.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return tuple(Term(fa, en, part="name", kind=kind) for fa, en, kind in rows)


@cache
def _index() -> Index:
    return Index(name_terms())
