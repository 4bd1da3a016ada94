"""Steps of the pipeline one at a time, on one input: what the step commands call."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from brief import instruct, summarize, translate
from brief.chunk import chunk
from brief.clean import clean
from brief.errors import InputError
from brief.figures import find_figures
from brief.glossary import load_glossary
from brief.pipeline import read_documents
from brief.read import read_inputs
from brief.records import Article, Check, Document, Figure, Point, Translation
from brief.sentences import split_sentences
from brief.settings import Settings
from brief.subjects import name_subject, to_translate


def read_one(source: str | Path) -> Article:
    """The one article at ``source``.

    :raises InputError: it can't be read, or is a folder of several.
    """
    articles, errors = read_inputs([source])
    if errors:
        raise errors[0]
    if len(articles) != 1:
        raise InputError(f"{source}: {len(articles)} files; name one (brief make takes folders)")
    return articles[0]


def cleaned(source: str | Path) -> tuple[Document, ...]:
    """The input repaired and sorted into articles."""
    return read_documents([read_one(source)], lambda step, done, total: None)


def summarized(
    source: str | Path, settings: Settings
) -> tuple[list[tuple[Document, tuple[Point, ...]]], tuple[Check, ...]]:
    """Each article with its points, and what the summarizer has to say of the work."""

    def english(texts: Sequence[str]) -> list[str]:  # a translator is loaded only if asked for
        return [
            t.text for t in translate.load(instruct.entry_of(settings), settings).translate(texts)
        ]

    summarizer = summarize.load(settings, english)
    documents = cleaned(source)
    chunks = [chunk(d, summarizer.count, summarizer.window) for d in documents]
    points = summarizer.summarize(chunks, settings.points)
    return list(zip(documents, points, strict=True)), summarizer.checks


def translated(source: str | Path, lines: bool, settings: Settings) -> list[Translation]:
    """The English of each line (``lines``) or of each cleaned paragraph, in order."""
    article = read_one(source)
    if lines:
        texts = [" ".join(line.split()) for line in article.text.splitlines()]
    else:
        document = clean(article)
        texts = [document.text[p.start : p.end] for p in document.paragraphs]
    sentences = [[t[a:b] for a, b in split_sentences(t)] for t in texts]
    translator = translate.load(instruct.entry_of(settings), settings)
    done = iter(translator.translate([s for ss in sentences for s in ss]))
    return [
        _joined(text, [next(done) for _ in ss]) for text, ss in zip(texts, sentences, strict=True)
    ]


def figured(source: str | Path, settings: Settings) -> list[tuple[Document, tuple[Figure, ...]]]:
    """Each article with its figures, what they measure in English."""
    found = [(d, find_figures(d)) for d in cleaned(source)]
    terms = load_glossary(settings.glossary)
    wanted = to_translate((f for _, fs in found for f in fs), terms)
    english: dict[str, Translation] = {}
    entry = instruct.entry_of(settings)
    if wanted:
        done = translate.load(entry, settings).translate(wanted)
        english = dict(zip(wanted, done, strict=True))
    return [
        (d, tuple(name_subject(f, english, entry.phrase_doubt_below, terms) for f in fs))
        for d, fs in found
    ]


def _joined(text: str, parts: list[Translation]) -> Translation:
    sure = [p.confidence for p in parts if p.confidence is not None]
    return Translation(
        source=text,
        text=" ".join(p.text for p in parts if p.text),
        confidence=min(sure, default=None),
        problems=tuple(dict.fromkeys(x for p in parts for x in p.problems)),
    )
