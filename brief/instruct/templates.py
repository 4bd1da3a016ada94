"""The templates of ``prompts/``: read, checked, filled."""

from __future__ import annotations

import hashlib
from collections.abc import Set
from dataclasses import dataclass
from functools import cache
from string import Template

from brief.errors import SettingsError
from brief.resources import shipped

_PLACEHOLDERS = {
    "translate": frozenset(("fence", "count", "text")),
    "summarize": frozenset(("fence", "points", "text")),
    "seq2seq/translate": frozenset(("text",)),
    "seq2seq/summarize": frozenset(("text",)),
}


@dataclass(frozen=True, slots=True)
class Prompt:
    """A template that was found in order; ``digest`` is the sha256 of its text."""

    name: str
    template: str
    digest: str

    def fill(self, **values: str | int) -> str:
        """The prompt with its placeholders filled; text that is filled in is not looked into."""
        return Template(self.template).substitute(values)


@cache
def load(name: str) -> Prompt:
    """The template ``prompts/NAME.txt``.

    :raises ModelError: the installation lacks it.
    :raises SettingsError: a placeholder is missing, unknown or misspelt.

    >>> load("seq2seq/translate").fill(text="نرخ $ ارز").splitlines()[0]
    'Translate to English: نرخ $ ارز'
    """
    text = shipped(f"prompts/{name}.txt").read_text(encoding="utf-8").strip()
    check(name, text, _PLACEHOLDERS[name])
    return Prompt(name, text, hashlib.sha256(text.encode()).hexdigest())


def check(name: str, text: str, wanted: Set[str]) -> None:
    """Look a template over.

    :raises SettingsError: it has not exactly the placeholders that are filled.
    """
    template = Template(text)
    if not template.is_valid():
        raise SettingsError(f"prompts/{name}.txt: a $ that begins no placeholder: write $$")
    has = set(template.get_identifiers())
    for missing in sorted(wanted - has):
        raise SettingsError(f"prompts/{name}.txt: ${missing} is missing")
    for unknown in sorted(has - wanted):
        known = ", ".join(f"${w}" for w in sorted(wanted))
        raise SettingsError(f"prompts/{name}.txt: ${unknown} is not known; known: {known}")
