"""A trained embedding matrix carried over to another vocabulary.

So a run can go on from a model's weights with a vocabulary that was trained on a grown corpus.
"""

from __future__ import annotations

import sentencepiece
import torch

from models.training.data import END, TASKS, TRANSLATE


def carried_over(
    rows: torch.Tensor,
    old: sentencepiece.SentencePieceProcessor,
    new: sentencepiece.SentencePieceProcessor,
) -> torch.Tensor:
    """The embeddings ``(new pieces, width)`` for ``new``, from those ``(old pieces, width)``.

    A piece that both have keeps its row. Another one starts at the mean of the rows of the
    pieces that ``old`` splits it into; a task that ``old`` has not starts as translation.
    """
    made = [
        rows[_old_pieces(i, new.id_to_piece(i), old)].mean(0) for i in range(new.get_piece_size())
    ]
    return torch.stack(made)


def _old_pieces(index: int, piece: str, old: sentencepiece.SentencePieceProcessor) -> list[int]:
    if index <= END:
        return [index]  # padding, unknown, start and end stand in the same places in both
    known = old.piece_to_id(piece)
    if piece in TASKS:
        # the piece "<s>" of an old vocabulary may be its start, which is no task
        return [known] if known > END else [old.piece_to_id(TRANSLATE)]
    if known != old.unk_id():
        return [known]
    bare = piece.removeprefix("▁")
    found = old.encode(bare, out_type=int) if bare else []
    if found and not piece.startswith("▁") and old.id_to_piece(found[0]) == "▁":
        found = found[1:] or found
    return found or [old.unk_id()]
