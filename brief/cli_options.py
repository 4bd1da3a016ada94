"""The flags that several commands share. None: not given, the layers below decide."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Step(StrEnum):
    """Formats of one step's result."""

    text = "text"
    json = "json"


One = Annotated[
    str, typer.Argument(help="A file, a URL, or - for standard input.", metavar="INPUT")
]
Inputs = Annotated[
    list[str] | None,
    typer.Argument(
        help="Files, folders, URLs, or - for standard input; else those of brief.toml.",
        metavar="INPUT",
    ),
]
Form = Annotated[Step, typer.Option("--format", help="Plain text, or JSON.")]
Model = Annotated[
    str | None, typer.Option(help="An entry of `brief models list`, or a model folder.")
]
Device = Annotated[str | None, typer.Option(help="auto, cpu or cuda.")]
Beam = Annotated[int | None, typer.Option(help="Beams to decode with; 1 is greedy.", min=1)]
Points = Annotated[int | None, typer.Option(help="At most this many sentences an article.", min=1)]
Summarizer = Annotated[
    str | None,
    typer.Option(
        help="extractive (sentences of the source), seq2seq or endpoint (a model writes)."
    ),
]
SummaryModel = Annotated[
    str | None, typer.Option(help="The model of --summarizer seq2seq; else that of --model.")
]
Endpoint = Annotated[
    str | None,
    typer.Option(
        help="An OpenAI-compatible service (https://host/v1) that translates in the place of"
        " --model; its key stands in BRIEF_API_KEY.",
        metavar="URL",
    ),
]
EndpointModel = Annotated[
    str | None, typer.Option(help="The model that --endpoint is asked for.", metavar="NAME")
]
Terms = Annotated[
    list[str] | None,
    typer.Option(
        "--glossary",
        help="A TSV file of terms that the English must have; may be given again, the later wins.",
        metavar="FILE",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress, only errors.")]
Out = Annotated[
    Path | None,
    typer.Option(help="A folder, or a file for one format. Without it: standard output."),
]
Formats = Annotated[
    str | None,
    typer.Option(
        "--format",
        help="md, html, eml, json, csv, svg, atom, rss, or several: md,html.",
    ),
]
Title = Annotated[str | None, typer.Option(help="The title of the brief.")]
Day = Annotated[
    datetime | None,
    typer.Option("--date", formats=["%Y-%m-%d"], help="The day it is made; today if not given."),
]
ConfigFile = Annotated[
    Path | None, typer.Option("--config", help="A brief.toml; else the one in this folder.")
]
Strict = Annotated[
    bool,
    typer.Option(
        "--strict", help="Write nothing with a wrong figure; exit 3 where a check found a doubt."
    ),
]
