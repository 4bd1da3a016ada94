"""An e-mail file: its text, and each attachment that is news of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email import policy
from email.message import EmailMessage, Message
from email.parser import BytesParser
from pathlib import PurePath

from brief.errors import InputError, LeftOut
from brief.read.days import parse_day
from brief.read.html import plain_text
from brief.read.raw import Raw, ReadOptions
from brief.read.text import is_persian, to_text
from brief.records import Article

_PARTS = 200


def read(raw: Raw, options: ReadOptions) -> Iterator[Article | InputError]:
    """The message's own text, then its attachments by their readers.

    :raises InputError: no text and no attachment that can be read.
    """
    message = BytesParser(policy=policy.default).parsebytes(raw.data)
    title = _header(message, "subject") or None
    day, sender = parse_day(_header(message, "date")), _sender(message)
    text = _text(message, raw.source)
    found: list[Article | InputError] = []
    if is_persian(text):
        found.append(
            Article(
                text=text,
                source=raw.source,
                title=title,
                published=day,
                agency=sender,
                single=True,
            )
        )
    for part in list(message.walk())[:_PARTS]:
        if part.get_content_disposition() == "attachment":
            found += _attachment(part, raw, options)
    if not found:
        raise InputError(f"{raw.source}: a message without Persian text")
    yield from found


def _attachment(part: Message, raw: Raw, options: ReadOptions) -> Iterator[Article | InputError]:
    from brief.read.kinds import read_raw

    name = PurePath(part.get_filename() or "unnamed").name
    source = f"{raw.source} (attachment {name})"
    data = part.get_payload(decode=True)
    if part.get_content_maintype() in ("image", "audio", "video") or not isinstance(data, bytes):
        yield LeftOut(f"{source}: no text")
    elif part.get_content_type() == "message/rfc822" or name.lower().endswith(".eml"):
        yield LeftOut(f"{source}: a message within a message; save it as a file of its own")
    else:
        try:
            inner = Raw(data=data, source=source, suffix=PurePath(name).suffix.lower())
            yield from read_raw(inner, replace(options, follow=0))
        except InputError as exc:
            yield exc


def _text(message: EmailMessage | Message, source: str) -> str:
    """The body: the plain text, unless the HTML holds much more."""
    texts = {"plain": "", "html": ""}
    for part in list(message.walk())[:_PARTS]:
        kind = part.get_content_subtype()
        if part.get_content_maintype() != "text" or kind not in texts:
            continue
        data = part.get_payload(decode=True)
        if part.get_content_disposition() == "attachment" or not isinstance(data, bytes):
            continue
        if data.strip() and not texts[kind]:
            text, _ = to_text(data, source, part.get_content_charset())
            texts[kind] = plain_text(text) if kind == "html" else text.strip()
    html, plain = texts["html"], texts["plain"]
    return html if len(html) > 2 * len(plain) else plain


def _sender(message: EmailMessage | Message) -> str | None:
    """The name that the sender goes by, without the address."""
    name = _header(message, "from").split("<")[0].strip().strip('"').strip()
    return name if name and "@" not in name else None


def _header(message: EmailMessage | Message, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, IndexError, KeyError):  # broken headers break the parser of headers
        return ""
