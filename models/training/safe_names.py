"""Which glossary names can be protected at work, where no English side tells what is meant.

«امید» is a name and a hope. A term is safe when, in the training texts, its English stands on
the other side nearly always; one of several words that they don't show is safe by itself, unless it
ends in a verb («جواد کرد»), and so are the names of ``people.txt``, which were chosen for it, and
places and organizations that are no common word («قهدریجان»).
Run by hand: ``python -m models.training.safe_names > brief/data/names.tsv``.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

from brief.clean.lexicon import lexicon
from brief.glossary.fold import words as index_words
from brief.glossary.index import Index
from brief.glossary.term import Term
from brief.people.words import is_rare

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
FILES = ("organizations", "places", "people", "names")
ALWAYS = 0.85  # share of a word's occurrences with its English
OFTEN = 0.75  # the same for several words, of which English may drop one ("Fars" for «استان فارس»)
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
    people = {fa: term for fa, term in terms.items() if term[1] == "people"}
    # whole names would take away the occurrences of given names
    seen, kept = _count({fa: term for fa, term in terms.items() if fa not in people})
    for counted, more in zip((seen, kept), _count(people), strict=True):
        counted.update(more)
    sys.stdout.write(HEADER)
    for fa, (en, kind) in terms.items():
        words = _WORD.findall(fa)
        alone = kind == "people" or (len(words) > 1 and not lexicon().verbs.is_form(words[-1]))
        alone = alone or (kind != "names" and is_rare(index_words(fa)[0], fa))
        share = OFTEN if len(words) > 1 else ALWAYS
        if (alone or seen[fa] >= SEEN) and kept[fa] >= share * seen[fa]:
            sys.stdout.write(f"{fa}\t{en}\t{'names' if kind == 'people' else kind}\n")


def _terms() -> dict[str, tuple[str, str]]:
    # «اورانیوم با غنای ۶۰ درصد» is not from Ghana
    never = set((CORPUS / "names" / "ambiguous.txt").read_text("utf-8").splitlines())
    terms: dict[str, tuple[str, str]] = {}
    for kind in FILES:
        for line in (CORPUS / "glossary" / f"{kind}.txt").read_text("utf-8").splitlines():
            fa, mark, en = (part.strip() for part in line.partition("|||"))
            # An English without a capital is a common noun: the model must inflect it.
            if mark and fa not in never and any(c.isupper() for c in en) and "/" not in en:
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
