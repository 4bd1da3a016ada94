"""Fits ``brief/data/clean/endings.tsv``: whether «Xهای» is «X‌های» or «Xه‌ای», by its neighbours.

    python models/lexicon/fit_endings.py

Trained on the Persian side of ``models/corpus`` without the files of ``held-out.txt``. Needs
scikit-learn.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from build_lexicon import DATA, corpus_lines, run, write
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from brief.clean.letters import ZWNJ, glue
from brief.clean.neighbours import WORD_OR_MARK, features

MANY, ONE = f"{ZWNJ}های", f"ه{ZWNJ}ای"
MOST = 2500


def samples(without: set[str]) -> tuple[list[list[str]], list[int]]:
    found, truth = [], []
    for line in corpus_lines(without):
        for match in WORD_OR_MARK.finditer(line):
            word = match[0]
            if word.endswith((MANY, ONE)):
                found.append(features(glue(line[: match.start()]), glue(line[match.end() :])))
                truth.append(int(word.endswith(ONE)))
    return found, truth


def build(without: set[str], out: Path) -> None:
    found, truth = samples(without)
    counter = CountVectorizer(analyzer=lambda features: features, binary=True, min_df=3)
    table = counter.fit_transform(found)
    model = LogisticRegression(C=1.0, max_iter=500).fit(table, truth)
    base = float(model.intercept_[0])
    print(f"{len(truth)} words, {sum(truth)} with ای; fit {model.score(table, truth):.4f}")
    weights = sorted(
        zip(counter.get_feature_names_out(), model.coef_[0], strict=True), key=lambda w: -abs(w[1])
    )[:MOST]
    rows = [f"bias\t{base:.2f}"] + [
        f"{name}\t{w:.2f}" for name, w in sorted(weights) if abs(w) > 0.1
    ]
    about = f"Fitted {date.today()} by models/lexicon/fit_endings.py on models/corpus without its\n"
    about += "held-out files (MIT). neighbour, log odds for «ه‌ای» against «‌های»"
    write("endings.tsv", about, rows, out)


if __name__ == "__main__":
    run(build, DATA, __doc__)
