"""`brief`: Persian news text in, English Markdown briefs out.

The pipeline, in the order that a sentence travels, one module a step:

    read -> clean -> segment -> chunk -> summarize -> translate -> figures -> verify -> render

>>> from brief import STEPS
>>> STEPS
('read', 'clean', 'segment', 'chunk', 'summarize', 'translate', 'figures', 'verify', 'render')
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from brief.errors import BriefError, InputError, ModelError, OutputError, SettingsError
    from brief.pipeline import STEPS, brief_articles, make_brief
    from brief.records import Brief
    from brief.settings import Settings

_HOME = {
    "BriefError": "errors",
    "InputError": "errors",
    "ModelError": "errors",
    "OutputError": "errors",
    "SettingsError": "errors",
    "STEPS": "pipeline",
    "brief_articles": "pipeline",
    "make_brief": "pipeline",
    "Brief": "records",
    "Settings": "settings",
}
__all__ = [
    "STEPS",
    "Brief",
    "BriefError",
    "InputError",
    "ModelError",
    "OutputError",
    "Settings",
    "SettingsError",
    "brief_articles",
    "make_brief",
]


def __getattr__(name: str) -> object:
    # Names are looked up when they are used: `brief --help` must not load torch.
    if name in _HOME:
        return getattr(import_module(f"brief.{_HOME[name]}"), name)
    raise AttributeError(f"module 'brief' has no attribute {name!r}")
