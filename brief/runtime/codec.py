"""Between text and token ids: what a runtime must know of a model's vocabulary, without torch.

`load_codec` gives the bundled family's codec, which is here; those of the other families live
in `brief.runtime.codecs`, whose ``load(entry, task)`` has a class for each. Both runtimes use
the same codec, so the same ids go in, and the same text comes out of the same ids.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Protocol

from brief.errors import ModelError
from brief.models import ModelEntry


class Codec(Protocol):
    """One model's vocabulary, for one task.

    ``size`` is the number of ids it has (the weights may be padded to more); ``pad``, ``eos``
    and ``start`` are ids, ``start`` the one that starts the decoder; ``forced`` are the target
    ids that come next, whatever the model would say (a language code), mostly none.
    """

    size: int
    pad: int
    eos: int
    start: int
    forced: tuple[int, ...]

    def encode(self, text: str) -> list[int]:
        """The whole source: prefix or language code, the text's tokens, eos."""
        ...

    def decode(self, ids: Iterable[int]) -> str:
        """The text of target ids; control tokens are left out, masks are text."""
        ...

    def count(self, text: str) -> int:
        """Tokens of ``text`` alone, without prefix, language code and eos."""
        ...

    def tokens(self, ids: Iterable[int]) -> list[str]:
        """The vocabulary's own string of each id, as CTranslate2 knows it."""
        ...

    def ids(self, tokens: Iterable[str]) -> list[int]:
        """The id of each string that `tokens` gives."""
        ...


class BundledCodec:
    """Family ``brief``: our SentencePiece model ``spm.model``, a control token before the text.

    :raises ModelError: the vocabulary is broken, lacks the control token, or is not the
        weights' own.
    """

    pad, eos, start = 0, 3, 2
    forced: tuple[int, ...] = ()

    def __init__(self, entry: ModelEntry, task: str) -> None:
        import sentencepiece

        self._prefix = entry.prefix_for(task)
        try:
            self._pieces = sentencepiece.SentencePieceProcessor(
                model_file=str(entry.folder / "spm.model")
            )
            config = json.loads((entry.folder / "config.json").read_text(encoding="utf-8"))
        except (OSError, RuntimeError, ValueError) as exc:
            line = " ".join(str(exc).split())[:200]
            raise ModelError(f"model {entry.name}: {entry.folder} can't be loaded: {line}") from exc
        self.size: int = self._pieces.get_piece_size()
        if self.size != config.get("vocab_size"):
            raise ModelError(
                f"model {entry.name}: spm.model has {self.size} pieces,"
                f" the weights {config.get('vocab_size')}: they don't belong together"
            )
        if self._prefix and self._pieces.piece_to_id(self._prefix) == self._pieces.unk_id():
            raise ModelError(f"model {entry.name}: spm.model has no {self._prefix!r} token")

    def encode(self, text: str) -> list[int]:
        """See `Codec`."""
        return [*self._pieces.encode(self._prefix + text), self.eos]

    def decode(self, ids: Iterable[int]) -> str:
        """See `Codec`."""
        text: str = self._pieces.decode([i for i in ids if i > self.eos])
        return text.strip()

    def count(self, text: str) -> int:
        """See `Codec`."""
        return len(self._pieces.encode(text))

    def tokens(self, ids: Iterable[int]) -> list[str]:
        """See `Codec`."""
        return [self._pieces.id_to_piece(i) for i in ids]

    def ids(self, tokens: Iterable[str]) -> list[int]:
        """See `Codec`."""
        return [self._pieces.piece_to_id(t) for t in tokens]


def load_codec(entry: ModelEntry, task: str = "translate") -> Codec:
    """The codec of a model entry, by its family.

    :raises ModelError: the family is not known, or the vocabulary is not what it needs.
    """
    if entry.family == "brief":
        return BundledCodec(entry, task)
    from brief.runtime import codecs

    return codecs.load(entry, task)


def positions(entry: ModelEntry) -> int:
    """The most tokens that a source or a target of the model may have."""
    config = json.loads((entry.folder / "config.json").read_text(encoding="utf-8"))
    return int(config.get("max_position_embeddings") or config.get("n_positions") or 512)
