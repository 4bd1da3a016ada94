"""Builds ``brief/data/people/names.tsv``: words of people's names, how they are spelled and used.

    python models/lexicon/build_people.py

A Persian word and an English one with a capital in the same pair of ``models/corpus`` (without the
files of ``held-out.txt``) are one name where the one can be written as the other. Two such words
side by side in both texts are a given and a family name. The names of the lists are added.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

from build_lexicon import ROOT, held_out, write

from brief.glossary.fold import Word, words
from brief.glossary.latin import is_spelling

_CAPITAL = re.compile(r"[A-Z][\w'’-]*[a-z]")
_LETTERS = 3  # fewest of a name; «او» and «به» are spelled like too many English words
_SHARE = 0.5  # of a word's lines in which its name stands on the other side, at least
_COUNTED = 3  # what an entry of the glossary counts as


class Counts:
    """What the corpus shows of each Persian word, by its letters without half-spaces."""

    def __init__(self) -> None:
        self.lines: Counter[str] = Counter()
        self.spelled: dict[str, Counter[str]] = defaultdict(Counter)
        self.forms: dict[str, Counter[str]] = defaultdict(Counter)
        self.given: Counter[str] = Counter()
        self.family: Counter[str] = Counter()

    def add(self, fa: str, en: str) -> None:
        """Count the names that both sides of a pair have."""
        found = words(fa)
        latin = [(m.start(), m.end(), m[0]) for m in _CAPITAL.finditer(en)]
        # "Mohammad Reza" is one word in Persian
        latin += [
            (a, d, f"{one} {two}")
            for (a, b, one), (c, d, two) in pairwise(latin)
            if en[b:c] in (" ", "-")
        ]
        places: dict[int, list[tuple[int, int]]] = {}
        self.lines.update({w.parts for w in found})
        for i, word in enumerate(found):
            if len(word.key) < _LETTERS:
                continue
            same = [s for s in latin if is_spelling(word.key, _bare(s[2]).replace(" ", ""))]
            if same:
                self.forms[word.key][word.parts] += 1
                places[i] = [(start, end) for start, end, _ in same]
        for key, name in {
            (found[i].key, _bare(en[s:e])) for i, ps in places.items() for s, e in ps
        }:
            self.spelled[key][name] += 1
        for one, two in self._side_by_side(fa, found, places):
            self.given[one.key] += 1
            self.family[two.key] += 1

    def _side_by_side(
        self, fa: str, found: list[Word], places: dict[int, list[tuple[int, int]]]
    ) -> Iterator[tuple[Word, Word]]:
        for i, firsts in places.items():
            seconds = places.get(i + 1, ())
            side_by_side = seconds and fa[found[i].end : found[i + 1].start] == " "
            if side_by_side and any(s == end + 1 for _, end in firsts for s, _ in seconds):
                yield found[i], found[i + 1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=ROOT / "brief" / "data" / "people")
    args = parser.parse_args()
    corpus, never = ROOT / "models" / "corpus", held_out()
    counts = Counts()
    for path in sorted((*corpus.glob("sentences/*.txt"), *corpus.glob("articles/*.txt"))):
        if path in never or f"{path.parent.name}/{path.name}" in never:
            continue
        for line in path.read_text("utf-8").splitlines():
            parts = [part.strip() for part in line.split("|||")]
            if len(parts) > 1:
                counts.add(parts[-2], parts[-1])
    lists = corpus / "names"
    listed = {
        parts: (en, kind)
        for path, kind in (
            (lists / "surnames.txt", "family"),
            (lists / "given_names.txt", "given"),
            (corpus / "glossary" / "names.txt", "either"),
        )
        for parts, en in _names(path)
    }
    about = f"Built {date.today()} by models/lexicon/build_people.py from models/corpus without\n"
    about += (
        "its held-out files (MIT). word of a name, spelling, times as a given name, times as a\n"
    )
    about += "family name, share of its lines in which it is a name, what the lists have it as"
    write("names.tsv", about, list(_rows(counts, listed)), args.out)


def _names(path: Path) -> Iterator[tuple[str, str]]:
    for line in path.read_text("utf-8").splitlines():
        fa, mark, en = (part.strip() for part in line.partition("|||"))
        if mark and len(words(fa)) == 1 and "/" not in en:
            yield words(fa)[0].parts, en


def _rows(counts: Counts, listed: dict[str, tuple[str, str]]) -> Iterator[str]:
    known = {words(parts)[0].key: (parts, en, kind) for parts, (en, kind) in listed.items()}
    for key in sorted({*known, *counts.given, *counts.family}):
        spelled = Counter(counts.spelled.get(key, {}))
        if key in known:
            spelled[known[key][1]] += _COUNTED
        form = counts.forms[key].most_common(1)[0][0] if counts.forms.get(key) else known[key][0]
        lines = counts.lines[form]
        share = sum(counts.spelled.get(key, Counter()).values()) / lines if lines else 1.0
        if not spelled or (share < _SHARE and key not in known):
            continue
        name = spelled.most_common(1)[0][0]
        kind = known[key][2] if key in known else ""
        times = (str(counts.given[key]), str(counts.family[key]), f"{min(share, 1):.2f}")
        yield "\t".join((form, name, *times, kind))


def _bare(name: str) -> str:
    return name.removesuffix("'s").removesuffix("’s")


if __name__ == "__main__":
    main()
