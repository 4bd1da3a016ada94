"""People's names in Persian: where they stand, and how English news spells them.

- `words`: words of names, their spelling and use, from our own corpus;
- `romanize`: the Latin spelling of a name, listed or not;
- `find`: given names with the family names behind them.
"""

from brief.people.find import Person, find_people, with_people
from brief.people.romanize import romanize

__all__ = ["Person", "find_people", "romanize", "with_people"]
