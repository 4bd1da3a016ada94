"""Read the answers of an instruction-following model: numbered lines, nothing taken on trust."""

from __future__ import annotations

import re

_LINE = re.compile(r"\s*(?:\*\*)?(\d{1,4})(?:\*\*)?\s*[.):\-](?:\*\*)?\s*(.*)", re.DOTALL)
_CITES = re.compile(r"\s*\[(?:sentences? )?([\d ,;–-]+)\]\s*(\.?)\s*$")
_RANGE = re.compile(r"(\d+)(?:\s*[–-]\s*(\d+))?")
_THOUGHT = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL)
_MOST = 40  # sentences of a range; more is no citation


def read_lines(answer: str, count: int) -> dict[int, str]:
    """The lines 1 to ``count`` of an answer; not those that are missing or there twice.

    Text before, after and between them is no line, and is left out; so is what a model thinks
    aloud before it answers.

    >>> read_lines("Sure!\\n1. Output rose.\\n3. Prices fell.\\n9. More.", 3)
    {1: 'Output rose.', 3: 'Prices fell.'}
    """
    found: dict[int, str] = {}
    twice: set[int] = set()
    for line in _THOUGHT.sub("", answer).splitlines():
        m = _LINE.match(line)
        if m is None or not 1 <= int(m[1]) <= count or not m[2].strip():
            continue
        number = int(m[1])
        text = " ".join(m[2].split())
        if found.setdefault(number, text) != text:
            twice.add(number)
    return {n: text for n, text in sorted(found.items()) if n not in twice}


def read_cited(line: str) -> tuple[str, tuple[int, ...]]:
    """A summary sentence and the numbers that it cites at its end, from 1.

    >>> read_cited("Steel exports rose 18 percent. [2, 5-6]")
    ('Steel exports rose 18 percent.', (2, 5, 6))
    >>> read_cited("Prices fell.")
    ('Prices fell.', ())
    """
    m = _CITES.search(line)
    if m is None:
        return line.strip(), ()
    numbers: list[int] = []
    for first, last in _RANGE.findall(m[1]):
        start, end = int(first), int(last or first)
        numbers += range(start, min(end, start + _MOST) + 1)
    text = line[: m.start()].strip()
    if text and text[-1] not in '.!?”"' and m[2]:
        text += "."
    return text, tuple(dict.fromkeys(numbers))
