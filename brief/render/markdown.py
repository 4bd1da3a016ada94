"""A brief as Markdown with YAML front matter, by the template ``brief.md.j2``."""

from __future__ import annotations

from collections.abc import Callable

import yaml

from brief import glossary
from brief.calendars import both_calendars, jalali
from brief.figures import rank_figures
from brief.names import find_names
from brief.records import Brief, Figure, Story
from brief.render import escape
from brief.render.publication import Publication
from brief.render.templates import environment, fill
from brief.verify.report import shorten

TABLE_ROWS = 12  # of the table; every article's own table has all its key figures


def render(brief: Brief, publication: Publication) -> str:
    """The Markdown of ``brief``; every text of the input is escaped by a filter."""
    made = environment(publication.templates, autoescape=False)
    made.filters |= {"subject": _subject, "articles": _linker(brief), "agency": _agency}
    titles = [story.title_en for story in brief.stories]
    return fill(
        made,
        "brief.md.j2",
        brief=brief,
        front=front_matter(brief, publication),
        figures=rank_figures(brief.figures, titles)[:TABLE_ROWS],
        article_figures={
            s.document.id: rank_figures(s.figures, [s.title_en]) for s in brief.stories
        },
        sources={s.document.id: _quoted(s) for s in brief.stories},
        marked=sum(bool(p.problems) for s in brief.stories for p in s.points),
        points=sum(len(s.points) for s in brief.stories),
    )


def front_matter(brief: Brief, publication: Publication) -> str:
    """The YAML between the ``---`` lines, which come with it.

    Hugo, Jekyll, Ghost and Buttondown read ``title``, ``date`` and ``description``; keys of
    the publication stand in the place of ours that have the same name.
    """
    start, end = brief.period or (None, None)
    values = {
        "title": escape.plain(brief.title),
        "description": escape.plain(description(brief)) or None,
        "date": brief.made,
        "period": {"start": start, "end": end} if start and end else None,
        "period_jalali": {"start": jalali(start), "end": jalali(end)} if start and end else None,
        "week": brief.week,
        "sources": list(
            dict.fromkeys(escape.plain(d.source) for s in brief.stories for d in s.documents)
        ),
        "articles": len(brief.stories),
        "figures": len(brief.figures),
        "warnings": sum(c.severity != "info" for c in brief.checks),
        "signature": brief.signature,
    } | dict(publication.front_matter)
    kept = {k: v for k, v in values.items() if v is not None}
    dumped = yaml.dump(kept, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=1000)
    return f"---\n{dumped}---"


class _Plain(yaml.SafeDumper):
    """YAML without anchors: not every reader of front matter knows them."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _quoted(story: Story) -> tuple[tuple[str, str], ...]:
    """(id, text) of the source sentences that the summary rests on, in article order."""
    wanted = {source for point in story.points for source in point.sources}
    return tuple((s.id, s.text) for d in story.documents for s in d.sentences if s.id in wanted)


def _subject(figure: Figure) -> str:
    """What a figure measures: in English, else the Persian phrase, isolated right to left.

    A single Persian word that the glossary lacks says too little to be worth the column.
    """
    phrase = figure.subject_fa or ""
    if figure.subject or len(phrase.split()) < 2:
        return escape.markdown(figure.subject or "")
    return f'<bdi dir="rtl" lang="fa">{escape.inline_html(phrase)}</bdi>'


def _linker(brief: Brief) -> Callable[[Figure], str]:
    """What gives links to every story that has a figure."""
    story_of = {d.id: s.document.id for s in brief.stories for d in s.documents}

    def links(figure: Figure) -> str:
        ids = (figure.article, *(int(sentence.split(".")[0]) for sentence in figure.also))
        numbers = dict.fromkeys(story_of.get(i, i) for i in ids)
        return ", ".join(f"[{n}](#article-{n})" for n in numbers)

    return links


def _agency(name: str) -> str:
    """An agency's English name where it is known, else the Persian, isolated right to left."""
    names = find_names(name)
    whole = len(names) == 1 and names[0][:2] == (0, len(name))
    known = glossary.lookup(name) or (names[0][2] if whole else None)
    if known:
        return escape.markdown(known)
    return f'<bdi dir="rtl" lang="fa">{escape.inline_html(name)}</bdi>'


def description(brief: Brief) -> str:
    """One line on what the brief is about: its days and first points."""
    start, end = brief.period or (None, None)
    days = ""
    if start and end:
        days = both_calendars(start) + (f" to {both_calendars(end)}" if end != start else "")
    points = " ".join(point.en for point in brief.glance[:2])
    return shorten(": ".join(part for part in (days, points) if part), 300)
