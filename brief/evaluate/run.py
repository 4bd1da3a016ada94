"""One evaluation: translate, score, time, and report as a plain object or Markdown."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

from brief import instruct, translate
from brief.errors import InputError
from brief.evaluate.data import Item, digest, held_out_files, read_items
from brief.evaluate.summaries import SummaryScores, score_summaries
from brief.evaluate.translation import score_translations
from brief.settings import Settings
from brief.signature import signature
from brief.translate import Progress


def evaluate(
    paths: Sequence[Path],
    settings: Settings,
    limit: int | None = None,
    progress: Progress | None = None,
) -> dict[str, object]:
    """Scores on the files at ``paths``, or on the held-out set when there are none.

    ``limit`` translates only the first so many lines, and then no English summaries are made.

    :raises InputError: a file is not of the form, or there is nothing in it.
    """
    items = read_items(paths or held_out_files())
    pairs = [p for item in items for p in item.pairs if p.tag != "S"][:limit]
    if not pairs:
        raise InputError("nothing to evaluate: the files have no 'persian ||| english' line")
    # The references keep Jalali dates as they are.
    settings = replace(settings, calendars="jalali")
    entry = instruct.entry_of(settings)
    translator = translate.load(entry, settings)
    start = time.perf_counter()
    done = translator.translate([p.fa for p in pairs], progress)
    seconds = time.perf_counter() - start
    scores = score_translations(done, [p.en for p in pairs], entry.doubt_below)
    return {
        "set": "held-out" if not paths else ", ".join(map(str, paths)),
        "digest": digest(items),
        "translation": asdict(scores),
        "sentences_per_second": round(len(pairs) / seconds, 2),
        "summaries": [asdict(s) for s in _summaries(items, settings, translator, limit is None)],
        "signature": signature(settings, [instruct.describe(entry, "translate")]),
    }


def as_markdown(result: dict[str, object]) -> str:
    """The result of `evaluate` as a Markdown report."""
    scores = result["translation"]
    lines = [f"# Evaluation on {result['set']}", "", f"`{result['signature']}`", ""]
    lines += ["| measure | value |", "| --- | --- |", f"| set digest | {result['digest']} |"]
    if isinstance(scores, dict):
        lines += [f"| {name.replace('_', ' ')} | {value} |" for name, value in scores.items()]
    lines += [f"| sentences per second | {result['sentences_per_second']} |", ""]
    summaries = result["summaries"]
    if isinstance(summaries, list) and summaries:
        lines += ["| summary | articles | ROUGE-1 | ROUGE-2 | ROUGE-L |", "| --- " * 5 + "|"]
        lines += [
            f"| {s['name']} | {s['articles']} | {s['rouge1']} | {s['rouge2']} | {s['rougel']} |"
            for s in summaries
        ]
    return "\n".join(lines).rstrip() + "\n"


def _summaries(
    items: Sequence[Item], settings: Settings, translator: translate.Translator, whole: bool
) -> Sequence[SummaryScores]:
    if not any(item.texts("S", "fa") for item in items):
        return ()
    if not whole:
        return score_summaries(items)
    return score_summaries(
        items, settings, lambda texts: [t.text for t in translator.translate(texts)]
    )
