"""Where the files lie that ship with `brief` but outside its package.

``models/`` and ``prompts/`` stand beside ``brief/`` in the repository and under
``brief/_data/`` in a wheel; an editable install sees only the repository.
"""

from __future__ import annotations

from pathlib import Path

from brief.errors import ModelError

PACKAGE = Path(__file__).resolve().parent


def shipped(name: str) -> Path:
    """The path of ``name``, such as ``models/models.toml``.

    :raises ModelError: the installation lacks it.
    """
    for root in (PACKAGE / "_data", PACKAGE.parent):
        if (root / name).exists():
            return root / name
    raise ModelError(f"{name} is missing from this installation: install persian-brief again")
