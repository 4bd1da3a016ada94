"""The training loop: it resumes, pauses, keeps its checkpoints and stops early.

While a file ``PAUSE`` stands beside the run's folder, the loop waits between two steps.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path
from random import Random

import torch

from models.training.corpus import read_corpus
from models.training.data import batches, pad, rows_of_epoch
from models.training.model import cheap_dropout, loss_of
from models.training.optimize import rate_factor
from models.training.precision import Shadow, fast_bfloat16
from models.training.run import Run

MINUTE = 60.0


def examples(run: Run) -> Iterator[list]:
    """Batches without end; the corpus is read anew for each epoch, since it grows.

    With workers, the next epoch is prepared while this one is trained on.
    """
    with ThreadPoolExecutor(1) as ahead:
        job = ahead.submit(_prepare, run, run.counters.epoch + 1)
        while True:
            found, sizes = job.result()
            run.counters.epoch += 1
            if run.encoder.workers:
                job = ahead.submit(_prepare, run, run.counters.epoch + 1)
            run.log(event="epoch", epoch=run.counters.epoch, batches=len(found), **sizes)
            yield from found
            if not run.encoder.workers:
                job = ahead.submit(_prepare, run, run.counters.epoch + 1)


def _prepare(run: Run, epoch: int) -> tuple[list, dict[str, int]]:
    schedule = run.settings.schedule
    on_gpu = run.device == "cuda"
    tokens = schedule.batch_tokens_gpu if on_gpu else schedule.batch_tokens_cpu
    seed = 1000 * epoch + run.counters.step
    random = Random(seed)
    corpus = read_corpus(run.settings.corpus)
    rows = rows_of_epoch(corpus, run.settings, run.tasks, random)
    found = batches(run.encoder(rows, seed), tokens, random)
    return found, {"rows": len(rows), **{kind: len(p) for kind, p in corpus.pairs.items()}}


def update(run: Run, batch: list, factor: float, shadow: Shadow | None = None) -> None:
    """One update, the rates at ``factor`` times their peaks; a ``shadow`` does the computing."""
    for optimizer, peak in zip(run.optimizers, run.peaks, strict=True):
        for group in optimizer.param_groups:
            group["lr"] = peak * factor
    source, target = (torch.tensor(pad([e[i] for e in batch]), device=run.device) for i in (0, 1))
    computing = shadow.model if shadow else run.model
    computing.train()
    with torch.autocast("cuda", torch.bfloat16, enabled=run.device == "cuda"):
        loss = loss_of(computing, source, target, run.settings.model.label_smoothing)
    loss.backward()
    if shadow:
        shadow.give_gradients()
    torch.nn.utils.clip_grad_norm_(run.model.parameters(), run.settings.optimizer.clip)
    for optimizer in run.optimizers:
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
    if shadow:
        shadow.take_weights()
    run.losses.append(loss.detach())
    run.counters.step += 1
    run.counters.pairs += len(batch)


def train(run: Run, minutes: float, budget: float | None = None) -> bool:
    """Train until ``minutes`` of training are reached in all, or ``budget`` minutes in this call.

    The rates fall over the last share of ``minutes``; a later call with more minutes goes on
    from where this one stopped. SIGTERM ends the loop after its step, with everything saved.

    Returns whether the run is at its end.
    """
    schedule, counters = run.settings.schedule, run.counters
    stop = min(minutes * MINUTE, counters.seconds + (budget or minutes) * MINUTE)
    saved = evaluated = counters.seconds
    save_every = min(schedule.checkpoint_minutes, minutes / 40) * MINUTE
    measure_every = min(schedule.evaluate_minutes, minutes / 8) * MINUTE
    clock = time.monotonic()
    stopped: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _: stopped.append(number))
    shadow = Shadow(run.model) if run.device == "cpu" and fast_bfloat16("cpu") else None
    with cheap_dropout(counters.step) if run.device == "cpu" else nullcontext():
        for batch in examples(run):
            if stopped or counters.seconds >= stop or 0 < schedule.patience <= counters.worse:
                break
            done = counters.seconds / (minutes * MINUTE)
            factor = rate_factor(counters.step, done, schedule.warmup_steps, schedule.decay)
            update(run, batch, factor, shadow)
            now = time.monotonic()
            counters.seconds, clock = counters.seconds + now - clock, now
            if counters.step % 100 == 0:
                loss = torch.stack(run.losses).mean().item()
                run.losses.clear()
                run.log(loss=round(loss, 4), pairs=counters.pairs, epoch=counters.epoch)
            if counters.seconds - saved >= save_every:
                run.save()
                saved = counters.seconds
            if counters.seconds - evaluated >= measure_every:
                run.save()
                run.evaluate()
                saved = evaluated = counters.seconds
            if (run.folder.parent / "PAUSE").exists():
                clock = _wait(run.folder.parent / "PAUSE")
    run.save()
    if not stopped:
        run.evaluate()
    run.encoder.close()
    return counters.seconds >= minutes * MINUTE or 0 < schedule.patience <= counters.worse


def _wait(flag: Path) -> float:
    while flag.exists():
        time.sleep(2)
    return time.monotonic()
