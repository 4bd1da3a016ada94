"""The SentencePiece vocabulary: one unigram model for Persian and English.

Half-spaces: the normalization turns ZWNJ into a space, and each authored Persian line is also
counted with its half-spaces dropped, so that «می‌شود», «می شود» and «میشود» all have short codes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import sentencepiece

from models.training.corpus import Corpus
from models.training.data import END, PAD, START, TASKS, UNKNOWN
from models.training.masking import mask_translation
from models.training.noise import ZWNJ

MASKS = tuple(f"<n{i}>" for i in range(1, 10))


def train_vocabulary(corpus: Corpus, size: int, path: Path, threads: int = 2) -> None:
    """Write a vocabulary of at most ``size`` pieces to ``path`` (``.model`` included)."""
    with TemporaryDirectory() as folder:
        text = Path(folder) / "text"
        text.write_text("".join(f"{line}\n" for line in _lines(corpus)), encoding="utf-8")
        sentencepiece.SentencePieceTrainer.train(
            input=str(text),
            model_prefix=str(Path(folder) / "spm"),
            vocab_size=size,
            hard_vocab_limit=False,
            character_coverage=0.9997,
            byte_fallback=True,
            split_digits=True,
            normalization_rule_name="nmt_nfkc",
            pad_id=PAD,
            unk_id=UNKNOWN,
            bos_id=START,
            eos_id=END,
            bos_piece="<bos>",  # "<s>", its usual name, is one of our tasks
            user_defined_symbols=[*MASKS, *TASKS],
            num_threads=threads,
            minloglevel=2,
        )
        path.write_bytes((Path(folder) / "spm.model").read_bytes())


def _lines(corpus: Corpus) -> Iterator[str]:
    """Both sides with the figures masked; authored lines count twice."""
    for kind, pairs in corpus.pairs.items():
        for persian, english in pairs:
            masked = mask_translation(persian, english)
            yield from masked
            if kind in ("sentences", "articles"):
                yield from masked
                yield masked[0].replace(ZWNJ, "")
