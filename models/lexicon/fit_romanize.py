"""Fits ``brief/data/people/romanize.tsv``: how the letters of Persian names are written in Latin.

    python models/lexicon/fit_romanize.py            after build_people.py; half a minute
    python models/lexicon/fit_romanize.py --test     a sixth held out, three times: how good it is

An averaged perceptron over the features of `brief.people.romanize`, on the listed names and the
family names of the corpus, each letter with the Latin letters that stand for it.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path
from random import Random

from build_lexicon import ROOT, write

from brief.glossary.latin import letter_spellings
from brief.people.romanize import best, features, padded
from brief.people.words import endings, known

_EPOCHS, _BEAM = 6, 4
_LEAST = 3  # times that a letter is written so
_SHORT = "[aeiou]??['’]??"  # a vowel that Persian leaves unwritten

Row = tuple[str, str, tuple[str, ...]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=ROOT / "brief" / "data" / "people")
    parser.add_argument("--test", action="store_true")
    args = parser.parse_args()
    found = list(training_rows())
    if args.test:
        test(found)
        return
    weights, fitting = fit(found)
    about = f"Fitted {date.today()} by models/lexicon/fit_romanize.py on {len(found)} names of\n"
    about += (
        "names.tsv (MIT). letter: what it may be written as; else a feature (window of letters\n"
    )
    about += "and what is written, or what is written so far) and its weight"
    rows = ["\t".join(("letter", letter, *chunks)) for letter, chunks in sorted(fitting.items())]
    rows += [f"{feature}\t{weight}" for feature, weight in sorted(weights.items())]
    write("romanize.tsv", about, rows, args.out)


def training_rows() -> list[Row]:
    """(Persian letters, Latin, the same letter by letter) of Iranian names."""
    rows = []
    for key, word in sorted(known().items()):
        typical = word.family and key.endswith(("ی", *endings()))
        if (word.listed or typical) and (chunks := aligned(key, latin := _plain(word.latin))):
            rows.append((key, latin, chunks))
    return rows


def aligned(key: str, latin: str) -> tuple[str, ...] | None:
    """The Latin letters for each Persian one, unwritten vowels with the letter before them."""
    if not all(letter_spellings(letter) for letter in key):
        return None
    groups = [f"({letter_spellings(letter)}{_SHORT})" for letter in key[:-1]]
    found = re.fullmatch("".join((*groups, f"({letter_spellings(key[-1])})")), latin)
    return found.groups() if found else None


def fit(rows: list[Row]) -> tuple[dict[str, int], dict[str, tuple[str, ...]]]:
    """Weights of features, and what each letter may be written as."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for key, _, chunks in rows:
        for letter, chunk in zip(key, chunks, strict=True):
            counts[letter][chunk] += 1
    fitting = {
        letter: tuple(c for i, (c, n) in enumerate(found.most_common()) if not i or n >= _LEAST)
        for letter, found in counts.items()
    }
    weights: dict[str, float] = defaultdict(float)
    sums: dict[str, float] = defaultdict(float)
    random, order, step = Random(5), list(rows), 0
    for _ in range(_EPOCHS):
        random.shuffle(order)
        for key, _, chunks in order:
            step += 1
            made = best(key, weights, fitting, _BEAM)[1]
            for spelled, sign in ((chunks, 1), (made, -1)) if made != chunks else ():
                for feature in _features(key, spelled):
                    weights[feature] += sign
                    sums[feature] += sign * step
    mean = {feature: round(w - sums[feature] / step) for feature, w in weights.items()}
    return {feature: weight for feature, weight in mean.items() if weight}, fitting


def test(rows: list[Row]) -> None:
    """Print how many names of held-out sixths come out right."""
    order = list(rows)
    Random(2).shuffle(order)
    exact = near = total = 0
    for fold in range(3):
        weights, fitting = fit([row for i, row in enumerate(order) if i % 6 != fold])
        for key, latin, _ in order[fold::6]:
            made = best(key, weights, fitting, 8)[0]
            changes = [
                c for c in SequenceMatcher(None, made, latin).get_opcodes() if c[0] != "equal"
            ]
            exact, near, total = exact + (not changes), near + (len(changes) < 2), total + 1
    print(f"{total} names: {exact / total:.3f} as listed, {near / total:.3f} but for one place")


def _features(key: str, chunks: tuple[str, ...]) -> Iterator[str]:
    text, so_far = padded(key), ""
    for at, chunk in enumerate(chunks):
        yield from features(text, at, so_far, chunk)
        so_far += chunk


def _plain(latin: str) -> str:
    return latin.lower().replace("-", "")


if __name__ == "__main__":
    main()
