"""Groups the paragraphs of a page into articles.

Each headline opens a group. Every paragraph is then weighed against what the groups are about
and against where it stands: text goes on with the article before it unless something shows a
break (a headline, a sentence cut off, a repeat taken out). Paragraphs that share a cut
sentence stay together. This is a hidden Markov model, solved anew until nothing changes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from brief.segment.named import named_by
from brief.segment.topics import Topic, add, alike, alike_to_rest
from brief.segment.units import Unit

_ROUNDS = 6
_LONG = 300  # units from which a text is no page, and fewer rounds must do
_STAY, _SWITCH = 0.0, 1.7  # costs where nothing shows a break
_BREAK_STAY, _BREAK_SWITCH = 0.4, 0.7  # and where something does
_AFTER_HEADING = 3.5
_NEVER = 1e6
_OWN = 3.5  # what ties a headline to the group it opened
_NAMED = 3.0  # what ties a paragraph to the group of a headline whose words it repeats
_MOST = 16
"""Groups that a paragraph is weighed against: the nearest ones, so that time stays linear."""
_NEAREST = 128
"""Paragraphs of its group, before it and after it, that a run is compared with."""
_STRANGE = 3.2
_STRANGE_WORDS = 60
_SUBHEADING, _SUBHEADING_WHOLE = 1.0, 3.0
"""Gaps (see `gap`) below which two headed texts are one: on a broken page, on a whole one."""
_INTERVIEW = 2.0  # and how much wider the gap may be where both texts put questions
_SAMPLE = 10
_WITHIN = 2.5  # how alike two paragraphs of an article are on average, in log odds


def is_break(units: Sequence[Unit], index: int) -> bool:
    """Whether something between this unit and the one before it shows that a block ends."""
    if index == 0 or units[index].kind == "heading" or units[index].after_gap:
        return True
    unit, before = units[index], units[index - 1]
    if before.joined == index:
        return False
    return before.open_end or unit.head is not None


def fit(topic: Topic, group: Topic, inside: bool = False) -> float:
    """Log odds that a paragraph about ``topic`` belongs to a group about ``group``.

    ``inside``: the paragraph is one of the group, and is weighed against the others.
    """
    return max(-4.0, min(6.0, alike_to_rest(topic, group) if inside else alike(topic, group)))


def group_units(units: Sequence[Unit]) -> list[int]:
    """The number of the group of each unit; groups are numbered as they first appear.

    A page that shows no damage is only taken apart at its headlines.
    """
    broken = is_broken(units)
    labels = _first_labels(units)
    if len(set(labels)) > 1 or broken:
        labels = _settled(units, labels, broken)
        merged = _merge_alike(units, labels, _SUBHEADING if broken else _SUBHEADING_WHOLE)
        if merged != labels:
            labels = _settled(units, merged, broken)
    return _renumbered(labels)


def _settled(units: Sequence[Unit], labels: list[int], broken: bool) -> list[int]:
    """The labels after as many rounds as change something."""
    known = _Known(named=named_by(units))
    for _ in range(_ROUNDS if len(units) < _LONG else 2):
        new = _assign(units, labels, broken, known)
        if broken:
            new = _split_strangers(units, new)
        if new == labels:
            break
        labels = new
    return labels


def is_broken(units: Sequence[Unit]) -> bool:
    """Whether the page shows that its columns are out of order: repeats, or cut sentences."""
    return any(
        unit.after_gap or (unit.open_end and unit.kind != "heading" and at + 1 < len(units))
        for at, unit in enumerate(units)
    )


def _opens(units: Sequence[Unit], index: int) -> bool:
    """Whether a unit is the first of the headings above a text."""
    return (
        units[index].kind == "heading"
        and units[index].joined is None
        and not (index and units[index - 1].kind == "heading")
    )


def _first_labels(units: Sequence[Unit]) -> list[int]:
    """A group for each headline, with all that follows it."""
    labels: list[int] = []
    for index in range(len(units)):
        opens = index == 0 or _opens(units, index)
        labels.append(labels[-1] + opens if labels else 0)
    return labels


@dataclass(slots=True)
class _Known:
    """What the round before found: the groups' members and topics, and how units fit them."""

    members: dict[int, list[int]] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    fits: list[dict[int, float]] = field(default_factory=list)
    named: list[tuple[int, ...]] = field(default_factory=list)

    def renew(self, units: Sequence[Unit], labels: Sequence[int]) -> set[int]:
        """Takes the groups as they are now; returns those that are not what they were."""
        members = _members(units, labels)
        changed = {name for name, those in members.items() if self.members.get(name) != those}
        for name in changed:
            self.topics[name] = add(units[index].topic for index in members[name])
        self.members = members
        return changed


def _assign(units: Sequence[Unit], labels: Sequence[int], broken: bool, known: _Known) -> list[int]:
    """The best labels given what the groups are about now (Viterbi)."""
    changed = known.renew(units, labels)
    names = list(known.members)
    place = {name: at for at, name in enumerate(names)}
    rows: list[dict[int, float]] = []
    fits: list[dict[int, float]] = []
    for index, unit in enumerate(units):
        own, at = labels[index], place[labels[index]]
        before = known.fits[index] if known.fits else {}
        row: dict[int, float] = {}
        for name in names[max(0, at - _MOST // 2) : at + _MOST // 2]:
            if name in before and name not in changed:
                row[name] = before[name]
            else:
                row[name] = fit(unit.topic, known.topics[name], own == name)
        rows.append(row)
        if index == 0 or _opens(units, index):
            row = {**row, own: row[own] + _OWN}
        for name in {labels[heading] for heading in known.named[index]} & row.keys():
            row = {**row, name: row[name] + _NAMED}
        fits.append(row)
    known.fits = rows
    for index, unit in enumerate(units):  # both halves of a sentence weigh as one
        if unit.joined is not None:
            one, two = fits[index], fits[unit.joined]
            both = {name: one.get(name, -3.0) + two.get(name, -3.0) for name in one | two}
            fits[index] = fits[unit.joined] = {name: 1.5 * value for name, value in both.items()}
    return _best_path(units, fits, broken)


def _costs(units: Sequence[Unit], index: int, broken: bool) -> tuple[float, float]:
    """What it costs to go on with the article before this unit, and to go to another."""
    if not broken:
        return (_BREAK_STAY, _BREAK_SWITCH) if _opens(units, index) else (_STAY, _NEVER)
    if units[index - 1].kind == "heading":
        return _STAY, _AFTER_HEADING
    return (_BREAK_STAY, _BREAK_SWITCH) if is_break(units, index) else (_STAY, _SWITCH)


def _best_path(units: Sequence[Unit], fits: list[dict[int, float]], broken: bool) -> list[int]:
    scores: list[dict[int, tuple[float, int]]] = []
    for index, row in enumerate(fits):
        if index == 0:
            scores.append({name: (value, -1) for name, value in row.items()})
            continue
        stay, switch = _costs(units, index, broken)
        before = scores[-1]
        best = max(before, key=lambda name: before[name][0])
        now: dict[int, tuple[float, int]] = {}
        for name, value in row.items():
            move = (before[best][0] - switch, best)
            if name in before and before[name][0] - stay >= move[0]:
                move = (before[name][0] - stay, name)
            now[name] = (move[0] + value, move[1])
        scores.append(now)
    name = max(scores[-1], key=lambda one: scores[-1][one][0])
    path = [name]
    for column in reversed(scores[1:]):
        name = column[name][1]
        path.append(name)
    return path[::-1]


def _runs(units: Sequence[Unit], labels: Sequence[int]) -> list[list[int]]:
    """Stretches of neighbouring units with one label and no break within."""
    runs: list[list[int]] = []
    for index in range(len(units)):
        if index and labels[index] == labels[index - 1] and not is_break(units, index):
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def gap(one: Sequence[Topic], two: Sequence[Topic], within: float | None = None) -> float:
    """How much less alike paragraphs are across two groups than within the looser of them.

    ``within``: how alike they are within the looser, where that is known.
    """
    across = [fit(a, b) for a in _some(one) for b in _some(two)]
    if within is None:
        within = min(_cohesion(one), _cohesion(two))
    return within - sum(across) / len(across)


def _some(topics: Sequence[Topic]) -> Sequence[Topic]:
    return topics[:: 1 + len(topics) // _SAMPLE]


def _cohesion(topics: Sequence[Topic]) -> float:
    some = _some(topics)
    pairs = [fit(a, b) for at, a in enumerate(some) for b in some[:at]]
    return (sum(pairs) + 3 * _WITHIN) / (len(pairs) + 3)


def _members(units: Sequence[Unit], labels: Sequence[int]) -> dict[int, list[int]]:
    members: dict[int, list[int]] = {}
    for index, label in enumerate(labels):
        members.setdefault(label, []).append(index)
    return members


def _split_strangers(units: Sequence[Unit], labels: list[int]) -> list[int]:
    """Runs that share nothing with the rest of their group become groups of their own."""
    labels = list(labels)
    members = _members(units, labels)
    fresh = max(labels) + 1
    for run in _runs(units, labels):
        words = sum(len(units[index].text.split()) for index in run)
        if words < _STRANGE_WORDS or any(units[index].kind == "heading" for index in run):
            continue
        own = members[labels[run[0]]]
        first = bisect_left(own, run[0])
        last = first + len(run)
        rest = own[max(0, first - _NEAREST) : first] + own[last : last + _NEAREST]
        here, others = _of(units, run), _of(units, rest)
        if here and others and gap(here, others) > _STRANGE:
            del own[first:last]
            members[fresh] = run
            for index in run:
                labels[index] = fresh
            fresh += 1
    return labels


def _of(units: Sequence[Unit], members: Sequence[int]) -> list[Topic]:
    return [units[index].topic for index in members if units[index].topic]


def _merge_alike(units: Sequence[Unit], labels: list[int], enough: float) -> list[int]:
    """Groups that are about the same thing become one: a subheading opens no article."""
    members = _members(units, labels)
    topics = {label: _of(units, those) for label, those in members.items()}
    asking = {label for label, those in members.items() if _asks(units, those)}
    into: dict[int, int] = {}
    within: dict[int, float] = {}
    names = list(topics)
    for at, name in enumerate(names):
        if not topics[name]:
            continue
        found = {into.get(other, other) for other in names[max(0, at - _MOST // 4) : at]}
        found = {one for one in found if topics[one]}
        for one in {name, *found} - within.keys():
            within[one] = _cohesion(topics[one])
        gaps = [
            (
                gap(topics[name], topics[one], min(within[name], within[one]))
                - _INTERVIEW * (name in asking and one in asking),
                one,
            )
            for one in found
        ]
        least, which = min(gaps, default=(enough, name))
        if least < enough:
            into[name] = which
            topics[which].extend(topics[name])
            within.pop(which, None)
    return [into.get(label, label) for label in labels]


def _asks(units: Sequence[Unit], members: Sequence[int]) -> bool:
    """Whether an interviewer asks here: a headline above a question is one of an interview."""
    return any(units[index].kind == "question" for index in members)


def _renumbered(labels: Sequence[int]) -> list[int]:
    order: dict[int, int] = {}
    return [order.setdefault(label, len(order)) for label in labels]
