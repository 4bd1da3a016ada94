"""Builds ``brief/data/segment/never_first.tsv``: words that hardly a sentence begins with.

    python models/lexicon/build_starts.py

Counts the Persian side of ``models/corpus`` without the files of ``held-out.txt``.
"""

from __future__ import annotations

import argparse
from collections import Counter
from datetime import date
from pathlib import Path

from build_lexicon import ROOT, corpus_lines, held_out, write

from brief.clean.classes import tokens
from brief.sentences import split_sentences

_LEAST, _SHARE = 50, 0.0006
"""Times that a word must stand inside sentences, and the most of them that may begin one."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=ROOT / "brief" / "data" / "segment")
    args = parser.parse_args()
    first: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    for line in corpus_lines(held_out()):
        for start, end in split_sentences(line):
            one, *others = tokens(line[start:end]) or [""]
            first[one] += 1
            inside.update(others)
    about = f"Built {date.today()} by models/lexicon/build_starts.py from models/corpus without\n"
    about += "its held-out files (MIT). word without half-spaces, times inside a sentence"
    found = sorted((w, n) for w, n in inside.items() if n >= _LEAST and first[w] <= _SHARE * n)
    rows = [f"{word}\t{n}" for word, n in found if word.isalpha()]
    write("never_first.tsv", about, rows, args.out)


if __name__ == "__main__":
    main()
