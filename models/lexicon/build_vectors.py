"""Builds ``brief/data/segment/vectors.tsv`` and ``alike.tsv``: what words are about.

    python models/lexicon/build_vectors.py

Stems of content words are placed by a singular value decomposition of our corpus (articles
whole, other sentences one by one, without the files of ``held-out.txt``). Then the likeness
of two texts is weighed on paragraphs of the same and of different articles. Needs
scikit-learn.
"""

from __future__ import annotations

import argparse
import base64
import math
import random
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
from build_lexicon import CORPUS, held_out, persian_lines, write
from scipy.sparse import csr_matrix
from sklearn.decomposition import TruncatedSVD
from sklearn.linear_model import LogisticRegression

from brief.segment.topics import add, cosine, shared, stems, topic

OUT = Path(__file__).resolve().parents[2] / "brief" / "data" / "segment"
SIZE = 64
FREQUENT = 4


def articles(without: set[str]) -> Iterator[list[str]]:
    for path in sorted((CORPUS / "articles").glob("*.txt")):
        if f"articles/{path.name}" not in without:
            for block in path.read_text(encoding="utf-8").split("\n# "):
                rows = [line.split("|||") for line in block.splitlines()]
                texts = [row[1].strip() for row in rows if len(row) == 3]
                if texts:
                    yield texts


def documents(without: set[str]) -> Iterator[str]:
    yield from (" ".join(texts) for texts in articles(without))
    for path in sorted((CORPUS / "sentences").glob("*.txt")):
        if f"sentences/{path.name}" not in without:
            yield from persian_lines(path)


def place(texts: list[dict[str, float]]) -> dict[str, bytes]:
    seen = Counter(stem for text in texts for stem in text)
    column = {stem: i for i, stem in enumerate(s for s, n in seen.items() if n >= FREQUENT)}
    cells = [
        (row, column[stem], math.log1p(weight))
        for row, text in enumerate(texts)
        for stem, weight in text.items()
        if stem in column
    ]
    at, to, value = zip(*cells, strict=True)
    table = csr_matrix((value, (at, to)), (len(texts), len(column)))
    vectors = TruncatedSVD(SIZE, random_state=0, n_iter=5).fit(table).components_.T
    vectors = vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)
    small = np.clip(np.round(vectors * 160), -127, 127).astype(np.int8)
    return {stem: small[i].tobytes() for stem, i in column.items()}


def weigh(without: set[str]) -> list[float]:
    """Weights of the two likenesses, from pieces of the same and of different articles."""
    dice = random.Random(5)
    pieces = [[topic(text) for text in texts[:1] + texts[2:]] for texts in articles(without)]
    pieces = [piece for piece in pieces if len(piece) >= 6]
    rows, truth = [], []
    for number, own in enumerate(pieces):
        other = pieces[number - 1]
        for _ in range(4):
            first = dice.randrange(1, len(own) - 2)
            part = own[first : first + dice.randint(1, 3)]
            rest = [piece for piece in own if piece not in part]
            rest, strange = rest[: dice.randint(2, 5)], other[: dice.randint(2, 5)]
            for against, same in ((rest, 1), (strange, 0)):
                one, two = add(part), add(against)
                rows.append((cosine(one, two), math.sqrt(shared(one, two))))
                truth.append(same)
    model = LogisticRegression(C=10).fit(rows, truth)
    print(f"alike: fit {model.score(rows, truth):.3f} of {len(truth)}")
    return [float(model.intercept_[0]), *map(float, model.coef_[0])]


def build(without: set[str], weigh_without: set[str], out: Path) -> None:
    placed = place([stems(text) for text in documents(without)])
    about = f"Built {date.today()} by models/lexicon/build_vectors.py from models/corpus without\n"
    about += "its held-out files (MIT). stem of a content word, its place among topics (base 85)"
    rows = [f"{stem}\t{base64.b85encode(code).decode()}" for stem, code in sorted(placed.items())]
    write("vectors.tsv", about, rows, out)
    about = f"Fitted {date.today()} by models/lexicon/build_vectors.py on pieces of the same and\n"
    about += "of different articles. likeness, weight in log odds"
    names = ("one", "cosine", "shared")
    weights = weigh(weigh_without)
    rows = [f"{name}\t{weight:.3f}" for name, weight in zip(names, weights, strict=True)]
    write("alike.tsv", about, rows, out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--without", nargs="*", default=[], help="more corpus files to leave out")
    parser.add_argument(
        "--weigh", nargs="*", default=[], help="files to weigh on, of those left out"
    )
    args = parser.parse_args()
    names = {f"articles/{path.name}" for path in (CORPUS / "articles").glob("*.txt")}
    others = names - set(args.weigh) if args.weigh else set()
    build(held_out() | set(args.without), held_out() | others, args.out)


if __name__ == "__main__":
    main()
