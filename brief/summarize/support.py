"""Which source sentences a summary sentence rests on: a cover of its words by theirs.

No model is asked: a summary sentence whose content words stand in few source sentences says
what they say; one whose words stand nowhere was made up.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

_MOST = 3  # sentences that a summary sentence may rest on for its words
_GAIN = 0.25  # of its words that a further sentence must add to be one of them
_NEAR = 0.7  # of the shorter one's words that the other has, in near-repeats


@dataclass(frozen=True, slots=True)
class Support:
    """``places`` of the sentences, in their order; ``share`` (0..1) of the words that they have."""

    places: tuple[int, ...]
    share: float


def find_support(stems: Sequence[str], bags: Sequence[Collection[str]]) -> Support:
    """The fewest sentences that have the most of ``stems``; ``bags`` are the sentences' own.

    >>> find_support(["فولاد", "صادر", "رشد"], [{"باران"}, {"فولاد", "صادر"}, {"رشد", "فولاد"}])
    Support(places=(1, 2), share=1.0)
    """
    wanted = set(stems)
    left = set(wanted)
    chosen: list[int] = []
    for turn in range(_MOST):
        gains = [len(left.intersection(bag)) for bag in bags]
        best = max(range(len(bags)), key=gains.__getitem__, default=-1)
        if best < 0 or not gains[best]:
            break
        # A word or two more count as said, but make no source of a sentence.
        if turn == 0 or gains[best] >= _GAIN * len(wanted):
            chosen.append(best)
        left.difference_update(bags[best])
    share = 1 - len(left) / len(wanted) if wanted else 0.0
    return Support(tuple(sorted(chosen)), share)


def repeats(stems: Collection[str], others: Iterable[Collection[str]]) -> bool:
    """Whether a sentence says again what one of ``others`` says, figures among the stems.

    >>> repeats(["فولاد", "رشد"], [["فولاد", "رشد", "کشور"]])
    True
    >>> repeats(["فولاد", "رشد", "کشور", "۱۲"], [["فولاد", "رشد", "کشور", "۹"]])
    False
    """
    own = set(stems)
    figures = {stem for stem in own if stem[0].isdecimal()}
    for other in map(set, others):
        if not figures <= other:
            continue
        fewer = min(len(own), len(other))
        if fewer and len(own & other) >= _NEAR * fewer:
            return True
    return False
