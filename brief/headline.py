"""A headline from the start of a summary, for an article that has none of its own."""

from __future__ import annotations

import re

from brief.verify.report import shorten

_MOST = 80  # characters
_LEAST = 30
_PREAMBLE = re.compile(
    r"\AIt (?:is|was|should be|must be) (?:also )?(?:worth |necessary to |important to )?"
    r"(?:noting|mentioning|saying|recalling|note|mention|say|noted|mentioned|said|recalled) that,? "
)
"""«شایان ذکر است که», «گفتنی است»: the way into a sentence, nothing of what it says."""
_WHEN = re.compile(
    r"\A(?:In|By|During|Over|Since|On|At|From) [^,.;:]{3,60}, (?=\S)"
    r"|\A(?:In|During|Over) the (?:first|last|past|next) (?:\w+ )?"
    r"(?:days?|weeks?|months?|quarters?|half|years?)"
    r"(?: of (?:this|last|the) (?:year|month))? (?=\d)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r",? (?:and|but) (?=(?:also )?(?:was|were|has|have|had|is|are|will|would|said|added)\b)"
    r"|,? (?:while|because|although|so that|which|after which|where|whereas) "
    r"|, (?:but|and|who|with|as) |; "
)
"""Where a clause ends; not each comma and "and", which stand in lists and names."""


def headline_from(sentence: str) -> str:
    """The main clause of an English sentence, without when; "…" where it had to be cut.

    A sentence that is short enough stays whole.

    >>> headline_from("It is worth noting that in spring 403,019 people were assessed.")
    'In spring 403,019 people were assessed'
    >>> headline_from("In the first three months of this year 403,019 people received an "
    ...               "assessment of their technical skills and were given certificates.")
    '403,019 people received an assessment of their technical skills'
    """
    text = _PREAMBLE.sub("", sentence.strip()).removesuffix(".")
    if len(text) > _MOST:
        text = _WHEN.sub("", text)
    if len(text) > _MOST:
        ends = [m.start() for m in _CLAUSE.finditer(text, _LEAST, _MOST)]
        text = text[: ends[-1]] if ends else shorten(text, _MOST)
    return text[:1].upper() + text[1:]
