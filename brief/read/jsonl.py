"""JSON and JSON Lines: one article an object, its keys found by a map or by their usual names."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from brief.errors import InputError
from brief.read.days import day_of, parse_day
from brief.read.html import plain_text
from brief.read.raw import Raw, ReadOptions
from brief.read.text import require_persian, to_text
from brief.records import Article

_USUAL = {
    "text": ("text", "body", "content", "content_html", "content_text", "fulltext", "article"),
    "title": ("title", "headline", "titr"),
    "date": ("date", "published", "date_published", "published_at", "pubdate", "datetime",
             "created_at"),
    "agency": ("agency", "publisher", "site", "source_name"),
    "source": ("url", "link", "source", "id"),
}  # fmt: skip
_LISTS = ("items", "articles", "data", "results", "entries", "news")
FIELDS = tuple(_USUAL)


def read(raw: Raw, options: ReadOptions) -> Iterator[Article | InputError]:
    """An article for each object of a list, of a feed's ``items``, or of the lines.

    :raises InputError: not JSON, or no object in it.
    """
    text, encoding = to_text(raw.data, raw.source)
    wanted = dict(options.fields)
    found = 0
    for place, item in _objects(text, raw.source):
        found += 1
        source = f"{raw.source} ({place})"
        if isinstance(item, InputError):
            yield item
            continue
        try:
            yield replace(_article(item, source, wanted), encoding=encoding)
        except InputError as exc:
            yield exc
    if not found:
        raise InputError(f"{raw.source}: no JSON object in it")


def _objects(text: str, source: str) -> Iterator[tuple[str, object]]:
    """Each object with the words for where it stands."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as exc:
        if "\n" not in text.strip():
            raise InputError(f"{source}: not JSON: {exc}") from exc
        for number, line in enumerate(text.splitlines(), 1):
            if not line.strip():
                continue
            try:
                yield f"line {number}", json.loads(line)
            except (ValueError, RecursionError) as bad:
                yield f"line {number}", InputError(f"{source} (line {number}): not JSON: {bad}")
        return
    if isinstance(data, dict):
        data = next((data[k] for k in _LISTS if isinstance(data.get(k), list)), [data])
    for number, item in enumerate(data if isinstance(data, list) else [data], 1):
        yield f"item {number}", item


def _article(item: object, source: str, wanted: dict[str, str]) -> Article:
    if not isinstance(item, dict):
        raise InputError(f"{source}: not an object with a text")
    text = _value(item, "text", wanted, source)
    if not text:
        keys = ", ".join(map(str, list(item)[:8]))
        raise InputError(f"{source}: no text; say which of its keys holds it: {keys}")
    if "<" in text and ">" in text:
        text = plain_text(text)
    require_persian(text, source)
    stated = _value(item, "date", wanted, source)
    day = _moment(stated) if stated else None
    if stated and not day and "date" in wanted:
        raise InputError(f"{source}: date is {stated!r}: not a day that can be read")
    return Article(
        text=text,
        source=_value(item, "source", wanted, source) or source,
        title=_value(item, "title", wanted, source) or None,
        published=day,
        agency=_value(item, "agency", wanted, source) or None,
        single=True,
    )


def _value(item: dict[str, object], field: str, wanted: dict[str, str], source: str) -> str:
    """What ``field`` holds as text: of the key that is wanted (``a.b`` goes down), else usual."""
    if field in wanted:
        value: object = item
        for key in wanted[field].split("."):
            value = value.get(key) if isinstance(value, dict) else None
        if value is None and field == "text":
            raise InputError(f"{source}: has no key {wanted[field]!r}")
    else:
        small = {str(key).lower(): value for key, value in item.items()}
        value = next((small[k] for k in _USUAL[field] if small.get(k)), None)
        if isinstance(value, dict):  # {"publisher": {"name": ...}}
            value = value.get("name")
    return str(value).strip() if isinstance(value, str | int | float) else ""


def _moment(stated: str) -> date | None:
    """A day; a bare number is seconds (or thousandths) since 1970."""
    if stated.isascii() and stated.isdigit() and len(stated) in (10, 13):
        return day_of(datetime.fromtimestamp(int(stated[:10]), UTC))
    return parse_day(stated)
