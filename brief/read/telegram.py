"""A Telegram channel as its program exports it, JSON or HTML: one article a message."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import lxml.html

from brief.errors import InputError, LeftOut
from brief.read.days import parse_day
from brief.read.html import plain_text
from brief.read.raw import Raw, ReadOptions
from brief.read.text import is_persian, to_text
from brief.records import Article

# Arrows, bullets and emoji that lines begin with in channels.
_DECORATION = re.compile("(?m)^[ \u2190-\u2bff\U0001f000-\U0001faff\ufe0f\u200d]+")
_SHORT = 8  # words; less is a greeting, a hashtag or a picture's caption


def read(raw: Raw, options: ReadOptions) -> Iterator[Article | InputError]:
    """An article for each message with news in it; the others are counted.

    :raises InputError: the export is broken.
    """
    text, _ = to_text(raw.data, raw.source)
    messages = _from_json(text, raw.source) if text.lstrip().startswith("{") else _from_html(text)
    left = 0
    for article in messages:
        article = replace(article, text=_DECORATION.sub("", article.text))
        if len(article.text.split()) >= _SHORT and is_persian(article.text):
            yield article
        else:
            left += 1
    if left:
        yield LeftOut(f"{raw.source}: {left} messages without Persian news text")


def _from_json(text: str, source: str) -> Iterator[Article]:
    try:
        export = json.loads(text)
        messages = export["messages"]
    except (ValueError, KeyError, TypeError, RecursionError) as exc:
        raise InputError(f"{source}: a broken Telegram export: {exc}") from exc
    channel = export.get("name")
    for message in messages if isinstance(messages, list) else ():
        if isinstance(message, dict) and message.get("type", "message") == "message":
            yield Article(
                text=_joined(message.get("text", "")),
                source=f"{source} (message {message.get('id', '?')})",
                published=parse_day(str(message.get("date", ""))),
                agency=channel if isinstance(channel, str) and channel.strip() else None,
                single=True,
            )


def _joined(text: object) -> str:
    """Telegram gives a text, or a list of texts and of objects with a text (links, bold)."""
    if isinstance(text, str):
        return text.strip()
    parts = text if isinstance(text, list) else ()
    texts = [p.get("text") if isinstance(p, dict) else p for p in parts]
    return "".join(t for t in texts if isinstance(t, str)).strip()


def _from_html(page: str) -> Iterator[Article]:
    tree = lxml.html.document_fromstring(page)
    named = tree.xpath("//div[contains(@class, 'page_header')]//div[contains(@class, 'text')]")
    channel = " ".join(named[0].text_content().split()) if named else None
    for message in tree.xpath("//div[contains(concat(' ', @class, ' '), ' message ')]"):
        bodies = message.xpath(".//div[contains(concat(' ', @class, ' '), ' text ')]")
        days = message.xpath(".//*[contains(concat(' ', @class, ' '), ' date ')]/@title")
        if not bodies:
            continue
        yield Article(
            text=plain_text(lxml.html.tostring(bodies[0], encoding="unicode", with_tail=False)),
            source=f"{channel or 'Telegram'} ({message.get('id') or 'message'})",
            published=_day(str(days[0])) if days else None,
            agency=channel,
            single=True,
        )


def _day(title: str) -> date | None:
    """``04.05.2023 10:00:00 UTC+03:30``: the day comes first."""
    parts = title.split()[0].split(".") if title else []
    return parse_day("-".join(reversed(parts)))
