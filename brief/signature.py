"""The recipe of a brief on one line: the same line means the same words from the same text."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

from brief.glossary import load_glossary
from brief.records import ModelInfo
from brief.settings import Settings


def package_version() -> str:
    """The installed version; ``0+source`` where the package runs from a bare checkout."""
    try:
        return version("persian-brief")
    except PackageNotFoundError:
        return "0+source"


def signature(settings: Settings, models: Sequence[ModelInfo]) -> str:
    """
    >>> from brief.records import ModelInfo
    >>> info = ModelInfo(name="fa-en-small", task="translate", revision="pilot-1",
    ...                  licence="MIT", sha256="0123456789abcdef")
    >>> signature(Settings(), [info]).split(" ", 2)[2].split(" summarizer")[0]
    'translate=fa-en-small@pilot-1#01234567'
    """
    made_by = " ".join(map(_made_by, models))
    terms = load_glossary(settings.glossary).digest[:8]
    return f"brief {package_version()} {made_by} {settings.recipe()} glossary=#{terms}"


def _made_by(model: ModelInfo) -> str:
    weights = f"#{model.sha256[:8]}" if model.sha256 else ""
    prompt = f"~{model.prompt[:8]}" if model.prompt else ""
    return f"{model.task}={model.name}@{model.revision}{weights}{prompt}"
