"""RSS and Atom: one article an entry; a short entry of a fetched feed is read on its page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import feedparser

from brief.errors import InputError, LeftOut
from brief.read.days import parse_day
from brief.read.html import plain_text
from brief.read.raw import Raw, ReadOptions, is_url
from brief.read.text import is_persian
from brief.records import Article

_TEASER = 60  # words under which an entry is a teaser for its page
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def read(raw: Raw, options: ReadOptions) -> Iterator[Article | InputError]:
    """An article for each entry, in the feed's order.

    :raises InputError: no feed, or one that defines entities.
    """
    if _DOCTYPE.search(raw.data[:100_000]):
        raise InputError(f"{raw.source}: defines entities of its own, as an attack does; not read")
    feed = feedparser.parse(raw.data, sanitize_html=True, resolve_relative_uris=False)
    if not feed.entries:
        if feed.bozo:
            why = " ".join(str(feed.bozo_exception).split())[:200]
            raise InputError(f"{raw.source}: not a feed that can be read: {why}")
        raise InputError(f"{raw.source}: a feed without an entry")
    agency = plain_text(feed.feed.get("title", "")) or None
    followed = 0
    for number, entry in enumerate(feed.entries, 1):
        source = entry.get("link") or f"{raw.source} (entry {number})"
        article = _article(entry, source, agency)
        teaser = len(article.text.split()) < _TEASER
        if raw.url and teaser and is_url(source) and followed < options.follow:
            followed += 1
            full = _page(source, options)
            if isinstance(full, InputError):
                yield LeftOut(f"{full}; the feed's own text was taken")
            elif len(full.text) > len(article.text):
                article = replace(
                    full,
                    source=source,
                    title=article.title or full.title,
                    published=article.published or full.published,
                    agency=agency or full.agency,
                )
        if is_persian(f"{article.title or ''} {article.text}"):
            yield article
        else:
            yield LeftOut(f"{source}: an entry without Persian text")


def _article(entry: feedparser.FeedParserDict, source: str, agency: str | None) -> Article:
    bodies = [c.get("value", "") for c in entry.get("content", ())] + [entry.get("summary", "")]
    texts = [plain_text(body) for body in bodies if body]
    title = plain_text(entry.get("title", ""))
    # feedparser warns when "updated" is asked for and only "published" is there.
    stated = next((entry[k] for k in ("published", "updated", "created") if entry.keys() & {k}), "")
    return Article(
        text=max(texts, key=len, default="") or title,
        source=source,
        title=title or None,
        published=parse_day(stated) if stated else None,
        agency=agency,
        single=True,
    )


def _page(url: str, options: ReadOptions) -> Article | InputError:
    from brief.read.kinds import read_raw
    from brief.read.web import fetch

    try:
        found = next(read_raw(fetch(url, options), replace(options, follow=0)))
    except InputError as exc:
        return exc
    except StopIteration:
        return InputError(f"{url}: no article on the page")
    return found
