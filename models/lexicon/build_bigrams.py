"""Builds ``brief/data/clean/bigrams.tsv``: which words stand beside which, for spelling doubts.

    python models/lexicon/build_bigrams.py

Counts the Persian side of ``models/corpus`` without the files of ``held-out.txt``. Words are
written without half-spaces; pairs that come less than three times are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

from build_lexicon import DATA, corpus_lines, run, write

from brief.clean.letters import WORD, glue

_TOKEN = re.compile(rf"{WORD.pattern}|[^\s\w]|[\dA-Za-z]+")
_LEAST = 3


def count(without: set[str]) -> Counter[tuple[str, str]]:
    counts: Counter[tuple[str, str]] = Counter()
    for line in corpus_lines(without):
        words = [glue(word) for word in _TOKEN.findall(line)]
        counts.update(two for two in pairwise(words) if all(map(WORD.fullmatch, two)))
    return counts


def build(without: set[str], out: Path) -> None:
    about = f"Built {date.today()} by models/lexicon/build_bigrams.py from models/corpus without\n"
    about += "its held-out files (MIT). word, next word, count; no half-spaces"
    found = sorted(count(without).items())
    rows = [f"{one}\t{two}\t{n}" for (one, two), n in found if n >= _LEAST]
    write("bigrams.tsv", about, rows, out)


if __name__ == "__main__":
    run(build, DATA, __doc__)
