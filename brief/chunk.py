"""Chunk: an article's sentences in runs that fit a model's window; every sentence is in one."""

from __future__ import annotations

from collections.abc import Callable

from brief.records import Chunk, Document, Sentence


def chunk(document: Document, count: Callable[[str], int], window: int) -> tuple[Chunk, ...]:
    """Whole sentences, in order, in chunks of at most ``window`` tokens.

    ``count`` gives the tokens of a text with the model's own tokenizer. A heading goes with the
    text it stands over. A sentence that is longer than the window alone is a chunk of its own:
    the backend splits it and says so; nothing is cut here.

    >>> from brief.records import Sentence
    >>> s = tuple(Sentence(id=f"1.{i}", text=t, start=0, end=0, paragraph=0)
    ...           for i, t in enumerate(["یک دو.", "سه چهار.", "پنج."], 1))
    >>> parts = chunk(Document(text="", source="", sentences=s), lambda t: len(t.split()), 4)
    >>> [c.text for c in parts]
    ['یک دو. سه چهار.', 'پنج.']
    """
    chunks: list[Chunk] = []
    part: list[tuple[Sentence, int]] = []

    def flush(upto: int) -> None:
        if upto:
            chunks.append(
                Chunk(
                    article=document.id,
                    sentences=tuple(s for s, _ in part[:upto]),
                    tokens=sum(n for _, n in part[:upto]),
                )
            )
            del part[:upto]

    for sentence in document.sentences:
        tokens = count(sentence.text)
        if sum(n for _, n in part) + tokens > window:
            body = len(part)
            while body and part[body - 1][0].kind == "heading":
                body -= 1
            flush(body)
            if sum(n for _, n in part) + tokens > window:
                flush(len(part))
        part.append((sentence, tokens))
    flush(len(part))
    return tuple(chunks)
