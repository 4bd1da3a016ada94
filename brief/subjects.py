"""What a figure measures, in English: by the glossary, else by the model where it is sure.

A phrase out of its sentence is the hardest thing for a small model; a wrong label under a
right figure misleads more than a Persian one. So a doubtful phrase stays Persian. A phrase with
a known head («هزینه دارو», «شمار کارگران») is put together from the head's English and its rest,
since the model loses the head more often than the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from brief.figures.lexicon import key, rows
from brief.figures.units import nouns, units
from brief.figures.word_classes import words
from brief.glossary import Glossary, load_glossary
from brief.glossary.english import plural_of
from brief.names import find_names
from brief.records import Figure, Translation

_PLURAL = ("‌ها", "‌های", "ها", "های")
_MOST_HEADS = 3
_OF, _PER, _EACH = " of {}", " per {}", "هر "


def to_translate(figures: Iterable[Figure], glossary: Glossary | None = None) -> list[str]:
    """The different Persian phrases that the subjects of key figures need the model for."""
    terms = glossary or load_glossary()
    wanted = dict.fromkeys(f.subject_fa for f in figures if f.key and f.subject_fa)
    rests = (_taken_apart(phrase, terms)[1] for phrase in wanted)
    return [rest for rest in dict.fromkeys(rests) if _known(rest, terms) is None]


def name_subject(
    figure: Figure,
    english: Mapping[str, Translation],
    doubt_below: float,
    glossary: Glossary | None = None,
) -> Figure:
    """``figure`` with its English subject, or without one where there is only a guess."""
    phrase = figure.subject_fa
    if not phrase or figure.subject:
        return figure
    terms = glossary or load_glossary()
    patterns, rest = _taken_apart(phrase, terms)
    one = units().get(key(rest)) if patterns and patterns[-1].endswith(_PER) else None
    named = one.singular if one else _known(rest, terms)
    if named is None:
        guess = english.get(rest)
        if guess is None or guess.problems or (guess.confidence or 0.0) < doubt_below:
            return figure
        named = guess.text.rstrip(".")
        if patterns and not find_names(rest):
            named = named[:1].lower() + named[1:]
    for at, pattern in enumerate(reversed(patterns)):
        many = _many(rest) if at == 0 and "{s}" in pattern else None
        named = pattern.replace("{s}", "{}").format(many or named)
    if _counts(figure):
        named = plural_of(named)
    return replace(figure, subject=named)


def _counts(figure: Figure) -> bool:
    """Whether its phrase begins with the noun that is counted: «۴۰ هزار مربی», «مربی دولتی»."""
    phrase = (figure.subject_fa or "").split()
    starts = (" ".join(phrase[:n]) for n in range(1, len(phrase) + 1))
    return figure.value != 1 and any(figure.surface.endswith(f" {start}") for start in starts)


def _taken_apart(phrase: str, terms: Glossary) -> tuple[tuple[str, ...], str]:
    """The English patterns of the heads and endings of ``phrase``, outermost first, and its rest.

    >>> _taken_apart("هزینه دارو", load_glossary())
    (('cost of {}',), 'دارو')
    >>> _taken_apart("قیمت تضمینی هر کیلو برگ سبز", load_glossary())
    (('guaranteed price per {}',), 'کیلو برگ سبز')
    >>> _taken_apart("بانک مرکزی", load_glossary())
    ((), 'بانک مرکزی')
    """
    patterns: list[str] = []
    left, _, last = phrase.rpartition(" ")
    if left and last in words("pronoun"):  # «درآمد آنها»: whose it is the sentence says
        phrase = left
    first, _, rest = phrase.partition(" ")
    if rest and first in words("counter"):  # «حلقه چاه»
        phrase = rest
    while len(patterns) < _MOST_HEADS and _known(phrase, terms) is None:
        found = next(_splits(phrase), None)
        if found is None:
            break
        patterns.append(found[0])
        phrase = found[1]
    if patterns and patterns[-1].endswith(_OF) and phrase.startswith(_EACH):
        patterns[-1] = patterns[-1].removesuffix(_OF) + _PER
        phrase = phrase.removeprefix(_EACH)
    return tuple(patterns), phrase


def _splits(phrase: str) -> Iterator[tuple[str, str]]:
    first, _, rest = phrase.partition(" ")
    before, _, last = phrase.rpartition(" ")
    if before and f" {last}" in _heads():
        yield _heads()[f" {last}"], before
    if rest and first in _heads():
        quality, _, bare = rest.partition(" ")
        if bare and quality in _adjectives():
            yield f"{_adjectives()[quality]} {_heads()[first]}", bare
        yield _heads()[first], rest


@cache
def _heads() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("subject_heads.tsv")}


@cache
def _adjectives() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("subject_adjectives.tsv")}


def _known(phrase: str, terms: Glossary) -> str | None:
    """The English of a whole phrase by the glossary or the counted nouns, without «این»."""
    phrase = phrase.removeprefix("این ").removeprefix(_EACH)
    return terms.lookup(phrase) or _noun(phrase)


def _noun(word: str) -> str | None:
    if (noun := nouns().get(key(word))) is not None:
        return noun.singular
    return _many(word) if word.endswith(_PLURAL) else None


def _many(word: str) -> str | None:
    """The plural of a counted noun: «خانه‌های» gives "houses"."""
    for ending in _PLURAL:
        word = word.removesuffix(ending)
    noun = nouns().get(key(word))
    return noun.plural if noun is not None else None
