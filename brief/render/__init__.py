"""Render: a `Brief` as text. Every format is one function in one table.

Text of the input is escaped in every format; only our own templates are markup.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from brief.errors import SettingsError
from brief.records import Brief

_TABLE = {
    "md": "brief.render.markdown",
    "json": "brief.render.json",
    "csv": "brief.render.csv",
    "svg": "brief.render.svg",
}
FORMATS = tuple(_TABLE)


def render(brief: Brief, form: str) -> str:
    """The brief in ``form``, one of `FORMATS`; ends with a newline.

    :raises SettingsError: there is no such format.
    :raises OutputError: the brief has nothing to show in it (a chart without figures).
    """
    if form not in _TABLE:
        raise SettingsError(f"format is {form!r}: use one of {', '.join(FORMATS)}")
    function: Callable[[Brief], str] = import_module(_TABLE[form]).render
    return function(brief)
