"""The definite article before names: "the Supreme Court", but "Ghalibaf said", "in Iran".

The model sees a name as a mask and not what kind of name it is, so that it often leaves "the" out,
and now and then puts it in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from brief.clean.lexicon import rows
from brief.glossary.english import places, rendered
from brief.glossary.index import Match
from brief.names import PEOPLE

_STOP = re.compile(r"[.!?…][\"”’)]*$")
_BEGINS = re.compile(r"(?:^|[a-z\d%][.!?] )[\"“]?$")
_THE = re.compile(r"\b[Tt]he $")
_JOINT = re.compile("[ -]")
_NO_NOUN = re.compile(
    r"$|[.,;:!?)”]|['’]s\b| (?:and|in|on|at|to|for|from|by|with|as|is|was|were|are|has|had|have"
    r"|will|would|can|could|must|should|may|said|says|told|who|also|did|does|not|after|before|during|[a-z]+ed)\b"
)
_GOES_ON = re.compile(r"-|\s[A-Z]")
"""What makes it part of a longer name."""


def with_the(english: str, found: Iterable[Match]) -> str:
    """``english`` with "the" before the names ``found`` that take one and begin it or follow
    a preposition or a comma. A text without a full stop is a headline, which leaves articles out.

    >>> from brief.glossary import load_glossary
    >>> names = load_glossary().find("دیوان عالی کشور رأی داد.")
    >>> with_the("Supreme Court ruled.", names), with_the("a judge of Supreme Court.", names)
    ('The Supreme Court ruled.', 'a judge of the Supreme Court.')
    >>> with_the("Supreme Court rules", names)
    'Supreme Court rules'
    """
    if not _STOP.search(english):
        return english
    names = dict.fromkeys(rendered(m) for m in found if m.term.name and not m.term.user)
    for start, end in reversed(places(english, filter(_takes_one, names), exact=True)):
        before, after = english[:start], english[end:]
        begins = bool(_BEGINS.search(before))
        if (begins or _after().search(before)) and not _GOES_ON.match(after):
            english = f"{before}{'The' if begins else 'the'} {english[start:]}"
    return english


def without_the(english: str, found: Iterable[Match]) -> str:
    """``english`` with no "the" before people and other names ``found`` that never take one.

    Where a noun may follow it stays: "the Ghalibaf plan".

    >>> from brief.glossary import load_glossary
    >>> names = load_glossary().find("محمدباقر قالیباف در ایران ماند.")
    >>> without_the("The Mohammad Bagher Ghalibaf stayed in the Iran.", names)
    'Mohammad Bagher Ghalibaf stayed in Iran.'
    >>> without_the("The Khuzestan, with 3 dams.", load_glossary().find("خوزستان با ۳ سد"))
    'Khuzestan, with 3 dams.'
    """
    bare = {rendered(m) for m in found if m.term.kind == PEOPLE or _is_bare_place(m)}
    bare |= set(_words("bare"))
    # a pattern of all of them is dear to compile, and different for each sentence
    bare = {name for name in bare if f"he {_JOINT.split(name)[0]}" in english}
    for start, end in reversed(places(english, bare, exact=True)):
        article = _THE.search(english, 0, start)
        if article and _NO_NOUN.match(english, end):
            english = english[: article.start()] + english[start:]
    return english


def _is_bare_place(match: Match) -> bool:
    """Khuzestan, but not the Netherlands, the Caucasus or the Persian Gulf."""
    name = rendered(match)
    plain = match.term.kind == "places" and name.isalpha() and not name.endswith("s")
    return plain and name not in _words("with")


@cache
def _takes_one(name: str) -> bool:
    """Whether the head of ``name``, which a preposition follows or the end, is in the list."""
    return bool(re.search(rf"(?:^|\s)(?:{'|'.join(_words('head'))})(?:$| [a-z])", name))


@cache
def _after() -> re.Pattern[str]:
    words = "|".join(_words("before"))
    return re.compile(rf"(?:,|\b(?<!Republic )(?:{words}|[a-z]{{3,}}ed)) [\"“]?$")


@cache
def _words(kind: str) -> tuple[str, ...]:
    return tuple(
        word for word, its in rows(files("brief") / "data/glossary/definite.tsv") if its == kind
    )
