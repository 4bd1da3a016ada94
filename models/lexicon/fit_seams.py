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
from brief.segment.seams import NAMES, RIVALS, block_topics, evidence, rivalry
from brief.segment.units import find_headlines, take_units, weigh_topics

OUT = Path(__file__).resolve().parents[2] / "brief" / "data" / "segment"


def key(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


Sample = tuple[list[tuple[float, ...]], list[bool], list[int]]


def samples(page: pages.Page) -> Sample:
    """The evidence of every seam of a page, whether it is true, and its head."""
    document = clean(Article(text=page.text, source="page"))
    units, _ = without_repeats(take_units(document))
    weigh_topics(units)
    find_headlines(units)
    blocks, groups = block_topics(units), group_units(units)
    whole = " ".join(key(a.headline) + " " + key("".join(a.sentences)) for a in page.articles)
    found, truth, heads = [], [], []
    for one, two in candidates(units):
        found.append(evidence(units, blocks, groups, one, two))
        truth.append(
            key(units[one].sentences[-1])[-60:] + key(units[two].sentences[0])[:60] in whole
        )
        heads.append(one)
    return found, truth, heads


def fit(table: np.ndarray, labels: np.ndarray) -> tuple[list[float], np.ndarray]:
    """The weights, that of the constant first, and the log odds that they give."""
    model = LogisticRegression(C=1.0, max_iter=5000).fit(table[:, 1:], labels)
    print(f"{len(labels)} seams, {labels.sum()} true, fit {model.score(table[:, 1:], labels):.4f}")
    weights = [float(model.intercept_[0]), *map(float, model.coef_[0])]
    return weights, model.decision_function(table[:, 1:])


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
    heads: list[int] = []
    for seed in range(1000, 1000 + args.pages):
        more, true, own = samples(pages.make_page(seed, articles))
        found += more
        truth += true
        heads += [1000 * seed + head for head in own]
    labels = np.array(truth)
    weights, values = fit(np.array(found), labels)
    others, _ = fit(np.array(rivalry(heads, list(values))), labels)
    names = (*NAMES, *RIVALS)
    about = f"Fitted {date.today()} by models/lexicon/fit_seams.py on {args.pages} made pages.\n"
    about += "evidence, weight in log odds"
    fitted = [f"{name}\t{weight:.3f}" for name, weight in zip(names, weights + others, strict=True)]
    write("seams.tsv", about, fitted, args.out)


if __name__ == "__main__":
    main()
