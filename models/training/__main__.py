"""Train the bundled model: vocabulary, training, averaging, measuring, model card.

The same command takes a stopped run up again. At the end of the run its model is in RUN/export.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
from pathlib import Path

import torch

from models.training.corpus import read_corpus
from models.training.export import export
from models.training.run import Run
from models.training.settings import DEFAULT, Settings, load_settings
from models.training.train import train
from models.training.vocabulary import train_vocabulary


def main() -> None:
    on_gpu = torch.cuda.is_available()
    cores = os.cpu_count() or 2
    parser = argparse.ArgumentParser(prog="python -m models.training", description=__doc__)
    parser.add_argument("--run", type=Path, default=Path("../train/fa-en-small"), help="its folder")
    parser.add_argument("--settings", type=Path, default=DEFAULT)
    parser.add_argument("--set", action="append", default=[], metavar="TABLE.KEY=VALUE")
    parser.add_argument("--minutes", type=float, help="training time in all; rates fall to its end")
    parser.add_argument("--budget", type=float, help="minutes of this call; the next one goes on")
    parser.add_argument("--start", type=Path, help="a model folder whose weights are gone on from")
    parser.add_argument(
        "--new-vocabulary", action="store_true", help="with --start: train one, carry weights over"
    )
    parser.add_argument("--threads", type=int, default=cores)
    parser.add_argument("--workers", type=int, default=max(0, cores - 2) if on_gpu else 0)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(0)
    settings = load_settings(options.settings, options.set)
    schedule = settings.schedule
    minutes = options.minutes or (schedule.minutes_gpu if on_gpu else schedule.minutes_cpu)
    prepare(options.run, settings, options.start, options.threads, options.new_vocabulary)
    run = Run(options.run, settings, options.start, options.workers)
    if train(run, minutes, options.budget):
        for row in export(options.run, options.run / "export", settings):
            print(json.dumps(row))


def prepare(
    run: Path, settings: Settings, start: Path | None, threads: int, new_vocabulary: bool = False
) -> None:
    """The run's folder with its vocabulary: the start's, or one trained on the corpus."""
    run.mkdir(parents=True, exist_ok=True)
    vocabulary = run / "spm.model"
    if start:
        (run / "origin.txt").write_text(f"{start.name}\n", encoding="utf-8")
    if start and not new_vocabulary and not vocabulary.exists():
        shutil.copyfile(start / "spm.model", vocabulary)
    if not vocabulary.exists():
        train_vocabulary(
            read_corpus(settings.corpus), settings.vocabulary.size, vocabulary, threads
        )


if __name__ == "__main__":
    main()
