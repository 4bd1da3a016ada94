"""The glossary: which English a Persian term must have, and whether a translation has it.

    shipped terms, then the user's files (layers) -> found in Persian text (index)
      -> enforced in its English: by masks, else by correction (enforce); a miss is told
      -> names that no glossary has are spelled one way over an issue (spelling)

12,000 shipped pairs were written for this project (``models/corpus/glossary``). A translation
must keep the names among them that hardly ever mean anything else (``brief/data/names.tsv``) and
every term of the user's files; the others name what figures measure.
"""

from brief.glossary.index import Match
from brief.glossary.layers import Glossary, load_glossary
from brief.glossary.term import Term

__all__ = ["Glossary", "Match", "Term", "load_glossary", "lookup"]


def lookup(phrase: str) -> str | None:
    """The English of a whole phrase by the shipped glossary.

    >>> lookup("بانک مركزي")
    'Central Bank'
    >>> lookup("بانک مرکزی ماه") is None
    True
    """
    return load_glossary().lookup(phrase)
