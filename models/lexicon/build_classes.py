"""Builds ``brief/data/clean/classes.tsv``: words sorted by what stands beside them.

    python models/lexicon/build_classes.py

Words of the Persian side of ``models/corpus`` (without the files of ``held-out.txt``) are
clustered by their neighbours, so that the seam of a cut sentence can be judged from the kinds
of words that meet there. Needs scikit-learn.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import numpy as np
from build_lexicon import corpus_lines, run, write
from sklearn.cluster import KMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.preprocessing import normalize

from brief.clean.classes import NUMBER, tokens
from brief.sentences import split_sentences

OUT = Path(__file__).resolve().parents[2] / "brief" / "data" / "clean"
CLASSES = 90
FREQUENT = 4
CONTEXTS = 500


def sentences(without: set[str]) -> Iterator[list[str]]:
    for line in corpus_lines(without):
        for start, end in split_sentences(line):
            yield ["^", *tokens(line[start:end]), "$"]


def cluster(texts: list[list[str]]) -> dict[str, int]:
    counts = Counter(word for text in texts for word in text)
    words = [word for word, count in counts.items() if count >= FREQUENT]
    contexts = {word: i for i, (word, _) in enumerate(counts.most_common(CONTEXTS))}
    row = {word: i for i, word in enumerate(words)}
    table = np.zeros((len(words), 2 * CONTEXTS), dtype=np.float32)
    for text in texts:
        for left, right in pairwise(text):
            if left in row and right in contexts:
                table[row[left], contexts[right]] += 1
            if right in row and left in contexts:
                table[row[right], CONTEXTS + contexts[left]] += 1
    table = np.sqrt(table / np.maximum(1, table.sum(axis=0)) ** 0.5)
    vectors = normalize(TruncatedSVD(60, random_state=1).fit_transform(normalize(table)))
    labels = KMeans(CLASSES, n_init=2, random_state=1).fit_predict(vectors)
    fixed = {"^", "$", NUMBER, "،"}
    return {
        word: int(label) for word, label in zip(words, labels, strict=True) if word not in fixed
    }


def endings(classes: dict[str, int], counts: Counter[str]) -> dict[str, int]:
    """For words that are not listed: the class most words with their last letters have."""
    seen: dict[str, Counter[int]] = defaultdict(Counter)
    for word, label in classes.items():
        if counts[word] < 60:
            for size in (3, 2, 1):
                seen["*" + word[-size:]][label] += 1
    return {e: c.most_common(1)[0][0] for e, c in seen.items() if sum(c.values()) >= 8}


def build(without: set[str], out: Path) -> None:
    texts = list(sentences(without))
    classes = cluster(texts)
    rows = classes | endings(classes, Counter(word for text in texts for word in text))
    about = f"Built {date.today()} by models/lexicon/build_classes.py from models/corpus without\n"
    about += "its held-out files (MIT). word without half-spaces, or * and an ending; class"
    write("classes.tsv", about, [f"{word}\t{label}" for word, label in sorted(rows.items())], out)
    print(len(classes), "words")


if __name__ == "__main__":
    run(build, OUT, __doc__)
