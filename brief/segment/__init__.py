"""Takes a page apart into its articles.

    repeats -> headlines -> groups <-> cuts -> reading order

Every sentence of the page ends up in exactly one article or among the dropped texts. A page
without repeats and cut sentences is only taken apart at its headlines.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from brief.clean.classes import tokens
from brief.clean.metadata import find_agency
from brief.clean.titles import find_title
from brief.records import Document, Doubt, Dropped, Paragraph, Sentence
from brief.segment.cuts import join_cuts
from brief.segment.groups import group_units
from brief.segment.order import Passage, in_order, passages
from brief.segment.repeats import without_repeats
from brief.segment.seams import begins_no_sentence
from brief.segment.units import Unit, find_headlines, take_units, weigh_topics

_SURE = ((1.0, 0.5), (0.5, 0.0), (0.0, -0.5), (0.0, -1.0))
"""Log odds from which halves are joined, across and within groups: first the sure ones."""
_LONG = 300
"""Units from which a text is no single page: its halves are joined in one pass."""


def segment(document: Document, first_id: int = 1) -> tuple[Document, ...]:
    """One `Document` an article, in the order of the page, with ids from ``first_id`` upward.

    What was dropped or changed on the page stands in the first. The articles' texts joined by
    a blank line hold each at its ``offset``.

    >>> from brief.clean import clean
    >>> from brief.records import Article
    >>> page = clean(Article(text="تعاونی‌ها رشد کردند\\n\\nآمار ۵ درصد رشد کرد.", source="-"))
    >>> [(one.id, one.title, len(one.sentences)) for one in segment(page)]
    [(1, 'تعاونی\\u200cها رشد کردند', 2)]
    """
    units, gone = without_repeats(take_units(document))
    weigh_topics(units)
    find_headlines(units)
    grouping = _one_group if document.single else group_units
    for sure, within in _SURE if len(units) < _LONG else _SURE[1:2]:
        join_cuts(units, grouping(units), sure, within)
    groups = grouping(units)
    for at, unit in enumerate(units):
        if unit.joined is not None:
            groups[unit.joined] = groups[at]
    members: dict[int, list[int]] = {}
    for at, group in enumerate(groups):
        members.setdefault(group, []).append(at)
    begins = [unit.head is not None or _begins_sentence(unit) for unit in units]
    articles: list[Document] = []
    offset = 0
    page = _Doubts(document.doubts)
    for those in members.values():
        made = passages(units, in_order(units, those), begins)
        article = _article(
            document, made, first_id + len(articles), offset, len(members) == 1, page
        )
        articles.append(article)
        offset += len(article.text) + 2
    return _with_page(articles, document, gone)


def _one_group(units: Sequence[Unit]) -> list[int]:
    return [0] * len(units)


def _begins_sentence(unit: Unit) -> bool:
    """Whether a unit begins where a sentence may begin; a dropped one was whole or is joined."""
    if unit.kind == "heading" or not unit.sentences[0]:
        return True
    return not begins_no_sentence(tokens(unit.sentences[0]))


class _Doubts:
    """The doubts of a page by their places, to be found again in its articles."""

    def __init__(self, doubts: Sequence[Doubt]) -> None:
        placed = [(doubt.start, doubt) for doubt in doubts if doubt.start is not None]
        placed.sort(key=lambda pair: pair[0])
        self.starts = [start for start, _ in placed]
        self.doubts = [doubt for _, doubt in placed]

    def moved(self, pieces: Sequence[tuple[int, int]], at: int) -> list[Doubt]:
        """The doubts of a sentence made of ``pieces`` of the page, which now begins at ``at``."""
        found: list[Doubt] = []
        for start, length in pieces:
            first = bisect_left(self.starts, start)
            last = bisect_left(self.starts, start + length)
            found += [
                replace(doubt, start=at + place - start)
                for place, doubt in zip(
                    self.starts[first:last], self.doubts[first:last], strict=True
                )
            ]
            at += length + 1
        return found


def _article(
    document: Document,
    made: Sequence[Passage],
    number: int,
    offset: int,
    alone: bool,
    page: _Doubts,
) -> Document:
    paragraphs: list[Paragraph] = []
    sentences: list[Sentence] = []
    doubts: list[Doubt] = []
    start = 0
    for place, passage in enumerate(made):
        end = start + len(" ".join(passage.sentences))
        paragraphs.append(
            Paragraph(
                start=start,
                end=end,
                kind=passage.kind,
                cut_start=passage.cut_start,
                cut_end=passage.cut_end,
            )
        )
        at = start
        for index, text in enumerate(passage.sentences):
            first, last = index == 0, index == len(passage.sentences) - 1
            sentences.append(
                Sentence(
                    id=f"{number}.{len(sentences) + 1}",
                    text=text,
                    start=at,
                    end=at + len(text),
                    paragraph=place,
                    kind=passage.kind,
                    cut=(first and passage.cut_start) or (last and passage.cut_end),
                )
            )
            doubts += page.moved(passage.pieces[index], at)
            if index in passage.seams:
                doubts.append(Doubt(message="two halves of a sentence were joined", start=at))
            at += len(text) + 1
        start = end + 2
    text = "\n\n".join(" ".join(passage.sentences) for passage in made)
    return Document(
        text=text,
        source=document.source,
        id=number,
        title=(document.title if alone else None) or find_title(text, paragraphs),
        published=document.published,
        agency=(document.agency if alone else None) or find_agency(text),
        paragraphs=tuple(paragraphs),
        sentences=tuple(sentences),
        doubts=tuple(sorted(doubts, key=lambda doubt: doubt.start or 0)),
        offset=offset,
    )


def _with_page(
    articles: list[Document], document: Document, gone: list[tuple[str, str]]
) -> tuple[Document, ...]:
    """The articles, the first of them with what was dropped and changed on the whole page."""
    if not articles:
        return ()
    repeats = tuple(Dropped(text=text, reason=reason) for text, reason in gone)
    everywhere = tuple(doubt for doubt in document.doubts if doubt.start is None)
    first = replace(
        articles[0],
        dropped=(*document.dropped, *repeats),
        changes=document.changes,
        doubts=everywhere + articles[0].doubts,
    )
    return (first, *articles[1:])
