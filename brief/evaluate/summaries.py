"""ROUGE of summaries, with a tokenizer that knows Persian: lead-2, extractive, by the model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from brief.chunk import chunk
from brief.errors import SettingsError
from brief.evaluate.data import Item
from brief.models import find
from brief.records import Document, Sentence
from brief.settings import Settings
from brief.summarize import load_seq2seq
from brief.summarize.extractive import select
from brief.summarize.terms import words

_KINDS = ("rouge1", "rouge2", "rougeL")


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryScores:
    """Mean F1 (0..100) of one way to summarize, over ``articles``."""

    name: str
    articles: int
    rouge1: float
    rouge2: float
    rougel: float


class _Words:
    """The tokenizer that rouge-score asks for."""

    def tokenize(self, text: str) -> list[str]:
        return list(words(text.lower()))


def score_summaries(
    items: Sequence[Item],
    settings: Settings | None = None,
    translate: Callable[[Sequence[str]], list[str]] | None = None,
) -> tuple[SummaryScores, ...]:
    """Lead-2 and the extractive summarizer (two points) against the items' own summaries.

    With ``settings`` whose model can summarize, its summaries as it writes them at work too. With
    ``translate`` (Persian sentences to English) English summaries against the items' English ones.

    :raises SettingsError: rouge-score is not installed.
    :raises ModelError: the model can't be loaded.
    """
    try:
        from rouge_score.rouge_scorer import RougeScorer
    except ImportError as exc:
        raise SettingsError(
            "brief eval needs rouge-score: pip install 'persian-brief[eval]'"
        ) from exc
    scorer = RougeScorer(list(_KINDS), tokenizer=_Words())
    with_summary = [item for item in items if item.texts("S", "fa") and item.texts("B", "fa")]
    made = {
        "lead-2": [item.texts("B", "fa")[:2] for item in with_summary],
        "extractive": [_extract(item) for item in with_summary],
    }
    scores = []
    for language in ("fa", "en") if translate else ("fa",):
        found = dict(made)
        if language == "en" and translate:
            found = {f"{name}, translated": _translated(t, translate) for name, t in made.items()}
        if settings and with_summary:
            found |= _written(with_summary, settings, translate, language)
        references = [" ".join(item.texts("S", language)) for item in with_summary]
        scores += [_mean(name, texts, references, scorer) for name, texts in found.items()]
    return tuple(scores)


def _written(
    items: Sequence[Item],
    settings: Settings,
    translate: Callable[[Sequence[str]], list[str]] | None,
    language: str,
) -> dict[str, list[list[str]]]:
    """What the settings' model writes in ``language``; nothing if it can't."""
    task = "summarize" if language == "fa" else "summarize_en"
    name = settings.summary_model or settings.model
    if task not in find(name).tasks:
        return {}
    summarizer = load_seq2seq(settings, translate, task)
    documents = [
        Document(text="", source="evaluation", id=n, sentences=tuple(article_sentences(item)))
        for n, item in enumerate(items, 1)
    ]
    chunks = [chunk(d, summarizer.count, summarizer.window) for d in documents]
    points = summarizer.summarize(chunks, 2)
    said = [[(p.fa if language == "fa" else p.en) or p.fa for p in ps] for ps in points]
    return {"written by the model" if language == "fa" else "written in English": said}


def _translated(
    texts: Sequence[Sequence[str]], translate: Callable[[Sequence[str]], list[str]]
) -> list[list[str]]:
    english = iter(translate([sentence for sentences in texts for sentence in sentences]))
    return [[next(english) for _ in sentences] for sentences in texts]


def article_sentences(item: Item) -> list[Sentence]:
    """The headline, questions and body of an item, as `brief.segment` would give them."""
    return [
        Sentence(
            id=f"1.{n}",
            text=p.fa,
            start=0,
            end=0,
            paragraph=n,
            kind={"H": "heading", "Q": "question"}.get(p.tag, "body"),  # type: ignore[arg-type]
        )
        for n, p in enumerate((p for p in item.pairs if p.tag != "S"), 1)
    ]


def _extract(item: Item) -> list[str]:
    return [point.fa for point in select(article_sentences(item), 2)]


def _mean(
    name: str, texts: Sequence[Sequence[str]], references: Sequence[str], scorer: object
) -> SummaryScores:
    rows = [
        scorer.score(r, " ".join(t))  # type: ignore[attr-defined]
        for r, t in zip(references, texts, strict=True)
    ]
    r1, r2, rl = (
        round(100 * sum(row[kind].fmeasure for row in rows) / max(1, len(rows)), 2)
        for kind in _KINDS
    )
    return SummaryScores(name=name, articles=len(rows), rouge1=r1, rouge2=r2, rougel=rl)
