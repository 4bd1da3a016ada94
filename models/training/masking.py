"""Which figures of a training row become masks: the rules are `brief.masks`, for both tasks.

Translations: what both sides have. Summaries: all figures of the article, since at work nobody
knows which of them the summary will need; those that the target repeats are masked there too.
"""

from __future__ import annotations

import re

from brief.masks import mask, mask_pair

_MASK = re.compile(r"<n\d>")


def mask_translation(persian: str, english: str) -> tuple[str, str]:
    """Both sides with the figures that they share as masks."""
    return mask_pair(persian, english)


def mask_summary(article: str, summary: str, *, persian: bool) -> tuple[str, str]:
    """An article with its figures as masks, and its summary with those that it repeats.

    >>> mask_summary("۴۰۳ نفر از ۹۰۰ نفر ماندند.", "900 people came.", persian=False)
    ('<n1> نفر از <n2> نفر ماندند.', '<n2> people came.')
    >>> mask_summary("۴۰۳ نفر از ۹۰۰ نفر ماندند.", "۹۰۰ نفر آمدند.", persian=True)
    ('<n1> نفر از <n2> نفر ماندند.', '<n2> نفر آمدند.')
    """
    whole = mask(article, both_calendars=False)
    if persian:
        own = mask(summary, both_calendars=False)
        known = {value: f"<n{i}>" for i, value in reversed(list(enumerate(whole.values, 1)))}
        plain = surfaces(own.text, summary)
        names = dict(zip(_MASK.findall(own.text), own.values, strict=False))
        new = {token: known.get(value, plain.get(token, "")) for token, value in names.items()}
        return whole.text, _MASK.sub(lambda m: new.get(m.group(), m.group()), own.text)
    shared, target = mask_pair(article, summary)
    places = {start: f"<n{i}>" for i, (start, _) in enumerate(spans_of(whole.text, article), 1)}
    starts = [start for start, _ in spans_of(shared, article)]
    plain = surfaces(target, summary)
    new = {}
    for i, start in enumerate(starts, 1):
        token = f"<n{i}>"
        new[token] = places.get(start, plain.get(token, ""))
    return whole.text, _MASK.sub(lambda m: new.get(m.group(), m.group()), target)


def spans_of(masked: str, plain: str) -> list[tuple[int, int]]:
    """Where in ``plain`` stand the texts that ``masked`` has masks for, in reading order."""
    pattern = "(.+?)".join(map(re.escape, _MASK.split(masked)))
    match = re.fullmatch(pattern, plain, re.DOTALL)
    return [match.span(i + 1) for i in range(len(_MASK.findall(masked)))] if match else []


def surfaces(masked: str, plain: str) -> dict[str, str]:
    """What each mask of ``masked`` stands for in ``plain``.

    >>> surfaces("<n1> people in <n2>", "403,019 people in 1402")
    {'<n1>': '403,019', '<n2>': '1402'}
    """
    spans = spans_of(masked, plain)
    return {m: plain[s:e] for m, (s, e) in zip(_MASK.findall(masked), spans, strict=False)}


def unmask(text: str, values: dict[str, str]) -> str:
    """The text with every known mask put back."""
    return _MASK.sub(lambda m: values.get(m.group(), m.group()), text)
