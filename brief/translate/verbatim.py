"""What a Persian text has in other letters («ICDL», «COVID-19», «eBay») comes back as it is.

The bundled model has seen no such words and makes others of them: of the 248 in FLORES dev 16 came
back. As masks they all do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from brief.figures.lexicon import western_digits
from brief.figures.units import read_unit
from brief.glossary.index import Match
from brief.glossary.term import Term

VERBATIM = "verbatim"
"""The kind of these terms."""

_LETTER = r"[^\W\d_\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]"
_GOES_ON = rf"(?:{_LETTER}|\d)"
_WORD = rf"(?:\d{{1,3}}(?={_LETTER}))?{_LETTER}(?:{_GOES_ON}|[-.&'’+/@_:#]+(?={_GOES_ON}))*[+#]*"
_RUN = re.compile(
    rf"<[^<>]*>|(?<![\w<])(?P<run>[@#]?{_WORD}(?: {_WORD})*)"
    r"(?P<plural>[ \u200c]?ها(?:ی|یی)?(?!\w))?"
)
"""Angle brackets are passed over: what looks like a mask in there is kept by `brief.masks`."""
_NUMBER = re.compile(r"\d ?°?$")


def verbatim(text: str, terms: Iterable[Match] = ()) -> list[Match]:
    """The runs of words in other letters than Persian, but for those within ``terms``.

    >>> [(m.start, m.end, m.term.english) for m in verbatim("دوره ICDL و NGOها در G۲۰")]
    [(5, 9, 'ICDL'), (12, 17, 'NGOs'), (21, 24, 'G20')]
    """
    taken = [(m.start, m.end) for m in terms]
    found = []
    for m in _RUN.finditer(text):
        if not m["run"] or any(start < m.end() and m.start() < end for start, end in taken):
            continue
        if not _is_unit(text, m.start()):
            english = western_digits(m["run"])
            if m["plural"] and not english.lower().endswith("s"):
                english += "s"
            term = Term(m["run"], english, part="name", kept=True, kind=VERBATIM)
            found.append(Match(m.start(), m.end(), term))
    return found


def _is_unit(text: str, start: int) -> bool:
    """Whether a number stands before, of which this is the unit: «۲۵ km», «۴۵°C»."""
    number = _NUMBER.search(text, max(0, start - 3), start)
    return number is not None and read_unit(text, number.start() + 1) is not None
