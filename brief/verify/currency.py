"""Whether a translation names the money that the Persian names: «هر درهم» is no "toman".

The gate holds the units of figures; a price has more names of money than figures («هر یورو ۶۱ هزار
تومان»). Of 7,600 right pairs of our corpus that name money eight would be called wrong.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from brief.clean.lexicon import rows
from brief.problem import Problem


def currency_problem(fa: str, en: str) -> Problem | None:
    """What money ``en`` leaves out, to follow a quotation of it; None if none.

    >>> currency_problem("نرخ هر یورو ۶۱ هزار تومان بود.", "The rate was 61,000 tomans per toman.")
    'leaves out «یورو» (euro)'
    >>> currency_problem("نرخ هر یورو ۶۱ هزار تومان بود.", "A euro was 61,000 tomans.")
    """
    for persian, english, name in _currencies():
        found = persian.search(fa)
        if found and not english.search(en):
            return Problem(f"leaves out «{found[0].split()[-1]}» ({name})", "unit")
    return None


@cache
def _currencies() -> tuple[tuple[re.Pattern[str], re.Pattern[str], str], ...]:
    return tuple(
        (
            re.compile(rf"(?<![\w\u200c])(?:{fa})(?:ی|ها|های|\u200cها|\u200cهای)?(?![\w\u200c])"),
            re.compile(rf"(?<![A-Za-z])(?:{en})(?![A-Za-z])", re.IGNORECASE),
            name,
        )
        for fa, en, name in rows(files("brief") / "data" / "currencies.tsv")
    )
