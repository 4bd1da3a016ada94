"""The table of models: those of ``models/models.toml``, and what else was fetched."""

from __future__ import annotations

from brief.models import store
from brief.models.entries import ModelEntry, look_up, names
from brief.models.families import read_json


def all_entries() -> tuple[ModelEntry, ...]:
    """Every entry, then the hub ids on this machine that no entry has."""
    entries = [look_up(name) for name in names()]
    known = {e.hub for e in entries}
    records = sorted(store.root().glob(f"*/{store.RECORD}")) if store.root().is_dir() else []
    others = {str(read_json(r).get("hub")) for r in records} - known
    return (*entries, *(look_up(hub) for hub in sorted(others)))


def as_objects(entries: tuple[ModelEntry, ...]) -> list[dict[str, object]]:
    """The entries for JSON; sizes are millions of parameters and gigabytes."""
    return [
        {
            "name": e.name,
            "hub": e.hub or None,
            "revision": e.revision,
            "family": e.family,
            "tasks": list(e.tasks),
            "languages": list(e.languages),
            "window": e.window,
            "licence": e.licence,
            "commercial": e.commercial,
            "parameters_millions": e.parameters or None,
            "memory_gb": e.memory or None,
            "download_gb": e.download or None,
            "here": e.fetched,
            "folder": str(e.folder),
            "note": e.note,
        }
        for e in entries
    ]


def as_table(entries: tuple[ModelEntry, ...]) -> str:
    """The entries as aligned columns, one line each."""
    rows = [("name", "task", "size", "licence", "commercial use", "here")]
    for e in entries:
        size = f"{e.parameters} M" if e.parameters else ""
        rows.append(
            (
                e.name,
                ", ".join(e.tasks),
                size,
                e.licence,
                "yes" if e.commercial else "no",
                "yes" if e.fetched else "",
            )
        )
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(c.ljust(w) for c, w in zip(r, widths, strict=True)).rstrip() for r in rows)
    return "\n".join(lines)
