"""Which glossary names can be protected at work, where no English side tells what is meant.

«امید» is a name and a hope. A term is safe when, in the training texts, its English stands on
the other side nearly always; a term of several words that they don't show is safe by itself.
Run by hand: ``python -m models.training.safe_names > brief/data/names.tsv``.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

from brief.glossary.index import Index
from brief.glossary.term import Term

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
FILES = ("organizations", "places", "names")
ALWAYS = 0.85  # share of a term's occurrences with its English
SEEN = 3  # occurrences from which that share means something, for a single word
_WORD = re.compile(r"[\w\u200c]+")
HEADER = """\
# Names, places and organizations that are protected in translation: persian, english, kind.
# Made by models/training/safe_names.py from models/corpus/glossary and the training texts
# (held-out files excluded). Licence MIT.
"""


def main() -> None:
    """Write the table to standard output."""
    terms = _terms()
    seen, kept = _count(terms)
    sys.stdout.write(HEADER)
    for fa, (en, kind) in terms.items():
        several = len(_WORD.findall(fa)) > 1
        enough = seen[fa] >= SEEN or (several and kind != "names")
        if enough and kept[fa] >= ALWAYS * seen[fa]:
            sys.stdout.write(f"{fa}\t{en}\t{kind}\n")


def _terms() -> dict[str, tuple[str, str]]:
    terms: dict[str, tuple[str, str]] = {}
    for kind in FILES:
        for line in (CORPUS / "glossary" / f"{kind}.txt").read_text("utf-8").splitlines():
            fa, mark, en = (part.strip() for part in line.partition("|||"))
            # An English without a capital is a common noun: the model must inflect it.
            if mark and any(c.isupper() for c in en) and "/" not in en:
                terms.setdefault(fa, (en, kind))
    return terms


def _count(terms: dict[str, tuple[str, str]]) -> tuple[Counter[str], Counter[str]]:
    held_out = set((CORPUS / "held-out.txt").read_text("utf-8").split())
    seen: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    # As at work: the longest, with the endings that names have.
    index = Index(Term(fa, en, part="name", kind=kind) for fa, (en, kind) in terms.items())
    for path in sorted(CORPUS.glob("*/*.txt")):
        name = f"{path.parent.name}/{path.name}"
        if name in held_out or path.parent.name not in ("articles", "sentences"):
            continue
        for line in path.read_text("utf-8").splitlines():
            parts = [part.strip() for part in line.split("|||")]
            if len(parts) >= 2:
                for fa in {match.term.persian for match in index.find(parts[-2])}:
                    seen[fa] += 1
                    kept[fa] += _says(parts[-1].lower(), terms[fa][0].lower())
    return seen, kept


def _says(english: str, term: str) -> bool:
    """Whether ``english`` has the words of ``term``:

    "Energy Ministry" has those of "Ministry of Energy"."""
    return term in english or (
        " " in term and all(word in english for word in re.findall(r"[^\W_]{4,}", term))
    )


if __name__ == "__main__":
    main()
