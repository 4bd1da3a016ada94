"""Scores of translations: BLEU, chrF++, figures kept, lengths, loops."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from brief import masks
from brief.errors import SettingsError
from brief.records import Translation
from brief.translate.problems import loops

_PERSIAN = re.compile(r"[\u0600-\u06ff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationScores:
    """``figures_kept`` is the share (0..1) of masked figures that stand exactly in the English;
    the counts are of sentences; ``length_ratio`` is English words to reference words.
    A tenth of the sentences has a confidence below ``confidence_tenth``: the value for
    ``doubt_below``. ``confidence_correlation`` is Spearman's, of confidence and sentence chrF++:
    how much a mark is worth.
    """

    sentences: int
    bleu: float
    chrf: float
    bleu_signature: str
    chrf_signature: str
    figures: int
    figures_kept: float
    length_ratio: float
    loops: int
    persian_left: int
    marked: int
    confidence_tenth: float
    confidence_correlation: float


def score_translations(
    done: Sequence[Translation], references: Sequence[str], doubt_below: float
) -> TranslationScores:
    """The scores of ``done`` against one reference each.

    :raises SettingsError: sacrebleu is not installed.
    """
    try:
        from sacrebleu.metrics import BLEU, CHRF
    except ImportError as exc:
        raise SettingsError(
            "brief eval needs sacrebleu: pip install 'persian-brief[eval]'"
        ) from exc
    texts = [t.text for t in done]
    bleu, chrf = BLEU(), CHRF(word_order=2)
    bleu_score = bleu.corpus_score(texts, [list(references)])
    chrf_score = chrf.corpus_score(texts, [list(references)])
    sure = [t.confidence or 0.0 for t in done]
    each = [chrf.sentence_score(t, [r]).score for t, r in zip(texts, references, strict=True)]
    wanted = [masks.mask(t.source, both_calendars=False).values for t in done]
    kept = sum(
        _count(value, text) > 0
        for values, text in zip(wanted, texts, strict=True)
        for value in values
    )
    figures = sum(map(len, wanted))
    return TranslationScores(
        sentences=len(done),
        bleu=round(bleu_score.score, 2),
        chrf=round(chrf_score.score, 2),
        bleu_signature=str(bleu.get_signature()),
        chrf_signature=str(chrf.get_signature()),
        figures=figures,
        figures_kept=round(kept / figures, 4) if figures else 1.0,
        length_ratio=round(
            sum(len(t.split()) for t in texts) / max(1, sum(len(r.split()) for r in references)), 3
        ),
        loops=sum(loops(t) for t in texts),
        persian_left=sum(bool(_PERSIAN.search(t)) for t in texts),
        marked=sum(bool(t.problems) or (t.confidence or 0) < doubt_below for t in done),
        confidence_tenth=round(sorted(sure)[len(sure) // 10], 3),
        confidence_correlation=round(_spearman(sure, each), 3),
    )


def _spearman(first: Sequence[float], second: Sequence[float]) -> float:
    """Rank correlation, -1..1; 0 where there is nothing to compare."""
    if len(first) < 2:
        return 0.0
    one, other = (np.argsort(np.argsort(values)) for values in (first, second))
    return float(np.corrcoef(one, other)[0, 1])


def _count(value: str, text: str) -> int:
    return len(re.findall(rf"(?<![\w.,]){re.escape(value)}(?![\w]|[.,]\d)", text))
