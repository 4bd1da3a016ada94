"""The jinja2 environment of all outputs: our templates, or a user's of the same names."""

from __future__ import annotations

from pathlib import Path

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

from brief.calendars import both_calendars
from brief.errors import SettingsError
from brief.render import escape


def environment(folder: str, autoescape: bool) -> jinja2.Environment:
    """The environment; ``autoescape`` for HTML, off where a filter escapes each text.

    :raises SettingsError: ``folder`` is given and is none.
    """
    loaders: list[jinja2.BaseLoader] = [jinja2.PackageLoader("brief", "templates")]
    if folder:
        if not Path(folder).is_dir():
            raise SettingsError(f"templates is {folder!r}: no such folder")
        loaders.insert(0, jinja2.FileSystemLoader(folder))
    made = ImmutableSandboxedEnvironment(
        loader=jinja2.ChoiceLoader(loaders),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=autoescape,
    )
    made.filters |= {
        "md": escape.markdown,
        "html": escape.inline_html,
        "plain": escape.plain,
        "both": both_calendars,
    }
    return made


def fill(made: jinja2.Environment, name: str, **values: object) -> str:
    """The template ``name`` with ``values``.

    :raises SettingsError: a user's template has an error.
    """
    try:
        return made.get_template(name).render(**values)
    except jinja2.TemplateError as exc:
        where = f" line {exc.lineno}" if isinstance(exc, jinja2.TemplateSyntaxError) else ""
        raise SettingsError(f"template {name}{where}: {exc}") from exc
