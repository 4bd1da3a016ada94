"""What a model that writes summaries is given and gives back."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, Protocol

from brief.chunk import chunk
from brief.records import Document, ModelInfo, Sentence
from brief.sentences import split_sentences
from brief.translate.split import split

_END = re.compile(r"[.!?؟…:؛][»\")\]”’]*$")
_ENGLISH_END = re.compile(
    r"(?<!\b[A-Z]\.)(?<!\b(?:Mr|Dr|No|St|vs)\.)(?<!\bMrs\.)(?<=[.!?\"”’)\]])\s+(?=[\"“‘(\[]?[A-Z0-9])"
)
_STOPPED = re.compile(r"[.!?][\"”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Part:
    """Consecutive sentences of an article that a model reads at once."""

    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The sentences as one text; a heading is closed, so that it does not run into them."""
        texts = (s.text for s in self.sentences)
        return " ".join(t if _END.search(t) else f"{t}." for t in texts)


@dataclass(frozen=True, slots=True)
class Line:
    """A summary sentence; ``cites`` are the places (0 ...) of sentences of the part that the
    model says it rests on, if it says anything of it."""

    text: str
    cites: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A summary of a part as it came from the model.

    ``finished`` is False where a length limit cut it off; ``failure`` says why there is none.
    """

    lines: tuple[Line, ...]
    finished: bool = True
    failure: str = ""


class Writer(Protocol):
    """A model that writes summaries, in Persian or in English.

    ``window`` is how many tokens of source it reads at once, by its own ``count``; ``attempts``
    how many times it can be asked for a part and give something else.
    """

    language: Literal["fa", "en"]
    window: int
    attempts: int

    @property
    def models(self) -> tuple[ModelInfo, ...]: ...

    @property
    def notes(self) -> tuple[str, ...]: ...

    def count(self, text: str) -> int:
        """Tokens of ``text``."""
        ...

    def write(self, parts: Sequence[Part], points: int, attempt: int) -> list[tuple[Draft, ...]]:
        """One or more drafts of each part, the likeliest first, of about ``points`` sentences.

        ``attempt`` is 0 at first, then rises: further attempts decode otherwise.
        """
        ...


def lines_of(text: str, language: str) -> tuple[Line, ...]:
    """The sentences of a summary in ``language``.

    >>> [line.text for line in lines_of("The U.S. agreed. Output rose 4.2 percent.", "en")]
    ['The U.S. agreed.', 'Output rose 4.2 percent.']
    """
    flat = " ".join(text.split())
    if language == "en":
        lines: list[str] = []
        for piece in _ENGLISH_END.split(flat):
            if lines and not _STOPPED.search(lines[-1]):  # a quotation within the sentence
                lines[-1] += f" {piece}"
            elif piece:
                lines.append(piece)
        return tuple(map(Line, lines))
    return tuple(Line(flat[a:b]) for a, b in split_sentences(flat))


def parts_of(sentences: Sequence[Sentence], count: Callable[[str], int], window: int) -> list[Part]:
    """``sentences`` in parts that fit the window, all of them, in order.

    A sentence that is longer than the window alone is taken apart at clause ends: each piece
    is a part, and has the sentence's id.
    """
    document = Document(text="", source="", sentences=tuple(sentences))
    parts: list[Part] = []
    # One token more each, for the mark that closes a heading.
    for piece in chunk(document, lambda text: count(text) + 1, window):
        if len(piece.sentences) > 1 or piece.tokens <= window:
            parts.append(Part(piece.sentences))
            continue
        (whole,) = piece.sentences
        cut = split(whole.text, count, window)
        parts += [Part((replace(whole, text=text),)) for text in cut]
    return parts
