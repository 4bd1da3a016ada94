"""The unit that an English text gives a number: percent, money, measures and lengths of time.

Forms are a unit's own singular and plural, its British spelling, and what ``english_units.tsv``
adds. Units that say the same of a translation are one family: "kilometers per hour" and
"kilometers", the degrees of every scale, the dollars of every country.
"""

from __future__ import annotations

import re
from functools import cache

from brief.figures.lexicon import rows
from brief.figures.units import units

HELD = ("percent", "money", "measure", "time")
"""The kinds of units that have names of their own in English; nouns have too many."""
_OTHER_WORDS = ("time", "season", "bit", "person-course")
"""What their Persian words also mean is as common: once, a chapter, a couplet, trainees."""

_FILLER = r"(?:(?:U\.S\.|US|[A-Z][a-z]+|more|full|whole|consecutive|metric) )??"
_AFTER = r"[ \u00a0-]?"


@cache
def kinds() -> dict[str, str]:
    """The kind (`HELD`) of every unit that a translation is held to, by its English singular."""
    return {
        u.singular: u.kind
        for u in units().values()
        if u.kind in HELD and u.singular not in _OTHER_WORDS
    }


@cache
def family(unit: str) -> str:
    """What a unit shares with those that may stand for it in English.

    >>> family("kilometer per hour"), family("degree Celsius"), family("Canadian dollar")
    ('kilometer', 'degree', 'dollar')
    """
    head = unit.split(" per ")[0]
    if kinds().get(unit) == "money":
        return head.rsplit(" ", 1)[-1]
    return "degree" if head.startswith("degree") else head


@cache
def _forms() -> dict[str, frozenset[str]]:
    """Families by form; a form without capitals is in lower case and matches any case."""
    listed = {unit: forms.split("|") for unit, forms in rows("english_units.tsv")}
    found: dict[str, set[str]] = {}
    for unit in units().values():
        if unit.singular not in kinds():
            continue
        own = [unit.singular, unit.plural, *listed.get(unit.singular, ())]
        own += [name.rsplit(" ", 1)[-1] for name in own[:2] if unit.kind == "money"]
        own += [re.sub(r"(met|lit)er", r"\1re", name) for name in own[:2]]
        own += [name.split(" per ")[0] for name in own if " per " in name and name[:4] != "part"]
        for form in own:
            found.setdefault(form, set()).add(family(unit.singular))
    return {form: frozenset(families) for form, families in found.items()}


def _pattern(forms: list[str]) -> str:
    """An alternative of ``forms``, longest first, in the case that each asks for."""
    parts = []
    for form in sorted(forms, key=len, reverse=True):
        word = re.escape(form).replace(r"\ ", "[ -]")
        if not (len(form) == 1 or form != form.lower()):
            word = f"(?i:{word})"
        parts.append(word + (r"(?![A-Za-z²³0-9])" if form[-1].isalnum() else ""))
    return "|".join(parts)


@cache
def _following() -> re.Pattern[str]:
    return re.compile(rf"{_AFTER}{_FILLER}(?P<unit>{_pattern(list(_forms()))})")


@cache
def _named(wanted: str) -> re.Pattern[str]:
    """Any form of one family, as a word of its own."""
    forms = [f for f, families in _forms().items() if wanted in families]
    words = [f for f in forms if len(f) > 1 or not f.isalpha()]
    return re.compile("|".join(_before(f) + _pattern([f]) for f in words))


def _before(form: str) -> str:
    return r"(?<![A-Za-z])" if form[0].isalpha() else ""


def unit_after(text: str, pos: int) -> frozenset[str]:
    """The families that the unit at ``text[pos]`` may be of; none where no unit stands.

    >>> sorted(unit_after("5 km/h", 1)), sorted(unit_after("5 people", 1))
    (['kilometer'], [])
    """
    m = _following().match(text, pos)
    if m is None:
        return frozenset()
    form = m["unit"].replace("-", " ")
    every = _forms()
    for name in (m["unit"], form, m["unit"].lower(), form.lower()):
        if name in every:
            return every[name]
    return frozenset()


def unit_end(text: str, pos: int) -> int:
    """Where the unit at ``text[pos]`` ends; ``pos`` where none stands.

    >>> unit_end("40 square meters of road", 2)
    16
    """
    m = _following().match(text, pos)
    return m.end() if m else pos


def sign_families(sign: str) -> frozenset[str]:
    """The families of a sign that stands tied to a number: ``%``, ``$``, ``US$``.

    >>> sorted(sign_families("US$"))
    ['dollar']
    """
    return _forms().get(sign, frozenset())


def names_unit(text: str, unit: str) -> bool:
    """Whether ``text`` names a unit at all.

    >>> names_unit("a 7-month-old baby", "month"), names_unit("412 million", "dollar")
    (True, False)
    """
    return bool(_named(family(unit)).search(text))
