"""Repairs the text of one input: characters, lines, half-spaces, and what is no news goes.

    characters -> lines -> boilerplate -> words -> doubts -> splices

Numbers, dates, URLs, e-mail addresses, Latin words and codes are never altered. Cleaning is
idempotent: a cleaned text comes out as it went in.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from brief.clean.boilerplate import boilerplate
from brief.clean.characters import repair_characters
from brief.clean.doubts import certain_repairs, find_doubts
from brief.clean.edits import Edit, apply, compose
from brief.clean.lines import GONE, Line, ends_sentence, find_lines, join_lines
from brief.clean.metadata import date_line, find_agency
from brief.clean.paragraphs import mark_paragraphs
from brief.clean.splices import find_splices
from brief.clean.titles import find_title
from brief.clean.words import repair_words
from brief.records import Article, Change, Document, Dropped

_ROUNDS = 4  # a repair can lay another fault bare; nearly every text is done after one


def clean(article: Article) -> Document:
    """The cleaned `Document` of a whole input; it may hold several articles.

    ``changes`` are repairs of ``article.text`` in order: putting each ``after`` in the place of
    its ``before``, and taking out what is ``dropped``, gives ``Document.text``.

    >>> clean(Article(text="كارآفرينان شغل ایجاد کردهاند.", source="-")).text
    'کارآفرینان شغل ایجاد کرده\\u200cاند.'
    """
    repaired = _repair(article.text)
    paragraphs = mark_paragraphs(repaired.text)
    days = [day for day in map(date_line, (d.text for d in repaired.dropped)) if day]
    agency = article.agency or find_agency(repaired.text)
    if not agency:
        agency = find_agency("\n".join(d.text for d in repaired.dropped))
    title = article.title and normalize(article.title)
    if not title and len(paragraphs) > 1:
        title = find_title(repaired.text, paragraphs)
    return Document(
        text=repaired.text,
        source=article.source,
        title=title or None,
        published=article.published or (days[0] if days else None),
        agency=agency,
        paragraphs=paragraphs,
        dropped=tuple(repaired.dropped),
        changes=tuple(
            Change(
                before=article.text[e.start : e.end], after=e.after, reason=e.reason, start=e.start
            )
            for e in repaired.edits
            if GONE not in e.reason
        ),
        doubts=find_doubts(repaired.text),
        single=article.single,
    )


def normalize(text: str) -> str:
    """The character level alone: letters, entities, invisible marks, spaces, punctuation.

    >>> normalize("كتاب&nbsp;علي")
    'کتاب علی'
    """
    return repair_characters(text)[0]


@dataclass(slots=True)
class _Repaired:
    text: str
    edits: list[Edit] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)

    def step(self, text: str, edits: list[Edit]) -> None:
        """Goes on to ``text``, which ``edits`` have made of the present one."""
        self.edits = compose(self.edits, self.text, edits)
        self.text = text


def _repair(text: str) -> _Repaired:
    done = _Repaired(text)
    for _ in range(_ROUNDS):
        before = done.text
        done.step(*repair_characters(done.text))
        going = _going(find_lines(done.text))
        done.dropped += [Dropped(text=line.text, reason=why) for line, why in going]
        edits = join_lines(done.text, {line.start: why for line, why in going})
        done.step(apply(done.text, edits), edits)
        done.step(*repair_words(done.text))
        sure = certain_repairs(done.text)
        done.step(apply(done.text, sure), sure)
        spliced = find_splices(done.text)
        done.step(apply(done.text, spliced), spliced)
        if done.text == before:
            break
    return done


def _going(lines: list[Line]) -> list[tuple[Line, str]]:
    """The lines that are no part of the news, and why; never all of them."""
    going: list[tuple[Line, str]] = []
    apart = True  # whether the line before has ended its paragraph
    for line in lines:
        why = "date line" if date_line(line.text) else None
        if apart or line.blank:
            why = why or boilerplate(line.text)
        if why:
            going.append((line, why))
        apart = why is not None or ends_sentence(line.text)
    return going if len(going) < len(lines) else []
