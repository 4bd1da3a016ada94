"""The feed of the issues, Atom or RSS: this brief's entry put in with the earlier ones."""

from __future__ import annotations

import re
import uuid
from calendar import timegm
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

import feedparser
from feedgen.feed import FeedGenerator

from brief.errors import OutputError
from brief.read.days import TEHRAN
from brief.records import Brief
from brief.render import markdown as md
from brief.render.escape import plain
from brief.render.html import body_html
from brief.render.publication import Publication
from brief.write import issue_name

_MOST = 30  # issues; feed readers ask often, and the feed should stay small
_DOCTYPE = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_HOUR = time(8, tzinfo=TEHRAN)


@dataclass(frozen=True, slots=True)
class _Entry:
    id: str
    title: str
    link: str
    summary: str
    content: str
    moment: datetime


def render(brief: Brief, publication: Publication, form: str, earlier: str = "") -> str:
    """The feed in ``form`` (atom or rss); ``earlier`` is the feed as it stands on disk.

    An entry of the same issue is replaced, so that a run made again changes nothing else.

    :raises OutputError: ``earlier`` is no feed.
    """
    own = _entry(brief, publication)
    entries = [own, *(e for e in _entries(earlier) if e.id != own.id)]
    entries.sort(key=lambda e: (e.moment, e.id), reverse=True)
    feed = FeedGenerator()
    feed.id(publication.site or _uuid(brief.title))
    feed.title(_line(brief.title))
    feed.author(name=publication.publisher)
    feed.link(href=publication.site or "https://example.invalid/", rel="alternate")
    if publication.site:
        feed.link(href=publication.url(f"feed.{form}"), rel="self")
    feed.description(_line(brief.title))
    feed.language("en")
    feed.generator("brief")
    feed.updated(entries[0].moment)
    feed.lastBuildDate(entries[0].moment)
    for one in entries[:_MOST]:
        entry = feed.add_entry(order="append")
        entry.id(one.id)
        entry.guid(one.id, permalink=False)
        entry.title(one.title)
        if one.link:
            entry.link(href=one.link)
        entry.summary(one.summary)
        entry.content(one.content, type="html" if form == "atom" else "CDATA")
        entry.published(one.moment)
        entry.updated(one.moment)
    made = feed.atom_str(pretty=True) if form == "atom" else feed.rss_str(pretty=True)
    return str(made, "utf-8").rstrip("\n") + "\n"


def _entry(brief: Brief, publication: Publication) -> _Entry:
    name = issue_name(brief.title, brief.week, brief.made)
    link = publication.url(f"{name}.html")
    return _Entry(
        id=link or _uuid(name),
        title=_line(f"{brief.title}, {brief.week}" if brief.week else brief.title),
        link=link,
        summary=_line(md.description(brief) or brief.title),
        content=body_html(md.render(brief, publication)),
        moment=datetime.combine(brief.made or date(1970, 1, 1), _HOUR).astimezone(UTC),
    )


def _entries(earlier: str) -> list[_Entry]:
    """The entries of a feed that an earlier run wrote."""
    if not earlier.strip():
        return []
    if _DOCTYPE.search(earlier):
        raise OutputError("the feed on disk defines entities of its own: move it away")
    feed = feedparser.parse(earlier, sanitize_html=True, resolve_relative_uris=False)
    if not feed.version:
        raise OutputError("the feed on disk can't be read as a feed: move it away")
    return [
        _Entry(
            id=entry.get("id", ""),
            title=entry.get("title", ""),
            link=entry.get("link", "") if entry.get("link") != entry.get("id") else entry.link,
            summary=entry.get("summary", ""),
            content=max((c.value for c in entry.get("content", ())), key=len, default=""),
            moment=datetime.fromtimestamp(timegm(entry.published_parsed), UTC),
        )
        for entry in feed.entries
        if entry.get("id") and entry.get("published_parsed")
    ]


def _line(text: str) -> str:
    """``text`` for a title: programs differ in whether they take one for HTML or for text.

    >>> _line("<b>رشد</b>")
    '‹b›رشد‹/b›'
    """
    return plain(text).translate(str.maketrans("<>", "‹›")) or "Untitled"


def _uuid(name: str) -> str:
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}"
