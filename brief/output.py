"""Where results go, and the JSON of single steps."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from brief.errors import SettingsError
from brief.records import Document, Point, Translation
from brief.render import FORMATS
from brief.settings import Settings
from brief.write import slug


def paths(form: str, out: Path | None, settings: Settings) -> dict[str, Path]:
    """The path of each format named in ``form`` (``"md,json"``).

    ``out`` with the format's suffix is that file; otherwise it is a folder, and the file is
    named by title and day. Without ``out`` the path is a placeholder for standard output.

    :raises SettingsError: an unknown format, or several for one file or standard output.
    """
    names = list(dict.fromkeys(name.strip() for name in form.split(",") if name.strip()))
    for name in names:
        if name not in FORMATS:
            raise SettingsError(f"format is {name!r}: use {', '.join(FORMATS)}")
    if not names:
        raise SettingsError(f"format is empty: use {', '.join(FORMATS)}")
    if out is None:
        if len(names) > 1:
            raise SettingsError("several formats need --out FOLDER: only one fits standard output")
        return {names[0]: Path("-")}
    if out.suffix.lstrip(".") in FORMATS and not out.is_dir():
        if names != [out.suffix.lstrip(".")]:
            raise SettingsError(f"{out} is one file of format {out.suffix[1:]}, not {form}")
        return {names[0]: out}
    stem = slug(settings.title) + (f"-{settings.made}" if settings.made else "")
    return {name: out / f"{stem}.{name}" for name in names}


def cleaned_object(documents: Sequence[Document]) -> dict[str, object]:
    """What ``brief clean --format json`` prints."""
    return {
        "articles": [
            {
                "id": d.id,
                "title": d.title,
                "published": str(d.published) if d.published else None,
                "agency": d.agency,
                "text": d.text,
                "offset": d.offset,
                "paragraphs": [d.text[p.start : p.end] for p in d.paragraphs],
                "cut": [s.id for s in d.sentences if s.cut],
            }
            for d in documents
        ],
        "dropped": [{"text": x.text, "reason": x.reason} for d in documents for x in d.dropped],
        "changes": [
            {"before": c.before, "after": c.after, "reason": c.reason, "start": c.start}
            for d in documents
            for c in d.changes
        ],
        "doubts": [
            {"article": d.id, "message": x.message, "start": x.start}
            for d in documents
            for x in d.doubts
        ],
    }


def summary_object(
    found: Sequence[tuple[Document, tuple[Point, ...]]],
) -> list[dict[str, object]]:
    """What ``brief summarize --format json`` prints."""
    return [
        {
            "id": d.id,
            "title": d.title,
            "summary": [{"fa": p.fa, "sources": list(p.sources)} for p in points],
        }
        for d, points in found
    ]


def translation_object(translation: Translation) -> dict[str, object]:
    """One entry of what ``brief translate --format json`` prints."""
    return {
        "fa": translation.source,
        "en": translation.text,
        "confidence": translation.confidence,
        "problems": list(translation.problems),
    }
