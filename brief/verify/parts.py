"""Parts that do not add up to their total, and percentages that contradict their counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby, pairwise

from brief.figures.format import amount, format_number
from brief.figures.lexicon import LETTER, SPACE
from brief.records import Check, Document, Figure

_TOTAL = re.compile(
    rf"(?<![{LETTER}])(?:مجموع|مجموعاً|جمع|کل|جمعاً|از بین|از میان)"
    rf"(?:[{SPACE}]+[{LETTER}\u200c]+)?[{SPACE}]+$"
)
_OF_THEM = re.compile(
    rf"(?<![{LETTER}])(?:معادل|یعنی|برابر(?:[{SPACE}]با)?)[{SPACE}]+$"
    rf"|\([{SPACE}]*(?:معادل[{SPACE}])?$"
)
_FROM = re.compile(rf"(?<![{LETTER}])از[{SPACE}]+(?:حدود[{SPACE}]+)?$")
_TO = re.compile(rf"(?<![{LETTER}])به[{SPACE}]+(?:حدود[{SPACE}]+|بیش[{SPACE}]از[{SPACE}]+)?$")
_ROSE = re.compile(rf"(?<![{LETTER}])(?:افزایش|رشد|کاهش|افت)")
_NEAR = Decimal("0.1")
"""Parts that sum to less than the total are doubted only this close to it: lists are partial."""
_POINT = Decimal("1.5")
"""How far a printed percentage may be from the one its counts give."""


def check_parts(document: Document, figures: Sequence[Figure]) -> Iterator[Check]:
    """Sums, shares and growth rates that contradict each other within one sentence."""
    stated = [f for f in figures if f.value is not None and f.unit is not None]
    for _, group in groupby(stated, key=lambda f: f.sentence):
        sentence = list(group)
        yield from _sums(document, sentence)
        yield from _shares(document, sentence)
        yield from _growth(document, sentence)


def _sums(document: Document, sentence: Sequence[Figure]) -> Iterator[Check]:
    """«از مجموع X، سهم A و سهم B»: the parts against the total before them."""
    for at, total in enumerate(sentence):
        if not _before(_TOTAL, document, total):
            continue
        parts = [f for f in sentence[at + 1 :] if f.unit == total.unit and f.kind == total.kind]
        if len(parts) < 2 or total.value is None or not total.value:
            continue
        values = [f.value for f in parts if f.value is not None]
        whole = sum(values, Decimal(0))
        short = total.value - whole
        exact = not any(f.qualifier for f in parts)
        if (whole > total.value and exact) or (exact and 0 < short <= total.value * _NEAR):
            listed = " + ".join(amount(v, None) for v in values)
            equal = " The parts are also equal to each other." if len(set(values)) == 1 else ""
            yield Check(
                kind="sum",
                message=f"The source gives a total of {amount(total.value, total.unit)}, but its "
                f"parts make {listed} = {amount(whole, None)}.{equal}",
                article=total.article,
            )


def _shares(document: Document, sentence: Sequence[Figure]) -> Iterator[Check]:
    """«از ۲۰۰ نفر، ۵۰ نفر (۳۰ درصد)»: a percentage against its two counts."""
    for at, percent in enumerate(sentence):
        if at < 2 or percent.kind != "percent" or not _before(_OF_THEM, document, percent):
            continue
        part, wholes = sentence[at - 1], sentence[: at - 1]
        whole = next((f for f in reversed(wholes) if f.unit == part.unit), None)
        if whole is None or not part.value or not whole.value or part.value > whole.value:
            continue
        if not _before(_FROM, document, whole) and not _before(_TOTAL, document, whole):
            continue
        real = part.value / whole.value * 100
        if percent.value is not None and abs(real - percent.value) > _POINT:
            yield Check(
                kind="percentage",
                message=f"The source calls {amount(part.value, part.unit)} of "
                f"{amount(whole.value, whole.unit)} {percent.value:f}%, but they are "
                f"{format_number(round(real, 1))}%.",
                article=percent.article,
            )


def _growth(document: Document, sentence: Sequence[Figure]) -> Iterator[Check]:
    """«از A به B ... رشد X درصد»: the growth rate against its two ends."""
    for old, new in pairwise(sentence):
        if old.unit != new.unit or old.kind == "percent" or not old.value or not new.value:
            continue
        if not (_before(_FROM, document, old) and _before(_TO, document, new)):
            continue
        after = [f for f in sentence if f.kind == "percent" and f.unit == "percent"]
        if len(after) != 1 or not _ROSE.search(
            document.text, old.start - 60 if old.start > 60 else 0, after[0].end + 20
        ):
            continue
        real = abs(new.value - old.value) / old.value * 100
        said = after[0].value
        if said is not None and abs(real - said) > max(_POINT, said / 20):
            yield Check(
                kind="percentage",
                message=f"The source has {said:f}% for the change from "
                f"{amount(old.value, old.unit)} to {amount(new.value, new.unit)}, which is "
                f"{format_number(round(real, 1))}%.",
                article=old.article,
            )


def _before(pattern: re.Pattern[str], document: Document, figure: Figure) -> bool:
    return bool(pattern.search(document.text, max(0, figure.start - 30), figure.start))
