"""The glossary of a run: the shipped terms, over them the user's files, the later the stronger."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType

from brief.errors import SettingsError
from brief.glossary.english import rendered
from brief.glossary.fold import key_of, words
from brief.glossary.index import Index, Match
from brief.glossary.term import Term
from brief.glossary.terms import read_terms, shipped_terms


class Glossary:
    """Persian terms with their English; ``user`` are those of the user's files, in effect.

    >>> mine = Glossary([Term("بانک مرکزی", "CBI", user=True)])
    >>> mine.lookup("بانک مركزي"), Glossary().lookup("بانک مرکزی")
    ('CBI', 'Central Bank')
    """

    def __init__(self, user: Sequence[Term] = ()) -> None:
        """``user`` are terms in the order of their files: a later one replaces an earlier."""
        self._user = {key_of(term.persian): term for term in user}
        self.user = tuple(self._user.values())

    def lookup(self, phrase: str) -> str | None:
        """The English of a whole phrase; half-spaces and letter variants don't matter."""
        key = key_of(phrase)
        term = self._user.get(key)
        if term is not None:
            return term.english or None
        if own := self._inflected(phrase):
            return own
        known = _shipped_english().get(key)
        return known[0] if known else None

    def find(self, text: str) -> tuple[Match, ...]:
        """The user's terms and the shipped names in ``text``, in order, none overlapping.

        The longest first; but a user's term wins over any shipped name that it is a part of.

        >>> mine = Glossary([Term("تهران", "Teheran", user=True)])
        >>> [m.term.english for m in mine.find("استان تهران و استان قم")]
        ['Teheran', 'Qom Province']
        """
        found = words(text)
        own = tuple(self._index.matches(text, found)) if self.user else ()
        names: list[Match] = []
        after = 0
        for start, end in (*((m.start, m.end) for m in own), (len(text), len(text))):
            before = after  # the words between two terms of the user
            while after < len(found) and found[after].start < start:
                after += 1
            names += _name_index().matches(text, found[before:after])
            while after < len(found) and found[after].start < end:
                after += 1
        return tuple(sorted((*own, *names), key=lambda m: m.start)) if own else tuple(names)

    def others(self, term: Term) -> tuple[str, ...]:
        """Further English for the same Persian: what a translation may have instead.

        >>> Glossary().others(Term("بانک مرکزی", "CBI"))
        ('Central Bank',)
        """
        known = _shipped_english().get(key_of(term.persian), ())
        return tuple(en for en in known if en.lower() != term.english.lower())

    def shipped_english(self, text: str, apart_from: Term) -> set[str]:
        """The shipped English of all terms in ``text`` but those with the letters of one."""
        key = key_of(apart_from.persian)
        found = _shipped_index().find(text)
        keys = {key_of(match.term.persian) for match in found} - {key}
        return {en for one in keys for en in _shipped_english().get(one, ())}

    def _inflected(self, phrase: str) -> str | None:
        """The English of a phrase that is a user's term with an ending."""
        found = self._index.find(phrase) if self.user else ()
        whole = len(found) == 1 and not (phrase[: found[0].start] + phrase[found[0].end :]).strip()
        return rendered(found[0]) if whole else None

    @cached_property
    def digest(self) -> str:
        """Which glossary this is: the same digest, the same English for every term."""
        made = hashlib.sha256(_shipped_digest())
        for t in sorted(self.user, key=lambda t: t.persian):
            row = (t.persian, t.english, t.part, t.case, "yes" if t.kept else "")
            made.update("\t".join(row).encode() + b"\n")
        return made.hexdigest()

    @cached_property
    def _index(self) -> Index:
        own = {key: english[0] for key, english in _shipped_english().items()} if self.user else {}
        return Index(self.user, own)


def load_glossary(files: Sequence[str | Path] = ()) -> Glossary:
    """The shipped glossary with the user's files over it, read once as long as they are the same.

    :raises SettingsError: a file can't be read, or has a broken line.
    """
    stamps = []
    for file in files:
        path = Path(file)
        try:
            state = path.stat()
        except OSError as exc:
            raise SettingsError(f"glossary {path}: can't be read: {exc.strerror}") from exc
        stamps.append((path, state.st_mtime_ns, state.st_size))
    return _load(tuple(stamps))


@cache
def _load(stamps: tuple[tuple[Path, int, int], ...]) -> Glossary:
    return Glossary([term for path, *_ in stamps for term in read_terms(path)])


@cache
def _shipped_english() -> Mapping[str, tuple[str, ...]]:
    """All English of each shipped term, by its key; the first is the one to use."""
    table: dict[str, tuple[str, ...]] = {}
    for term in shipped_terms():
        key = key_of(term.persian)
        known = table.get(key, ())
        if term.english not in known:
            table[key] = (*known, term.english)
    return MappingProxyType(table)


@cache
def _name_index() -> Index:
    from brief.names import name_terms  # the names are found with this package's own means

    return Index(name_terms())


@cache
def _shipped_index() -> Index:
    return Index(shipped_terms())


@cache
def _shipped_digest() -> bytes:
    made = hashlib.sha256()
    for term in shipped_terms():
        made.update(f"{term.persian}\t{term.english}\n".encode())
    return made.digest()
