"""Joins hard-wrapped lines into paragraphs, and words that a line end has split.

A blank line always ends a paragraph. Within a block, a page set to a width shows itself by
full lines that stop in mid-sentence; where lines end their sentences, each is a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from brief.clean.edits import Edit, drop_empty
from brief.clean.letters import WORD, glue
from brief.clean.lexicon import lexicon

_LINE = re.compile(r"[^\n]+")
_FINAL = re.compile(r"[.؟!…:؛][»\")\]]*$")
_LAST_WORD = re.compile(rf"({WORD.pattern})([-‐ـ]?)$")
_FIRST_WORD = re.compile(rf"{WORD.pattern}")
_WIDEST = 160
BREAK = "paragraph break"
GONE = "dropped: "
"""How the reason begins of an edit that takes a whole line out."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something on it: text[start:end], trimmed; ``blank`` lines stand before it."""

    start: int
    end: int
    text: str
    blank: bool


def ends_sentence(text: str) -> bool:
    """Whether the text ends with a sentence's last mark, perhaps inside closing quotes.

    >>> ends_sentence("شغل ایجاد شد.»"), ends_sentence("موانع رفع شد")
    (True, False)
    """
    return bool(_FINAL.search(text))


def find_lines(text: str) -> list[Line]:
    """The lines of the text that are not blank."""
    lines: list[Line] = []
    end = 0
    for match in _LINE.finditer(text):
        stripped = match[0].strip()
        if not stripped:
            continue
        start = match.start() + match[0].index(stripped[0])
        gap = text.count("\n", end, start)
        lines.append(Line(start, start + len(stripped), stripped, gap > 1 or not lines))
        end = start + len(stripped)
    return lines


def join_lines(text: str, dropped: Mapping[int, str]) -> list[Edit]:
    """Edits that leave paragraphs parted by one blank line.

    ``dropped`` gives, for the starts of lines that go, the reason; they end a paragraph.
    """
    edits: list[Edit] = []
    done, begun = 0, False
    for block in _blocks(find_lines(text), dropped):
        for joint, line in _joints(block):
            if line.start in dropped:
                edits.append(Edit(done, line.start, "", BREAK))
                edits.append(Edit(line.start, line.end, "", GONE + dropped[line.start]))
            elif joint is None:
                edits.append(Edit(done, line.start, "\n\n" if begun else "", BREAK))
                begun = True
            else:
                cut = done if joint else done - len(_hyphen(text[max(0, done - 40) : done]))
                reason = "wrapped line" if joint else "word split at a line end"
                edits.append(Edit(cut, line.start, joint, reason))
            done = line.end
    edits.append(Edit(done, len(text), "", BREAK))
    return drop_empty(text, edits)


def _blocks(lines: list[Line], dropped: Mapping[int, str]) -> Iterator[list[Line]]:
    """Runs of lines that may belong together; a dropped line is a run of its own."""
    block: list[Line] = []
    for line in lines:
        if block and (line.blank or line.start in dropped or block[-1].start in dropped):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _hyphen(line: str) -> str:
    match = _LAST_WORD.search(line)
    return match[2] if match else ""


def _joints(block: list[Line]) -> list[tuple[str | None, Line]]:
    """Each line with what joins it to the line before: "", " ", or None for a new paragraph."""
    width = _width(block)
    found: list[tuple[str | None, Line]] = []
    for index, line in enumerate(block):
        joint = None
        if index:
            before = block[index - 1]
            if _split_word(before.text, line.text):
                joint = ""
            elif width and _continues(before, line, width, index == 1):
                joint = " "
        found.append((joint, line))
    return found


def _width(block: list[Line]) -> int:
    """The width that the block is set to, or 0 when its lines are paragraphs."""
    if len(block) < 2:
        return 0
    widest = max(len(line.text) for line in block)
    open_ends = sum(not ends_sentence(line.text) for line in block[:-1])
    if widest > _WIDEST or 2 * open_ends < len(block) - 1:
        return 0
    return widest


def _continues(before: Line, line: Line, width: int, first: bool) -> bool:
    """Whether ``line`` goes on with the paragraph of ``before``."""
    if ends_sentence(before.text):
        return len(before.text) > 0.8 * width
    return len(before.text) > (0.6 if first else 0.4) * width


def _split_word(before: str, after: str) -> bool:
    """Whether the line end stands inside a word."""
    last, first = _LAST_WORD.search(before), _FIRST_WORD.match(after)
    if not last or not first:
        return False
    known = lexicon()
    head, tail = last[1], first[0]
    whole = glue(head + tail)
    if not (known.ours.get(whole) or known.joined.get(whole) or known.hazm.get(whole)):
        return bool(last[2]) and last[2] == "ـ"
    return bool(last[2]) or not (known.weight(head) and known.weight(tail))
