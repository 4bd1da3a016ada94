"""Coverage: the fuller of two translations, on lines and on the held-out set."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.evaluate.data import held_out_files, read_items
from brief.glossary import load_glossary
from brief.models import find
from brief.runtime.decoding import Output
from brief.translate.attempts import fullest
from brief.translate.coverage import coverage
from brief.translate.sources import make_source

ENTRY = find("fa-en-small")

FULLER = [
    ("پرندگان مهاجر به تالاب میقان برگشتند", "Migratory birds returned to Mighan wetland",
     "Immigrants returned to Mighan"),
    ("بانگ درناها دوباره شنیده شد.", "The cry of the cranes was heard again.", "It was heard."),
    ("دودکش کارخانه قند سرد مانده بود.", "The sugar factory's chimney had stayed cold.",
     "The factory had remained."),
]  # fmt: skip


@pytest.mark.parametrize(("fa", "fuller", "poorer"), FULLER)
def test_the_fuller_one_covers_more(fa, fuller, poorer):
    assert coverage(fa, fuller) > coverage(fa, poorer)


def test_right_lines_cover_more_than_those_of_others():
    pairs = [p for item in read_items(held_out_files()) for p in item.pairs if p.tag != "S"]
    swapped = list(zip(pairs, pairs[300:], strict=False))
    right = sum(coverage(p.fa, p.en) > coverage(p.fa, q.en) for p, q in swapped)
    assert right >= 0.98 * len(swapped)


def test_the_fuller_hypothesis_is_taken_unless_it_loses_a_figure():
    source = make_source("۱۲ پرنده مهاجر به تالاب برگشتند.", ENTRY, False, load_glossary())
    short = Output(text="<n1> came back.", finished=True)
    full = Output(text="<n1> migratory birds returned to the wetland.", finished=True)
    lost = Output(text="Migratory birds returned to the wetland.", finished=True)
    cut = Output(text="<n1> migratory birds returned to the wetland", finished=False)
    assert fullest(source, [short, full]) is full
    assert fullest(source, [short, lost]) is short
    assert fullest(source, [short, cut]) is short
    assert fullest(source, [full, full]) is full


@given(st.text("کارخانه‌ هایقند. ۱۲"), st.text("factory sugar. 12"))
def test_a_share(fa, en):
    assert 0 <= coverage(fa, en) <= 1
