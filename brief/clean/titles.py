"""Finds the headline of an article among the lines above its text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from brief.records import Paragraph

# A line above the headline says who spoke and where: «... در گفت‌وگو با ... مطرح کرد».
_KICKER = re.compile(
    r"در گفت.{0,2}و.{0,2}گو با"
    r"|(?:(?:مطرح|اعلام|تأکید|تشریح|عنوان) کرد|خبر داد|گفت|گزارش می‌دهد)$"
)


def find_title(text: str, paragraphs: Sequence[Paragraph]) -> str | None:
    """The headline, or None when the article opens without one.

    >>> from brief.clean.paragraphs import mark_paragraphs
    >>> page = "وزیر کار در گفت‌وگو با ایسنا مطرح کرد\\n\\nشغل‌ها افزایش یافت\\n\\nاین رقم خوب است."
    >>> find_title(page, mark_paragraphs(page))
    'شغل\\u200cها افزایش یافت'
    """
    lines: list[str] = []
    for paragraph in paragraphs:
        if paragraph.kind != "heading":
            break
        lines.append(text[paragraph.start : paragraph.end])
    if not lines:
        return None
    if len(lines) > 1 and _KICKER.search(lines[0]):
        return lines[1]
    return lines[0]
