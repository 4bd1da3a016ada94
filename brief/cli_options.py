"""Options that several commands have."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer


class Step(StrEnum):
    """Formats of one step's result."""

    text = "text"
    json = "json"


Form = Annotated[Step, typer.Option("--format", help="Plain text, or JSON.")]
Model = Annotated[
    str, typer.Option(help="An entry of models.toml, a model folder, or a fetched hub id.")
]
Device = Annotated[str, typer.Option(help="auto, cpu or cuda.")]
Beam = Annotated[int, typer.Option(help="Beams to decode with; 1 is greedy.", min=1)]
