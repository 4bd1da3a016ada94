"""What a sentence has that a summary of it can be held against: figures, names, known terms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache

from brief import glossary
from brief.figures import find_figures
from brief.figures.english_units import kinds
from brief.names import find_names
from brief.records import Document, Figure, Paragraph, Sentence
from brief.summarize.english import english_stems

_WORD = re.compile(r"[^\W\d_][\w\u200c]*")
_TERM = 3  # words of the longest glossary term that is looked for
_SMALL = Decimal(2)  # «یک» and «دو» are said of much that nobody counts
_KEPT = 4096  # sentences whose evidence stays in memory


@lru_cache(_KEPT)
def figures_of(text: str) -> tuple[Figure, ...]:
    """The figures of one Persian sentence by itself."""
    sentence = Sentence(id="1.1", text=text, start=0, end=len(text), paragraph=0)
    paragraph = Paragraph(start=0, end=len(text))
    return find_figures(
        Document(text=text, source="", id=1, paragraphs=(paragraph,), sentences=(sentence,))
    )


@lru_cache(_KEPT)
def english_bag(text: str) -> frozenset[str]:
    """Stems of the English that the tables know for a Persian sentence: names and terms.

    >>> sorted(english_bag("وزارت نیرو در تهران"))
    ['energ', 'ministr', 'tehran']
    """
    found = [en for _, _, en in find_names(text)]
    words = _WORD.findall(text)
    for size in range(1, _TERM + 1):
        terms = (" ".join(words[i : i + size]) for i in range(len(words) - size + 1))
        found += filter(None, map(glossary.lookup, terms))
    return frozenset(stem for en in found for stem in english_stems(en))


def weighty(figures: Iterable[Figure]) -> list[Figure]:
    """The figures that a summary must have from its source.

    >>> [f.surface for f in weighty(figures_of("دو وزیر از ۱۲ طرح گفتند."))]
    ['۱۲ طرح']
    """
    return [
        f
        for f in figures
        if any(c.isdecimal() for c in f.surface)
        or f.kind == "date"
        or (f.value or f.high or Decimal(0)) > _SMALL
    ]


def states(figures: Sequence[Figure], claim: Figure) -> bool:
    """Whether one of ``figures`` states the figure ``claim`` of a Persian summary.

    >>> states(figures_of("۶۲ درصد از ۹۰ نفر"), figures_of("۶۲ نفر")[0])
    False
    """
    return any(_same(figure, claim) for figure in figures)


def _same(figure: Figure, claim: Figure) -> bool:
    if claim.kind == "date":
        days = figure.jalali and claim.jalali and figure.jalali.startswith(claim.jalali)
        return bool(days) or (figure.date is not None and figure.date == claim.date)
    if figure.kind == "date":  # «سال ۱۴۰۲» of «۱۴ اردیبهشت ۱۴۰۲»
        return claim.kind == "year" and (figure.jalali or "").startswith(str(claim.value))
    wanted = {v for v in (claim.value, claim.low, claim.high) if v is not None}
    has = {v for v in (figure.value, figure.low, figure.high) if v is not None}
    return bool(wanted) and wanted <= has and _units_agree(figure.unit, claim.unit)


def _units_agree(one: str | None, other: str | None) -> bool:
    """Whether two units may be said of one figure: what is counted has many names («نفر»,
    «کارگر»), what is measured has one."""
    if one is None or other is None or one == other:
        return True
    return kinds().get(one) is None and kinds().get(other) is None
