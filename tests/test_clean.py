"""Cleaning: characters, lines, boilerplate, what is known of an article, what never changes."""

import random
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.clean import clean, normalize
from brief.records import Article

CHARACTERS = [
    ("كتاب علي", "کتاب علی"),
    ("قیمت&nbsp;نان&amp;nbsp;تازه", "قیمت نان تازه"),
    ("کتـــاب", "کتاب"),
    ("می¬شود", "می‌شود"),
    ("\u200fنان\u200e گران \ufeffشد", "نان گران شد"),
    ("ﺍﯾﺮﺍﻥ", "ایران"),
    ("مَدرِسِه", "مدرسه"),
    ("می‌کَند عملاً خانهٔ", "می‌کَند عملاً خانهٔ"),
    ("نان ,برنج ; گوشت?", "نان ،برنج؛ گوشت؟"),
    ("کار تمام شد .", "کار تمام شد."),
    ("« خبر »", "«خبر»"),
    ("https://a.ir/x ، خبر", "https://a.ir/x ، خبر"),
    ("نان  و\u00a0پنیر", "نان و پنیر"),
    ("‌نان‌ تازه", "نان تازه"),
]
KEPT = [
    "۱۴۰۲/۰۲/۱۴",
    "1402/07/16",
    "۴۵۲،۲۲۶",
    "۱۲٫۵",
    "3.5%",
    "1,234.5",
    "۱۰:۳۰",
    "۱۳۹۰-۱۴۰۲",
    "https://www.isna.ir/news/1403041207?x=1.5&y=كتاب",
    "www.example.ir",
    "news@example.co.ir",
    "SMAW",
    "H2O",
    "ICDL",
    "2.0.1",
    "COVID-19",
    "#کتابهای_خوب",
]
WORDS = ["كتابها", "میشود", "نان", "حرفهای", "شهر", "كرده اند", "و", "،", ".", "\u200f", "&nbsp;"]


def text_of(raw):
    return clean(Article(text=raw, source="-")).text


@pytest.mark.parametrize(("raw", "expected"), CHARACTERS)
def test_characters(raw, expected):
    assert normalize(raw) == expected
    assert normalize(expected) == expected


@given(st.lists(st.sampled_from(KEPT + WORDS), min_size=1, max_size=12))
def test_numbers_dates_addresses_latin_and_codes_never_change(pieces):
    words = {word.rstrip("،.") for word in text_of(" ".join(pieces)).split()}
    assert all(piece in words for piece in pieces if piece in KEPT)


PIECES = (
    *("سلام", "می", "شود", "کتاب", "های", "كتاب", "حرفهای", "نمی", "خواهند", "کرده", "اند", "ه"),
    *("؟", "?", ",", "،", ".", "...", ":", "!", "(", ")", "«", "»", "-", "_", "#", "/"),
    *("\n", "\n\n", " ", "  ", "\t", "\r\n", "\x0c", "\u00a0", "\u200c", "\u200d", "\u200f"),
    *("ـ", "&nbsp;", "&amp;", "amp;", "&#8204;", "َ", "ّ", "\ufeff", "¬", "ﻻ", "12", "۱۲"),
    *("http://a.ir/x?y=1", "a@b.ir", "SMAW", "عکس: ایران", "اخبار", "باتوجه", "انتهای پیام"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=25), st.booleans())
def test_cleaning_twice_is_cleaning_once(pieces, spaced):
    once = text_of((" " if spaced else "").join(pieces))
    assert text_of(once) == once


@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_every_change_stands_where_it_says(pieces):
    raw = " ".join(pieces)
    document = clean(Article(text=raw, source="-"))
    ends = 0
    for change in document.changes:
        assert raw[change.start : change.start + len(change.before)] == change.before
        assert change.start >= ends
        ends = change.start + len(change.before)


def test_changes_and_dropped_lines_rebuild_the_text():
    raw = "عکس: ایران\n\nكتابها گران شد .\n\nانتهای پیام/م"
    document = clean(Article(text=raw, source="-"))
    rebuilt, done = "", 0
    for change in document.changes:
        rebuilt += raw[done : change.start] + change.after
        done = change.start + len(change.before)
    rebuilt += raw[done:]
    for dropped in document.dropped:
        rebuilt = rebuilt.replace(dropped.text, "")
    assert rebuilt == document.text == "کتاب‌ها گران شد."
    assert [d.reason for d in document.dropped] == ["photo credit", "end of message"]


def test_hard_wrapped_lines_become_a_paragraph():
    raw = (
        "قیمت نان در شهر\n"
        "\n"
        "نانوایان شهر روز شنبه از گرانی آرد گله کردند و گفتند که\n"
        "با نرخ کنونی نمی‌توانند کارگر نگه دارند و ناچار به کاستن از ساع-\n"
        "ت کار شده‌اند.\n"
    )
    paragraphs = text_of(raw).split("\n\n")
    assert paragraphs[0] == "قیمت نان در شهر"
    assert len(paragraphs) == 2
    assert paragraphs[1].endswith("ناچار به کاستن از ساعت کار شده‌اند.")


def test_lines_that_end_their_sentences_are_paragraphs():
    raw = "نان گران شد.\nبرنج ارزان شد.\nگوشت ماند."
    assert text_of(raw).split("\n\n") == raw.split("\n")


def test_date_line_and_agency_are_kept_as_metadata():
    raw = "تعاونی‌ها رشد کردند\n۱۴ اردیبهشت ۱۴۰۲ - ۱۰:۳۰\n\n"
    raw += "به گزارش ایسنا، آمار رشد کرد.\n\nکد خبر: ۱۲۳۴۵۶"
    document = clean(Article(text=raw, source="-"))
    assert (document.agency, document.published) == ("ایسنا", date(2023, 5, 4))
    assert document.title == "تعاونی‌ها رشد کردند"
    assert {d.reason for d in document.dropped} == {"date line", "news code"}


def test_what_the_reader_knows_wins():
    known = Article(text="نان گران شد.", source="-", title="نان", agency="مهر")
    document = clean(known)
    assert (document.title, document.agency) == ("نان", "مهر")


def test_kinds_and_cuts():
    raw = "نان گران شد\n\nنانوایان چه گفتند؟\n\nگفتند که آرد گران است و آن را از"
    kinds = [(p.kind, p.cut_end) for p in clean(Article(text=raw, source="-")).paragraphs]
    assert kinds == [("heading", False), ("question", False), ("body", True)]


def test_empty_and_boilerplate_only():
    assert text_of("") == ""
    assert text_of("\n \n") == ""
    assert text_of("اخبار") == "اخبار"


def test_time_grows_with_the_text_and_not_faster():
    dice = random.Random(1)
    words = ["نان", "میشود", "كتابها", "۱۲٫۵", "شهر.", "گفتوگو\n\n", "کرده", "اند"]
    raw = " ".join(dice.choice(words) for _ in range(40_000))
    document = clean(Article(text=raw, source="-"))
    assert len(document.text) > 100_000
    assert not re.search("[يك]", document.text)
