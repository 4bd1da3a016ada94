"""How much of a text's vocabulary the corpus has, by the size of the corpus.

``python -m models.training.coverage FILE.fa`` tells without training what more writing would buy:
a word that the corpus has never, or hardly ever, is one that the model gets wrong.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random

from models.training.corpus import read_corpus
from models.training.settings import DEFAULT, load_settings

SHARES = (0.125, 0.25, 0.5, 1.0)
_WORD = re.compile(r"[\u0621-\u063a\u0641-\u06d3]{2,}")
_SEEN = 3  # times; a word of fewer is hardly learned


def words(text: str) -> list[str]:
    """The words of a line; half-spaces part them, so that endings count by themselves.

    >>> words("خانه‌ها را ۱۲ بار دیدند.")
    ['خانه', 'ها', 'را', 'بار', 'دیدند']
    """
    return _WORD.findall(text)


def coverage(
    lines: Sequence[str], corpus: Sequence[str], shares: Iterable[float] = SHARES, seed: int = 1
) -> list[tuple[int, float, float]]:
    """For each share of ``corpus``: its lines, and the shares (0..1) of the words of ``lines`` that
    it has never and less than three times.

    >>> coverage(["آب و نان"], ["آب نبود", "آب آمد", "آب رفت"], [1.0])
    [(3, 0.5, 0.5)]
    """
    order = list(corpus)
    Random(seed).shuffle(order)
    wanted = [word for line in lines for word in words(line)]
    rows = []
    for share in shares:
        count = round(share * len(order))
        known = Counter(word for line in order[:count] for word in words(line))
        never = sum(known[word] == 0 for word in wanted)
        rare = sum(known[word] < _SEEN for word in wanted)
        rows.append((count, never / max(1, len(wanted)), rare / max(1, len(wanted))))
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "files", type=Path, nargs="+", help="Persian lines; of a TSV the first column"
    )
    options = parser.parse_args()
    corpus = read_corpus(load_settings(DEFAULT).corpus)
    persian = [fa for kind in ("sentences", "articles") for fa, _ in corpus.pairs[kind]]
    for file in options.files:
        lines = [line.split("\t")[0] for line in file.read_text(encoding="utf-8").splitlines()]
        for count, never, rare in coverage(lines, persian):
            print(f"{file.name}: {count} pairs, never {never:.1%}, under {_SEEN} times {rare:.1%}")


if __name__ == "__main__":
    main()
