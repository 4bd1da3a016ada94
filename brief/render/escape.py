"""Untrusted text made harmless inside Markdown, table cells and HTML."""

from __future__ import annotations

import html
import re

# Overrides and isolates of the bidirectional algorithm can turn a line's reading order around.
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff]")
# Persian that a glossary keeps in English stands between these two, and between others inside.
_ISOLATED = re.compile("\u2068([^\u2066-\u2069\ue001\ue002]*)\u2069")
_ISOLATE = re.compile("\ue001([^\ue001\ue002]*)\ue002")
_MARKUP = re.compile(r"([\\`*_\[\]#])")
# Not every Markdown program takes a backslash before these: an entity is read by all.
_ENTITIES = str.maketrans({c: f"&#{ord(c)};" for c in "{}|~"})
# Characters that start a block when they come first on a line.
_BLOCK = re.compile(r"^(?:([-+])|(=)|(\d{1,9})([.)])(?=\s|$))")


def plain(text: str) -> str:
    """One line of text without control and bidi-override characters.

    >>> plain("رشد\\n\\u202e۷ درصد")
    'رشد ۷ درصد'
    """
    return " ".join(_CONTROLS.sub("", _BIDI.sub("", text)).split())


def markdown(text: str) -> str:
    """``text`` as Markdown that renders as just this text, on one line, also in table cells.

    Braces are entities too: Jekyll and Hugo read ``{{`` before they read Markdown.

    >>> markdown("*رشد* <b>7%</b> {{ site }}")
    '\\\\*رشد\\\\* &lt;b&gt;7%&lt;/b&gt; &#123;&#123; site &#125;&#125;'
    >>> markdown("1. بند")
    '1\\\\. بند'
    >>> markdown("the \u2068بله\u2069 messenger")
    'the <bdi dir="rtl" lang="fa">بله</bdi> messenger'
    """
    text = _ISOLATED.sub("\ue001\\1\ue002", text)
    line = _MARKUP.sub(r"\\\1", plain(text).replace("&", "&amp;"))
    line = line.replace("<", "&lt;").replace(">", "&gt;")
    line = _BLOCK.sub(_defused, line.translate(_ENTITIES))
    return _ISOLATE.sub(r'<bdi dir="rtl" lang="fa">\1</bdi>', line)


def _defused(start: re.Match[str]) -> str:
    if start[2]:
        return "&#61;"
    return f"\\{start[1]}" if start[1] else f"{start[3]}\\{start[4]}"


def inline_html(text: str) -> str:
    """``text`` inside an HTML element that stands in Markdown; on one line.

    >>> inline_html('<script>"*۷*"')
    '&lt;script&gt;&quot;&#42;۷&#42;&quot;'
    """
    line = html.escape(plain(text))
    # Markdown is still read inside inline HTML: take its characters away from it.
    return re.sub(r"[\\`*_\[\]{}|~]", lambda m: f"&#{ord(m[0])};", line)
