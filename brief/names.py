"""Names, places and organizations that a translation must spell one way: found in Persian.

Only names whose Persian hardly ever means anything else are in ``data/names.tsv``; the
translator masks them like figures, so that they come back exactly.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

# A half-space counts as a space: scanned pages have either.
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 12  # words of a name


def find_names(text: str) -> tuple[tuple[int, int, str], ...]:
    """The names in ``text``: (start, end, English), in reading order, longest first, apart.

    A given name and a family name side by side are one.

    >>> find_names("وزارت نیرو در تهران")
    ((0, 10, 'Ministry of Energy'), (14, 19, 'Tehran'))
    """
    table = _table()
    words = [m.span() for m in _WORD.finditer(text)]
    keys = [text[start:end] for start, end in words]
    found: list[tuple[int, int, str, str]] = []
    at = 0
    while at < len(words):
        step = 1
        for last in range(min(at + _LONGEST, len(words)), at, -1):
            known = table.get(" ".join(keys[at:last]))
            if known and _one_name(text[words[at][0] : words[last - 1][1]]):
                found.append((words[at][0], words[last - 1][1], *known))
                step = last - at
                break
        at += step
    return tuple((start, end, en) for start, end, en, _ in _people_joined(found, text))


def _one_name(surface: str) -> bool:
    """No sentence end inside: «... تهران. بانک ...» is not «تهران بانک»."""
    return not re.search(r"[.؟!:؛\n]", surface)


def _people_joined(
    found: list[tuple[int, int, str, str]], text: str
) -> list[tuple[int, int, str, str]]:
    result: list[tuple[int, int, str, str]] = []
    for start, end, en, kind in found:
        last = result[-1] if result else None
        if last and last[3] == kind == "names" and text[last[1] : start] == " ":
            result[-1] = (last[0], end, f"{last[2]} {en}", kind)
        else:
            result.append((start, end, en, kind))
    return result


@cache
def _table() -> dict[str, tuple[str, str]]:
    lines = files("brief").joinpath("data/names.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {" ".join(_WORD.findall(fa)): (en, kind) for fa, en, kind in rows}
