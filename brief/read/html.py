"""A web page: its main text, title, day and agency; menus, scripts and advertisements stay out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date

import lxml.html
import trafilatura
from lxml import etree

from brief.errors import InputError
from brief.read.days import parse_day
from brief.read.raw import Raw, ReadOptions
from brief.read.text import require_persian, to_text
from brief.records import Article

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_DAY_KEYS = ("article:published_time", "datepublished", "dc.date", "dc.date.issued", "pubdate",
             "publishdate", "date")  # fmt: skip
_BREADTH = 60  # elements with a short text that are looked at for a date line
_HALF_SPACE = re.compile(r"\u200c|&zwnj;|&#8204;|&#x200c;", re.IGNORECASE)
_STAND_INS = "\u16dc\u16df\u16e2\u16e5"  # runes
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)


def read(raw: Raw, options: ReadOptions) -> Iterator[Article]:
    """The one article of a page.

    :raises InputError: the page has no Persian text, or none that is not furniture.
    """
    declared = _CHARSET.search(raw.data[:4096])
    named = raw.charset or (declared[1].decode("ascii") if declared else None)
    text, encoding = to_text(raw.data, raw.source, named)
    yield from_html(text, raw.source, raw.url, encoding)


def from_html(page: str, source: str, url: str | None = None, encoding: str = "utf-8") -> Article:
    """The article in ``page``, paragraphs apart by blank lines.

    :raises InputError: as `read`.
    """
    if _ENTITY.search(page[:10_000]):
        raise InputError(f"{source}: defines entities of its own, as an attack does; not read")
    try:
        tree = lxml.html.document_fromstring(_DECLARATION.sub("", page))
    except (etree.ParserError, ValueError) as exc:
        raise InputError(f"{source}: no page that can be read: {_line(exc)}") from exc
    title = _title(tree)
    text = _main_text(page, url, title)
    if not text:
        raise InputError(f"{source}: no article found on the page; give its text as a .txt file")
    require_persian(text, source)
    return Article(
        text=text,
        source=source,
        title=title,
        published=_day(tree),
        agency=_meta(tree, ("og:site_name", "application-name")),
        encoding=encoding,
        single=True,
    )


def plain_text(fragment: str) -> str:
    """The text of an HTML fragment, block elements on lines of their own.

    >>> plain_text("<p>رشد <b>۷ درصد</b></p><script>x()</script><p>پایان<br>خبر</p>")
    'رشد ۷ درصد\\n\\nپایان\\nخبر'
    """
    if not fragment.strip():
        return ""
    tree = lxml.html.fragment_fromstring(_DECLARATION.sub("", fragment), create_parent="div")
    etree.strip_elements(tree, "script", "style", "noscript", "iframe", etree.Comment,
                         with_tail=False)  # fmt: skip
    for element in tree.iter():
        if element.tag == "br":
            element.tail = "\n" + (element.tail or "")
        elif element.tag in ("p", "div", "li", "tr", "blockquote", "h1", "h2", "h3", "h4", "h5"):
            element.tail = "\n\n" + (element.tail or "")
    lines = [" ".join(line.split()) for line in tree.text_content().split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _main_text(page: str, url: str | None, title: str | None) -> str:
    # trafilatura drops half-spaces as control characters; a letter of no living script stays.
    stand_in = next((c for c in _STAND_INS if c not in page), "")
    page = _HALF_SPACE.sub(stand_in, page)
    found = trafilatura.bare_extraction(
        page, url=url, favor_recall=True, include_comments=False, include_tables=True,
        include_links=False, include_images=False, deduplicate=False, with_metadata=False,
    )  # fmt: skip
    text = str(getattr(found, "text", None) or "").replace(stand_in or "\u200c", "\u200c")
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) > 1 and lines[0] == title:
        del lines[0]
    return "\n\n".join(lines)


def _title(tree: lxml.html.HtmlElement) -> str | None:
    """The page's one ``h1``, else what it calls itself."""
    headings = [_text(h) for h in tree.iter("h1")]
    named = [h for h in headings if h]
    if len(named) == 1:
        return named[0]
    own = _meta(tree, ("og:title", "twitter:title"))
    return own or next((_text(t) for t in tree.iter("title") if _text(t)), None)


def _day(tree: lxml.html.HtmlElement) -> date | None:
    """The day that the page states to machines, else the first date line that people see."""
    stated = [_meta(tree, _DAY_KEYS), *_json_days(tree)]
    stated += [t.get("datetime") for t in tree.iter("time")]
    for text in stated:
        found = parse_day(text) if text else None
        if found:
            return found
    seen = 0
    for element in tree.iter("time", "span", "div", "p", "li", "b", "small", "font", "td"):
        text = _text(element)
        if 6 <= len(text) <= 70 and any(c.isdigit() for c in text):
            found = parse_day(text)
            if found:
                return found
            seen += 1
            if seen == _BREADTH:
                break
    return None


def _json_days(tree: lxml.html.HtmlElement) -> list[str]:
    """``datePublished`` of the page's JSON-LD."""
    days = []
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json":
            try:
                data = json.loads(script.text_content())
            except (ValueError, RecursionError):
                continue
            for item in data if isinstance(data, list) else [data]:
                day = item.get("datePublished") if isinstance(item, dict) else None
                if isinstance(day, str):
                    days.append(day)
    return days


def _meta(tree: lxml.html.HtmlElement, keys: tuple[str, ...]) -> str | None:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        content = " ".join((meta.get("content") or "").split())
        if content:
            found.setdefault(name, content)
    return next((found[key] for key in keys if key in found), None)


def _text(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _line(exc: BaseException) -> str:
    return " ".join(str(exc).split())[:200] or type(exc).__name__
