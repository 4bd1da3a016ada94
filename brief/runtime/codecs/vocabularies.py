"""The two kinds of vocabulary files: a ``tokenizer.json``, and a SentencePiece model.

Both give the same methods; control tokens are never made from text, whatever it holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from brief.errors import ModelError

if TYPE_CHECKING:
    from sentencepiece import SentencePieceProcessor


class Vocabulary(Protocol):
    """Ids are the model's own. ``size`` is one more than the highest."""

    size: int

    def encode(self, text: str) -> list[int]:
        """The ids of ``text``, no control tokens among them but those that it spells."""
        ...

    def decode(self, ids: Iterable[int]) -> str:
        """The text of ``ids``."""
        ...

    def token(self, i: int) -> str:
        """The vocabulary's own string of an id."""
        ...

    def id(self, token: str) -> int | None:
        """The id of a string, None if it has none."""
        ...


class Json:
    """A ``tokenizer.json``, read by the Rust library that made it."""

    def __init__(self, path: Path) -> None:
        from tokenizers import Tokenizer

        try:
            self._tokenizer: Any = Tokenizer.from_file(str(path))
        except Exception as exc:  # the Rust library raises no narrower class
            raise ModelError(f"{path} can't be read: {' '.join(str(exc).split())[:120]}") from exc
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        # What looks like a control token in a text is text.
        self._tokenizer.encode_special_tokens = True
        self.size = self._count()

    def encode(self, text: str) -> list[int]:
        """See `Vocabulary`."""
        ids: list[int] = self._tokenizer.encode(text, add_special_tokens=False).ids
        return ids

    def decode(self, ids: Iterable[int]) -> str:
        """See `Vocabulary`."""
        text: str = self._tokenizer.decode(list(ids), skip_special_tokens=True)
        return text.strip()

    def token(self, i: int) -> str:
        """See `Vocabulary`."""
        return self._tokenizer.id_to_token(i) or f"<none{i}>"

    def id(self, token: str) -> int | None:
        """See `Vocabulary`."""
        found: int | None = self._tokenizer.token_to_id(token)
        return found

    def _count(self) -> int:
        count: int = self._tokenizer.get_vocab_size(with_added_tokens=True)
        at = self._tokenizer.id_to_token
        if at(count - 1) is not None and at(count) is None:
            return count
        # Ids with gaps: the whole table, which takes a second where there are many.
        return max(self._tokenizer.get_vocab(with_added_tokens=True).values(), default=-1) + 1


class Pieces:
    """A SentencePiece model, and which id each of its pieces has in the model.

    ``ids`` has the ids of pieces; what it lacks is ``unk``. ``target`` joins pieces to text
    where that is another SentencePiece model's work.
    """

    def __init__(
        self,
        path: Path,
        ids: Mapping[str, int] | None = None,
        unk: int | None = None,
        target: Path | None = None,
    ) -> None:
        self._spm = _load(path)
        self._joiner = _load(target) if target else self._spm
        if ids is None:
            ids = {self._spm.id_to_piece(i): i for i in range(self._spm.get_piece_size())}
            unk = self._spm.unk_id()
        self._ids, self._unk = dict(ids), unk
        self.size = max(self._ids.values(), default=-1) + 1

    def encode(self, text: str) -> list[int]:
        """See `Vocabulary`."""
        pieces: list[str] = self._spm.encode(text, out_type=str)
        found = [self._ids.get(piece, self._unk) for piece in pieces]
        return [i for i in found if i is not None]

    def decode(self, ids: Iterable[int]) -> str:
        """See `Vocabulary`."""
        text: str = self._joiner.decode([self.token(i) for i in ids])
        return text.replace("▁", " ").strip()

    def token(self, i: int) -> str:
        """See `Vocabulary`."""
        return self._tokens.get(i, f"<none{i}>")

    def id(self, token: str) -> int | None:
        """See `Vocabulary`."""
        return self._ids.get(token)

    @cached_property
    def _tokens(self) -> dict[int, str]:
        return {i: token for token, i in self._ids.items()}


def piece_names(path: Path) -> list[str]:
    """The pieces of a SentencePiece model, in its own order.

    :raises ModelError: it can't be read.
    """
    spm = _load(path)
    return [spm.id_to_piece(i) for i in range(spm.get_piece_size())]


def _load(path: Path) -> SentencePieceProcessor:
    import sentencepiece

    try:
        return sentencepiece.SentencePieceProcessor(model_file=str(path))
    except (OSError, RuntimeError) as exc:
        raise ModelError(f"{path} can't be read: {' '.join(str(exc).split())[:120]}") from exc
