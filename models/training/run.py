"""A run in its folder: what resuming needs, the last checkpoints, the log, the measuring.

A run's folder holds::

    spm.model                    the vocabulary
    config.json                  the architecture
    tasks.txt                    the control tokens that are trained
    held-out.tsv                 the lines that the run is measured on, fixed at its start
    state.pt                     weights, optimizers, counters: what resuming needs
    checkpoints/step-NNNNNN.pt   the last few weights (float16), for averaging
    best.pt                      the averaged weights with the best held-out chrF++
    log.jsonl                    one line for each hundred steps and each evaluation
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import sentencepiece
import torch

from models.training.corpus import read_corpus
from models.training.data import (
    END,
    HEADLINE_EN,
    SUMMARY_EN,
    SUMMARY_FA,
    TASKS,
    Encoder,
)
from models.training.evaluate import read_aligned, score, translate_masked
from models.training.export import average
from models.training.model import new_model, started_from
from models.training.optimize import optimizers_of
from models.training.settings import Settings


@dataclass
class Counters:
    """What a run has done so far; ``seconds`` is training time, pauses and stops left out."""

    step: int = 0
    epoch: int = 0
    pairs: int = 0
    seconds: float = 0.0
    best: float = 0.0
    worse: int = 0


class Run:
    """One run in its folder; made anew, or taken up where it was stopped."""

    def __init__(self, folder: Path, settings: Settings, start: Path | None, workers: int) -> None:
        self.folder, self.settings = folder, settings
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        (folder / "checkpoints").mkdir(parents=True, exist_ok=True)
        vocabulary = str(folder / "spm.model")
        self.tokenizer = sentencepiece.SentencePieceProcessor(model_file=vocabulary)
        self.tasks = [task for task in TASKS if self._trains(task)]
        (folder / "tasks.txt").write_text(" ".join(self.tasks), encoding="utf-8")
        self.encoder = Encoder(vocabulary, settings, workers)
        made = (
            started_from(start, settings, self.tokenizer)
            if start
            else new_model(settings, self.tokenizer.get_piece_size())
        )
        made.config.save_pretrained(folder)
        self.model = made.to(self.device)
        self.optimizers = optimizers_of(self.model, settings.optimizer)
        self.peaks = [optimizer.param_groups[0]["lr"] for optimizer in self.optimizers]
        self.counters = Counters()
        if (folder / "state.pt").exists():
            self._resume()
        self.held_out = self._fixed_sample()
        self.losses: list[torch.Tensor] = []

    def _trains(self, task: str) -> bool:
        mix = self.settings.mix
        share = {
            SUMMARY_FA: mix.summary_fa,
            SUMMARY_EN: mix.summary_en,
            HEADLINE_EN: mix.headline_en,
        }
        return self.tokenizer.piece_to_id(task) > END and share.get(task, 1.0) > 0

    def _resume(self) -> None:
        state = torch.load(self.folder / "state.pt", map_location=self.device, weights_only=True)
        self.model.load_state_dict(state["model"])
        for optimizer, saved in zip(self.optimizers, state["optimizers"], strict=True):
            optimizer.load_state_dict(saved)
        self.counters = Counters(**state["counters"])

    def _fixed_sample(self) -> list[tuple[str, str]]:
        path = self.folder / "held-out.tsv"
        if not path.exists():
            corpus = self.settings.corpus
            pairs = read_corpus(corpus).held_out[: corpus.sample]
            path.write_text("".join(f"{fa}\t{en}\n" for fa, en in pairs), encoding="utf-8")
        return read_aligned(path, None)

    def save(self) -> None:
        """Write the state and one more checkpoint; drop the oldest beyond ``keep``."""
        state = {
            "model": self.model.state_dict(),
            "optimizers": [optimizer.state_dict() for optimizer in self.optimizers],
            "counters": asdict(self.counters),
        }
        _write(state, self.folder / "state.pt")
        weights = {name: w.half().cpu() for name, w in state["model"].items()}
        _write(weights, self.folder / f"checkpoints/step-{self.counters.step:06d}.pt")
        for old in self.checkpoints()[: -self.settings.schedule.keep]:
            old.unlink()

    def checkpoints(self) -> list[Path]:
        return sorted((self.folder / "checkpoints").glob("step-*.pt"))

    def log(self, **values: object) -> None:
        line = {"step": self.counters.step, "minutes": round(self.counters.seconds / 60, 1)}
        with (self.folder / "log.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps({**line, **values}) + "\n")

    def evaluate(self) -> None:
        """Measure the average of the last checkpoints; keep it when it is the best so far."""
        if not (self.held_out and self.checkpoints()):
            return
        current = {name: w.clone() for name, w in self.model.state_dict().items()}
        averaged = average(self.checkpoints())
        self.model.load_state_dict(averaged)
        outcome = translate_masked(self.model, self.tokenizer, self.held_out)
        self.model.load_state_dict(current)
        bleu, chrf, _ = score(outcome, [en for _, en in self.held_out])
        self.log(event="evaluate", bleu=round(bleu, 2), chrf=round(chrf, 2))
        self.counters.worse += 1
        if chrf > self.counters.best:
            self.counters.best, self.counters.worse = chrf, 0
            _write(averaged, self.folder / "best.pt")


def _write(value: object, path: Path) -> None:
    """Save whole or not at all: a kill while writing leaves the old file."""
    torch.save(value, path.with_suffix(".new"))
    path.with_suffix(".new").replace(path)
