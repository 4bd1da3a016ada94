"""A tiny random model in the bundled model's format, made and saved by the tests."""

from pathlib import Path

import sentencepiece
import torch
from transformers import M2M100Config, M2M100ForConditionalGeneration
from transformers.utils import logging

TEXT = """بانک مرکزی نرخ تورم را اعلام کرد و گفت رشد اقتصادی ادامه دارد
وزیر نیرو از ساخت سد تازه در استان خبر داد و مردم منتظر باران هستند
the central bank announced the inflation rate and said growth continues
the energy minister spoke of a new dam in the province while people wait for rain"""


def save_tiny_model(folder: Path, corpus: str = TEXT, seed: int = 0) -> Path:
    """A model of a few thousand weights with its vocabulary, in ``folder``."""
    logging.disable_progress_bar()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "corpus.txt").write_text(corpus, encoding="utf-8")
    sentencepiece.SentencePieceTrainer.train(
        input=str(folder / "corpus.txt"),
        model_prefix=str(folder / "spm"),
        vocab_size=400,
        hard_vocab_limit=False,
        byte_fallback=True,
        pad_id=0,
        unk_id=1,
        bos_id=2,
        eos_id=3,
        user_defined_symbols=[f"<n{i}>" for i in range(1, 10)] + ["<t>", "<s>", "<h>"],
        minloglevel=2,
    )
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "spm.model"))
    torch.manual_seed(seed)
    model = M2M100ForConditionalGeneration(
        M2M100Config(
            vocab_size=pieces.get_piece_size(),
            d_model=16,
            encoder_layers=1,
            decoder_layers=1,
            encoder_ffn_dim=16,
            decoder_ffn_dim=16,
            encoder_attention_heads=2,
            decoder_attention_heads=2,
            max_position_embeddings=128,
            pad_token_id=0,
            bos_token_id=2,
            eos_token_id=3,
            decoder_start_token_id=2,
        )
    )
    model.save_pretrained(folder)
    return folder
