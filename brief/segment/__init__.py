"""Takes a page apart into its articles."""

from __future__ import annotations

from dataclasses import replace

from brief.records import Document, Sentence
from brief.sentences import split_sentences


def segment(document: Document, first_id: int = 1) -> tuple[Document, ...]:
    """One `Document` an article, with ids from ``first_id`` upward."""
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(document.paragraphs):
        text = document.text[paragraph.start : paragraph.end]
        for start, end in split_sentences(text):
            sentences.append(
                Sentence(
                    id=f"{first_id}.{len(sentences) + 1}",
                    text=text[start:end],
                    start=paragraph.start + start,
                    end=paragraph.start + end,
                    paragraph=number,
                    kind=paragraph.kind,
                    cut=paragraph.cut_end and end == len(text),
                )
            )
    return (replace(document, id=first_id, sentences=tuple(sentences)),)
