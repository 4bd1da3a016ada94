"""Averaged weights as the folder that `brief` loads.

A folder holds model.safetensors (float16), config.json, generation_config.json, spm.model and
README.md, the model card with the scores measured on the weights as they are in the folder.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from string import Template

import torch
from transformers import GenerationConfig, M2M100Config, M2M100ForConditionalGeneration

from models.training.corpus import read_corpus
from models.training.data import END, PAD, START
from models.training.evaluate import measure, read_aligned
from models.training.settings import DEFAULT, Settings, load_settings

CARD = Path(__file__).with_name("card.md")
_TASKS = {
    "<t>": "`<t>` Persian to English",
    "<s>": "`<s>` Persian article to Persian summary",
    "<e>": "`<e>` Persian article to English summary",
    "<h>": "`<h>` Persian article to English headline",
}


def average(checkpoints: Sequence[Path]) -> dict[str, torch.Tensor]:
    """The mean of the weights of several checkpoints, in float32."""
    total: dict[str, torch.Tensor] = {}
    for path in checkpoints:
        for name, weight in torch.load(path, map_location="cpu", weights_only=True).items():
            total[name] = total[name] + weight.float() if name in total else weight.float()
    return {name: weight / len(checkpoints) for name, weight in total.items()}


def write_model(weights: dict[str, torch.Tensor], run: Path, folder: Path) -> None:
    """The weights in float16 beside the run's config and vocabulary."""
    config = M2M100Config.from_pretrained(run)
    config.use_cache = True
    model = M2M100ForConditionalGeneration(config)
    model.load_state_dict(weights)
    model.generation_config = GenerationConfig(
        bos_token_id=START,
        pad_token_id=PAD,
        eos_token_id=END,
        decoder_start_token_id=START,
        use_cache=True,
    )
    model.half().save_pretrained(folder)
    (folder / "model.safetensors").chmod(0o644)  # it is written for its owner alone
    shutil.copyfile(run / "spm.model", folder / "spm.model")


def scores(folder: Path, run: Path, settings: Settings) -> list[dict[str, object]]:
    """What the exported model reaches: held-out lines greedy and with 4 beams, then FLORES."""
    held_out = read_aligned(run / "held-out.tsv", None)
    name = f"authored lines held out ({len(held_out)})"
    rows = [measure(folder, held_out, name), measure(folder, held_out, name, beams=4)]
    flores = Path(settings.measure.flores)
    sides = [flores.with_suffix(suffix) for suffix in (".fa", ".en")]
    if all(side.exists() for side in sides):
        pairs = read_aligned(*sides)[: settings.measure.flores_first]
        rows.append(measure(folder, pairs, f"FLORES dev, first {len(pairs)} (general domain)"))
    return rows


def write_card(folder: Path, run: Path, settings: Settings, rows: Sequence[dict], tasks) -> None:
    """README.md of an exported model: what it is, its scores, its data, its limits."""
    config = M2M100Config.from_pretrained(folder)
    model = M2M100ForConditionalGeneration(config)
    corpus = read_corpus(settings.corpus)
    own = sum(len(p) for kind, p in corpus.pairs.items() if kind != "docs")
    table = ["| lines | decoding | BLEU | chrF++ |", "| --- | --- | --- | --- |"]
    for row in rows:
        decoding = "greedy" if row["beams"] == 1 else f"beam {row['beams']}"
        table.append(f"| {row['lines']} | {decoding} | {row['bleu']} | {row['chrf++']} |")
    values = {
        "parameters": round(sum(p.numel() for p in model.parameters()) / 1e6, 1),
        "layers": f"{config.encoder_layers} encoder and {config.decoder_layers} decoder layers, "
        f"width {config.d_model}",
        "pieces": config.vocab_size,
        "tasks": "; ".join(_TASKS[task] for task in tasks),
        "scores": "\n".join(table),
        "signature": rows[0]["signature"] if rows else "",
        "training": training_line(run),
        "pairs": f"{own:,}",
    }
    text = Template(CARD.read_text(encoding="utf-8")).substitute(values)
    (folder / "README.md").write_text(text, encoding="utf-8")


def training_line(run: Path) -> str:
    """How long the run took, from its counters, and what it started from."""
    origin = run / "origin.txt"
    before = f"Continues {origin.read_text('utf-8').strip()}. " if origin.exists() else ""
    done = torch.load(run / "state.pt", map_location="cpu", weights_only=True)["counters"]
    return (
        f"{before}{done['step']:,} steps over {done['pairs']:,} rows in "
        f"{done['seconds'] / 60:.0f} minutes; the mean of the last checkpoints."
    )


def export(
    run: Path, folder: Path, settings: Settings, *, best: bool = False, last: int = 0
) -> list[dict]:
    """Write the folder of a run's averaged weights (or its best ones) and measure it.

    ``last``: how many checkpoints are averaged, 0 for all that are kept.
    """
    kept = sorted((run / "checkpoints").glob("step-*.pt"))
    paths = [run / "best.pt"] if best else kept[-last:]
    folder.mkdir(parents=True, exist_ok=True)
    write_model(average(paths), run, folder)
    rows = scores(folder, run, settings)
    trained = (run / "tasks.txt").read_text(encoding="utf-8").split()
    write_card(folder, run, settings, rows, trained)
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m models.training.export", description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--settings", type=Path, default=DEFAULT)
    parser.add_argument("--set", action="append", default=[], metavar="TABLE.KEY=VALUE")
    parser.add_argument("--best", action="store_true", help="the best instead of the last ones")
    parser.add_argument("--last", type=int, default=0, help="checkpoints to average; 0: all kept")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    settings = load_settings(options.settings, options.set)
    for row in export(options.run, options.folder, settings, best=options.best, last=options.last):
        print(json.dumps(row))


if __name__ == "__main__":
    main()
