"""Spliced sentences: a table a Persian reader can check, and floors on held-out sentences."""

import random

import pytest
from test_clean_zwnj import held_out_lines

from brief.clean import clean
from brief.clean.splices import REASON, find_splices
from brief.records import Article
from brief.sentences import split_sentences

FLOORS = {"found": 0.3, "right": 0.99, "altered words": 1 / 9000}

SPLICED = [
    (
        "کارگران کارخانه حقوق دو ماه خود را گرفته‌اند",
        "وی افزود: بیمه آنان نیز پرداخت می‌شود.",
    ),
]
WHOLE = [
    "نمایندگان گفتند دولت باید قیمت نان را ثابت نگه دارد.",
    "اگر باران ببارد راه‌های روستایی شهرستان بسته خواهد شد.",
    "او پرسید چرا کارگران کارخانه حقوق خود را نگرفته‌اند.",
    "کتابی که دیروز خریدم درباره تاریخ راه‌آهن ایران است.",
    "«کارگران حقوق خود را گرفته‌اند وی افزود بیمه آنان پرداخت می‌شود.»",
    "کارگران کارخانه حقوق خود را گرفته‌اند وی افزود بیمه آنان نیز",
]


@pytest.mark.parametrize(("one", "two"), SPLICED)
def test_two_sentences_come_apart_and_the_change_is_recorded(one, two):
    document = clean(Article(text=f"{one} {two}", source="-"))
    assert document.text == f"{one}. {two}"
    (change,) = document.changes
    assert change.reason == REASON
    assert change.after == change.before + "."
    assert clean(Article(text=document.text, source="-")).text == document.text


@pytest.mark.parametrize("text", WHOLE)
def test_whole_sentences_stay_whole(text):
    assert find_splices(text) == []


def test_floors_on_the_held_out_files():
    lines = list(held_out_lines())
    words = sum(len(line.split()) for line in lines)
    assert sum(len(find_splices(line)) for line in lines) <= FLOORS["altered words"] * words
    whole = [line[start:end] for line in lines for start, end in split_sentences(line)]
    whole = [text for text in whole if text.endswith(".") and len(text.split()) >= 6]
    dice = random.Random(4)
    found = wrong = 0
    for one in whole:
        spliced = f"{one[:-1]} {dice.choice(whole)}"
        places = [edit.end for edit in find_splices(spliced)]
        found += len(one) - 1 in places
        wrong += sum(place != len(one) - 1 for place in places)
    assert found / len(whole) >= FLOORS["found"]
    assert found / (found + wrong) >= FLOORS["right"]
