"""The commands ``brief models ...``: which models there are, fetch, convert, try them."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from brief.cli_options import Device, Form, Step

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    help="Which models there are; fetch, convert and try them.",
)

Name = Annotated[
    str, typer.Argument(help="An entry of models.toml, a folder, or a hub id.", metavar="NAME")
]
Task = Annotated[
    str | None, typer.Option(help="translate or summarize; the model's first if not given.")
]
Compute = Annotated[
    str, typer.Option(help="auto, int8, float16, bfloat16 or float32.")
]  # bfloat16: transformers only


@app.command("list")
def list_(form: Form = Step.text) -> None:
    """All models by name: task, size, licence, and whether they are on this machine."""
    from brief.models.listing import all_entries, as_objects, as_table

    entries = all_entries()
    if form is Step.json:
        typer.echo(json.dumps(as_objects(entries), ensure_ascii=False, indent=2))
    else:
        typer.echo(as_table(entries))


@app.command()
def fetch(
    name: Name,
    revision: Annotated[
        str | None, typer.Option(help="Another commit, branch or tag than the pinned one.")
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Fetch what is here already.")] = False,
) -> None:
    """Fetch a model from the Hugging Face hub: vocabulary and weights, never code."""
    from brief.models.fetch import fetch as run

    entry = run(name, revision, again, lambda line: typer.echo(line, err=True))
    if not entry.commercial:
        typer.echo(f"brief: licence {entry.licence}: not for commercial use", err=True)
    typer.echo(str(entry.folder))


@app.command()
def convert(
    name: Name, task: Task = None, compute: Compute = "auto", device: Device = "auto"
) -> None:
    """Make the model's CTranslate2 form now, not on first use; prints its folder."""
    from brief.models import find
    from brief.models.check import task_of
    from brief.runtime.codec import load_codec
    from brief.runtime.convert import converted
    from brief.runtime.machine import pick_device
    from brief.settings import Settings

    settings = Settings(model=name, device=device or "auto", compute=compute)
    entry = find(name)
    wanted = task_of(entry, task)
    kind = settings.compute
    if kind == "auto":
        kind = "float16" if pick_device(settings.device) == "cuda" else "int8"
    typer.echo(str(converted(entry, load_codec(entry, wanted), wanted, kind)))


@app.command()
def check(
    name: Name,
    task: Task = None,
    device: Device = "auto",
    runtime: Annotated[str, typer.Option(help="auto, ctranslate2 or transformers.")] = "auto",
    compute: Compute = "auto",
    beam: Annotated[int, typer.Option(help="Beams to decode with.", min=1)] = 4,
    form: Form = Step.text,
) -> None:
    """Load the model and try it on Persian sentences: speed, memory, tags, licence, faults."""
    from brief.models import find
    from brief.models.check import as_json, task_of
    from brief.models.check import check as run
    from brief.settings import Settings

    settings = Settings(
        model=name, device=device or "auto", runtime=runtime, compute=compute, beam=beam
    )
    entry = find(name)
    report = run(entry, settings, task_of(entry, task))
    if form is Step.json:
        typer.echo(as_json(report))
    else:
        width = max(len(k) for k, _ in report.facts)
        lines = [f"{k.ljust(width)}  {v}" for k, v in report.facts]
        lines += [f"{'output'.ljust(width)}  {text}" for text in report.outputs]
        typer.echo("\n".join(lines))
    for problem in report.problems:
        typer.echo(f"brief: model {entry.name}: {problem}", err=True)
    if report.problems:
        raise typer.Exit(1)
