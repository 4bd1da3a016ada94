"""The forms of Persian verbs, made from the two roots of each.

Only written news Persian: present, past and perfect tenses, their negatives, and the six
separable prefixes («برمی‌گردد»). A form gets the half-spaces an editor would put in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from brief.clean.letters import ZWNJ

_PERSONS = ("م", "ی", "یم", "ید", "ند")
_ONGOING = re.compile("(بر|در|باز|فرا|وا|فرو|)(ن?می)(..+)")
_PERFECT = re.compile("(.+ه)(ام|ای|ایم|اید|اند|است)")


@dataclass(frozen=True, slots=True)
class Verbs:
    """``finite``: past and present forms without «می» or negation; ``participles``: «رفته»."""

    finite: frozenset[str]
    participles: frozenset[str]

    def restored(self, word: str) -> str | None:
        """The verb form that ``word`` is when its half-spaces are put in, or None.

        >>> verbs = conjugate([("گشت", "گرد"), ("گفت", "گو")])
        >>> [verbs.restored(word) for word in ("برمیگردد", "نگفتهاند", "گفتند")]
        ['برمی\\u200cگردد', 'نگفته\\u200cاند', None]
        """
        perfect = _PERFECT.fullmatch(word)
        if perfect and perfect[2] != "است":
            ongoing = _ONGOING.fullmatch(perfect[1])
            if ongoing and ongoing[3] in self.participles:
                return f"{ongoing[1]}{ongoing[2]}{ZWNJ}{ongoing[3]}{ZWNJ}{perfect[2]}"
            if self.is_participle(perfect[1]):
                return f"{perfect[1]}{ZWNJ}{perfect[2]}"
        ongoing = _ONGOING.fullmatch(word)
        if ongoing and (ongoing[3] in self.finite or ongoing[3] in self.participles):
            return f"{ongoing[1]}{ongoing[2]}{ZWNJ}{ongoing[3]}"
        return None

    def is_participle(self, word: str) -> bool:
        """Whether ``word`` is a past participle, negated or not («نرفته»)."""
        return word in self.participles or (word[0] == "ن" and word[1:] in self.participles)

    def is_form(self, word: str) -> bool:
        """Whether ``word`` is a form that needs no half-space («گفت», «نگفتند», «بگویند»)."""
        if word in self.finite or self.is_participle(word):
            return True
        return word[0] in "نب" and word[1:] in self.finite


def _finite(past: str, present: str) -> Iterator[str]:
    if past:
        yield from (past, *(past + person for person in _PERSONS))
    if present and present[-1] in "او":
        yield from (present + "ی" + person for person in (*_PERSONS, "د"))
    if present and present[-1] != "ا":
        yield from (present + person for person in (*_PERSONS, "د"))


def conjugate(roots: Iterable[tuple[str, str]]) -> Verbs:
    """The verbs with these (past, present) roots; either root may be empty."""
    pairs = tuple(roots)
    finite = frozenset(form for past, present in pairs for form in _finite(past, present))
    return Verbs(finite, frozenset(f"{past}ه" for past, _ in pairs if past))
