"""The commands that make a brief: ``make``, ``weekly`` and ``init``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from brief.cli_options import (
    Beam,
    ConfigFile,
    Day,
    Device,
    Endpoint,
    EndpointModel,
    Formats,
    Inputs,
    Model,
    Out,
    Points,
    Quiet,
    Strict,
    Summarizer,
    SummaryModel,
    Terms,
    Title,
)  # fmt: skip

if TYPE_CHECKING:
    from brief.config import Config
    from brief.errors import InputError
    from brief.records import Article, Brief

Flags = dict[str, str | int | list[str] | None]


def make(
    inputs: Inputs = None,
    out: Out = None,
    form: Formats = None,
    title: Title = None,
    day: Day = None,
    model: Model = None,
    device: Device = None,
    beam: Beam = None,
    points: Points = None,
    summarizer: Summarizer = None,
    summary_model: SummaryModel = None,
    endpoint: Endpoint = None,
    endpoint_model: EndpointModel = None,
    glossary: Terms = None,
    config: ConfigFile = None,
    strict: Strict = False,
    quiet: Quiet = False,
) -> None:
    """One English brief from Persian news text."""
    flags: Flags = {
        "title": title,
        "model": model,
        "device": device,
        "beam": beam,
        "points": points,
    }
    flags |= {"summarizer": summarizer, "summary_model": summary_model}
    flags |= {"endpoint": endpoint, "endpoint_model": endpoint_model, "glossary": glossary or None}
    told = _config(config, flags, inputs, out, form, day.date() if day else date.today())
    targets = _targets(told, None)
    articles, errors = _read(told)
    from brief.pipeline import brief_articles
    from brief.progress import reporter

    with reporter(quiet) as tell:
        made = brief_articles(articles, told.settings, errors, tell)
    _finish(made, targets, told, errors, strict)


def weekly(
    inputs: Inputs = None,
    week: Annotated[
        str,
        typer.Option(help="2024-W19, 1403-W07 (Saturday to Friday) or 2024-05-04..2024-05-10."),
    ] = "",
    previous: Annotated[
        Path | None,
        typer.Option(help="The JSON of an earlier issue; else the last one in the folder."),
    ] = None,
    out: Out = None,
    form: Formats = None,
    title: Title = None,
    day: Day = None,
    model: Model = None,
    device: Device = None,
    beam: Beam = None,
    points: Points = None,
    summarizer: Summarizer = None,
    summary_model: SummaryModel = None,
    endpoint: Endpoint = None,
    endpoint_model: EndpointModel = None,
    glossary: Terms = None,
    config: ConfigFile = None,
    strict: Strict = False,
    quiet: Quiet = False,
) -> None:
    """The issue of one week: stories of several sources together, the most told first."""
    from brief.weekly.changes import last_issue, read_issue
    from brief.weekly.week import parse_week

    chosen = parse_week(week)
    flags: Flags = {
        "title": title,
        "model": model,
        "device": device,
        "beam": beam,
        "points": points,
    }
    flags |= {"summarizer": summarizer, "summary_model": summary_model}
    flags |= {"endpoint": endpoint, "endpoint_model": endpoint_model, "glossary": glossary or None}
    # Made again, an issue is the same: its day is the week's last, not today.
    told = _config(config, flags, inputs, out, form, day.date() if day else chosen.end)
    targets = _targets(told, chosen.name)
    earlier = read_issue(previous) if previous else last_issue(told.folder, told.settings, chosen)
    articles, errors = _read(told)
    from brief.progress import reporter
    from brief.weekly.issue import issue_of

    with reporter(quiet) as tell:
        made = issue_of(articles, chosen, told.settings, earlier, errors, tell)
    _finish(made, targets, told, errors, strict)


def init(
    folder: Annotated[Path, typer.Argument(help="Where brief.toml goes.")] = Path(),
) -> None:
    """Write a commented brief.toml to begin with."""
    from importlib.resources import files

    from brief.config import NAME
    from brief.errors import OutputError
    from brief.write import write_all

    path = folder / NAME
    if path.exists():
        raise OutputError(f"{path} is there already; move it away for a new one")
    write_all({path: (files("brief") / "data" / NAME).read_text(encoding="utf-8")})
    typer.echo(str(path))


def _config(
    file: Path | None,
    flags: Flags,
    inputs: list[str] | None,
    out: Path | None,
    form: str | None,
    made: date,
) -> Config:
    from brief.config import load_config
    from brief.errors import SettingsError
    from brief.output import formats_of

    told = load_config(file, flags | {"made": None})
    told = replace(told, settings=replace(told.settings, made=made))
    if inputs:
        told = replace(told, inputs=tuple(inputs))
        if out is None:  # `brief make page.txt` prints, whatever folder the file names
            told = replace(told, folder=None)
    if not told.inputs:
        raise SettingsError("no input: name files, folders, URLs or -, or write a brief.toml")
    if out is not None:
        told = replace(told, folder=out)
    if form is not None:
        told = replace(told, formats=formats_of(form))
    elif inputs and out is None:
        told = replace(told, formats=("md",))
    return told


def _targets(told: Config, week: str | None) -> dict[str, Path]:
    from brief.output import paths

    return paths(told.formats, told.folder, told.settings, week)


def _read(told: Config) -> tuple[Sequence[Article], Sequence[InputError]]:
    from brief.read import read_inputs

    articles, errors = read_inputs(told.inputs, told.read)
    for error in errors:
        typer.echo(f"brief: {error}", err=True)
    if not articles:
        raise typer.Exit(1)
    return articles, errors


def _finish(
    made: Brief,
    targets: dict[str, Path],
    told: Config,
    errors: Sequence[InputError],
    strict: bool,
) -> None:
    """Write or print, and exit as ``brief.__main__`` says."""
    from brief.errors import LeftOut
    from brief.output import rendered
    from brief.write import write_all

    if strict:
        _refuse_wrong_figures(made)
    texts, unfilled = rendered(made, targets, told.publication)
    for error in unfilled:
        typer.echo(f"brief: {error}", err=True)
    if told.folder is None:
        sys.stdout.write("".join(texts.values()))
    else:
        write_all(texts)
        for path in texts:
            typer.echo(str(path))
    if any(not isinstance(error, LeftOut) for error in errors):
        raise typer.Exit(1)
    if strict and any(c.severity != "info" for c in made.checks):
        raise typer.Exit(3)


def _refuse_wrong_figures(brief: Brief) -> None:
    from brief.errors import OutputError

    wrong = [c for c in brief.checks if c.kind in ("figure", "unit")]
    if wrong:
        raise OutputError(
            f"not written: {wrong[0].message} ({len(wrong)} such in all; without --strict they"
            " are marked in the brief)"
        )
