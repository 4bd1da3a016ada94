"""The gold set: pinned floors for values, units, spans and false figures."""

from __future__ import annotations

from gold import Gold, read_gold, score

from brief.figures import find_figures
from brief.records import Document

VALUE_AND_UNIT, SPANS, FALSE = 0.98, 0.97, 0.01
SENTENCES = 400


def ours(text):
    """What `find_figures` reads in a sentence, in the gold set's form."""
    found = []
    for f in find_figures(Document(text=text, source="gold")):
        if f.kind in ("ordinal", "code") or f.unit == "minute after midnight":
            continue
        if f.kind == "date":
            value, unit = own_calendar(f), "date" if len(f.jalali or "-" * 10) == 10 else "month"
        elif f.value is None:
            value, unit = f"{f.low:f}..{f.high:f}", f.unit
        else:
            value, unit = f"{f.value:f}", f.unit
        found.append(Gold(f.start, f.end, value, unit))
    return found


def own_calendar(figure):
    """The date in the calendar that the text uses, as the gold set has it."""
    text = figure.text.split(" (")[0]
    from brief.figures.dates import Day
    from brief.figures.lexicon import month_names

    *day, month, year = text.split(" ") if text[0].isdigit() else ("", *text.split(" "))
    for calendar in ("jalali", "gregorian", "lunar"):
        for number, name in enumerate(month_names(calendar), 1):
            if " ".join([*day[1:], month]) == name:
                return Day(calendar, int(year), number, int(day[0]) if day[0] else None).iso
    raise ValueError(text)


def test_there_are_enough_sentences():
    assert len(read_gold()) >= SENTENCES


def test_floors():
    result = score(read_gold(), ours)
    assert result.value_unit >= VALUE_AND_UNIT, result.wrong
    assert result.spans >= SPANS, result.wrong
    assert result.false <= FALSE, result.wrong


def test_floors_of_the_sentences_written_after_the_rules():
    result = score(read_gold(held=True), ours)
    assert result.value_unit >= VALUE_AND_UNIT, result.wrong
    assert result.spans >= SPANS, result.wrong
    assert result.false <= FALSE, result.wrong
