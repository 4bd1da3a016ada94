"""Fits ``brief/data/segment/seams.tsv``: how much each piece of evidence for a seam weighs.

    python models/lexicon/fit_seams.py --pages 400 FILE...

Pages are made (tests/pages.py) of the articles in the given corpus files, which must not be
held-out ones. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

import numpy as np
from build_lexicon import CORPUS, held_out, write
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests"))
import pages

from brief.clean import clean
from brief.records import Article
from brief.segment.cuts import candidates
from brief.segment.groups import group_units
from brief.segment.repeats import without_repeats
from brief.segment.seams import NAMES, block_topics, evidence
from brief.segment.units import find_headlines, take_units, weigh_topics

OUT = Path(__file__).resolve().parents[2] / "brief" / "data" / "segment"


def key(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def samples(page: pages.Page) -> tuple[list[tuple[float, ...]], list[bool]]:
    document = clean(Article(text=page.text, source="page"))
    units, _ = without_repeats(take_units(document))
    weigh_topics(units)
    find_headlines(units)
    blocks, groups = block_topics(units), group_units(units)
    whole = " ".join(key(a.headline) + " " + key("".join(a.sentences)) for a in page.articles)
    found, truth = [], []
    for one, two in candidates(units):
        found.append(evidence(units, blocks, groups, one, two))
        truth.append(
            key(units[one].sentences[-1])[-60:] + key(units[two].sentences[0])[:60] in whole
        )
    return found, truth


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+")
    parser.add_argument("--pages", type=int, default=400)
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    if set(args.files) & held_out():
        raise SystemExit("a held-out file is never fitted on")
    articles = [source for name in args.files for source in pages.read_articles(CORPUS / name)]
    found: list[tuple[float, ...]] = []
    truth: list[bool] = []
    for seed in range(1000, 1000 + args.pages):
        more, true = samples(pages.make_page(seed, articles))
        found += more
        truth += true
    table, labels = np.array(found)[:, 1:], np.array(truth)
    model = LogisticRegression(C=1.0, max_iter=2000).fit(table, labels)
    weights = [float(model.intercept_[0]), *map(float, model.coef_[0])]
    about = f"Fitted {date.today()} by models/lexicon/fit_seams.py on {args.pages} made pages.\n"
    about += "evidence, weight in log odds"
    fitted = [f"{name}\t{weight:.3f}" for name, weight in zip(NAMES, weights, strict=True)]
    write("seams.tsv", about, fitted, args.out)
    print(f"{len(labels)} seams, {labels.sum()} true, fit {model.score(table, labels):.4f}")


if __name__ == "__main__":
    main()
