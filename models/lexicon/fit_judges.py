"""Fits ``brief/data/clean/judges.tsv``: linear models of seams, of starts, ends and splices
of sentences, and of headlines.

    python models/lexicon/fit_judges.py

Trained on the Persian side of ``models/corpus`` without the files of ``held-out.txt``: seams
are sentences cut at random, against halves of different sentences and against sentences that
start anew; starts and ends of sentences stand against places within them; splices
are two sentences one after the other, against verbs within sentences; headlines are the
corpus's own, against beginnings of cut sentences. Needs scikit-learn.
"""

from __future__ import annotations

import random
from collections import Counter
from datetime import date
from pathlib import Path

from build_lexicon import CORPUS, corpus_lines, run, write
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import SGDClassifier

from brief.clean.classes import tokens
from brief.clean.judge import (
    end_features,
    headline_features,
    is_finite,
    seam_features,
    splice_features,
    start_features,
)
from brief.sentences import split_sentences

OUT = Path(__file__).resolve().parents[2] / "brief" / "data" / "clean"
CUTS = 4
MOST = 9000
MOST_OF_ONE_SIDE, MOST_OF_SPLICES = 5000, 20_000


def sentences(without: set[str]) -> list[str]:
    lines = corpus_lines(without)
    found = [line[s:e] for line in lines for s, e in split_sentences(line)]
    return [sentence for sentence in found if len(tokens(sentence)) >= 7]


def headlines(without: set[str]) -> list[str]:
    found = []
    for path in sorted((CORPUS / "articles").glob("*.txt")):
        if f"articles/{path.name}" not in without:
            for line in path.read_text(encoding="utf-8").splitlines():
                if line.startswith("H |||"):
                    found.append(line.split("|||")[1].strip())
    return found


def seams(texts: list[list[str]], dice: random.Random) -> tuple[list[list[str]], list[int]]:
    cuts = []
    for text in texts:
        for _ in range(CUTS):
            at = dice.randint(3, len(text) - 3)
            cuts.append((text[:at], text[at:]))
    found, truth = [], []
    for before, after in cuts:
        found += [seam_features(before, after)]
        found += [seam_features(before, dice.choice(texts))]
        found += [seam_features(before, dice.choice(cuts)[1])]
        truth += [1, 0, 0]
    return found, truth


def starts(texts: list[list[str]], dice: random.Random) -> tuple[list[list[str]], list[int]]:
    """Starts of sentences, and places within them three times as often."""
    found, truth = [], []
    for text in texts:
        found.append(start_features(text))
        found += [start_features(text[dice.randint(2, len(text) - 3) :]) for _ in range(3)]
        truth += [1, 0, 0, 0]
    return found, truth


def ends(texts: list[list[str]], dice: random.Random) -> tuple[list[list[str]], list[int]]:
    """Ends of sentences, and places within them three times as often."""
    found, truth = [], []
    for text in texts:
        found.append(end_features(text))
        found += [end_features(text[: dice.randint(3, len(text) - 2)]) for _ in range(3)]
        truth += [1, 0, 0, 0]
    return found, truth


def splices(texts: list[list[str]], dice: random.Random) -> tuple[list[list[str]], list[int]]:
    """Ends of sentences with a verb before another's start; verbs within sentences."""
    found, truth = [], []
    for number, text in enumerate(texts):
        for at in range(4, len(text) - 3):
            if is_finite(text[at - 1]) and text[at] != "،":
                found.append(splice_features(text[:at], text[at:]))
                truth.append(0)
        other = dice.choice(texts) if dice.random() < 0.5 else texts[(number + 1) % len(texts)]
        if is_finite(text[-1]):
            found.append(splice_features(text, other))
            truth.append(1)
    return found, truth


def lines(
    heads: list[str], texts: list[str], dice: random.Random
) -> tuple[list[list[str]], list[int]]:
    found = [headline_features(head) for head in heads]
    truth = [1] * len(heads)
    for _ in range(4 * len(heads)):
        words = dice.choice(texts).split(" ")
        cut = words[: dice.randint(3, max(3, min(14, len(words) - 3)))]
        found.append(headline_features(" ".join(cut)))
        truth.append(0)
    return found, truth


def fit(
    task: str, samples: tuple[list[list[str]], list[int]], alpha: float, most: int = MOST
) -> list[str]:
    found, truth = samples
    counter = CountVectorizer(analyzer=lambda features: features, binary=True, min_df=3)
    table = counter.fit_transform(found)
    model = SGDClassifier("log_loss", alpha=alpha, max_iter=40, random_state=0, average=True)
    model.fit(table, truth)
    names = counter.get_feature_names_out()
    seen = Counter(feature for features in found for feature in features)
    order = sorted(range(len(names)), key=lambda i: -abs(model.coef_[0][i]) * seen[names[i]] ** 0.5)
    weights = {names[i]: round(100 * model.coef_[0][i]) for i in order[:most]}
    weights["bias"] = round(100 * model.intercept_[0])
    print(task, f"{table.shape}, fit {model.score(table, truth):.4f}")
    return [f"{task}\t{name}\t{weight}" for name, weight in sorted(weights.items()) if weight]


def build(without: set[str], out: Path) -> None:
    dice = random.Random(7)
    texts = sentences(without)
    words = [tokens(text) for text in texts]
    found = fit("seam", seams(words, dice), 1e-5)
    found += fit("headline", lines(headlines(without), texts, dice), 1e-4)
    found += fit("start", starts(words, dice), 1e-5, MOST_OF_ONE_SIDE)
    found += fit("end", ends(words, dice), 1e-5, MOST_OF_ONE_SIDE)
    found += fit("splice", splices(words, dice), 5e-5, MOST_OF_SPLICES)
    about = f"Fitted {date.today()} by models/lexicon/fit_judges.py on models/corpus without its\n"
    about += "held-out files (MIT). task, feature, weight in hundredths of log odds"
    write("judges.tsv", about, found, out)


if __name__ == "__main__":
    run(build, OUT, __doc__)
