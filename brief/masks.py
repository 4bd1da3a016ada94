"""Protect numbers, dates and names from the translation model.

The protected spans of a Persian text are replaced by the tokens ``<n1>`` ... ``<n9>`` in
reading order; the model copies the tokens, and `restore` puts the English values in their
place. Training pairs are masked by `mask_pair` with the same rules, so that the model
sees in training what it will see at work.

The unit stays outside a mask (the model translates «نفر»), except for «همت», ``٪`` and a
currency sign, which belong to their number. «۳-۱» and «۱۵۰×۲۰۰» are one mask. Small numbers in
words («سه ماه») are left to the model.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from brief.figures.dates import Day, both_calendars
from brief.figures.designations import designations
from brief.figures.english import read_english
from brief.figures.english_words import EnglishNumber
from brief.mask_items import Item, joined, read_items

MOST = 9
"""How many spans of one text are masked; the rest stays as it is."""

_TOKEN = re.compile(r"<[ \u200c]*[nN][ \u200c]*(\d+)[ \u200c]*>")
_LITERAL = re.compile(r"<\s*[nN]\s*\d+\s*>")
_STOPPED = re.compile(r"[^\W\d][.,;:!?]$")
_ENGLISH_TOMANS = re.compile(r" tomans?\b")
_ENGLISH_PERCENT = re.compile(r" ?%|[ -]per ?cent\b")


@dataclass(frozen=True, slots=True)
class Masked:
    """A Persian text with its protected spans as tokens; ``values[0]`` stands for ``<n1>``.

    ``surfaces`` are the spans as the Persian has them.
    """

    text: str
    values: tuple[str, ...]
    surfaces: tuple[str, ...] = field(default=(), repr=False, compare=False)


def mask(
    fa: str, *, both_calendars: bool = True, spans: Sequence[tuple[int, int, str]] = ()
) -> Masked:
    """Replace what must come through a translation unchanged by numbered tokens.

    ``spans`` are further protected spans, ``(start, end, English)`` with offsets into ``fa``;
    a number inside one is not masked again.

    >>> mask("۴۰۳ هزار و ۱۹ نفر")
    Masked(text='<n1> نفر', values=('403,019',))
    >>> mask("جلسه ۱۴ اردیبهشت ۱۴۰۲").values
    ('14 Ordibehesht 1402 (4 May 2023)',)
    """
    items = [Item(s, e, ("text", en), en) for s, e, en in spans if 0 <= s < e <= len(fa)]
    items += _literals(fa)
    items += (Item(s, e, ("text", en), en) for s, e, en in designations(fa))
    items += (_dated(i, both_calendars) for i in joined(fa, read_items(fa)))
    chosen = _apart(items)[:MOST]
    text = _replace(fa, [(i.start, i.end) for i in chosen])
    surfaces = tuple(fa[i.start : i.end] for i in chosen)
    return Masked(text, tuple(i.english for i in chosen), surfaces)


def restore(en: str, values: Sequence[str]) -> tuple[str, tuple[int, ...]]:
    """Put the values in the place of their tokens.

    The second result is the numbers of the tokens that the model lost, repeated or invented,
    in ascending order. An invented token is removed; a repeated one is restored each time.

    >>> restore("<n1> people and < N2 > jobs", ("403,019", "57,000"))
    ('403,019 people and 57,000 jobs', ())
    >>> restore("about <n3> people", ("403,019",))
    ('about people', (1, 3))
    """
    seen: dict[int, int] = {}
    parts: list[str] = []
    pos = 0
    for m in _TOKEN.finditer(en):
        number = int(m[1]) if len(m[1]) < 4 else 1000
        seen[number] = seen.get(number, 0) + 1
        parts.append(en[pos : m.start()])
        pos = m.end()
        known = 0 < number <= len(values)
        if known:
            _space(parts)
            parts.append(values[number - 1])
            if pos < len(en) and (en[pos].isalnum() or en[pos] == "<"):
                parts.append(" ")
        elif parts[-1].endswith(" ") and (en[pos : pos + 1] in ("", " ", ".", ",")):
            parts[-1] = parts[-1][:-1]
    parts.append(en[pos:])
    wanted = range(1, len(values) + 1)
    wrong = {n for n, count in seen.items() if count > 1 or n not in wanted}
    wrong |= {n for n in wanted if n not in seen}
    return "".join(parts), tuple(sorted(wrong))


def mask_pair(fa: str, en: str) -> tuple[str, str]:
    """Mask the same spans on both sides of a training pair, in the Persian reading order.

    A span is masked where the English side has exactly its value; the others stay as text.

    >>> mask_pair("۱۲.۵ میلیارد تومان در ۱۴۰۲/۰۲/۱۴", "12.5 billion tomans on 14 Ordibehesht 1402")
    ('<n1> تومان در <n2>', '<n1> tomans on <n2>')
    """
    if _LITERAL.search(fa) or _LITERAL.search(en):
        return fa, en
    wanted = read_items(fa)
    pairs = _literal_pairs(fa, en, wanted)
    if not wanted and not pairs:
        return fa, en
    wanted = _apart([*(i for i in joined(fa, wanted) if i.what[0] == "time"), *wanted])
    wanted = [i for i in wanted if all(i.end <= p.start or p.end <= i.start for p, _ in pairs)]
    numbers = [n for n in _english_items(en) if all(n[2] <= s or e <= n[1] for _, (s, e) in pairs)]
    used: set[int] = set()
    for item in wanted:
        for k, (what, start, end) in enumerate(numbers):
            if k not in used and (place := _fits(en, item, what, start, end)):
                used.add(k)
                pairs.append((item, place))
                break
    pairs.sort(key=lambda pair: pair[0].start)
    del pairs[MOST:]
    masked_fa = _replace(fa, [(i.start, i.end) for i, _ in pairs])
    return masked_fa, _replace(en, [span for _, span in pairs])


def _dated(item: Item, both: bool) -> Item:
    day = item.what[1]
    if both and isinstance(day, Day):
        return Item(item.start, item.end, item.what, both_calendars(day))
    return item


def _literals(fa: str) -> list[Item]:
    """Text that looks like one of our tokens already is protected as it stands."""
    return [Item(m.start(), m.end(), ("text", m[0]), m[0]) for m in _LITERAL.finditer(fa)]


def _apart(items: Iterable[Item]) -> list[Item]:
    """Items in reading order; of two that overlap, the one given first stays."""
    chosen: list[Item] = []
    for item in items:
        at = bisect_left(chosen, item.start, key=lambda c: c.start)
        clear_before = at == 0 or chosen[at - 1].end <= item.start
        if clear_before and (at == len(chosen) or item.end <= chosen[at].start):
            chosen.insert(at, item)
    return chosen


def _replace(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """``text`` with the k-th span as ``<nk>``; the spans may be in any order."""
    parts: list[str] = []
    pos = 0
    for start, end, token in sorted((s, e, f"<n{k}>") for k, (s, e) in enumerate(spans, 1)):
        parts += (text[pos:start], token)
        pos = end
    return "".join(parts) + text[pos:]


def _english_items(en: str) -> Iterable[tuple[tuple[str, object], int, int]]:
    """What can be masked on the English side: what it is, and where."""
    for n in read_english(en):
        if n.kind == "date":
            yield ("day", n.day), n.start, n.end
        elif n.kind == "month" and n.day is not None:
            yield ("number", Decimal(n.day.year or 0)), n.year_at, n.end
        elif n.kind == "time":
            yield from _english_time(en, n)
        elif n.kind in ("number", "ordinal", "share") and not (n.words and n.value == 1):
            yield (n.kind, n.value), _after_sign(en, n), n.end


_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d\d))?")


def _english_time(en: str, n: EnglishNumber) -> Iterable[tuple[tuple[str, object], int, int]]:
    """The digits of a time: "a.m." is the model's, as «صبح» is on the other side."""
    m = _CLOCK.match(en, n.start)
    if m and m[2]:
        yield ("time", int(m[1]) * 60 + int(m[2])), m.start(), m.end()
    elif m:
        yield ("number", Decimal(m[1])), m.start(), m.end()


def _after_sign(en: str, n: EnglishNumber) -> int:
    """Where the digits start: the currency sign stays outside the mask, as the unit does."""
    return n.start + len(n.unit) if n.unit and n.unit != "%" else n.start


def _literal_pairs(fa: str, en: str, items: Sequence[Item]) -> list[tuple[Item, tuple[int, int]]]:
    """What both sides have letter by letter: designations, codes, scores, ranges with a dash."""
    named = [Item(s, e, ("text", english), english) for s, e, english in designations(fa)]
    whole = [i for i in joined(fa, items) if i.what[0] in ("text", "code")]
    found: list[tuple[Item, tuple[int, int]]] = []
    for item in _apart([*named, *whole]):
        for m in re.finditer(rf"(?<![\w.-]){re.escape(item.english)}(?![\w-])", en):
            if all(m.end() <= s or e <= m.start() for _, (s, e) in found):
                found.append((item, m.span()))
                break
    return found


def _fits(
    en: str, item: Item, what: tuple[str, object], start: int, end: int
) -> tuple[int, int] | None:
    """The part of the English that says the same as ``item``, with the unit that it carries."""
    if what == item.what:
        return start, end
    kind, value = item.what
    if kind == "decade" and what == ("number", value) and en.startswith("s", end):
        return start, end + 1
    if what != ("number", value):
        return None
    if kind == "hemmat" and (m := _ENGLISH_TOMANS.match(en, end)):
        return start, m.end()
    if kind == "percent" and (m := _ENGLISH_PERCENT.match(en, end)):
        return start, m.end()
    if kind.startswith("sign") and en.endswith(kind[4:], 0, start):
        return start - 1, end
    return None


def _space(parts: list[str]) -> None:
    """A value is never glued to the letter or digit before it, nor to the end of a sentence."""
    if parts and parts[-1] and (parts[-1][-1].isalnum() or _STOPPED.search(parts[-1])):
        parts.append(" ")
