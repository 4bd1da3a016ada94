"""Quantities of this issue that an earlier issue has too, with another value."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from brief.errors import InputError
from brief.records import Figure, FigureChange
from brief.settings import Settings
from brief.weekly.subject import same_subject, subject_words
from brief.weekly.week import Week

_KINDS = ("quantity", "percent", "money")
_MOST = 100  # a quantity that grew more than a hundredfold is another quantity


def read_issue(path: Path) -> Mapping[str, Any]:
    """An earlier issue, as ``brief weekly --format json`` wrote it.

    :raises InputError: the file is no such issue.
    """
    try:
        issue = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as exc:
        raise InputError(f"{path}: can't be read: {' '.join(str(exc).split())[:200]}") from exc
    if not isinstance(issue, dict) or not isinstance(issue.get("figures"), list):
        raise InputError(f"{path}: no issue of brief: it has no list of figures")
    return issue


def last_issue(folder: Path | None, settings: Settings, week: Week) -> Mapping[str, Any] | None:
    """The latest issue of the same title before ``week`` whose JSON lies in ``folder``."""
    found: list[tuple[str, Mapping[str, Any]]] = []
    for path in sorted(folder.glob("*.json")) if folder and folder.is_dir() else ():
        try:
            issue = read_issue(path)
        except InputError:
            continue  # some other program's file
        end = (issue.get("period") or {}).get("end")
        same = issue.get("title") == settings.title and issue.get("week")
        if same and isinstance(end, str) and end < week.start.isoformat():
            found.append((end, issue))
    return max(found, key=lambda pair: pair[0])[1] if found else None


def find_changes(figures: Iterable[Figure], issue: Mapping[str, Any]) -> tuple[FigureChange, ...]:
    """What changed: the same unit and kind, the same thing measured, one value in each issue.

    A quantity with several values in either issue is left alone: which is meant is not known.
    """
    before = _quantities(
        (row.get("subject_fa"), row.get("unit"), row.get("kind"), row.get("value"), row)
        for row in issue["figures"]
        if isinstance(row, dict) and row.get("key")
    )
    now = _quantities(
        (f.subject_fa, f.unit, f.kind, None if f.value is None else str(f.value), f)
        for f in figures
        if f.key
    )
    name = issue.get("week") or (issue.get("period") or {}).get("end") or issue.get("title")
    found = []
    for key, values in now.items():
        old = [o for k, o in before.items() if k[1:] == key[1:] and same_subject(k[0], key[0])]
        if len(old) != 1 or len(values) != 1 or len(old[0]) != 1:
            continue
        (value, figure), (other, row) = next(iter(values.items())), next(iter(old[0].items()))
        if value == other or not isinstance(figure, Figure):
            continue
        if other and not 1 / _MOST <= abs(value / other) <= _MOST:
            continue
        percent = None
        if key[2] != "percent" and other:
            percent = (100 * (value - other) / abs(other)).quantize(Decimal("0.1"))
        found.append(
            FigureChange(
                figure=figure,
                before=str(row.get("text", "")),
                issue=str(name or "the issue before"),
                percent=percent,
            )
        )
    return tuple(found)


_Key = tuple[str, str, str]


def _quantities(rows: Iterable[Sequence[Any]]) -> dict[_Key, dict[Decimal, Any]]:
    """Subject, unit and kind with every value that they have."""
    found: dict[_Key, dict[Decimal, Any]] = {}
    for subject, unit, kind, value, row in rows:
        if not isinstance(subject, str) or kind not in _KINDS or value is None or not unit:
            continue
        if not subject_words(subject):
            continue
        try:
            number = Decimal(str(value))
        except InvalidOperation:
            continue
        same = (k for k in found if k[1:] == (unit, kind) and same_subject(k[0], subject))
        key = next(same, (subject, str(unit), str(kind)))
        found.setdefault(key, {}).setdefault(number, row)
    return found
