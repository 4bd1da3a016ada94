"""The command line: arguments become settings, one function is called, its result goes out.

Heavy libraries are imported by the commands when they run, never by ``--help``.
"""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from brief.cli_models import app as models_app
from brief.cli_options import Beam, Device, Form, Model, Step

if TYPE_CHECKING:
    from brief.records import Brief
    from brief.settings import Settings

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    help="Persian news text in, English Markdown briefs out. Offline; every figure traced.",
)


app.add_typer(models_app, name="models")

Inputs = Annotated[
    list[str], typer.Argument(help="Text files, folders, or - for standard input.", metavar="INPUT")
]
One = Annotated[str, typer.Argument(help="A text file, or - for standard input.", metavar="INPUT")]
Points = Annotated[int, typer.Option(help="At most this many sentences an article.", min=1)]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress, only errors.")]


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


@app.command()
def make(
    inputs: Inputs,
    out: Annotated[
        Path | None,
        typer.Option(help="A folder, or a file for one format. Without it: standard output."),
    ] = None,
    form: Annotated[
        str, typer.Option("--format", help="md, json, csv, svg (a chart), or several: md,json.")
    ] = "md",
    title: Annotated[str, typer.Option(help="The title of the brief.")] = "Iran brief",
    day: Annotated[
        datetime | None,
        typer.Option(
            "--date", formats=["%Y-%m-%d"], help="The day it is made; today if not given."
        ),
    ] = None,
    model: Model = "fa-en-small",
    device: Device = "auto",
    beam: Beam = 4,
    points: Points = 5,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict",
            help="Write nothing with a wrong figure; exit 3 where a check found a doubt.",
        ),
    ] = False,
    quiet: Quiet = False,
) -> None:
    """One English brief from Persian news text."""
    from brief.output import paths
    from brief.settings import Settings

    today = day.date() if day else date.today()
    settings = Settings(title=title, model=model, device=device, beam=beam, points=points,
                        made=today)  # fmt: skip
    targets = paths(form, out, settings)
    brief, unread = _brief(inputs, settings, quiet)
    if strict:
        _refuse_wrong_figures(brief)
    if out is None:
        sys.stdout.write("".join(_rendered(brief, targets).values()))
    else:
        from brief.write import write_all

        made = _rendered(brief, targets)
        write_all(made)
        for path in made:
            typer.echo(str(path))
    if unread:
        raise typer.Exit(1)
    if strict and any(c.severity != "info" for c in brief.checks):
        raise typer.Exit(3)


def _rendered(brief: Brief, targets: dict[str, Path]) -> dict[Path, str]:
    """Every format that the brief fills; a chart of nothing is said, not an error."""
    from brief.errors import OutputError
    from brief.render import render

    made: dict[Path, str] = {}
    for name, path in targets.items():
        try:
            made[path] = render(brief, name)
        except OutputError as exc:
            typer.echo(f"brief: {exc}", err=True)
    return made


def _refuse_wrong_figures(brief: Brief) -> None:
    from brief.errors import OutputError

    wrong = [c for c in brief.checks if c.kind == "figure"]
    if wrong:
        raise OutputError(
            f"not written: {wrong[0].message} ({len(wrong)} such in all; without --strict they"
            " are marked in the brief)"
        )


def _brief(inputs: list[str], settings: Settings, quiet: bool) -> tuple[Brief, bool]:
    from brief.errors import LeftOut
    from brief.progress import reporter
    from brief.read import read_inputs

    articles, errors = read_inputs(inputs)
    for error in errors:
        typer.echo(f"brief: {error}", err=True)
    if not articles:
        raise typer.Exit(1)
    from brief.pipeline import brief_articles

    with reporter(quiet) as tell:
        made = brief_articles(articles, settings, errors, tell)
    return made, any(not isinstance(error, LeftOut) for error in errors)


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
def summarize(source: One, points: Points = 5, form: Form = Step.text) -> None:
    """The Persian points of every article, with the sentences they rest on."""
    from brief.steps import summarized

    found = summarized(source, points)
    if form is Step.json:
        from brief.output import summary_object

        _json(summary_object(found))
    else:
        typer.echo("\n\n".join("\n".join(p.fa for p in ps) for _, ps in found))


@app.command()
def translate(
    source: One,
    lines: Annotated[
        bool, typer.Option("--lines", help="One English line for each input line.")
    ] = False,
    model: Model = "fa-en-small",
    device: Device = "auto",
    beam: Beam = 4,
    form: Form = Step.text,
) -> None:
    """The English of a Persian text, figures exact."""
    from brief.settings import Settings
    from brief.steps import translated

    done = translated(source, lines, Settings(model=model, device=device, beam=beam))
    if form is Step.json:
        from brief.output import translation_object

        _json([translation_object(t) for t in done])
    else:
        typer.echo("\n".join(t.text for t in done))


@app.command()
def figures(
    source: One, model: Model = "fa-en-small", device: Device = "auto", form: Form = Step.text
) -> None:
    """The figures of a Persian text: value, unit, what they measure, when."""
    from brief.settings import Settings
    from brief.steps import figured

    documents = figured(source, Settings(model=model, device=device))
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
    model: Model = "fa-en-small",
    device: Device = "auto",
    beam: Beam = 4,
    quiet: Quiet = False,
    form: Form = Step.text,
) -> None:
    """Quality and speed: BLEU, chrF++, figures kept, ROUGE, sentences a second."""
    from brief.evaluate import as_markdown
    from brief.evaluate import evaluate as run
    from brief.progress import reporter
    from brief.settings import Settings

    settings = Settings(model=model, device=device, beam=beam)
    with reporter(quiet) as tell:
        result = run(files or [], settings, limit, lambda n, total: tell("translate", n, total))
    if form is Step.json:
        _json(result)
    else:
        typer.echo(as_markdown(result), nl=False)


def _json(value: object) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))
