"""Where glossary terms come from: the shipped word lists, and users' TSV files."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from brief.errors import SettingsError
from brief.glossary.fold import key_of
from brief.glossary.term import Term
from brief.resources import shipped

PARTS_OF_SPEECH = ("", "noun", "name", "verb", "adjective", "adverb", "phrase")
CASES = ("", "keep", "lower", "title")
_YES, _NO = ("yes", "do-not-translate"), ("", "no")
_COLUMNS = ("persian", "english", "part of speech", "case", "do-not-translate")
_LONGEST = 200  # characters of either side; longer is a text, not a term
_SMALL_WORDS = frozenset(("of", "and", "the", "for", "in", "on", "a", "an", "to", "at", "by"))


def read_terms(path: Path) -> tuple[Term, ...]:
    """The terms of a user's file, in order.

    :raises SettingsError: the file can't be read, or one of its lines is broken.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as exc:
        raise SettingsError(f"glossary {path}: can't be read: {exc.strerror}") from exc
    except UnicodeDecodeError as exc:
        raise SettingsError(f"glossary {path}: not UTF-8 text; save it as UTF-8") from exc
    seen: dict[str, tuple[int, Term]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        try:
            term = _term(line, path.name)
        except ValueError as exc:
            raise SettingsError(f"glossary {path}, line {number}: {exc}") from None
        key = key_of(term.persian)
        first, known = seen.setdefault(key, (number, term))
        if known != term:
            raise SettingsError(
                f"glossary {path}, line {number}: «{term.persian}» is on line {first} already,"
                " with something else"
            )
    return tuple(term for _, term in seen.values())


def _term(line: str, file: str) -> Term:
    """The term of one line.

    :raises ValueError: what is wrong with it.
    """
    from brief.clean.characters import repair_characters  # cleaning finds names by this package

    fields = [" ".join(field.split()) for field in line.split("\t")]
    if len(fields) > len(_COLUMNS):
        raise ValueError(f"{len(fields)} columns; at most {len(_COLUMNS)}: {', '.join(_COLUMNS)}")
    if len(fields) < 2:
        raise ValueError("Persian and English must stand apart by a tab")
    persian, english, part, case, kept = (*fields, "", "", "")[:5]
    persian = repair_characters(persian)[0]
    part, case, kept = part.lower(), case.lower(), kept.lower()
    if part not in PARTS_OF_SPEECH:
        raise ValueError(f"part of speech {part!r}: use {', '.join(filter(None, PARTS_OF_SPEECH))}")
    if case not in CASES:
        raise ValueError(f"case {case!r}: use {', '.join(filter(None, CASES))}")
    if kept not in _YES + _NO:
        raise ValueError(f"do-not-translate {kept!r}: use yes or no")
    if max(len(persian), len(english)) > _LONGEST:
        raise ValueError(f"longer than {_LONGEST} characters: a term is a few words")
    if not key_of(persian):
        raise ValueError("no Persian word in the first column")
    if not english and kept not in _YES:
        raise ValueError(f"no English for «{persian}» (or write yes in the last column)")
    if english and not any(c.isalnum() for c in english):
        raise ValueError(f"no word in the English of «{persian}»")
    return Term(persian, _cased(english, case), part, case, kept in _YES, True, file)


def _cased(english: str, case: str) -> str:
    if case == "lower":
        return english.lower()
    if case != "title":
        return english
    words = english.split(" ")
    return " ".join(
        w if i and w.lower() in _SMALL_WORDS else w[:1].upper() + w[1:] for i, w in enumerate(words)
    )


@cache
def shipped_terms() -> tuple[Term, ...]:
    """The terms of ``models/corpus/glossary``, in the order of its files and lines."""
    return tuple(_shipped())


def _shipped() -> Iterator[Term]:
    for path in sorted(shipped("models/corpus/glossary").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            persian, mark, english = line.partition(" ||| ")
            if mark and english.strip():
                yield Term(persian.strip(), english.strip(), kind=path.stem)
