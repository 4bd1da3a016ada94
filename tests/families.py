"""A tiny random model of every family, saved as its public repositories are.

The vocabularies are trained here, on sentences written for the tests, and saved by the real
tokenizer classes of transformers; the weights are a few thousand random numbers.
"""

import functools
import json
import tempfile
import warnings
from pathlib import Path

import sentencepiece
import tiny
import torch
from transformers import (
    M2M100Config,
    M2M100ForConditionalGeneration,
    MarianConfig,
    MarianMTModel,
    MBart50Tokenizer,
    MBartConfig,
    MBartForConditionalGeneration,
    MT5Config,
    MT5ForConditionalGeneration,
    NllbTokenizer,
    T5Config,
    T5ForConditionalGeneration,
    T5Tokenizer,
    UMT5Config,
    UMT5ForConditionalGeneration,
)
from transformers.models.m2m_100.tokenization_m2m_100 import FAIRSEQ_LANGUAGE_CODES
from transformers.models.nllb.tokenization_nllb import FAIRSEQ_LANGUAGE_CODES as NLLB_CODES
from transformers.utils import logging

torch.set_num_threads(1)  # threads of so small models only wait for each other

HEADS = {
    "encoder_layers": 1,
    "decoder_layers": 1,
    "encoder_ffn_dim": 16,
    "decoder_ffn_dim": 16,
    "encoder_attention_heads": 2,
    "decoder_attention_heads": 2,
    "d_model": 16,
    "max_position_embeddings": 128,
    "init_std": 0.3,
}
T5_SIZES = {"d_model": 16, "d_kv": 8, "d_ff": 16, "num_layers": 1, "num_heads": 2}
MARIAN_CODES = [">>deu<<", ">>eng<<", ">>fra<<"]


def _spm(folder: Path, name: str, kind: str = "unigram", **options: object) -> list[str]:
    """Train ``folder/name``; its pieces."""
    corpus = folder / "corpus.txt"
    corpus.write_text(tiny.TEXT, encoding="utf-8")
    sentencepiece.SentencePieceTrainer.train(
        input=str(corpus),
        model_prefix=str(folder / "made"),
        model_type=kind,
        vocab_size=200,
        hard_vocab_limit=kind == "bpe",
        minloglevel=2,
        **options,
    )
    corpus.unlink()
    (folder / "made.vocab").unlink()
    (folder / "made.model").rename(folder / name)
    spm = sentencepiece.SentencePieceProcessor(model_file=str(folder / name))
    return [spm.id_to_piece(i) for i in range(spm.get_piece_size())]


def _save(model: torch.nn.Module, folder: Path) -> None:
    # Drop what generation_config would add to what a test asks for.
    with torch.no_grad():
        for parameter in model.parameters():
            if parameter.dim() > 1:
                parameter.mul_(3)  # flat distributions tie, and ties break by rounding
    model.save_pretrained(folder)


def _json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def nllb(folder: Path) -> None:
    _spm(folder, "sentencepiece.bpe.model", "bpe")
    tokenizer = NllbTokenizer.from_pretrained(folder, additional_special_tokens=NLLB_CODES)
    tokenizer.save_pretrained(folder)
    _m2m(folder, len(tokenizer) + 2, "NllbTokenizer")


def m2m100(folder: Path, tokenizer: str = "M2M100Tokenizer") -> None:
    pieces = _spm(folder, "sentencepiece.bpe.model")
    vocabulary = ["<s>", "<pad>", "</s>", "<unk>", *pieces[3:]]
    _json(folder / "vocab.json", {t: i for i, t in enumerate(vocabulary)})
    codes = [f"__{code}__" for code in FAIRSEQ_LANGUAGE_CODES["m2m100"]]
    _json(folder / "special_tokens_map.json", {"additional_special_tokens": codes})
    _json(folder / "tokenizer_config.json", {"tokenizer_class": tokenizer})
    _m2m(folder, len(vocabulary) + len(codes) + 8, tokenizer)


def small100(folder: Path) -> None:
    m2m100(folder, "SMALL100Tokenizer")
    (folder / "tokenization_small100.py").write_text("raise SystemExit\n", encoding="utf-8")


def mbart50(folder: Path) -> None:
    _spm(folder, "sentencepiece.bpe.model")
    tokenizer = MBart50Tokenizer.from_pretrained(folder, src_lang="fa_IR", tgt_lang="en_XX")
    tokenizer.save_pretrained(folder)
    sizes = HEADS | {"vocab_size": len(tokenizer), "scale_embedding": True}
    config = MBartConfig(**sizes, decoder_start_token_id=2, pad_token_id=1, eos_token_id=2)
    _save(MBartForConditionalGeneration(config), folder)


def marian(folder: Path) -> None:
    pieces = _spm(folder, "source.spm")
    (folder / "target.spm").write_bytes((folder / "source.spm").read_bytes())
    vocabulary = ["</s>", "<unk>", *pieces[3:], *MARIAN_CODES, "<pad>"]
    _json(folder / "vocab.json", {t: i for i, t in enumerate(vocabulary)})
    _json(folder / "tokenizer_config.json", {"tokenizer_class": "MarianTokenizer"})
    pad = len(vocabulary) - 1
    config = MarianConfig(
        **HEADS,
        vocab_size=len(vocabulary),
        decoder_vocab_size=len(vocabulary),
        pad_token_id=pad,
        eos_token_id=0,
        decoder_start_token_id=pad,
    )
    model = MarianMTModel(config)
    with torch.no_grad():
        model.get_input_embeddings().weight[pad].zero_()  # as in Marian: it starts from zeros
    _save(model, folder)


def t5(folder: Path) -> None:
    _t5(folder, T5Config, T5ForConditionalGeneration)


def mt5(folder: Path) -> None:
    _t5(folder, MT5Config, MT5ForConditionalGeneration, "gated-gelu")


def umt5(folder: Path) -> None:
    _t5(folder, UMT5Config, UMT5ForConditionalGeneration, "gated-gelu")


def madlad(folder: Path) -> None:
    """T5 with the ids of MADLAD: unk 0, pad 1 (``<s>``), eos 2, and codes such as ``<2en>``."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers

    pieces = _spm(folder, "spiece.model", user_defined_symbols=["<2de>", "<2en>"])
    spm = sentencepiece.SentencePieceProcessor(model_file=str(folder / "spiece.model"))
    scores = [(p, spm.get_score(i)) for i, p in enumerate(pieces)]
    tokenizer = Tokenizer(models.Unigram(scores, unk_id=0))
    space = {"replacement": "▁", "prepend_scheme": "always"}
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(**space)
    tokenizer.decoder = decoders.Metaspace(**space)
    tokenizer.add_special_tokens(["<unk>", "<s>", "</s>"])
    tokenizer.save(str(folder / "tokenizer.json"))
    said = {"tokenizer_class": "T5Tokenizer", "extra_ids": 0, "unk_token": "<unk>",
            "eos_token": "</s>", "pad_token": "<s>"}  # fmt: skip
    _json(folder / "tokenizer_config.json", said)
    config = T5Config(
        **T5_SIZES,
        vocab_size=len(pieces),
        feed_forward_proj="gated-gelu",
        tie_word_embeddings=False,
        decoder_start_token_id=0,
        pad_token_id=1,
        eos_token_id=2,
    )
    _save(T5ForConditionalGeneration(config), folder)


MAKERS = {f.__name__: f for f in (nllb, m2m100, small100, mbart50, marian, t5, mt5, umt5, madlad)}


def save(family: str, folder: Path, seed: int = 0) -> Path:
    """A tiny model of ``family`` in ``folder``, which is made."""
    logging.disable_progress_bar()
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(seed)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        MAKERS[family](folder)
    return folder


@functools.cache
def saved(family: str) -> Path:
    """A tiny model of ``family``, made once a run; tests that change it copy it first."""
    return save(family, Path(_folder().name) / family)


@functools.cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="brief-families-", ignore_cleanup_errors=True)


def _m2m(folder: Path, size: int, tokenizer: str) -> None:
    config = M2M100Config(**HEADS, vocab_size=size, decoder_start_token_id=2, pad_token_id=1,
                          eos_token_id=2, bos_token_id=0)  # fmt: skip
    config.tokenizer_class = tokenizer
    _save(M2M100ForConditionalGeneration(config), folder)


def _t5(folder: Path, config: type, model: type, gate: str = "relu") -> None:
    _spm(folder, "spiece.model", pad_id=0, eos_id=1, unk_id=2, bos_id=-1)
    tokenizer = T5Tokenizer.from_pretrained(folder, extra_ids=0)
    if config is UMT5Config:  # its repositories have no SentencePiece file that loads
        tokenizer.save_pretrained(folder)
    _json(folder / "tokenizer_config.json", {"tokenizer_class": "T5Tokenizer", "extra_ids": 0})
    _save(
        model(
            config(
                **T5_SIZES,
                vocab_size=len(tokenizer) + 12,
                feed_forward_proj=gate,
                tie_word_embeddings=config is T5Config,
                decoder_start_token_id=0,
            )
        ),
        folder,
    )
