"""`brief`: Persian news text in, English Markdown briefs out.

The pipeline, in the order that a sentence travels, one module a step:

    read -> clean -> segment -> chunk -> summarize -> translate -> figures -> verify -> render

Each step is a function of its module (``from brief.clean import clean``); what makes whole
briefs stands here.

>>> from brief import STEPS
>>> STEPS
('read', 'clean', 'segment', 'chunk', 'summarize', 'translate', 'figures', 'verify', 'render')
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from brief.config import Config, load_config
    from brief.errors import BriefError, InputError, ModelError, OutputError, SettingsError
    from brief.figures import find_figures
    from brief.pipeline import STEPS, brief_articles, make_brief
    from brief.read import ReadOptions, read_inputs
    from brief.records import Article, Brief, Document, Figure, Point, Story
    from brief.render import Publication
    from brief.settings import Settings
    from brief.weekly import Week, make_issue, parse_week

_HOME = {
    "BriefError": "errors",
    "InputError": "errors",
    "ModelError": "errors",
    "OutputError": "errors",
    "SettingsError": "errors",
    "STEPS": "pipeline",
    "brief_articles": "pipeline",
    "make_brief": "pipeline",
    "ReadOptions": "read",
    "read_inputs": "read",
    "Config": "config",
    "load_config": "config",
    "Article": "records",
    "Brief": "records",
    "Document": "records",
    "Figure": "records",
    "Point": "records",
    "Story": "records",
    "Publication": "render",
    "find_figures": "figures",
    "Settings": "settings",
    "Week": "weekly",
    "make_issue": "weekly",
    "parse_week": "weekly",
}
__all__ = [
    "STEPS",
    "Article",
    "Brief",
    "BriefError",
    "Config",
    "Document",
    "Figure",
    "InputError",
    "ModelError",
    "OutputError",
    "Point",
    "Publication",
    "ReadOptions",
    "Settings",
    "SettingsError",
    "Story",
    "Week",
    "brief_articles",
    "find_figures",
    "load_config",
    "make_brief",
    "make_issue",
    "parse_week",
    "read_inputs",
]


def __getattr__(name: str) -> object:
    # Names are looked up when they are used: `brief --help` must not load torch.
    if name in _HOME:
        return getattr(import_module(f"brief.{_HOME[name]}"), name)
    raise AttributeError(f"module 'brief' has no attribute {name!r}")
