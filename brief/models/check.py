"""Try a model on this machine: does it load, how fast is it, and what is wrong with it."""

from __future__ import annotations

import json
import time
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from brief.errors import ModelError
from brief.models.entries import ModelEntry, describe
from brief.models.weights import Weights, find_weights

if TYPE_CHECKING:
    from brief.runtime.decoding import Runtime
    from brief.settings import Settings

_FLOATS = {"F32": "float32", "F16": "float16", "BF16": "bfloat16", "F64": "float64"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What was found. ``facts`` are names and values in reading order; ``outputs`` what the
    model made of the probe; ``problems`` what is wrong, nothing if the model is fit for use.
    """

    facts: tuple[tuple[str, str], ...]
    outputs: tuple[str, ...]
    problems: tuple[str, ...]


def check(entry: ModelEntry, settings: Settings, task: str) -> Report:
    """Load the model and let it do the probe sentences twice: to warm up, and timed.

    :raises ModelError: it can't be loaded, or can't do ``task``.
    """
    from brief import runtime
    from brief.runtime.decoding import Decoding, Request

    weights = find_weights(entry.folder)
    started = time.perf_counter()
    model = runtime.load(entry, settings, task)
    loaded = time.perf_counter() - started
    texts = probe() if task == "translate" else (" ".join(probe()),)
    requests = [Request(text=text) for text in texts]
    beam = settings.beam or entry.beam or 4
    decoding = Decoding(beam=beam, no_repeat=entry.no_repeat or 5)
    dict(model.decode(requests, decoding))
    started = time.perf_counter()
    made = dict(model.decode(requests, decoding))
    seconds = time.perf_counter() - started
    outputs = [made[i][0] for i in range(len(texts))]
    tokens = sum(len(o.ids) for o in outputs)
    speed = (
        ("runtime", _runtime_name(model, settings)),
        ("load", f"{loaded:.1f} s"),
        ("speed", f"{tokens / max(seconds, 1e-9):.0f} tokens/s, beam {beam}"),
        ("memory", _memory()),
    )
    problems = _problems(texts, [(o.text, o.finished) for o in outputs], task)
    return Report(
        facts=(*_facts(entry, weights, task), *speed, *(("note", n) for n in model.notes)),
        outputs=tuple(o.text for o in outputs),
        problems=problems,
    )


@cache
def probe() -> tuple[str, ...]:
    """The probe's Persian sentences.

    >>> len(probe()) > 4
    True
    """
    text = (resources.files("brief") / "data" / "probe.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def _facts(entry: ModelEntry, weights: Weights, task: str) -> tuple[tuple[str, str], ...]:
    info = describe(entry, task)
    size = sum(f.stat().st_size for f in weights.files) / 1e6
    form = "a pickle, read as tensors only" if weights.pickle else "safetensors"
    told = [form, f"{size:.0f} MB"]
    if weights.parameters:
        told.append(f"{weights.parameters / 1e6:.1f} M parameters")
    if weights.dtype:
        told.append(_FLOATS.get(weights.dtype, weights.dtype))
    clause = "" if entry.commercial else " (not for commercial use)"
    tags = " -> ".join(entry.languages) if len(entry.languages) == 2 else " ".join(entry.languages)
    return (
        ("model", entry.name),
        ("task", task),
        ("family", entry.family),
        ("tags", tags + (f", prefix {p!r}" if (p := entry.prefix_for(task)) else "")),
        ("licence", entry.licence + clause),
        ("window", f"{entry.window} tokens"),
        ("revision", info.revision),
        ("weights", ", ".join(told)),
        ("sha256", info.sha256),
        ("folder", str(entry.folder)),
    )


def _problems(
    texts: tuple[str, ...], outputs: list[tuple[str, bool]], task: str
) -> tuple[str, ...]:
    """What is wrong with most of the outputs; single misses are every model's."""
    from brief.translate.problems import find_problems, loops

    found: Counter[str] = Counter()
    wrong = 0
    for source, (text, finished) in zip(texts, outputs, strict=True):
        if task == "translate":
            problems = find_problems(source, text, finished)
        else:
            problems = () if text.strip() else ("is empty",)
            problems += ("repeats itself",) if loops(text) else ()
        wrong += bool(problems)
        found.update(problems[:1])
    if 2 * wrong <= len(texts):
        return ()
    what = ", ".join(f"{problem} ({n})" for problem, n in found.most_common())
    return (f"{wrong} of {len(texts)} probe texts come out wrong: {what}",)


def _runtime_name(model: Runtime, settings: Settings) -> str:
    device = str(getattr(model, "device", settings.device))
    return f"{type(model).__name__} on {device}, compute {settings.compute}"


def _memory() -> str:
    """The most memory that this process had, on the CPU side."""
    try:
        import resource
    except ImportError:  # Windows
        return "not known on this system"
    import sys

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return f"{most / (1e6 if sys.platform == 'darwin' else 1e3):.0f} MB at most"


def as_json(report: Report) -> str:
    """The report as one JSON object."""
    value = dict(report.facts) | {
        "outputs": list(report.outputs),
        "problems": list(report.problems),
        "notes": [v for k, v in report.facts if k == "note"],
    }
    value.pop("note", None)
    return json.dumps(value, ensure_ascii=False, indent=2)


def task_of(entry: ModelEntry, task: str | None) -> str:
    """The task to try: the one asked for, else the entry's first.

    :raises ModelError: the model is not for it.
    """
    wanted = task or entry.tasks[0]
    if wanted not in entry.tasks:
        raise ModelError(f"model {entry.name}: it can {' and '.join(entry.tasks)}, not {wanted}")
    return wanted
