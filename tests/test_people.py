"""People's names: where they stand, how they are spelled, that they come through a translation."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.glossary import Glossary
from brief.glossary.term import Term
from brief.models import find
from brief.names import join_people
from brief.people import find_people, romanize, with_people
from brief.translate.sources import make_source

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "data/people.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
LETTERS = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیآئؤ\u200c ،."


@pytest.mark.parametrize(("text", "names"), ROWS)
def test_people_of_a_sentence(text, names):
    found = find_people(text)
    assert "; ".join(p.english for p in found) == names
    assert all(text[p.start : p.end] == text[p.start : p.end].strip() for p in found)


@pytest.mark.parametrize(
    ("persian", "latin"),
    [
        ("رضا", "Reza"),
        ("کیانی‌فر", "Kianifar"),
        ("کیانیفر", "Kianifar"),
        ("رستمی‌نژاد", "Rostaminejad"),
        ("علی رضایی", "Ali Rezaei"),
        ("دلاوری", "Delavari"),
    ],
)
def test_spelling(persian, latin):
    assert romanize(persian) == latin


@given(st.text(LETTERS, max_size=60) | st.text(max_size=40))
def test_any_text_is_spelled_in_latin_letters_and_its_people_lie_apart(text):
    assert all(c.isascii() for c in romanize(text))
    found = find_people(text)
    assert all(0 <= p.start < p.end <= len(text) for p in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_a_name_is_one_mask_of_the_translation():
    entry = find("fa-en-small")
    source = make_source("بهروز کیانی‌فر در تهران ۱۲ نفر را دید.", entry, True)
    assert source.masked.values == ("Behrouz Kianifar", "Tehran", "12")


def test_the_user_has_the_last_word():
    mine = Glossary([Term("کیانی‌فر", "Kiyanifar", part="name", user=True)])
    text = "بهروز کیانی‌فر رفت."
    found = with_people(join_people(mine.find(text), text), text)
    assert "Kiyanifar" in [m.term.english for m in found]


def test_a_place_is_not_taken_for_a_person():
    text = "دانشگاه شهید بهشتی رضا مرادی را پذیرفت."
    found = with_people(join_people(Glossary().find(text), text), text)
    assert [m.term.english for m in found][-1] == "Reza Moradi"
