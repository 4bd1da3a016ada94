"""The encoder-decoder (a plain `M2M100ForConditionalGeneration`) and its cheap dropout."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import torch
import torch.nn.functional as F
from sentencepiece import SentencePieceProcessor
from transformers import M2M100Config, M2M100ForConditionalGeneration

from models.training.data import END, PAD, START
from models.training.deepen import deepened
from models.training.embeddings import carried_over
from models.training.settings import Settings

# On a CPU the fused attention of torch takes two to five times as long backward as plain products.
ATTENTION = "sdpa" if torch.cuda.is_available() else "eager"


def new_model(settings: Settings, vocabulary_size: int) -> M2M100ForConditionalGeneration:
    """A model with random weights, of the size and dropout that the settings name."""
    size, model = settings.size, settings.model
    config = M2M100Config(
        vocab_size=vocabulary_size,
        d_model=size.width,
        encoder_layers=size.encoder_layers,
        decoder_layers=size.decoder_layers,
        encoder_ffn_dim=size.feed_forward,
        decoder_ffn_dim=size.feed_forward,
        encoder_attention_heads=size.heads,
        decoder_attention_heads=size.heads,
        dropout=model.dropout,
        activation_dropout=model.dropout / 2,
        attention_dropout=0.0,
        encoder_layerdrop=0.0,
        decoder_layerdrop=0.0,
        max_position_embeddings=model.max_positions,
        pad_token_id=PAD,
        bos_token_id=START,
        eos_token_id=END,
        decoder_start_token_id=START,
        scale_embedding=True,
    )
    made = M2M100ForConditionalGeneration(config)
    made.set_attn_implementation(ATTENTION)
    torch.nn.init.normal_(made.model.shared.weight, std=size.width**-0.5)
    return made


def started_from(
    folder: Path, settings: Settings, tokenizer: SentencePieceProcessor
) -> M2M100ForConditionalGeneration:
    """A saved model's weights, in float32, with the dropout of the settings.

    Where ``tokenizer`` is not the saved one, the embeddings are carried over to its pieces; where
    the settings' size has more encoder layers, the model grows to it.
    """
    dropout = settings.model.dropout
    model = M2M100ForConditionalGeneration.from_pretrained(
        folder, dtype=torch.float32, dropout=dropout, activation_dropout=dropout / 2
    )
    model = deepened(model, settings.size.encoder_layers)
    model.set_attn_implementation(ATTENTION)
    saved = SentencePieceProcessor(model_file=str(folder / "spm.model"))
    if saved.serialized_model_proto() != tokenizer.serialized_model_proto():
        rows = carried_over(model.get_input_embeddings().weight.detach(), saved, tokenizer)
        model.resize_token_embeddings(len(rows), mean_resizing=False)
        model.get_input_embeddings().weight.data.copy_(rows)
    return model


def loss_of(
    model: M2M100ForConditionalGeneration, source: torch.Tensor, target: torch.Tensor, smooth: float
) -> torch.Tensor:
    """Mean cross-entropy of a batch: ``source`` (N, S) and ``target`` (N, T) token ids.

    Only real target positions go through the output matrix, which is a third of the work.
    """
    hidden = model.model(
        input_ids=source,
        attention_mask=(source != PAD).long(),
        decoder_input_ids=target[:, :-1],
        use_cache=False,
    ).last_hidden_state
    aim = target[:, 1:]
    real = aim != PAD
    return F.cross_entropy(model.lm_head(hidden[real]).float(), aim[real], label_smoothing=smooth)


@contextmanager
def cheap_dropout(seed: int = 0) -> Iterator[None]:
    """Within it, dropout takes slices of one buffer of random numbers made beforehand.

    On a CPU, drawing them anew for each layer costs a third of a training step.
    """
    random, buffers, original = Random(seed), {}, F.dropout

    def sliced(x, p=0.5, training=True, inplace=False):
        if not training or p == 0:
            return x
        key = (p, x.dtype)
        if key not in buffers or buffers[key].numel() < 2 * x.numel():
            kept = torch.rand(max(1 << 22, 4 * x.numel())) >= p
            buffers[key] = kept.to(x.dtype) / (1 - p)
        first = random.randrange(buffers[key].numel() - x.numel())
        return x * buffers[key][first : first + x.numel()].view(x.shape)

    F.dropout = sliced
    try:
        yield
    finally:
        F.dropout = original
