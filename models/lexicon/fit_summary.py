"""Fits what tells a sentence that stands for its article: brief/data/summarize/sentences.tsv.

    python -m models.lexicon.fit_summary

Ridge regression of each body sentence's likeness to the item's own summary (mean of ROUGE-1, 2
and L) on `brief.summarize.extractive.features`, within the item. Two thirds of the items fit,
one third tells whether it helps; held-out files are in neither.
"""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
from rouge_score.rouge_scorer import RougeScorer

from brief.evaluate.data import Item, held_out_files, read_items
from brief.evaluate.summaries import _KINDS, _mean, _Words, article_sentences
from brief.summarize import extractive

_ROOT = Path(__file__).resolve().parents[2]
_OUT = _ROOT / "brief/data/summarize/sentences.tsv"
_ITEMS, _RIDGE = 1500, 1.0
_HEAD = """# What tells a sentence that stands for its article. Fitted by fit_summary.py
# on {items} news items of models/corpus/articles; held-out files are not among them.
# feature of brief.summarize.extractive.features, weight
"""


def main() -> None:
    held = {path.name for path in held_out_files()}
    paths = sorted((_ROOT / "models/corpus/articles").glob("*.txt"))
    items = [i for i in read_items([p for p in paths if p.name not in held])
             if i.texts("S", "fa") and len(i.texts("B", "fa")) > 3]  # fmt: skip
    random.Random(0).shuffle(items)
    items = items[:_ITEMS]
    scorer = RougeScorer(list(_KINDS), tokenizer=_Words())
    cut = 2 * len(items) // 3
    told, wanted = [], []
    for item in items[:cut]:
        body, names, table = _table(item)
        reference = " ".join(item.texts("S", "fa"))
        gold = [np.mean([v.fmeasure for v in scorer.score(reference, t).values()]) for t in body]
        told.append(table - table.mean(axis=0))
        wanted.append(np.array(gold) - np.mean(gold))
    x, y = np.vstack(told), np.concatenate(wanted)
    weights = np.linalg.solve(x.T @ x + _RIDGE * np.eye(x.shape[1]), x.T @ y)
    rows = "".join(f"{n}\t{w:.4f}\n" for n, w in zip(names, weights, strict=True))
    _OUT.write_text(_HEAD.format(items=cut) + rows, encoding="utf-8")
    extractive._weights.cache_clear()
    rest = items[cut:]
    references = [" ".join(i.texts("S", "fa")) for i in rest]
    for name, texts in {
        "lead-2": [" ".join(i.texts("B", "fa")[:2]) for i in rest],
        "extractive": [
            " ".join(p.fa for p in extractive.select(article_sentences(i), 2)) for i in rest
        ],
    }.items():
        print(_mean(name, texts, references, scorer))


def _table(item: Item) -> tuple[list[str], list[str], np.ndarray]:
    """The body sentences of an item and their features."""
    sentences = article_sentences(item)
    body = [s for s in sentences if s.kind == "body"]
    heading = [s for s in sentences if s.kind == "heading"]
    terms = [extractive.content_stems(s.text) for s in body]
    central = extractive._centrality(extractive._cosine(terms)) * len(body)
    found = [
        extractive.features(s, t, c, i, heading)
        for i, (s, t, c) in enumerate(zip(body, terms, central, strict=True))
    ]
    table = np.array([list(row.values()) for row in found], dtype=float)
    return [s.text for s in body], list(found[0]), table


if __name__ == "__main__":
    main()
