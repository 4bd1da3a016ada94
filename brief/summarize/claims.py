"""The figures and names of a summary sentence, held against the sentences that it rests on.

One that they lack is looked for in the other sentences of the part, which then count among its
sources; one that is nowhere is a problem, always.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from brief.names import find_names
from brief.people import find_people
from brief.problem import Problem
from brief.summarize.evidence import figures_of, states, weighty
from brief.verify.gate import GateFinding
from brief.verify.repair import problems, repair

_MOST = 5  # sentences under a summary sentence, those for its figures among them
Held = tuple[str, set[int], list[str]]
"""The sentence, the places of what it rests on, and its problems."""


def hold_persian(fa: str, texts: Sequence[str], places: Iterable[int]) -> Held:
    """A Persian summary sentence that rests on ``places`` of ``texts``.

    >>> hold_persian("تولید ۱۲ درصد رشد کرد.", ["تولید رشد کرد.", "رشد آن ۱۲ درصد بود."], [0])
    ('تولید ۱۲ درصد رشد کرد.', {0, 1}, [])
    """
    under, found = set(places), []
    for claim in weighty(figures_of(fa)):
        if any(states(figures_of(texts[i]), claim) for i in under):
            continue
        other = next((i for i, t in enumerate(texts) if states(figures_of(t), claim)), None)
        if other is None:
            said = f"has {claim.text}, which no figure of the source explains"
            found.append(Problem(said, "figure"))
        else:
            under.add(other)
    return fa, under, [*found, *_made_up_names(fa, " ".join(texts))]


def hold_english(en: str, texts: Sequence[str], places: Iterable[int]) -> Held:
    """An English summary sentence that rests on ``places`` of Persian ``texts``."""
    under = set(places)
    left = _wrong(en, texts, under)
    for i in range(len(texts)):
        if not left or len(under) == _MOST:
            break
        fewer = _wrong(en, texts, {*under, i})
        if len(fewer) < len(left):
            under, left = {*under, i}, fewer
    repaired: tuple[str, ...] = ()
    if left and all(f.status in ("unit", "qualifier") for f in left):
        # Another number is flagged and stays: summaries round and rest on many figures, and
        # on authored ones repair made of a “70-year-old mill” a “6 months mill”.
        own = [f for i in sorted(under) for f in figures_of(texts[i])]
        en, repaired = repair(en, own, " ".join(texts[i] for i in sorted(under)))
        left = _wrong(en, texts, under)
    return en, under, [*repaired, *(f.message for f in left)]


def _wrong(en: str, texts: Sequence[str], places: Iterable[int]) -> list[GateFinding]:
    """What the gate holds against the figures that a summary has; it may leave out others."""
    own = [f for i in sorted(places) for f in figures_of(texts[i])]
    fa = " ".join(texts[i] for i in sorted(places))
    return [f for f in problems(en, own, fa) if f.status != "dropped"]


def _made_up_names(fa: str, source: str) -> list[Problem]:
    """Names of which the source lacks a word; «کرجی» has «کرج», half-spaces don't matter.

    >>> _made_up_names("بهروز کیانی‌فر گفت تولید رشد کرد.", "رئیس گفت تولید رشد کرد.")
    ['names Behrouz Kianifar («بهروز کیانی‌فر»), which its source lacks']
    """
    known = source.replace("\u200c", "")
    people = [(p.start, p.end, p.english) for p in find_people(fa)]
    listed = [n for n in find_names(fa) if not any(a < n[1] and n[0] < b for a, b, _ in people)]
    found = {
        en: fa[start:end]
        for start, end, en in sorted(people + listed)
        if not all(w.replace("\u200c", "") in known for w in fa[start:end].split())
    }
    return [Problem(f"names {en} («{name}»), which its source lacks") for en, name in found.items()]
