"""Find the figures of a document: number, unit, qualifier, subject, period, dates.

Spans come from `brief.figures.spans`; here each becomes a figure of its sentence, and it is
decided which of them belong in a brief's table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from brief.figures.clock import clock, clock_time
from brief.figures.dates import Day, both_calendars, gregorian, in_year_of, jalali_of
from brief.figures.enumerators import code_text
from brief.figures.format import amount, format_ordinal, format_share
from brief.figures.lexicon import LETTER, SPACE
from brief.figures.measure import measure
from brief.figures.place import Place
from brief.figures.site import continues, period_near, subject_near
from brief.figures.span import Span
from brief.figures.spans import scan
from brief.figures.units import Unit, read_unit
from brief.figures.years import decade, is_year
from brief.records import Document, Figure, Sentence

_TO = re.compile(rf"[{SPACE}]+(?:تا|الی)[{SPACE}]+")
_BESIDE = 4
_NEAR = 40
"""How far apart «۸۱ دلار و ۶۲ سنت» or «۵ درصد تا ۱۰ درصد» may stand: a unit and a joint."""
_LIST = re.compile(rf"[{SPACE}]*،[{SPACE}]*|[{SPACE}]+و[{SPACE}]+")
_AND = re.compile(rf"[{SPACE}]+و[{SPACE}]+")
_HALF_MORE = re.compile(rf"[{SPACE}]+و[{SPACE}]+نیمه(?![{LETTER}])")
_HALF = Decimal("0.5")


def find_figures(document: Document) -> tuple[Figure, ...]:
    """The figures of the document's sentences, in text order.

    Offsets are into ``document.text``, and ``document.text[f.start:f.end] == f.surface``.
    Numbers that are no key figures (clause numbers, codes, ordinals, times, dates) are given
    too, with ``key`` False, since a translation may mention them. A time has its minutes from
    midnight as value; a month («مرداد ۱۴۰۳») is a date that starts it.
    """
    figures: list[Figure] = []
    for place, spans in _places(document):
        figures += _in_sentence(place, spans)
    return tuple(figures)


def _places(document: Document) -> Iterator[tuple[Place, Sequence[Span]]]:
    """Each sentence that has spans; spans outside any sentence are passed over."""
    text = document.text
    spans = scan(text)
    whole = Sentence(id="", text=text, start=0, end=len(text), paragraph=0)
    at = 0
    for sentence in document.sentences or (whole,):
        while at < len(spans) and spans[at].start < sentence.start:
            at += 1
        stop = at
        while stop < len(spans) and spans[stop].end <= sentence.end:
            stop += 1
        if stop > at:
            own = spans[at:stop]
            yield Place(document, sentence, [s.start for s in own]), own
        at = stop


def _in_sentence(place: Place, spans: Sequence[Span]) -> Iterator[Figure]:
    k = lowest = before = 0
    last: Figure | None = None
    while k < len(spans):
        span, after = spans[k], spans[k + 1] if k + 1 < len(spans) else None
        k += 1
        if span.start < lowest:
            continue  # a part of the unit before: «در صد»
        low = before if last is not None and _ranks(place, last, span) else lowest
        figure: Figure | None
        if span.kind == "number" and (hour := clock(place, span, after, last)):
            figure = hour
        elif last is not None and (listed := _listed(place, last, span)):
            figure = listed
        elif span.kind == "number":
            figure, more = _number(place, span, after, low)
            k += more
        else:
            figure = _other(place, span, low)
        if figure is not None:
            figure = _inherited(place, figure)
            before, lowest, last = low, figure.end, figure
            if figure.key:
                place.measured = figure
            yield figure


def _ranks(place: Place, last: Figure, span: Span) -> bool:
    """«سهم دختران در دوره دوم از ۱۱ درصد»: an ordinal beside the figure is a part of its phrase."""
    between = place.text[last.end : span.start].split()
    beside = len(between) <= _BESIDE and "و" not in between
    return last.kind == "ordinal" and last.surface.isalpha() and beside


def _inherited(place: Place, figure: Figure) -> Figure:
    """«صادرات ۵ میلیارد دلار در سال ۱۴۰۰ و ۷ میلیارد دلار در سال ۱۴۰۱»: both are exports."""
    one = place.measured
    if one is None or figure.subject_fa or not figure.key or one.unit != figure.unit:
        return figure
    if not continues(place, one, figure):
        return figure
    return replace(figure, subject_fa=one.subject_fa)


def _listed(place: Place, last: Figure, span: Span) -> Figure | None:
    """«شماره ۱۱۰ و ۱۱۵», «مواد ۵ و ۶»: the second number is a reference as the first."""
    named = last.text.rpartition(" ")[0] if last.kind == "ordinal" else ""
    if not named or span.kind != "number" or span.words or span.scaled or span.value is None:
        return None
    if not _LIST.fullmatch(place.text, last.end, span.start):
        return None
    counted = read_unit(place.text, span.end)
    if counted and counted[0].kind != "noun" and place.text[counted[1] - 1] != "ی":
        return None
    text = f"{named} {span.value:f}"
    return place.figure(span.start, span.end, "ordinal", text, span.value)


def _number(place: Place, span: Span, after: Span | None, lowest: int) -> tuple[Figure | None, int]:
    """The figure of a number or range, and how many further spans it took."""
    text, value = place.text, span.value
    if value is None:
        return None, 0
    if after is not None and after.kind == "date" and after.day is not None:
        listed = span.low_of_range or _LIST.fullmatch(text, span.end, after.start)
        if listed and value == int(value) and 0 < value < (after.day.day or 0):
            return _date(place, span, after.day._replace(day=int(value))), 0
    if span.low_of_range and after is not None:
        if after.kind == "number" and _are_years(text, span, after):
            return _year(place, span), 0
        if after.kind == "number":
            return measure(place, span, after, lowest), 1
    if is_year(text, span):
        return _year(place, span), 0
    if first := decade(text, span):
        return _decade(place, span, first), 0
    if "نیمه" in text[span.end : span.end + _NEAR] and (whole := _and_half(place, span, lowest)):
        return whole, 0
    near = after is not None and after.start - span.end <= _NEAR
    read = read_unit(text, span.end) if near else None
    if read and after is not None and after.kind == "number" and after.value is not None:
        if whole := _cents(place, span, read, after, lowest) or _half(
            place, span, read, after, lowest
        ):
            return whole, 1
        joint = _TO.match(text, read[1])
        second = read_unit(text, after.end) if joint and joint.end() == after.start else None
        if second and second[0].singular == read[0].singular and value < after.value:
            return measure(place, span, after, lowest), 1
    return measure(place, span, None, lowest), 0


def _are_years(text: str, span: Span, after: Span) -> bool:
    """«۱۳۹۸ تا ۱۴۰۲», «(1539-1469)»: two years, not a range of something counted."""
    if is_year(text, span) and is_year(text, after):
        return True
    four = span.end - span.start == after.end - after.start == 4
    bracketed = text[span.start - 1 : span.start] == "(" and text[after.end : after.end + 1] == ")"
    return four and bracketed and not span.scaled and not after.scaled


def _cents(
    place: Place, span: Span, read: tuple[Unit, int], after: Span, lowest: int
) -> Figure | None:
    """«۸۱ دلار و ۶۲ سنت» is one figure."""
    if read[0].singular not in ("dollar", "euro") or after.value is None or span.value is None:
        return None
    joint = _AND.match(place.text, read[1])
    cents = read_unit(place.text, after.end)
    if joint is None or joint.end() != after.start or cents is None or cents[0].singular != "cent":
        return None
    value = span.value + after.value / 100
    figure = measure(place, span, None, lowest)
    if figure is None:
        return None
    end = cents[1]
    text = figure.text.replace(amount(span.value, figure.unit), amount(value, figure.unit))
    surface = place.text[figure.start : end]
    return replace(figure, value=value, end=end, surface=surface, text=text)


def _half(
    place: Place, span: Span, read: tuple[Unit, int], after: Span, lowest: int
) -> Figure | None:
    """«یک سال و نیم», «دو ساعت و نیم»: the half stands after the unit."""
    joint = _AND.match(place.text, read[1])
    if joint is None or joint.end() != after.start or place.text[after.start : after.end] != "نیم":
        return None
    if place.text.startswith("\u200c", after.end):
        return None  # «نیم‌سکه»
    if span.value is None or after.value is None or read[0].kind == "noun":
        return None
    whole = span._replace(value=span.value + after.value)
    figure = measure(place, whole, None, lowest)
    if figure is None:
        return None
    return replace(figure, end=after.end, surface=place.text[figure.start : after.end])


def _and_half(place: Place, span: Span, lowest: int) -> Figure | None:
    """«سه ساعت و نیمه»: an adjective, where «نیمه» is no number of its own."""
    read = read_unit(place.text, span.end)
    half = _HALF_MORE.match(place.text, read[1]) if read else None
    if half is None or read is None or read[0].kind != "time" or span.value is None:
        return None
    figure = measure(place, span._replace(value=span.value + _HALF), None, lowest)
    if figure is None:
        return None
    return replace(figure, end=half.end(), surface=place.text[figure.start : half.end()])


def _other(place: Place, span: Span, lowest: int) -> Figure | None:
    """Dates, months, times, codes, ordinals and shares."""
    if span.day is not None:
        return _date(place, span, span.day)
    if span.kind == "time":
        return clock_time(place, span.start, span.end, span.minutes)
    if span.kind == "code":
        text = code_text(place.text[span.start : span.end])
        return place.figure(span.start, span.end, "code", text)
    if span.kind == "ordinal" and span.value is not None:
        text = format_ordinal(span.value)
        return place.figure(span.start, span.end, "ordinal", text, span.value)
    if span.share is not None:
        if place.text.startswith("نهایی", span.end + 1):
            return None  # «یک‌چهارم نهایی»: a round, no share
        read = read_unit(place.text, span.end)
        if read and read[0].kind in ("percent", "measure", "time", "money"):
            return measure(place, span._replace(kind="number"), None, lowest)
        text = format_share(*span.share)
        figure = place.figure(span.start, span.end, "quantity", text, span.value)
        subject = subject_near(place, span.start, span.end, lowest)
        period = period_near(place, span.start, span.end)
        return replace(figure, subject_fa=subject, period=period, key=True)
    return None


def _date(place: Place, span: Span, day: Day) -> Figure:
    """A day or month; a missing year is the one nearest to publication."""
    if place.published is not None:
        day = in_year_of(day, place.published)
    known = gregorian(day)
    jalali = day.iso if day.calendar == "jalali" else None
    if known is not None and jalali is None:
        jalali = jalali_of(known)[: 10 if day.day else 7]
    figure = place.figure(span.start, span.end, "date", both_calendars(day))
    return replace(figure, date=known, jalali=jalali)


def _decade(place: Place, span: Span, first: int) -> Figure:
    """«دهه ۶۰»: the first of its years stands for it."""
    return place.figure(span.start, span.end, "year", f"{first}s", Decimal(first), "decade")


def _year(place: Place, span: Span) -> Figure:
    return place.figure(span.start, span.end, "year", f"{span.value:f}", span.value, "year")
