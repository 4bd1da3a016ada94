"""Split what is longer than a model's window, at clause ends, so that nothing is cut."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from brief.figures.enumerators import code_text, enumerators

# Best first: a full stop inside the text, a semicolon, a comma, a conjunction, any space.
# The white space after the mark keeps «۴۵۲،۲۲۶» and «۱۲.۵» whole.
_BREAKS = (
    re.compile(r"(?<=[.!؟?])\s+"),
    re.compile(r"(?<=[؛;:])\s+"),
    re.compile(r"(?<=[،,])\s+"),
    re.compile(r"\s+(?=(?:و|که|تا|اما|ولی|زیرا|همچنین|همراه|بلکه)\s)"),
    re.compile(r"\s+"),
)


# English words that have a capital only where a sentence begins.
_SMALL = re.compile(
    r"(?:The|An?|In|On|At|Of|For|By|With|From|And|But|While|When|It|This|That)(?= )"
)
_ENDED = re.compile(r"[.!?…:][\"”’)\]]*$")
_PAUSED = re.compile(r"[;,–—-][\"”’)\]]*$")


def join(parts: Iterable[str]) -> str:
    """The English of a text from that of its parts: one sentence where the parts are one.

    >>> join(["In the first three months", "The share of girls grew."])
    'In the first three months, the share of girls grew.'
    >>> join(["Of the total of 480 schools,", "The share of girls was half."])
    'Of the total of 480 schools, the share of girls was half.'
    """
    text = ""
    for part in filter(None, parts):
        if text and not _ENDED.search(text) and (begins := _SMALL.match(part)):
            text = text if _PAUSED.search(text) else f"{text},"
            part = begins[0].lower() + part[begins.end() :]
        text += f" {part}" if text else part
    return text


def at_marks(text: str) -> tuple[tuple[str, str], ...]:
    """The items of a list that stands in ``text``, each with its mark as English prints it.

    A model takes the marks for figures of the words around them. The first item is what stands
    before the list; a text without one is its own only item, with no mark.

    >>> at_marks("کارهای دولت: ۱) مسکن ۲) کار")
    (('', 'کارهای دولت:'), ('1)', 'مسکن'), ('2)', 'کار'))
    """
    found: list[tuple[str, str]] = []
    mark, pos = "", 0
    for start, end in enumerators(text):
        found.append((mark, text[pos:start].strip().rstrip("؛،;, ")))
        mark, pos = code_text(text[start:end]), end
    found.append((mark, text[pos:].strip()))
    return tuple(item for item in found if any(item))


def as_list(items: Iterable[tuple[str, str]]) -> str:
    """The English items of a list behind their marks, in one line.

    >>> as_list([("", "The duties:"), ("1)", "Housing"), ("2)", "Work.")])
    'The duties: 1) Housing; 2) Work.'
    """
    text, before = "", ""
    for mark, item in items:
        if text:
            text += "; " if before and not _ENDED.search(text) else " "
        text += " ".join(filter(None, (mark, item)))
        before = mark
    return text


def split(text: str, count: Callable[[str], int], window: int) -> tuple[str, ...]:
    """``text`` in parts of at most ``window`` tokens; joined by spaces they give it again.

    A single word longer than the window stays whole.

    >>> split("تولید فولاد رشد کرد، اما صادرات آن کم شد.", lambda t: len(t.split()), 6)
    ('تولید فولاد رشد کرد،', 'اما صادرات آن کم شد.')
    """
    text = " ".join(text.split())
    if count(text) <= window:
        return (text,) if text else ()
    for pattern in _BREAKS:
        places = [m for m in pattern.finditer(text) if m.start() > 0 and m.end() < len(text)]
        if not places:
            continue
        middle = min(places, key=lambda m: abs(m.start() - len(text) // 2))
        head, tail = text[: middle.start()], text[middle.end() :]
        # A break near an edge leaves a part that says nothing by itself.
        if pattern is _BREAKS[-1] or min(len(head), len(tail)) > len(text) // 8:
            return split(head, count, window) + split(tail, count, window)
    return (text,)
