"""Where results go, and the JSON of single steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from brief.errors import OutputError, SettingsError
from brief.problem import problem_kind
from brief.records import Brief, Document, Point, Translation
from brief.render import FEEDS, FORMATS, Publication, render
from brief.settings import Settings
from brief.write import issue_name


def formats_of(text: str) -> tuple[str, ...]:
    """The formats that ``text`` names.

    >>> formats_of("md, json,md")
    ('md', 'json')

    :raises SettingsError: it names none.
    """
    names = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    if not names:
        raise SettingsError(f"format is empty: use {', '.join(FORMATS)}")
    return names


def paths(
    formats: Sequence[str], out: Path | None, settings: Settings, week: str | None = None
) -> dict[str, Path]:
    """The path of each format.

    ``out`` with the format's suffix is that file; otherwise it is a folder, and the file is
    named by title and day or week; a feed is one file for all. Without ``out`` the path is a
    placeholder for standard output.

    :raises SettingsError: an unknown format, or several for one file or standard output.
    """
    for name in formats:
        if name not in FORMATS:
            raise SettingsError(f"format is {name!r}: use {', '.join(FORMATS)}")
    if out is None:
        if len(formats) > 1:
            raise SettingsError("several formats need --out FOLDER: only one fits standard output")
        return {formats[0]: Path("-")}
    if out.suffix.lstrip(".") in FORMATS and not out.is_dir():
        if list(formats) != [out.suffix.lstrip(".")]:
            raise SettingsError(
                f"{out} is one file of format {out.suffix[1:]}, not {','.join(formats)}"
            )
        return {formats[0]: out}
    stem = issue_name(settings.title, week, settings.made)
    return {name: out / (f"feed.{name}" if name in FEEDS else f"{stem}.{name}") for name in formats}


def rendered(
    brief: Brief, targets: Mapping[str, Path], publication: Publication
) -> tuple[dict[Path, str], list[OutputError]]:
    """Every format that the brief fills, and the errors of those that it does not."""
    made: dict[Path, str] = {}
    unfilled: list[OutputError] = []
    for name, path in targets.items():
        try:
            made[path] = render(brief, name, publication, _earlier(name, path))
        except OutputError as exc:
            unfilled.append(exc)
    return made, unfilled


def _earlier(name: str, path: Path) -> str:
    """The feed as it stands on disk."""
    if name not in FEEDS or not path.is_file():
        return ""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as exc:
        raise OutputError(f"{path}: can't be gone on with: {exc}") from exc


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
            "summary": [
                {"fa": p.fa, "sources": list(p.sources)}
                | ({"en": p.en} if p.en else {})
                | ({"problems": list(p.problems)} if p.problems else {})
                for p in points
            ],
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
        "problem_kinds": [problem_kind(p) for p in translation.problems],
    }
