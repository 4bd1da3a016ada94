"""A glossary term."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """A Persian term with its English as it is to be printed; the case is settled in it.

    ``kept``: not to be translated; with an empty ``english`` the Persian itself is printed.
    ``user``: from a user's file, so that it is enforced in every text. ``kind`` is the word list
    or file that it stands in.
    """

    persian: str
    english: str
    part: str = ""
    case: str = ""
    kept: bool = False
    user: bool = False
    kind: str = ""

    @property
    def name(self) -> bool:
        """Whether it is a name, whose English never changes its letters."""
        if self.part:
            return self.part == "name" or self.kept
        return self.kept or self.case == "keep" or any(c.isupper() for c in self.english)

    @property
    def exact(self) -> bool:
        """Whether the case of the English counts."""
        return self.name or self.case in ("keep", "title")

    @property
    def countable(self) -> bool:
        """Whether it has a plural: of shipped names only peoples do. «تاکستان‌ها» are vineyards."""
        if self.user or not self.name:
            return True
        people = self.english.endswith("an") and not self.english.endswith("stan")
        return people or self.persian.endswith("ی")
