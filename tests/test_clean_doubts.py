"""Doubts: a table a Persian reader can check, and floors on seeded slips in held-out lines."""

import random
from itertools import pairwise
from pathlib import Path

import pytest
from test_clean_zwnj import held_out_lines

from brief.clean import clean
from brief.clean.apart import two_words
from brief.clean.doubts import find_doubtful, find_doubts
from brief.clean.known import is_word
from brief.clean.letters import WORD, ZWNJ
from brief.clean.lexicon import lexicon
from brief.clean.zwnj import restore
from brief.records import Article
from brief.segment import segment

DATA = Path(__file__).resolve().parent.parent / "brief" / "data" / "clean"
FLOORS = {"recall": 0.7, "precision": 0.98, "apart": 0.37, "apart precision": 0.99, "parted": 0.23}
DOUBTS = 1 / 2000

MISSPELT = [
    ("حدادقل دستمزد", "«حدادقل» may be «حداقل»"),
    ("چهره‌ای نوآندیش و کارآفرین", "«نوآندیش» may be «نواندیش»"),
    ("رشد تاکنونهای بخش", "«تاکنونهای» is no word: two pieces of text may be spliced here"),
    ("آزمونسراسری دانشگاه", "«آزمونسراسری» may be two words: «آزمون سراسری»"),
]
RIGHT = [
    "دکتر کلهری و محمد الوندیان در الیگودرز",
    "کارورزان و چینندگان نمی‌سنجیم دوقلوهایش",
    "اگرها و چراهای «شرکت پرتاوه» را پرسیدیم",
    "مسأله و مسئله و هیئت و هیأت",
    "#کتابهای_خوب و حدادقل۲",
]


@pytest.mark.parametrize(("text", "message"), MISSPELT)
def test_doubts(text, message):
    document = clean(Article(text=text, source="-"))
    assert [doubt.message for doubt in document.doubts] == [message]
    word = message[1 : message.index("»")]
    assert document.text[document.doubts[0].start :].startswith(word)


@pytest.mark.parametrize("text", RIGHT)
def test_names_and_good_words_are_left_alone(text):
    assert find_doubts(text) == ()


def test_words_run_together_come_apart_only_when_nothing_else_is_possible():
    document = clean(Article(text="پنج درصداز کل هزارنفر در وزارتکار", source="-"))
    assert document.text == "پنج درصد از کل هزار نفر در وزارت کار"
    assert [change.before for change in document.changes] == ["درصداز", "هزارنفر", "وزارتکار"]
    assert document.doubts == ()


def test_untouched_lines_raise_hardly_a_doubt_and_no_correction():
    words = doubts = 0
    for line in held_out_lines():
        words += len(WORD.findall(line))
        found = list(find_doubtful(restore(line)))
        doubts += len(found)
        assert not any(one.sure for one in found)
    assert doubts <= DOUBTS * words


def slip(word, dice):
    """The word with one slip: half of them a letter for one that looks like it."""
    at = dice.randrange(len(word))
    kind = dice.random()
    if kind < 0.5:
        groups = (DATA / "confused.tsv").read_text(encoding="utf-8").splitlines()[1:]
        group = next((g for g in groups if word[at] in g), word[at])
        return word[:at] + dice.choice(group) + word[at + 1 :]
    if kind < 0.65:
        return word[:at] + word[at] + word[at:]
    if kind < 0.8:
        return word[:at] + word[at + 1 :]
    if kind < 0.9:
        return word[:at] + dice.choice("ابدرسشمنوهی") + word[at:]
    return word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]


def test_slips_of_frequent_words_are_found():
    dice = random.Random(5)
    slips = hits = wrong = 0
    for line in held_out_lines():
        words = [m for m in WORD.finditer(line) if len(m[0]) > 4 and ZWNJ not in m[0]]
        words = [m for m in words if lexicon().ours.get(m[0], 0) >= 20]
        if not words:
            continue
        match = dice.choice(words)
        bad = slip(match[0], dice)
        if bad == match[0] or is_word(bad):
            continue
        slips += 1
        text = line[: match.start()] + bad + line[match.end() :]
        found = [one for one in find_doubtful(text) if one.start == match.start()]
        hits += any(one.better == match[0] for one in found)
        wrong += any(one.better != match[0] for one in found)
    assert slips > 300
    assert hits / slips >= FLOORS["recall"]
    assert hits / (hits + wrong) >= FLOORS["precision"]


def test_words_run_together_are_found():
    dice = random.Random(3)
    count = hits = wrong = parted = parted_wrong = 0
    for line in held_out_lines():
        for one, two in pairwise(line.split(" ")):
            if WORD.fullmatch(one) and WORD.fullmatch(two) and dice.random() < 0.2:
                count += 1
                found = two_words(restore(one + two))
                hits += found is not None and found.words == f"{one} {two}"
                wrong += found is not None and found.words != f"{one} {two}"
                if found is not None and found.sure:
                    parted += found.words == f"{one} {two}"
                    parted_wrong += found.words != f"{one} {two}"
    assert parted / count >= FLOORS["parted"]
    assert parted / (parted + parted_wrong) >= FLOORS["apart precision"]
    assert hits / count >= FLOORS["apart"]
    assert hits / (hits + wrong) >= FLOORS["apart precision"]


def test_doubts_go_with_their_sentence_to_its_article():
    raw = (
        "نانوایان از گرانی آرد گفتند\n\nنرخ آرد در شهر بالا رفت و نانوایان نگران‌اند. "
        "حدادقل قیمت نان اعلام نشد.\n\n"
        "تیم ملی والیبال قهرمان شد\n\nبازیکنان تیم والیبال جام قهرمانی را گرفتند. "
        "حدادقل سه بازیکن تیم ملی آسیب دیدند.\n\n"
        "نرخ آرد در شهر بالا رفت و نانوایان نگران‌اند."
    )
    documents = segment(clean(Article(text=raw, source="-")))
    assert len(documents) == 2
    for document in documents:
        (doubt,) = document.doubts
        assert document.text[doubt.start :].startswith("حدادقل")
