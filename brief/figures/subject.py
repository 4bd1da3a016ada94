"""What a figure measures: a short Persian phrase from its own clause.

For a count it is what follows the unit («نفر مورد سنجش مهارت قرار گرفتند»), for a share what
follows «از», for an amount in «هزینه طرح را ۵ میلیارد تومان برآورد کرد» what stands before
«را», else the noun phrase before the figure. A head noun that is the unit begins its phrase
(«دوربین هوشمند»); a change names what changes («کاهش نرخ بیکاری»). A phrase ends at punctuation,
at another figure or a period and at a verb; there may be none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from brief.figures.lexicon import DIGIT, LETTER
from brief.figures.noun_phrase import MOST, PREPOSITIONS, is_measured, noun_phrase, trim
from brief.figures.word_classes import formed_light, is_verb, participles, times, words

_REACH = 90
"""How many characters away a phrase may start or end."""
_MINISTRIES = r"(?!\s(?:کار و رفاه|معدن و تجارت|تحقیقات و فناوری|درمان و آموزش))"
"""What goes on after the comma in the name of a ministry."""
_STOP = re.compile(rf"[.؛:!؟?()«»\"\n]|،{_MINISTRIES}|\s[-–—]\s|[{DIGIT}]")
_ASIDE = re.compile(
    r"،\s(?:بسته به|با احتساب|بدون احتساب|با فرض|به[\u200c ]طور|به گفته|به قول|طبق|بر اساس"
    r"|بنا بر|بنا به)\s[^،؛.]{2,40}،"
)
"""«هزینه هر شغل، بسته به رشته، بین ۸۰ تا ۹۰ میلیون تومان است»."""
_AND = re.compile(r"(?:^|\s)و\s+$")
"""«گل و ۱۴ نوازنده»: what is counted is another thing than what stands before."""
_WORDS = re.compile(rf"[{LETTER}\u200c]+")
_LEAD = 2
"""Words that may stand before what is measured («نداشتن سرمایه»); more say who tells it."""
_LIKE = ("مانند", "همانند", "مثل", "همچون", "نظیر", "به‌طور", "به‌صورت")
_UNDER = {"زیر", "بالای"}
_PLACES = ("در", "با", "برای", "از")


class Site(NamedTuple):
    """Where a figure stands: ``text[start:end]``; its subject is looked for between ``lowest``
    and ``highest``, which are the ends of its sentence or its neighbours.

    ``noun``: the head noun that is its unit. ``adjective``: it belongs to the noun before it
    («وام ۵۰ میلیون تومانی»). ``crowded``: the next figure stands at ``highest``. ``share``: it is
    a percentage. ``object``: «را» stands before it, behind a period. ``result``: it is what
    something went to («از ۱۱ به ۲۹ درصد»).
    """

    text: str
    start: int
    end: int
    lowest: int
    highest: int
    noun: str | None = None
    adjective: bool = False
    crowded: bool = False
    share: bool = False
    object: bool = False
    result: bool = False


def subject_of(site: Site) -> str | None:
    """The phrase for the figure at ``site``.

    >>> line = "۸۰ درصد از مشکلات این تعاونی‌ها حل شد"
    >>> subject_of(Site(line, 0, 7, 0, len(line)))
    'مشکلات این تعاونی‌ها'
    >>> line = "نرخ تورم سالانه را ۴۴ درصد گزارش کرد"
    >>> subject_of(Site(line, 19, 26, 0, len(line)))
    'نرخ تورم سالانه'
    """
    tail, crowded = _after(site)
    if tail and tail[0] == "از":
        found = _phrase(tail[1:], crowded)
        if found and tail[1] not in times() and tail[1] not in words("from"):
            return found
    head, passed = _before(site)
    following = (
        None if not tail or tail[0] in words("lead") else _phrase(tail, crowded, bool(site.noun))
    )
    is_object = site.object or ("را" in passed and not passed & set(_PLACES))
    listed = bool(_AND.search(site.text, max(site.lowest, site.start - 3), site.start))
    named = None if listed else noun_phrase(head, site.share)
    if is_object and named and not ("به" in passed and following):
        return named
    if tail and tail[0] in words("change"):
        result = (
            (site.result or "به" in passed)
            and len(tail) > 1
            and tail[1] in words("light") - words("has")
        )
        return named if result else _joined(tail[0], named)
    if following in words("amount") and not is_object:
        under = passed & _UNDER or site.text.startswith(tuple(_UNDER), site.start)
        return _joined(tail[0], None if under else named)  # «شهرهای زیر ۵۰ هزار نفر جمعیت»
    if site.adjective:
        return _of_owner(head, following)
    if site.noun and following:
        return f"{site.noun} {following}"
    return following or named or _before_relative(site) or _before_comma(site, tail)


def _of_owner(head: list[str], following: str | None) -> str | None:
    """«وام ۵۰ میلیون تومانی بانک»: the noun that the figure belongs to, and what follows."""
    if head and head[-1] in words("change"):
        left = head[:-1]
        while left and left[-1] in ("با", "شاهد", "از"):
            left.pop()
        return _joined(head[-1], following or noun_phrase(left))
    owner = head[-MOST // 2 :]
    for at in range(len(owner) - 1, -1, -1):
        if owner[at] in PREPOSITIONS:
            owner = owner[at + 1 :]
            break
    named = noun_phrase(owner)
    return _joined(named, following) if named else following


def _joined(first: str, second: str | None) -> str:
    return f"{first} {second}" if second else first


def _after(site: Site) -> tuple[list[str], bool]:
    """The words after the figure in its clause, and whether the next figure cuts them off."""
    highest = min(site.highest, site.end + _REACH)
    stop = _STOP.search(site.text, site.end, highest)
    found = _WORDS.findall(site.text, site.end, stop.start() if stop else highest)
    return found, site.crowded and stop is None and highest == site.highest


def _phrase(found: Sequence[str], crowded: bool, counted: bool = False) -> str | None:
    """The words up to a verb, without the noun that belongs to a light verb («حل شد»).

    ``counted``: they follow a noun that is counted.
    """
    taken: list[str] = []
    for word in found:
        if is_verb(word):
            if taken and (taken[-1] in participles() or _takes_along(word, taken)):
                taken.pop()
            break
        if word in words("stop") or len(taken) == MOST:
            if word == "را" and counted and len(taken) == 1 and is_measured(taken[0]):
                taken.pop()  # «۱۲ استان خرید را آغاز کردند»
            break
        taken.append(word)
    else:
        if crowded and "و" in taken:
            del taken[len(taken) - 1 - taken[::-1].index("و") :]
    return trim(taken)


def _takes_along(verb: str, taken: list[str]) -> bool:
    """«حل شد», but not «هزینه دارد»: that is what is measured."""
    light = "می‌" in verb or verb in words("light") or verb in formed_light()
    return light and (len(taken) > 1 or taken[-1] not in words("amount"))


def _before(site: Site) -> tuple[list[str], set[str]]:
    """The words before the figure in its clause, and the small words that join them to it."""
    text, lowest = site.text, max(site.lowest, site.start - _REACH)
    if aside := _ASIDE.search(text, lowest, site.start):
        text = text[: aside.start()] + " " * len(aside[0]) + text[aside.end() :]
    for m in _STOP.finditer(text, lowest, site.start):
        lowest = m.end()
    found = _WORDS.findall(text, lowest, site.start)
    if lowest and text[lowest - 1].isalpha() and found:
        del found[0]  # cut in two by the reach
    passed: set[str] = set()
    bridge = words("bridge")
    while found and (found[-1] in bridge or found[-1] == "را" or found[-1] in times()):
        if found[-1] in times() and not (len(found) > 1 and found[-2] == "هر"):
            break
        passed.add(found.pop())
    if passed and found and found[-1] in ("نسبت", "مقایسه"):
        found.pop()
    like = next((i for i, word in enumerate(found) if word in _LIKE), len(found))
    found = found[:like]  # «برداشت در محصولاتی مانند پسته»
    start = _clause(found)
    if 0 < start < len(found) and found[start - 1] == "برای" and not passed & _UNDER:
        left = _measured(found[_clause(found[: start - 1]) : start - 1])
        if left:  # «تعرفه خدمات برای صادرکنندگان», «این نرخ برای زنان»
            said = [word for word in left if word not in words("trailing")]
            alone = len(said) == 1 and said[0] in words("head")
            return left + found[start:] if alone else left, passed
    return found[start:], passed


def _measured(found: list[str]) -> list[str]:
    """``found`` up to a «را», without who says it; nothing if it has no noun that is measured."""
    at = next((i for i, word in enumerate(found) if is_measured(word)), -1)
    if at < 0 or (at > 1 and found[at - 1] == "و" and found[at] not in words("head")):
        return []
    if at > _LEAD or not words("pronoun").isdisjoint(found[:at]):
        at -= at > 0 and found[at - 1] in words("kept")
        found = found[at:]
    return found[: found.index("را")] if "را" in found else found


def _clause(found: list[str]) -> int:
    """Where the last clause of ``found`` begins: behind a verb or a word that opens one."""
    opens = (i + 1 for i in range(len(found) - 1, -1, -1) if _opens(found[i]))
    return next(opens, 0)


def _opens(word: str) -> bool:
    return is_verb(word) or word in words("start")


_RELATIVE = re.compile(rf"(?<![{LETTER}])که(?![{LETTER}])")


def _before_relative(site: Site) -> str | None:
    """«هزینه طرح که ... اجرا شد، به ۵ میلیارد رسید»: the noun before the relative clause."""
    text, low = site.text, max(site.lowest, site.start - 2 * _REACH)
    comma = text.rfind("،", low, site.start)
    if comma < 0 or not set(_WORDS.findall(text, comma, site.start)) <= words("bridge"):
        return None
    relatives = list(_RELATIVE.finditer(text, low, comma))
    if not relatives:
        return None
    at = relatives[-1].start()
    head, _ = _before(site._replace(start=at, lowest=low))
    return noun_phrase(head)


def _before_comma(site: Site, tail: list[str]) -> str | None:
    """«ظرفیت لوله، ۴۵ میلیون مترمکعب برآورد می‌شود»: what stands before the comma."""
    head = site.text[max(site.lowest, site.start - 3) : site.start].rstrip()
    if not head.endswith("،") or not any(is_verb(word) for word in tail[:2]):
        return None
    comma = site.text.rindex("،", 0, site.start)
    return noun_phrase(_before(site._replace(start=comma))[0])
