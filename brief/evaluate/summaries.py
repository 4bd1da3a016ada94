"""ROUGE of summaries, with a tokenizer that knows Persian: the extractive one against lead-2."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from brief.errors import SettingsError
from brief.evaluate.data import Item
from brief.records import Sentence
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
        return list(words(text))


def score_summaries(items: Sequence[Item]) -> tuple[SummaryScores, ...]:
    """Lead-2 and the extractive summarizer (two points) against the items' own summaries.

    :raises SettingsError: rouge-score is not installed.
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
        "lead-2": [" ".join(item.texts("B", "fa")[:2]) for item in with_summary],
        "extractive": [_extract(item) for item in with_summary],
    }
    references = [" ".join(item.texts("S", "fa")) for item in with_summary]
    return tuple(_mean(name, texts, references, scorer) for name, texts in made.items())


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


def _extract(item: Item) -> str:
    return " ".join(point.fa for point in select(article_sentences(item), 2))


def _mean(
    name: str, texts: Sequence[str], references: Sequence[str], scorer: object
) -> SummaryScores:
    rows = [scorer.score(r, t) for r, t in zip(references, texts, strict=True)]  # type: ignore[attr-defined]
    r1, r2, rl = (
        round(100 * sum(row[kind].fmeasure for row in rows) / max(1, len(rows)), 2)
        for kind in _KINDS
    )
    return SummaryScores(name=name, articles=len(rows), rouge1=r1, rouge2=r2, rougel=rl)
