"""What came back from the model, restored and looked over: which of several attempts is best."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from brief import masks
from brief.glossary import Match
from brief.glossary.definite import with_the, without_the
from brief.glossary.enforce import enforce, miss_message, without_kept
from brief.glossary.english import fit
from brief.problem import Problem
from brief.runtime.decoding import Output
from brief.translate.coverage import content_words, share_said
from brief.translate.polish import polish
from brief.translate.problems import find_problems, without_doubles
from brief.translate.sources import Source
from brief.verify.currency import currency_problem
from brief.verify.direction import opposite_problem, right_direction
from brief.verify.negation import negation_problem
from brief.verify.repair import problems, repair

_UNREADABLE = frozenset(("is empty", "repeats itself", "breaks off", "has Persian left in it"))

_PLACE = 0.03
"""Coverage that a hypothesis must gain for each place that it stands further down."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """The English of a source. ``lost`` counts masks that did not come exactly once, ``wrong``
    further figures that are not the source's or had to be put right, and terms of the user's
    glossary that are not there; ``missed`` are all terms that are not.

    ``score`` is the mean log-probability of its tokens, None until it is asked for.
    """

    text: str
    output: Output
    problems: tuple[str, ...]
    lost: int
    wrong: int
    score: float | None = None
    missed: tuple[Match, ...] = ()

    @property
    def poor(self) -> bool:
        """Whether it is worth decoding again: a shipped name in other words alone is not."""
        return len(self.problems) > sum(not match.term.user for match in self.missed)

    @property
    def rank(self) -> tuple[int, int, int, int]:
        """Less is better: a lost figure weighs the most, then what nobody can read."""
        unreadable = len(_UNREADABLE & set(self.problems))
        return self.lost, unreadable, self.wrong, len(self.problems)


def best_of(attempts: Iterable[Attempt]) -> Attempt:
    """The one with the fewest problems; of equals the first."""
    return min(attempts, key=lambda a: a.rank)


def fullest(source: Source, outputs: Sequence[Output]) -> Output:
    """The hypothesis that loses no mask and says most of the Persian.

    ``outputs`` come best first by the model; each place further down must be made good.
    """
    if len(outputs) == 1:
        return outputs[0]
    words = content_words(source.masked.text)

    def cost(place: int) -> tuple[int, bool, float]:
        output = outputs[place]
        lost = masks.restore(output.text, source.masked.values)[1]
        said = share_said(words, output.text)
        return len(lost), not output.finished, _PLACE * place - said

    return outputs[min(range(len(outputs)), key=cost)]


def look_over(source: Source, output: Output) -> Attempt:
    """What came back, restored; a figure under a wrong unit is put right, and that is told."""
    values = source.masked.values
    text, lost = masks.restore(output.text, values)
    text = fit(text, source.protected)  # the model has seen masks, and not how they begin
    told = [
        Problem(
            f"does not have {values[n - 1]} once"
            if n <= len(values)
            else "has a figure that the Persian lacks",
            "glossary" if n <= len(values) and source.value_of_term(values[n - 1]) else "figure",
        )
        for n in lost
    ]
    return judge(source, text, output, told)


def judge(source: Source, text: str, output: Output, told: Iterable[str] = ()) -> Attempt:
    """``text`` as the English of ``source``; ``told`` are problems that are known already."""
    told = list(told)
    held = enforce(source.text, text, source.open, source.glossary)
    # Masks keep values; the gate sees a value that came out as something else's.
    text = right_direction(source.text, held.text)
    text, repaired = repair(text, source.figures, source.text)
    found = problems(text, source.figures, source.text)
    found = tuple(f for f in found if f.status != "dropped" or not told)
    lost, wrong = len(told), len(repaired) + len(found) + sum(m.term.user for m in held.misses)
    told += [*repaired, *(f.message for f in found)]
    told += find_problems(source.text, without_kept(text, source.terms), output.finished)
    turned = negation_problem(source.text, text)
    unpaid = currency_problem(source.text, text)
    opposite = opposite_problem(source.text, text)
    told += [problem for problem in (turned, unpaid, opposite) if problem]
    text, doubles = without_doubles(source.text, text)
    told += doubles
    told += (Problem(miss_message(match), "glossary") for match in held.misses)
    problems_ = tuple(dict.fromkeys(told))
    text = without_the(with_the(polish(source.text, text), source.terms), source.terms)
    return Attempt(text, output, problems_, lost, wrong, missed=held.misses)
