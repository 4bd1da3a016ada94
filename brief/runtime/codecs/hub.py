"""The codec of every public family: a vocabulary, and what stands around a text's tokens."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from brief.errors import ModelError
from brief.models import ModelEntry
from brief.models.families import read_json
from brief.models.weights import find_weights
from brief.runtime.codecs.vocabularies import Vocabulary

# No vocabulary has a character for private use: it shows what becomes of unknown ones.
_UNKNOWN = "\U000f1234"
_HALF_SPACE = "\u200c"
_PADDING = 1024  # weights have up to so many rows more than there are tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Ids around a text: ``before`` and ``after`` it in the source (eos among them), ``start``
    and ``forced`` before the target. ``controls`` are ids that are never text.
    """

    pad: int
    eos: int
    unk: int | None
    start: int
    before: tuple[int, ...] = ()
    after: tuple[int, ...] = ()
    forced: tuple[int, ...] = ()
    controls: frozenset[int] = frozenset()


class HubCodec:
    """See `brief.runtime.codec.Codec`."""

    def __init__(self, vocabulary: Vocabulary, frame: Frame) -> None:
        self._vocabulary, self._frame = vocabulary, frame
        self.size = vocabulary.size
        self.pad, self.eos, self.start = frame.pad, frame.eos, frame.start
        self.forced = frame.forced
        self._controls = frame.controls | {frame.pad, frame.eos}
        # Most vocabularies read a half-space as a space; to some it is an unknown character.
        self._spaces = frame.unk is not None and frame.unk in vocabulary.encode(_HALF_SPACE)
        self._silent = self._controls | ({frame.unk} if frame.unk is not None else set())

    def encode(self, text: str) -> list[int]:
        """See `Codec`."""
        return [*self._frame.before, *self._text(text), *self._frame.after]

    def decode(self, ids: Iterable[int]) -> str:
        """See `Codec`."""
        return self._vocabulary.decode(
            [i for i in ids if i not in self._silent and 0 <= i < self.size]
        )

    def count(self, text: str) -> int:
        """See `Codec`."""
        return len(self._text(text))

    def tokens(self, ids: Iterable[int]) -> list[str]:
        """See `Codec`."""
        return [self._vocabulary.token(i) for i in ids]

    def ids(self, tokens: Iterable[str]) -> list[int]:
        """See `Codec`."""
        found = [self._vocabulary.id(t) for t in tokens]
        return [i for i in found if i is not None]

    def check(self, entry: ModelEntry) -> None:
        """Look for what would go wrong in silence.

        :raises ModelError: unknown characters become control tokens, or the weights are of
            another vocabulary.
        """
        lost = set(self._vocabulary.encode(_UNKNOWN)) & self._controls
        if lost:
            token = self._vocabulary.token(min(lost))
            raise ModelError(
                f"model {entry.name}: its vocabulary reads an unknown character as {token!r}"
                " (it was saved with the wrong tokenizer class, which makes the unk id 2):"
                " take tokenizer.json from the model that it was made from"
            )
        rows = find_weights(entry.folder).rows
        if rows is None:
            rows = read_json(entry.folder / "config.json").get("vocab_size")
        if rows is not None and not self.size <= rows <= self.size + _PADDING:
            raise ModelError(
                f"model {entry.name}: its vocabulary has {self.size} tokens, the weights {rows}:"
                " they don't belong together"
            )

    def _text(self, text: str) -> list[int]:
        if self._spaces:
            text = text.replace("\u200c", " ")
        # A text may spell a control token: that is text that we can do without.
        return [i for i in self._vocabulary.encode(text) if i not in self._controls]


def required(vocabulary: Vocabulary, token: str, entry: ModelEntry, what: str) -> int:
    """The id of a token that the model must have.

    :raises ModelError: it has not; transformers would put ``<unk>`` there and say nothing.
    """
    found = vocabulary.id(token)
    if found is None or (token != "<unk>" and found == vocabulary.id("<unk>")):
        raise ModelError(f"model {entry.name}: its vocabulary has no {what} {token!r}")
    return found


def tag(vocabulary: Vocabulary, code: str, form: str, known: Iterable[str], name: str) -> int:
    """The id of a language code, spelt as ``form`` does (``__{}__``).

    :raises ModelError: the vocabulary lacks it; the message tells what comes nearest.
    """
    found = vocabulary.id(form.format(code))
    if found is None or found == vocabulary.id("<unk>"):
        near = difflib.get_close_matches(code, known, n=3, cutoff=0.4)
        hint = f"; did you mean {' or '.join(near)}?" if near else ""
        raise ModelError(f"model {name}: it has no language code {code!r}{hint}")
    return found
