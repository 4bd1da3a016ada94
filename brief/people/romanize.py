"""The Latin spelling of a Persian name, as news English has it: «کیانی‌فر» is Kianifar.

A listed name has its spelling; one of listed parts is put together; for any other each letter gets
the Latin letters that fit best between its neighbors and behind what is spelled so far. The
weights of ``data/people/romanize.tsv`` were fitted on the listed names by
``models/lexicon/fit_romanize.py``: of names that it has not seen 68 of 100 come out as listed,
91 with at most one group of letters otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from brief.glossary.fold import ZWNJ, words
from brief.people.words import endings, known, table

_BEAM = 8
_EDGE = 4  # letters of padding, and the most that a feature looks back or ahead
_VOWELS = frozenset("aeiou")
_SHORTEST_BASE = 3


def romanize(name: str) -> str:
    """``name``, one or more Persian words, in Latin letters with capitals.

    >>> romanize("رضا کیانی‌فر"), romanize("بهنام رضایی‌نژاد")
    ('Reza Kianifar', 'Behnam Rezaeinejad')
    """
    return " ".join(_word(word.key, word.parts) for word in words(name))


def is_listed(name: str) -> bool:
    """Whether the spelling of every word of ``name`` stands in the table."""
    return all(word.key in known() for word in words(name))


@lru_cache(10_000)
def _word(key: str, parts: str) -> str:
    found = known().get(key)
    if found:
        return found.latin
    return (_of_parts(key, parts) or spell(key, *_fitted())).capitalize()


def _of_parts(key: str, parts: str) -> str | None:
    """The spelling of a listed name with a family name's ending; None if it is no such."""
    for ending, latin in endings().items():
        base = key.removesuffix(ending)
        apart = ZWNJ not in parts or parts.endswith(ZWNJ + ending)
        if base != key and len(base) >= _SHORTEST_BASE and apart and base in known():
            return known()[base].latin.lower() + latin
    return None


def spell(
    letters: str, weighted: Mapping[str, float], fitting: Mapping[str, tuple[str, ...]]
) -> str:
    """The best spelling of folded ``letters`` by beam search, in small letters.

    ``weighted``: features (`features`) with their weights; ``fitting``: what each letter may be.
    """
    return best(letters, weighted, fitting, _BEAM)[0]


def best(
    letters: str,
    weighted: Mapping[str, float],
    fitting: Mapping[str, tuple[str, ...]],
    beam: int,
) -> tuple[str, tuple[str, ...]]:
    """The best spelling, whole and letter by letter; a letter of no table goes unwritten."""
    text = padded(letters)
    hypotheses: list[tuple[float, str, tuple[str, ...]]] = [(0.0, "", ())]
    for at, letter in enumerate(letters):
        longer = [
            (
                score + sum(weighted.get(f, 0.0) for f in features(text, at, so_far, chunk)),
                so_far + chunk,
                (*chunks, chunk),
            )
            for score, so_far, chunks in hypotheses
            for chunk in fitting.get(letter, ("",))
        ]
        longer.sort(key=lambda h: (-h[0], h[1]))
        hypotheses = longer[:beam]
    return hypotheses[0][1:]


def padded(letters: str) -> str:
    """``letters`` with what `features` sees before and behind them."""
    return "^" * _EDGE + letters + "$" * _EDGE


def features(text: str, at: int, so_far: str, chunk: str) -> Iterator[str]:
    """What speaks for writing letter ``at`` of the padded ``text`` as ``chunk`` here."""
    at += _EDGE
    windows = ((0, 0), (1, 0), (0, 1), (1, 1), (2, 0), (0, 2), (2, 1), (1, 2), (2, 2))
    for number, (before, after) in enumerate(windows):
        yield f"{number}{text[at - before : at + after + 1]}\t{chunk}"
    latin = "^^" + so_far + chunk
    yield "l" + latin[-3:]
    yield "m" + latin[-4:]
    shape = "".join("V" if c in _VOWELS else "C" for c in latin[-5:])
    yield f"v{shape}{text[at + 1]}"
    yield f"w{shape}{text[at + 1 : at + 3]}"
    yield f"x{('^^' + so_far)[-2:]}|{text[at]}|{chunk}|{text[at + 1]}"


@cache
def _fitted() -> tuple[dict[str, float], dict[str, tuple[str, ...]]]:
    """The fitted weights of `features`; what each letter may be, the commonest first."""
    weights, choices = {}, {}
    for first, *rest in table("romanize.tsv"):
        if first == "letter":
            choices[rest[0]] = tuple(rest[1:])
        else:
            weights["\t".join((first, *rest[:-1]))] = float(rest[-1])
    return weights, choices
