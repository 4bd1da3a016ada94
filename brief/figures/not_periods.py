"""What only looks like a period: «۳ میلیون سال پیش», «سال قبل از انقلاب», «از ۴۸ سال گذشته است»."""

from __future__ import annotations

import re

from brief.figures.lexicon import DIGIT, LETTER, SPACE

_COUNT = re.compile(rf"(?:[{DIGIT}]|(?<![{LETTER}])(?:چند|چندین|هر|میلیون|میلیارد))[{SPACE}]*$")
_THAN = re.compile(
    rf"(?:قبل|پیش)[{SPACE}]+از[{SPACE}]+(?!نظر|حیث|لحاظ|سوی|محل|طریق|[{DIGIT}])[{LETTER}]"
)
_RECORD = re.compile(
    rf"(?:ترین|نخستین|اولین|بی‌?سابقه)[{LETTER}\u200c]*(?:[{SPACE}]+[{LETTER}\u200c]+){{0,2}}"
    rf"[{SPACE}]+(?:(?:در|طی)[{SPACE}]+)?$"
)
_PASSED = re.compile(rf"(?<=گذشته)[{SPACE}]+(?:است|بود|بوده|باشد)(?![{LETTER}])")
_LOOK_BACK = 9
_RECORD_BACK = 40


def is_other(text: str, m: re.Match[str]) -> bool:
    """What only looks like a period of the figures: «۳ میلیون سال پیش», «سال قبل از انقلاب»,
    «کمترین میزان در بیست سال اخیر», «از ۴۸ سال گذشته است»."""
    if m["span"]:
        record = _RECORD.search(text, max(0, m.start() - _RECORD_BACK), m.start())
        return bool(record or _PASSED.match(text, m.end()))
    if not m["named"] or m["then"] or not m["named"].startswith(("سال", "ماه", "هفته")):
        return False
    start, last = m.start("named"), text.rfind(" ", m.start("named"), m.end("named")) + 1
    return bool(_COUNT.search(text, max(0, start - _LOOK_BACK), start) or _THAN.match(text, last))
