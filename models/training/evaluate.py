"""BLEU and chrF++ of a model on held-out lines, greedy, with the figures masked.

The source is masked against the reference, so each mask comes back as the reference writes its
figure: this measures the model and not the wording of figures, which `brief` does by rule.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import sacrebleu
import sentencepiece
import torch
from transformers import M2M100ForConditionalGeneration

from brief.masks import mask_pair
from models.training.data import END, TRANSLATE, pad

_MASK = re.compile(r"<n\d>")
Scores = tuple[float, float, str]


def translate_masked(
    model: M2M100ForConditionalGeneration,
    tokenizer: sentencepiece.SentencePieceProcessor,
    pairs: Sequence[tuple[str, str]],
    beams: int = 1,
) -> list[str]:
    """English for the Persian sides of ``pairs``, in their order."""
    masked = [mask_pair(fa, en) for fa, en in pairs]
    sources = [[*tokenizer.encode(TRANSLATE + fa), END] for fa, _ in masked]
    raw = generate(model, tokenizer, sources, beams)
    return [
        unmask(text, surfaces(with_masks, plain))
        for text, (_, with_masks), (_, plain) in zip(raw, masked, pairs, strict=True)
    ]


@torch.inference_mode()
def generate(
    model: M2M100ForConditionalGeneration,
    tokenizer: sentencepiece.SentencePieceProcessor,
    sources: Sequence[list[int]],
    beams: int = 1,
    size: int = 50,
) -> list[str]:
    """The decoded output for each list of source ids, computed in batches of like length."""
    model.eval()
    order = sorted(range(len(sources)), key=lambda i: len(sources[i]))
    found = [""] * len(sources)
    for first in range(0, len(order), size):
        part = order[first : first + size]
        source = torch.tensor(pad([sources[i] for i in part]), device=model.device)
        longest = min(source.shape[1] * 2 + 10, 250)
        output = model.generate(
            input_ids=source,
            attention_mask=(source != 0).long(),
            num_beams=beams,
            max_new_tokens=longest,
            do_sample=False,
            use_cache=True,
        )
        for i, row in zip(part, output.tolist(), strict=True):
            found[i] = tokenizer.decode([token for token in row if token > END])
    return found


def surfaces(masked: str, plain: str) -> dict[str, str]:
    """What each mask of ``masked`` stands for in ``plain``.

    >>> surfaces("<n1> people in <n2>", "403,019 people in 1402")
    {'<n1>': '403,019', '<n2>': '1402'}
    """
    masks = _MASK.findall(masked)
    pattern = "(.+?)".join(map(re.escape, _MASK.split(masked)))
    match = re.fullmatch(pattern, plain, re.DOTALL)
    return dict(zip(masks, match.groups(), strict=True)) if match else {}


def unmask(text: str, values: dict[str, str]) -> str:
    """The text with every known mask put back."""
    return _MASK.sub(lambda m: values.get(m.group(), m.group()), text)


def score(hypotheses: Sequence[str], references: Sequence[str]) -> Scores:
    """``(BLEU, chrF++, signature of both)``."""
    bleu, chrf = sacrebleu.BLEU(), sacrebleu.CHRF(word_order=2)
    a = bleu.corpus_score(hypotheses, [list(references)])
    b = chrf.corpus_score(hypotheses, [list(references)])
    return a.score, b.score, f"{bleu.get_signature()} {chrf.get_signature()}"
