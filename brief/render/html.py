"""A brief as a web page: its Markdown, made HTML, made safe, in a page of our own."""

from __future__ import annotations

import base64
import re

import markdown
import nh3
from markupsafe import Markup

from brief.figures import chart_svg
from brief.records import Brief
from brief.render import markdown as md
from brief.render.publication import Publication
from brief.render.templates import environment, fill

_BLOCKS = ("details", "div", "h1", "h2", "h3", "hr", "li", "ol", "p", "summary", "table", "tbody",
           "td", "th", "thead", "tr", "ul")  # fmt: skip
_TAGS = frozenset((*_BLOCKS, "a", "bdi", "br", "code", "em", "small", "strong"))
_ATTRIBUTES = {"*": {"dir", "lang", "id"}, "a": {"href"}, "td": {"align"}, "th": {"align"}}
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)


def render(brief: Brief, publication: Publication) -> str:
    """The page, whole and by itself: no script, no font, no picture from elsewhere."""
    body = body_html(md.render(brief, publication))
    chart = chart_svg(brief.figures, brief.title)
    return fill(
        environment(publication.templates, autoescape=True),
        "page.html.j2",
        brief=brief,
        # Wide tables scroll within themselves; the page does not.
        body=Markup(_TABLE.sub(r'<div class="wide">\g<0></div>', body)),
        description=md.description(brief),
        url=publication.url,
        chart=base64.b64encode(chart.encode()).decode() if chart else "",
    )


def body_html(text: str) -> str:
    """Our Markdown, front matter left out, as safe HTML.

    >>> body_html("---\\ntitle: x\\n---\\n**رشد** <script>x()</script>")
    '<p><strong>رشد</strong> </p>'
    """
    made = markdown.markdown(_FRONT.sub("", text), extensions=["tables"])
    return nh3.clean(
        made,
        tags=set(_TAGS),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )
