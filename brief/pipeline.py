"""The pipeline: a sentence's way from the page to the brief, one step after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from brief import instruct, models, summarize, translate
from brief.chunk import chunk
from brief.clean import clean
from brief.errors import InputError
from brief.figures import find_figures
from brief.glance import choose_glance
from brief.glossary import Glossary, load_glossary
from brief.glossary.enforce import enforce
from brief.glossary.issue import spell_stories_alike
from brief.headline import headline_from
from brief.people.checks import name_checks
from brief.read import read_inputs
from brief.records import (
    Article,
    Brief,
    Check,
    Coverage,
    Document,
    Figure,
    Point,
    Story,
    Translation,
)
from brief.segment import segment
from brief.settings import Settings
from brief.signature import signature
from brief.subjects import name_subject, to_translate
from brief.summarize.doubts import is_written, written_problems
from brief.verify import check_consistency
from brief.verify.inputs import day_checks, input_checks
from brief.verify.report import (
    point_problems,
    story_checks,
    title_problems,
)

STEPS = ("read", "clean", "segment", "chunk", "summarize", "translate", "figures", "verify",
         "render")  # fmt: skip

Progress = Callable[[str, int, int], None]  # step, done, in all


def make_brief(
    inputs: Iterable[str | Path], settings: Settings | None = None, progress: Progress | None = None
) -> Brief:
    """One brief from files, folders or standard input (``"-"``).

    Inputs that can't be read are told in ``checks``; the others make the brief.

    :raises InputError: none of the inputs can be read.
    :raises ModelError: the model can't be loaded.
    """
    articles, errors = read_inputs(inputs)
    if not articles:
        raise InputError("; ".join(map(str, errors)) or "no input: name a file, a folder or -")
    return brief_articles(articles, settings, errors, progress)


def brief_articles(
    articles: Sequence[Article],
    settings: Settings | None = None,
    errors: Sequence[InputError] = (),
    progress: Progress | None = None,
) -> Brief:
    """One brief from articles as read; ``errors`` tell what of the inputs could not be."""
    tell = progress or (lambda step, done, total: None)
    documents = read_documents(articles, tell)
    checks = (*input_checks(articles, errors), *day_checks(documents))
    return brief_groups([(d,) for d in documents], settings, checks, progress)


def brief_groups(
    groups: Sequence[tuple[Document, ...]],
    settings: Settings | None = None,
    checks: Sequence[Check] = (),
    progress: Progress | None = None,
) -> Brief:
    """One brief with a story for each group: documents that tell the same, the fullest first.

    ``checks`` are what earlier steps have to say; they come first.
    """
    settings = settings or Settings()
    tell = progress or (lambda step, done, total: None)
    terms = load_glossary(settings.glossary)
    entry = instruct.entry_of(settings)
    translator = translate.load(entry, settings)
    summarizer = summarize.load(settings, lambda ts: [t.text for t in translator.translate(ts)])
    documents = [d for group in groups for d in group]
    count, window = summarizer.count, summarizer.window
    chunks = [[c for d in g for c in chunk(d, count, window)] for g in groups]
    points = summarizer.summarize(chunks, settings.points)
    figures = [[f for d in group for f in find_figures(d)] for group in groups]

    texts = _texts_to_translate([g[0] for g in groups], points, figures, terms)
    done = translator.translate(texts, lambda n, total: tell("translate", n, total))
    english = dict(zip(texts, done, strict=True))
    stories = tuple(
        _story(g, ps, fs, english, entry, terms)
        for g, ps, fs in zip(groups, points, figures, strict=True)
    )
    stories, spellings = spell_stories_alike(stories, terms)
    info = (instruct.describe(entry, "translate"), *summarizer.models)
    every_figure = tuple(f for story in stories for f in story.figures)
    days = sorted(d.published for d in documents if d.published)
    return Brief(
        title=settings.title,
        stories=stories,
        glance=choose_glance(stories, settings.glance),
        figures=every_figure,
        checks=(
            *checks,
            *check_consistency(documents, every_figure),
            *(check for story in stories for check in story_checks(story)),
            *spellings,
            *name_checks(stories),
            *summarizer.checks,
            *_run_checks(translator.notes),
        ),
        coverage=_coverage(documents, [[s.id for c in cs for s in c.sentences] for cs in chunks]),
        models=info,
        signature=signature(settings, info),
        period=(days[0], days[-1]) if days else None,
        made=settings.made or date.today(),
        dropped=tuple(x for d in documents for x in d.dropped),
    )


def read_documents(articles: Sequence[Article], tell: Progress) -> tuple[Document, ...]:
    """`clean` and `segment` over all articles; ids rise over the whole run."""
    documents: list[Document] = []
    for n, article in enumerate(articles, 1):
        documents += segment(clean(article), first_id=len(documents) + 1)
        tell("clean", n, len(articles))
    return tuple(documents)


def _texts_to_translate(
    documents: Sequence[Document],
    points: Sequence[Sequence[Point]],
    figures: Sequence[Sequence[Figure]],
    terms: Glossary,
) -> list[str]:
    """Each different Persian text of the brief once: headlines, points, figures' subjects."""
    texts = [d.title for d in documents if d.title]
    texts += [p.fa for ps in points for p in ps if not p.en]
    texts += to_translate((f for fs in figures for f in fs), terms)
    return list(dict.fromkeys(texts))


def _story(
    group: tuple[Document, ...],
    points: Sequence[Point],
    figures: Sequence[Figure],
    english: dict[str, Translation],
    entry: models.ModelEntry,
    terms: Glossary,
) -> Story:
    document, made = group[0], []
    by_sentence = {s.id: d for d in group for s in d.sentences}
    for point in points:
        written = is_written(point, group)
        if not point.en:
            found = english[point.fa]
            told = (*point.problems, *found.problems)
            point = replace(point, en=found.text, confidence=found.confidence, problems=told)
        else:  # a summary may leave a term out, but not say it in other words
            held = enforce(point.fa, point.en, terms.find(point.fa), terms)
            point = replace(point, en=held.text)
        if written:
            problems = written_problems(point, group, figures, entry.doubt_below)
        else:
            document_of = by_sentence[point.sources[0]]
            problems = point_problems(point, document_of, figures, entry.doubt_below)
        made.append(replace(point, problems=problems))
    named = [name_subject(f, english, entry.phrase_doubt_below, terms) for f in figures]
    title = headline_from(made[0].en) if made else "Untitled"
    doubts: tuple[str, ...] = ()
    if document.title:
        found = english[document.title]
        title = found.text[:1].upper() + found.text[1:].rstrip(".")
        doubts = title_problems(found, entry.doubt_below)
    return Story(
        document=document,
        title_en=title,
        points=tuple(made),
        figures=tuple(named),
        title_problems=doubts,
        also=group[1:],
    )


def _run_checks(notes: Sequence[str]) -> list[Check]:
    """What the translator has to say of the run."""
    return [Check(kind="run", message=f"Translating: {n}.", severity="info") for n in notes]


def _coverage(documents: Sequence[Document], read: Sequence[Sequence[str]]) -> Coverage:
    sentences = [s for d in documents for s in d.sentences]
    seen = {i for ids in read for i in ids}
    return Coverage(
        sentences=len(sentences),
        read=sum(s.id in seen for s in sentences),
        cut=sum(s.cut for s in sentences),
    )
