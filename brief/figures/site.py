"""Where the subject and the period of a figure are looked for: between its neighbours."""

from __future__ import annotations

import re
from itertools import pairwise

from brief.figures.compared import is_compared, measures_change
from brief.figures.lexicon import DIGIT, LETTER, SPACE
from brief.figures.periods import FoundPeriod, is_ago
from brief.figures.place import Place
from brief.figures.subject import Site, subject_of
from brief.figures.units import Unit
from brief.figures.word_classes import is_verb, words
from brief.records import Figure, Period

_OBJECT = re.compile(rf"(?<![{LETTER}])را(?![{LETTER}])")
_PREPOSITION = re.compile(rf"(?:^|(?<=[{SPACE}]))(?:در|طی|تا|از|برای)[{SPACE}]+$")
_TO = re.compile(rf"[{SPACE}]+(?:به|تا)[{SPACE}]+(?:(?:حدود|بیش از|نزدیک به|بالای)[{SPACE}]+)?")
_IN = re.compile(rf"[{SPACE}]+(?:(?:در|طی|برای)[{SPACE}]+)?")
_THEN = re.compile(rf"(?:[^،؛.:؟!]|[.](?=[{DIGIT}]))*")
_OWN_REACH = 40
_WORD = re.compile(rf"[{LETTER}\u200c]+")
_WORDS = 6  # of a number with its unit
_JOINTS = frozenset(
    ("و", "،", "به", "تا", "در", "طی", "از", "برای", "برابر", "معادل", "حدود", "بیش", "کمتر", "با")
)
_OUT_OF = re.compile(
    rf"(?<!بیش )(?<!کمتر )(?<!بیشتر )(?<!پس )(?<!پیش )(?<![{LETTER}])از[{SPACE}]+"
    rf"(?:حدود[{SPACE}]+)?$"
)
_ON_TO = re.compile(rf"[{SPACE}]+به[{SPACE}]+[^{DIGIT}،؛.:؟!]{{0,16}}")
_PERIOD_REACH = 120
_TO_IT = re.compile(rf"(?<![{LETTER}])به[{SPACE}]+$")
_THAT = re.compile(rf"(?<![{LETTER}])که[{SPACE}]+$")
_SAID = frozenset(("گفت", "افزود", "می‌گوید", "نوشت", "یادآور", "خاطرنشان", "تصریح", "اظهار"))
"""Behind these another statement begins, unless it is told of the period itself."""
_ABOUT = re.compile(rf"(?<![{LETTER}])(?:تشریح|ارائه|درباره|خصوص)[{SPACE}][^،.؛]*$")
_LOOK_BACK = 60
_WHEN = frozenset(("در", "طی", "از", "تا", "پایان", "ابتدای"))
_OWNED = ("percent", "money", "measure")
"""Kinds of units whose «ی» makes them belong to the noun before: «وام ۵۰ میلیون تومانی»."""


def subject_near(
    place: Place, start: int, end: int, lowest: int, unit: tuple[Unit, int] | None = None
) -> str | None:
    """What the figure measures, looked for between its neighbours and the periods.

    ``unit`` comes with the place where its word starts.
    """
    text = place.text
    before, after = place.periods_around(start, end)
    low, begin = max(lowest, place.start), start
    if before is not None and before.start < lowest <= before.end:
        # the number before is the year of the period
        low = place.measured.end if place.measured else place.start
    first = _first_of_two(place, lowest, before, start)
    if first is not None:
        begin, low = first, place.start  # «از ۳۸ به ۲۳ درصد»
    elif before is not None and before.end > low:
        if before.start >= low and _only_joins(text[before.end : start]):
            # «در سال ۱۴۰۲ به ۵ میلیارد رسید»
            begin = low + len(_PREPOSITION.sub("", text[low : before.start]))
        else:
            low = before.end
    following = place.next_span(end)
    high = min(after.start if after else place.end, following)
    kind, at = (unit[0].kind, unit[1]) if unit else (None, end)
    return subject_of(
        Site(
            text,
            begin,
            end,
            low,
            high,
            noun=_head_noun(text[at:end].strip(), kind),
            adjective=kind in _OWNED
            and text[end - 1] == "ی"
            and not text.endswith("کالری", 0, end),
            crowded=high == following,
            share=kind == "percent",
            object=begin < start and bool(_OBJECT.search(text, begin, start)),
            result=first is not None or bool(_TO_IT.search(text, max(0, start - 4), start)),
        )
    )


def _first_of_two(place: Place, lowest: int, before: FoundPeriod | None, start: int) -> int | None:
    """Where the first number stands, if the figure at ``start`` is what it went to:
    «از ۳۸ به ۲۳ درصد», «از ۱۲ کیلوگرم در سال ۱۳۹۰ به ۶ کیلوگرم»."""
    since = lowest
    if before is not None and lowest and _IN.fullmatch(place.text, lowest, before.start):
        since = before.end
    if not lowest or not _TO.fullmatch(place.text, since, start):
        return None
    first = place.last_span(lowest)
    if first is None or not _OUT_OF.search(place.text, max(0, first - 8), first):
        return None
    return first


def period_near(place: Place, start: int, end: int, unit: str | None = None) -> Period | None:
    """The period nearest before a figure, else the first after it; not one that it is part of.

    A period in brackets belongs to what is in the brackets; one that something is compared
    with, to the change that stands next to it.
    """
    before, after = place.periods_around(start, end)
    text = place.text
    if before is not None and _is_past(text, before, start):
        before = None
    if after is not None and _is_next(text, end, after):
        after = None
    near = after is not None and after.start - end <= _PERIOD_REACH
    against = near and after is not None and is_compared(after.period)
    if against and after is not None and measures_change(text, unit, end, after.start):
        return after.period  # «۸ درصد بیش از پارسال», whatever stands before
    if after is not None and before is not None and _each_its_own(place, before, after, end):
        return after.period
    if before is not None and _went_on(place, before, start):
        return None
    if before is not None and start - before.end <= _PERIOD_REACH:
        between = text[before.end : start]
        if between.count(")") <= between.count("(") and (
            not is_compared(before.period) or measures_change(text, unit, before.end, start)
        ):
            return before.period
    if not near or against or after is None or "(" in text[end : after.start]:
        return None
    return after.period


def _is_next(text: str, end: int, after: FoundPeriod) -> bool:
    """Whether a period behind the figure belongs to the clause after its own: «۲۱۰ نفر را بورسیه
    کرد و امروز ...»; "two years ago" must stand beside it."""
    if is_ago(after.period):
        return _IN.fullmatch(text, end, after.start) is None
    found = text[end : after.start].split()
    if "که" in found and not _WHEN.issuperset(found[found.index("که") + 1 :]):
        return True  # «مسیر ۱۷۵ کیلومتری که کلنگ آن در سال ۱۳۸۴ به زمین خورد»
    return any(two in ("و", "اما", "ولی") and is_verb(one) for one, two in pairwise(found))


def _is_past(text: str, before: FoundPeriod, start: int) -> bool:
    """«که دو ماه پیش آغاز شد، روزانه ۲۱۰ تن»: "two months ago" is told of its own clause alone, so
    are "since 1399" and the period of «مرکزی که سال گذشته آغاز شد، ...»."""
    said = _WORD.findall(text, before.end, start)
    if not _SAID.isdisjoint(said):  # «دیروز در جلسه شورا گفت ۲۱۰ نفر ...»
        return not _ABOUT.search(text, max(0, before.start - _LOOK_BACK), before.start)
    ago = is_ago(before.period)
    own = ago or (before.period.text.startswith("since ") and before.period.end is None)
    if not own and not _THAT.search(text, max(0, before.start - 5), before.start):
        return False
    return (ago and "،" in text[before.end : start]) or any(map(is_verb, said))


def _went_on(place: Place, before: FoundPeriod, start: int) -> bool:
    """«از ۱۷ درصد در سال ۱۳۹۷ به ۲۹ درصد رسید»: the year is that of the 17 percent alone."""
    if not _ON_TO.fullmatch(place.text, before.end, start):
        return False
    first = place.last_span(before.start)
    return (
        first is not None
        and len(place.text[first : before.start].split()) <= _WORDS
        and _THEN.fullmatch(place.text, first, before.start) is not None
        and _OUT_OF.search(place.text, max(0, first - 16), first) is not None
    )


def continues(place: Place, one: Figure, two: Figure) -> bool:
    """Whether two figures tell one thing: of two times, or from what it went to what.

    «صادرات ۵ میلیارد دلار در سال ۱۴۰۰ و ۷ میلیارد دلار در سال ۱۴۰۱»; not «با افت ۲ درصد به ۵ درصد».
    """
    between = place.text[one.end : two.start]
    for period in place.periods:
        if one.end <= period.start and period.end <= two.start:
            between = between.replace(place.text[period.start : period.end], " ")
    joints = between.split()
    if not all(word in _JOINTS for word in joints):
        return False
    if "به" in joints or "تا" in joints:
        return bool(_OUT_OF.search(place.text, max(0, one.start - 16), one.start))
    return None not in (one.period, two.period) and one.period != two.period


def _each_its_own(place: Place, before: FoundPeriod, after: FoundPeriod, end: int) -> bool:
    """«۱۲ کیلوگرم در سال ۱۳۹۰ و ۶ کیلوگرم در سال ۱۴۰۱»: each period follows its figure."""
    first = place.last_span(before.start)
    return (
        _IN.fullmatch(place.text, end, after.start) is not None
        and first is not None
        and before.start - first <= _OWN_REACH
        and _THEN.fullmatch(place.text, first, before.start) is not None
    )


def _head_noun(surface: str, kind: str | None) -> str | None:
    return surface if kind in ("noun", "count") and surface not in words("counter") else None


def _only_joins(between: str) -> bool:
    return all(word == "را" or word in words("bridge") for word in between.split())
