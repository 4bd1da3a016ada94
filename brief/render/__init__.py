"""Render: a `Brief` as text. Every format is one function in one table.

Text of the input is escaped in every format; only our own templates are markup.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module

from brief.errors import SettingsError
from brief.records import Brief
from brief.render.publication import Publication

__all__ = ["FEEDS", "FORMATS", "Publication", "render"]

_TABLE = {
    "md": "brief.render.markdown",
    "html": "brief.render.html",
    "eml": "brief.render.eml",
    "json": "brief.render.json",
    "csv": "brief.render.csv",
    "svg": "brief.render.svg",
    "atom": "brief.render.feed",
    "rss": "brief.render.feed",
}
FORMATS = tuple(_TABLE)
FEEDS = ("atom", "rss")  # one file for all issues


def render(
    brief: Brief, form: str, publication: Publication | None = None, earlier: str = ""
) -> str:
    """The brief in ``form``, one of `FORMATS`; ends with a newline.

    ``earlier`` is the feed that the brief's entry is put into, for `FEEDS` alone.

    :raises SettingsError: there is no such format.
    :raises OutputError: the brief has nothing to show in it (a chart without figures).
    """
    if form not in _TABLE:
        raise SettingsError(f"format is {form!r}: use one of {', '.join(FORMATS)}")
    function: Callable[..., str] = import_module(_TABLE[form]).render
    if form in FEEDS:
        function = partial(function, form=form, earlier=earlier)
    return function(brief, publication or Publication())
