"""Fits the word-translation table brief/data/words_en.tsv to the corpus: IBM Model 1.

    python -m models.lexicon.fit_words        six minutes

English words are explained by Persian ones or by nothing, five rounds of expectation and
maximization. A Persian word is written down if its pairs are enough and the English words that
it is likely to be are few; the English ones that stand everywhere tell nothing and are left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from math import log
from pathlib import Path

from brief.translate.coverage import english_stems, persian_stems
from models.training.corpus import read_corpus
from models.training.settings import load_settings

_OUT = Path(__file__).resolve().parents[2] / "brief/data/words_en.tsv"
_ROUNDS = 5
_LEAST, _OFTEN = 4, 0.012
"""Pairs of a Persian word at least; share of the pairs beyond which an English one is left out."""
_LIKELY, _LOOSE, _SUM = 0.03, 0.01, 0.35
_HEAD = """# Persian words that are nearly always said by the same few English ones. Fitted by
# models/lexicon/fit_words.py to {pairs} pairs of models/corpus; held-out files are not among them.
# Persian stem, inverse document frequency (natural logarithm), English stems, likeliest first
"""
Pairs = list[tuple[list[str], list[str]]]


def main() -> None:
    corpus = read_corpus(load_settings().corpus)
    pairs: Pairs = []
    for kind in ("sentences", "articles", "glossary"):
        for fa, en in corpus.pairs[kind]:
            pairs.append(
                (list(dict.fromkeys(persian_stems(fa))), list(dict.fromkeys(english_stems(en))))
            )
    _OUT.write_text(table(pairs), encoding="utf-8")


def table(pairs: Pairs) -> str:
    """The table as text, in the order of the Persian alphabet's code points."""
    fa_count = Counter(word for fa, _ in pairs for word in fa)
    en_count = Counter(word for _, en in pairs for word in en)
    common = {word for word, n in en_count.items() if n > _OFTEN * len(pairs)}
    lines = []
    for fa, likely in sorted(model1(pairs).items()):
        said = {en: p for en, p in likely.items() if en not in common}
        sure = sum(p for p in said.values() if p >= _LIKELY)
        if not fa or fa_count[fa] < _LEAST or sure < _SUM:
            continue
        stems = sorted(
            (en for en, p in said.items() if p >= _LOOSE), key=lambda en: (-said[en], en)
        )
        lines.append(f"{fa}\t{log(len(pairs) / fa_count[fa]):.1f}\t{' '.join(stems)}")
    return _HEAD.format(pairs=len(pairs)) + "\n".join(lines) + "\n"


def model1(pairs: Pairs) -> dict[str, dict[str, float]]:
    """The probability of each English word for each Persian one; "" explains the rest."""
    likely: dict[str, dict[str, float]] = {}
    for turn in range(_ROUNDS):
        counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for fa, en in pairs:
            sources = [*fa, ""]
            for word in en:
                shares = [likely.get(s, {}).get(word, 1e-9) if turn else 1.0 for s in sources]
                whole = sum(shares)
                for source, share in zip(sources, shares, strict=True):
                    if share > 1e-3 * whole:
                        counts[source][word] += share / whole
        likely = {}
        for source, said in counts.items():
            total = sum(said.values())
            likely[source] = {word: n / total for word, n in said.items() if n > 1e-4 * total}
    return likely


if __name__ == "__main__":
    main()
