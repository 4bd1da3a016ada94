"""BLEU and chrF++ of a model on held-out lines, greedy, with the figures masked.

The source is masked against the reference, so each mask comes back as the reference writes its
figure: this measures the model and not the wording of figures, which `brief` does by rule.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path

import sacrebleu
import sentencepiece
import torch
from transformers import M2M100ForConditionalGeneration

from models.training.data import END, TRANSLATE, pad
from models.training.masking import mask_translation, surfaces, unmask

Scores = tuple[float, float, str]


def translate_masked(
    model: M2M100ForConditionalGeneration,
    tokenizer: sentencepiece.SentencePieceProcessor,
    pairs: Sequence[tuple[str, str]],
    beams: int = 1,
) -> list[str]:
    """English for the Persian sides of ``pairs``, in their order."""
    masked = [mask_translation(fa, en) for fa, en in pairs]
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


def score(hypotheses: Sequence[str], references: Sequence[str]) -> Scores:
    """``(BLEU, chrF++, signature of both)``."""
    bleu, chrf = sacrebleu.BLEU(), sacrebleu.CHRF(word_order=2)
    a = bleu.corpus_score(hypotheses, [list(references)])
    b = chrf.corpus_score(hypotheses, [list(references)])
    return a.score, b.score, f"{bleu.get_signature()} {chrf.get_signature()}"


def read_aligned(source: Path, target: Path | None) -> list[tuple[str, str]]:
    """Pairs of a tab-separated file, or of two files aligned line by line."""
    lines = source.read_text(encoding="utf-8").splitlines()
    if target is None:
        return [(fa, en) for fa, en in (line.split("\t") for line in lines)]
    return list(zip(lines, target.read_text(encoding="utf-8").splitlines(), strict=True))


def measure(
    folder: Path,
    pairs: Sequence[tuple[str, str]],
    name: str,
    beams: int = 1,
    out: Path | None = None,
) -> dict[str, object]:
    """The scores of an exported model on ``pairs``; the translations go to ``out``."""
    model = M2M100ForConditionalGeneration.from_pretrained(folder, dtype=torch.float32)
    model.to("cuda" if torch.cuda.is_available() else "cpu")
    tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(folder / "spm.model"))
    started = time.monotonic()
    found = translate_masked(model, tokenizer, pairs, beams)
    seconds = time.monotonic() - started
    bleu, chrf, signature = score(found, [en for _, en in pairs])
    if out:
        out.write_text("".join(f"{line}\n" for line in found), encoding="utf-8")
    return {
        "model": str(folder),
        "lines": name,
        "beams": beams,
        "bleu": round(bleu, 2),
        "chrf++": round(chrf, 2),
        "lines a second": round(len(pairs) / seconds, 1),
        "signature": signature,
    }


def main() -> None:
    """``python -m models.training.evaluate FOLDER SOURCE [TARGET]``: one line of JSON."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("folder", type=Path, help="an exported model")
    parser.add_argument("source", type=Path, help="Persian lines, or both sides with a tab")
    parser.add_argument("target", type=Path, nargs="?", help="English lines")
    parser.add_argument("--first", type=int, help="only so many lines")
    parser.add_argument("--beams", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--out", type=Path, help="where the translations go")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    pairs = read_aligned(options.source, options.target)[: options.first]
    name = f"{options.source.name} ({len(pairs)})"
    print(json.dumps(measure(options.folder, pairs, name, options.beams, options.out)))


if __name__ == "__main__":
    main()
