"""The training loop: it resumes, pauses, keeps its checkpoints and stops early.

A run's folder holds::

    spm.model                    the vocabulary
    held-out.tsv                 the lines that the run is measured on, fixed at its start
    state.pt                     weights, optimizers, counters: what resuming needs
    checkpoints/step-NNNNNN.pt   the last few weights (float16), for averaging
    best.pt                      the averaged weights with the best held-out chrF++
    log.jsonl                    one line for each hundred steps and each evaluation

While a file ``PAUSE`` stands beside the run's folder, the loop waits between two steps.
"""

from __future__ import annotations

import json
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

import sentencepiece
import torch

from models.training.corpus import read_corpus
from models.training.data import TASKS, Encoder, batches, pad, rows_of_epoch
from models.training.evaluate import score, translate_masked
from models.training.export import average
from models.training.model import cheap_dropout, loss_of, new_model, started_from
from models.training.optimize import optimizers_of, rate_factor
from models.training.settings import Settings

MINUTE = 60.0


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
        self.tasks = [task for task in TASKS if self.tokenizer.piece_to_id(task) > 3]
        self.encoder = Encoder(vocabulary, settings, workers)
        made = (
            started_from(start, settings)
            if start
            else new_model(settings, self.tokenizer.get_piece_size())
        )
        self.model = made.to(self.device)
        self.optimizers = optimizers_of(self.model, settings.optimizer)
        self.peaks = [optimizer.param_groups[0]["lr"] for optimizer in self.optimizers]
        self.counters = Counters()
        if (folder / "state.pt").exists():
            self._resume()
        self.held_out = self._fixed_sample()
        self.losses: list[torch.Tensor] = []

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
        return [tuple(line.split("\t")) for line in path.read_text("utf-8").splitlines()]

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

    def examples(self) -> Iterator[list]:
        """Batches without end; the corpus is read anew for each epoch, since it grows.

        With workers, the next epoch is prepared while this one is trained on.
        """
        with ThreadPoolExecutor(1) as ahead:
            job = ahead.submit(self._prepare, self.counters.epoch + 1)
            while True:
                found, sizes = job.result()
                self.counters.epoch += 1
                if self.encoder.workers:
                    job = ahead.submit(self._prepare, self.counters.epoch + 1)
                self.log(event="epoch", epoch=self.counters.epoch, batches=len(found), **sizes)
                yield from found
                if not self.encoder.workers:
                    job = ahead.submit(self._prepare, self.counters.epoch + 1)

    def _prepare(self, epoch: int) -> tuple[list, dict[str, int]]:
        schedule = self.settings.schedule
        on_gpu = self.device == "cuda"
        tokens = schedule.batch_tokens_gpu if on_gpu else schedule.batch_tokens_cpu
        seed = 1000 * epoch + self.counters.step
        random = Random(seed)
        corpus = read_corpus(self.settings.corpus)
        rows = rows_of_epoch(corpus, self.settings, self.tasks, random)
        found = batches(self.encoder(rows, seed), tokens, random)
        return found, {"rows": len(rows), **{kind: len(p) for kind, p in corpus.pairs.items()}}

    def step(self, batch: list, factor: float) -> None:
        """One update with the rates at ``factor`` times their peaks."""
        for optimizer, peak in zip(self.optimizers, self.peaks, strict=True):
            for group in optimizer.param_groups:
                group["lr"] = peak * factor
        source, target = (
            torch.tensor(pad([e[i] for e in batch]), device=self.device) for i in (0, 1)
        )
        self.model.train()
        with torch.autocast(self.device, torch.bfloat16, enabled=_fast_bfloat16(self.device)):
            loss = loss_of(self.model, source, target, self.settings.model.label_smoothing)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), self.settings.optimizer.clip)
        for optimizer in self.optimizers:
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
        self.losses.append(loss.detach())
        self.counters.step += 1
        self.counters.pairs += len(batch)


def train(run: Run, minutes: float, budget: float | None = None) -> None:
    """Train until ``minutes`` of training are reached in all, or ``budget`` minutes in this call.

    The rates fall over the last share of ``minutes``; a later call with more minutes goes on
    from where this one stopped. SIGTERM ends the loop after its step, with everything saved.
    """
    schedule, counters = run.settings.schedule, run.counters
    stop = min(minutes * MINUTE, counters.seconds + (budget or minutes) * MINUTE)
    saved = evaluated = counters.seconds
    clock = time.monotonic()
    stopped: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _: stopped.append(number))
    with cheap_dropout(counters.step) if run.device == "cpu" else nullcontext():
        for batch in run.examples():
            if stopped or counters.seconds >= stop or 0 < schedule.patience <= counters.worse:
                break
            done = counters.seconds / (minutes * MINUTE)
            run.step(batch, rate_factor(counters.step, done, schedule.warmup_steps, schedule.decay))
            now = time.monotonic()
            counters.seconds, clock = counters.seconds + now - clock, now
            if counters.step % 100 == 0:
                loss = torch.stack(run.losses).mean().item()
                run.losses.clear()
                run.log(loss=round(loss, 4), pairs=counters.pairs, epoch=counters.epoch)
            if counters.seconds - saved >= schedule.checkpoint_minutes * MINUTE:
                run.save()
                saved = counters.seconds
            if counters.seconds - evaluated >= schedule.evaluate_minutes * MINUTE:
                run.evaluate()
                evaluated = counters.seconds
            if (run.folder.parent / "PAUSE").exists():
                clock = _wait(run.folder.parent / "PAUSE")
    run.save()
    if not stopped:
        run.evaluate()
    run.encoder.close()


def _wait(flag: Path) -> float:
    while flag.exists():
        time.sleep(2)
    return time.monotonic()


def _fast_bfloat16(device: str) -> bool:
    """Whether bfloat16 is worth it: on a GPU, or a CPU with units for it (AMX, AVX512-BF16)."""
    if device == "cuda":
        return True
    cpu = Path("/proc/cpuinfo")
    flags = cpu.read_text() if cpu.exists() else ""
    return "amx_bf16" in flags or "avx512_bf16" in flags


def _write(value: object, path: Path) -> None:
    """Save whole or not at all: a kill while writing leaves the old file."""
    torch.save(value, path.with_suffix(".new"))
    path.with_suffix(".new").replace(path)
