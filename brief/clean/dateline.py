"""What stands before the first word of a report: «تهران - ایرنا - », «گروه اقتصاد - ».

An editor prints it above the text. A place by itself is none: «ایران - عراق» is a match.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from brief.clean.lexicon import rows
from brief.names import find_names

_PART = re.compile(r"(?P<part>[^\s\-–—:][^\-–—:\n]{1,38}?)\s*(?:[-–—:]\s+|(?=\())")
_MOST = 3


def dateline_end(text: str) -> int:
    """Where the report begins behind its dateline; 0 where it has none.

    >>> text = "تهران - ایرنا - وزیر کار گفت"
    >>> text[dateline_end(text):], dateline_end("ایران - عراق"), dateline_end("وزیر گفت: نه")
    ('وزیر کار گفت', 0, 0)
    >>> text = "ایسنا/خراسان رضوی زلزله آمد"
    >>> text[dateline_end(text):]
    'زلزله آمد'
    """
    at, sure = 0, False
    for _ in range(_MOST):
        m = _PART.match(text, at)
        kind = _kind(m["part"]) if m else ""
        if m is None or not kind:
            break
        if kind != "desk" and text[m.end("part") : m.end()].strip() == ":":
            break  # «مهر: وزیر گفت» may be the month
        at, sure = m.end(), sure or kind != "place"
        if text.startswith("(", at):
            close = text.find(")", at)
            inside = text[at + 1 : close] if close > 0 else ""
            behind = re.compile(r"\)\s*[-–—:]\s+").match(text, close) if inside else None
            if behind is None or _kind(inside) != "agency":
                return 0
            at, sure = behind.end(), True
    return at if sure else _reporter_end(text)


def dateline_agency(text: str) -> str | None:
    """The agency that a dateline names.

    >>> dateline_agency("تهران - ایرنا - وزیر کار گفت")
    'ایرنا'
    """
    end = dateline_end(text)
    return agency_in(text[:end]) if end else None


def agency_in(text: str) -> str | None:
    """The agency that ``text`` has, by the name that is kept; of several the longest.

    >>> agency_in("خبرنگار ایسنا در تهران")
    'ایسنا'
    """
    for name, kept in _agencies():
        if re.search(rf"(?<!\w){name}(?!\w)", text):
            return kept
    return None


def _reporter_end(text: str) -> int:
    """«ایسنا/اصفهان »: the agency, a stroke and a place."""
    name, stroke, rest = text.partition("/")
    if not stroke or not _is_agency(name):
        return 0
    places = [end for start, end, _ in find_names(rest[:40]) if start == 0]
    behind = re.compile(r"\s*(?:[-–—:]\s+|\s)").match(rest, places[0]) if places else None
    return len(name) + 1 + behind.end() if behind else 0


def _kind(part: str) -> str:
    """What a part names: "desk", "agency", "place" or nothing."""
    name, _, place = part.strip().partition("/")
    if _desks().fullmatch(part.strip()):
        return "desk"
    if _is_agency(name) and (not place or _is_place(place)):
        return "agency"
    return "place" if _is_place(part.strip()) else ""


def _is_place(text: str) -> bool:
    return any((start, end) == (0, len(text)) for start, end, _ in find_names(text))


def _is_agency(text: str) -> bool:
    text = text.strip()
    return any(re.fullmatch(rf"(?:خبرگزاری )?{name}", text) for name, _ in _agencies())


@cache
def _desks() -> re.Pattern[str]:
    desks = "|".join(row[0] for row in rows(files("brief") / "data" / "clean" / "desks.tsv"))
    return re.compile(rf"(?:گروه|سرویس) (?:{desks})(?: و (?:{desks}))?")


@cache
def _agencies() -> tuple[tuple[str, str], ...]:
    """Names of agencies, longest first, and what each is called."""
    table = files("brief") / "data" / "clean" / "agencies.tsv"
    names = [(name, kept) for name, kept in rows(table)]
    return tuple(sorted(names, key=lambda pair: -len(pair[0])))
