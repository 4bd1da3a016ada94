"""The command line: arguments become settings, one function is called, its result goes out.

Heavy libraries are imported by the commands when they run, never by ``--help``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from brief.cli_make import init, make, weekly
from brief.cli_models import app as models_app
from brief.cli_options import (
    Beam,
    Device,
    Endpoint,
    EndpointModel,
    Form,
    Model,
    One,
    Points,
    Quiet,
    Step,
    Summarizer,
    SummaryModel,
    Terms,
)

if TYPE_CHECKING:
    from brief.settings import Settings

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    help="Persian news text in, English Markdown briefs out. Offline; every figure traced.",
)


app.add_typer(models_app, name="models")


@app.callback(invoke_without_command=True)
def top(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Options of `brief` itself."""
    if version:
        from brief.signature import package_version

        typer.echo(f"brief {package_version()}")
        raise typer.Exit


app.command()(make)
app.command()(weekly)
app.command()(init)


@app.command()
def clean(source: One, form: Form = Step.text) -> None:
    """The cleaned Persian text, repaired and sorted into articles."""
    from brief.steps import cleaned

    documents = cleaned(source)
    if form is Step.json:
        from brief.output import cleaned_object

        _json(cleaned_object(documents))
    else:
        typer.echo("\n\n".join(d.text for d in documents))


@app.command()
def summarize(
    source: One,
    points: Points = None,
    summarizer: Summarizer = None,
    summary_model: SummaryModel = None,
    endpoint: Endpoint = None,
    endpoint_model: EndpointModel = None,
    device: Device = None,
    form: Form = Step.text,
) -> None:
    """The points of every article, Persian or as a model writes them, with the sentences they
    rest on."""
    from brief.steps import summarized

    settings = _settings(
        points=points,
        summarizer=summarizer,
        summary_model=summary_model,
        endpoint=endpoint,
        endpoint_model=endpoint_model,
        device=device,
    )
    found, checks = summarized(source, settings)
    for check in checks:
        typer.echo(f"brief: {check.message}", err=True)
    if form is Step.json:
        from brief.output import summary_object

        _json(summary_object(found))
    else:
        typer.echo("\n\n".join("\n".join(p.en or p.fa for p in ps) for _, ps in found))


@app.command()
def translate(
    source: One,
    lines: Annotated[
        bool, typer.Option("--lines", help="One English line for each input line.")
    ] = False,
    model: Model = None,
    endpoint: Endpoint = None,
    endpoint_model: EndpointModel = None,
    device: Device = None,
    beam: Beam = None,
    glossary: Terms = None,
    form: Form = Step.text,
) -> None:
    """The English of a Persian text, figures exact."""
    from brief.steps import translated

    settings = _settings(
        model=model,
        endpoint=endpoint,
        endpoint_model=endpoint_model,
        device=device,
        beam=beam,
        glossary=glossary or None,
    )
    done = translated(source, lines, settings)
    if form is Step.json:
        from brief.output import translation_object

        _json([translation_object(t) for t in done])
    else:
        typer.echo("\n".join(t.text for t in done))


@app.command()
def figures(
    source: One,
    model: Model = None,
    device: Device = None,
    glossary: Terms = None,
    form: Form = Step.text,
) -> None:
    """The figures of a Persian text: value, unit, what they measure, when."""
    from brief.steps import figured

    settings = _settings(model=model, device=device, glossary=glossary or None)
    documents = figured(source, settings)
    if form is Step.json:
        from brief.figures import figures_to_json

        _json([shape for d, fs in documents for shape in figures_to_json(fs, d)])
    else:
        rows = [f for _, fs in documents for f in fs]
        typer.echo("\n".join("\t".join((f.text, f.subject or "", f.surface)) for f in rows))


@app.command(name="eval")
def evaluate(
    files: Annotated[
        list[Path] | None,
        typer.Argument(help="Files of 'persian ||| english' lines; without: the held-out set."),
    ] = None,
    limit: Annotated[int | None, typer.Option(help="Only the first so many lines.", min=1)] = None,
    model: Model = None,
    device: Device = None,
    beam: Beam = None,
    quiet: Quiet = False,
    form: Form = Step.text,
) -> None:
    """Quality and speed: BLEU, chrF++, figures kept, ROUGE, sentences a second."""
    from brief.evaluate import as_markdown
    from brief.evaluate import evaluate as run
    from brief.progress import reporter

    settings = _settings(model=model, device=device, beam=beam)
    with reporter(quiet) as tell:
        result = run(files or [], settings, limit, lambda n, total: tell("translate", n, total))
    if form is Step.json:
        _json(result)
    else:
        typer.echo(as_markdown(result), nl=False)


def _settings(**flags: str | int | list[str] | None) -> Settings:
    from brief.config import load_config

    return load_config(None, flags).settings


def _json(value: object) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))
