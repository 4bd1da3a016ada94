"""The issue of a week, from the material of many sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from brief.errors import InputError
from brief.figures import find_figures
from brief.pipeline import Progress, brief_groups, read_documents
from brief.read import ReadOptions, read_inputs
from brief.records import Article, Brief, Check, Document
from brief.settings import Settings
from brief.verify.inputs import day_checks, input_checks
from brief.weekly.changes import find_changes
from brief.weekly.disagree import find_disagreements
from brief.weekly.order import rank_stories
from brief.weekly.same_story import group_stories
from brief.weekly.topics import sort_into_topics
from brief.weekly.week import Week

_ASKED_FOR = 1.5  # the weight of topics that the settings name


def make_issue(
    inputs: Iterable[str | Path],
    week: Week,
    settings: Settings | None = None,
    previous: Mapping[str, Any] | None = None,
    options: ReadOptions | None = None,
    progress: Progress | None = None,
) -> Brief:
    """The issue of ``week`` from files, folders, URLs or standard input.

    Material of other days is left out, and that is told; material without a day is taken, and
    that is told too. ``previous`` is an earlier issue (`brief.weekly.changes.read_issue`).

    :raises InputError: nothing can be read, or nothing is of the week.
    :raises ModelError: the model can't be loaded.
    """
    articles, errors = read_inputs(inputs, options)
    if not articles:
        raise InputError("; ".join(map(str, errors)) or "no input: name files or folders")
    return issue_of(articles, week, settings, previous, errors, progress)


def issue_of(
    articles: Sequence[Article],
    week: Week,
    settings: Settings | None = None,
    previous: Mapping[str, Any] | None = None,
    errors: Sequence[InputError] = (),
    progress: Progress | None = None,
) -> Brief:
    """The issue of ``week`` from articles as read; see `make_issue`."""
    settings = settings or Settings()
    tell = progress or (lambda step, done, total: None)
    # A day in the text itself counts too, so all is cleaned before the week is picked.
    documents = read_documents(articles, tell)
    kept = [d for d in documents if not d.published or d.published in week]
    if not kept:
        raise InputError(
            f"nothing is of the week {week.name} ({week.start} to {week.end}): {len(documents)}"
            " articles are of other days; name another week or two dates"
        )
    groups, topics = _stories(kept, week, settings)
    checks = (*input_checks(articles, errors), *_day_checks(documents, week))
    made = brief_groups(groups, settings, checks, progress)
    changes = find_changes(made.figures, previous) if previous else ()
    stories = tuple(
        replace(story, topic=name) for story, name in zip(made.stories, topics, strict=True)
    )
    return replace(
        made,
        stories=stories,
        checks=(*made.checks, *(c for story in stories for c in find_disagreements(story))),
        week=week.name,
        period=(week.start, week.end),
        changes=changes,
    )


def _stories(
    documents: Sequence[Document], week: Week, settings: Settings
) -> tuple[list[tuple[Document, ...]], list[str]]:
    """The groups in the order of the issue, numbered anew, and the topic of each."""
    figures = [find_figures(d) for d in documents]
    found = group_stories(documents, figures)
    names = sort_into_topics([documents[group[0]] for group in found], dict(settings.topics))
    order = rank_stories(
        [[documents[i] for i in group] for group in found],
        [[f for i in group for f in figures[i]] for group in found],
        names,
        week.end,
        dict.fromkeys(dict(settings.topics), _ASKED_FOR),
    )
    # A section stands where its first story would.
    sections = list(dict.fromkeys(names[n] for n in order))
    order.sort(key=lambda n: sections.index(names[n]))
    groups = [[documents[i] for i in found[n]] for n in order]
    return _numbered(groups), [names[n] for n in order]


def _numbered(groups: Sequence[Sequence[Document]]) -> list[tuple[Document, ...]]:
    """The main documents numbered from 1 in the order of the issue, the others after them."""
    following = len(groups) + 1
    numbered = []
    for number, (main, *others) in enumerate(groups, 1):
        group = [_renumber(main, number)]
        for other in others:
            group.append(_renumber(other, following))
            following += 1
        numbered.append(tuple(group))
    return numbered


def _renumber(document: Document, number: int) -> Document:
    sentences = tuple(
        replace(s, id=f"{number}.{s.id.split('.', 1)[1]}") for s in document.sentences
    )
    return replace(document, id=number, sentences=sentences)


def _day_checks(documents: Sequence[Document], week: Week) -> list[Check]:
    """What was left out for its day, and what was taken without one."""
    other = [d for d in documents if d.published and d.published not in week]
    left_out = [
        Check(
            kind="input",
            message=f"Left out, of another week: {d.source} ({d.published}).",
            severity="info",
        )
        for d in other
    ]
    return [*left_out, *day_checks(documents)]
