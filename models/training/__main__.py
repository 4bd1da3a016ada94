"""``python -m models.training``: train, measure and export the bundled model."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import torch

from models.training.settings import DEFAULT, load_settings
from models.training.train import Run, train


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m models.training", description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="folder of the run, outside git")
    parser.add_argument("--settings", type=Path, default=DEFAULT)
    parser.add_argument("--set", action="append", default=[], metavar="TABLE.KEY=VALUE")
    parser.add_argument("--minutes", type=float, required=True, help="training time in all")
    parser.add_argument("--budget", type=float, help="minutes of this call; the rest is resumed")
    parser.add_argument("--start", type=Path, help="a model folder to go on from")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--workers", type=int, default=0, help="processes that prepare data")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(0)
    settings = load_settings(options.settings, options.set)
    options.run.mkdir(parents=True, exist_ok=True)
    vocabulary = options.run / "spm.model"
    if options.start and not vocabulary.exists():
        shutil.copy(options.start / "spm.model", vocabulary)
    run = Run(options.run, settings, options.start, options.workers)
    train(run, options.minutes, options.budget)


if __name__ == "__main__":
    main()
