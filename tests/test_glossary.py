"""Terms in Persian text: a table that a reader of Persian can check line by line."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.glossary import Glossary, Term
from brief.glossary.fold import fold, key_of, words
from brief.glossary.index import MOST_WORDS, Index

TERMS = [
    Term("تعاونی", "cooperative"),
    Term("شرکت دانش‌بنیان", "knowledge-based company"),
    Term("شرکت", "company"),
    Term("بانک مرکزی", "Central Bank"),
    Term("بانک", "bank"),
    Term("وزارت تعاون، کار و رفاه اجتماعی", "Ministry of Labor"),
    Term("وزارت تعاون", "Ministry of Cooperatives"),
    Term("نماینده", "lawmaker"),
    Term("دانشجو", "student"),
    Term("کارگر", "worker"),
    Term("مرد", "man"),
    Term("شورا", "council"),
    Term("خانه", "house"),
    Term("رئیس‌جمهور", "president"),
    Term("نرم‌افزار", "software"),
    Term("تهران", "Tehran"),
    Term("ایران خودرو", "Iran Khodro"),
    Term("ایران", "Iran"),
    Term("آسیا", "Asia"),
    Term("بهروز", "Behrouz"),
    Term("بی‌کار", "unemployed"),
    Term("کووید-۱۹", "COVID-19"),
    Term("مسئله", "issue"),
]
OWN = {"مردم": "people", "بانکی": "banking", "کارگران": "workers", "شرکتی": "corporate"}

CASES = [
    # as it stands, and among other words
    ("تعاونی", ["تعاونی"]),
    ("تعاونی شهر باز شد.", ["تعاونی"]),
    ("«تعاونی»، (بانک)؛ شرکت!", ["تعاونی", "بانک", "شرکت"]),
    ("در تهران و ایران", ["تهران", "ایران"]),
    # plurals
    ("تعاونی‌ها", ["تعاونی‌ها*"]),
    ("تعاونی‌های شهر", ["تعاونی‌های*"]),
    ("تعاونی‌هایی که", ["تعاونی‌هایی*"]),
    ("تعاونی های شهر", ["تعاونی های*"]),
    ("تعاونیها", ["تعاونیها*"]),
    ("تعاونیهای شهر", ["تعاونیهای*"]),
    ("کارگران شهر", ["کارگران*"]),
    ("کارگرانی که", ["کارگرانی*"]),
    ("کارگرانشان", ["کارگرانشان*"]),
    ("نمایندگان مجلس", ["نمایندگان*"]),
    ("نمایندگانی که", ["نمایندگانی*"]),
    ("دانشجویان", ["دانشجویان*"]),
    ("دانشجویانی", ["دانشجویانی*"]),
    ("خانه‌هایشان", ["خانه‌هایشان*"]),
    ("خانه هایی", ["خانه هایی*"]),
    # ezafe, indefinite, pronouns
    ("شورای شهر", ["شورای"]),
    ("شورایی که", ["شورایی"]),
    ("خانه‌ی ما", ["خانه‌ی"]),
    ("خانهٔ ما", ["خانهٔ"]),
    ("خانه‌ای در ده", ["خانه‌ای"]),
    ("نماینده‌ای گفت", ["نماینده‌ای"]),
    ("خانه‌اش", ["خانه‌اش"]),
    ("خانه‌ام", ["خانه‌ام"]),
    ("کارگرش", ["کارگرش"]),
    ("تعاونی‌شان", ["تعاونی‌شان"]),
    ("تعاونیشان", ["تعاونیشان"]),
    ("شورایشان", ["شورایشان"]),
    ("دانشجویی آمد", ["دانشجویی"]),
    ("آسیای میانه", ["آسیای"]),
    # «را» and prepositions are words of their own
    ("تعاونی را دید", ["تعاونی"]),
    ("تعاونی‌ها را دید", ["تعاونی‌ها*"]),
    ("به تهران", ["تهران"]),
    ("بتهران", []),
    # half-spaces, spaces, neither
    ("شرکت دانش‌بنیان", ["شرکت دانش‌بنیان"]),
    ("شرکت دانش بنیان", ["شرکت دانش بنیان"]),
    ("شرکت دانشبنیان", ["شرکت دانشبنیان"]),
    ("شرکت‌دانش‌بنیان", ["شرکت‌دانش‌بنیان"]),
    ("رئیس جمهور", ["رئیس جمهور"]),
    ("رئیسجمهور", ["رئیسجمهور"]),
    ("نرم افزار", ["نرم افزار"]),
    ("نرم‌افزارهای تازه", ["نرم‌افزارهای*"]),
    ("بیکار", ["بیکار"]),
    ("بی کار", ["بی کار"]),
    ("تها‌ران", []),
    ("تع اونی", []),
    # letters and marks
    ("بانك مركزي", ["بانك مركزي"]),
    ("رییس‌جمهور", ["رییس‌جمهور"]),
    ("رئيس جمهور", ["رئيس جمهور"]),
    ("مسأله", []),
    ("مسئلهٔ آب", ["مسئلهٔ"]),
    ("بانکِ مرکزی", ["بانکِ مرکزی"]),
    ("تـهـران", ["تـهـران"]),
    ("اسیا", []),
    ("کووید-19", ["کووید-19"]),
    ("کووید ۱۹", ["کووید ۱۹"]),
    ("کووید۱۹", ["کووید۱۹"]),
    # longest first
    ("بانک مرکزی ایران", ["بانک مرکزی", "ایران"]),
    ("بانک ایران", ["بانک", "ایران"]),
    ("ایران خودرو", ["ایران خودرو"]),
    ("شرکت‌های دانش‌بنیان", ["شرکت‌های دانش‌بنیان*"]),
    ("شرکت های دانش بنیان", ["شرکت های دانش بنیان*"]),
    ("شرکتهای دانش‌بنیان", ["شرکتهای دانش‌بنیان*"]),
    ("شرکت‌های بزرگ", ["شرکت‌های*"]),
    ("وزارت تعاون، کار و رفاه اجتماعی", ["وزارت تعاون، کار و رفاه اجتماعی"]),
    ("وزارت تعاون کار و رفاه اجتماعی", ["وزارت تعاون کار و رفاه اجتماعی"]),
    ("وزارت تعاون، کار و آموزش", ["وزارت تعاون"]),
    # never inside a longer word, nor over the end of a sentence
    ("بانکدار", []),
    ("ایرانی", []),
    ("ایرانیان", []),
    ("تهرانی", []),
    ("شرکت‌کننده", []),
    ("ایران‌شناس", []),
    ("نیمه‌شرکتی", []),
    ("کارگردان", []),
    ("بانک. مرکزی", ["بانک"]),
    ("ایران، خودرو", ["ایران"]),
    ("به‌روز شد", []),
    ("به روز", []),
    # words of their own
    ("مردم آمدند", []),
    ("مردان آمدند", ["مردان*"]),
    ("بانکی", []),
    ("شرکتی", []),
    ("", []),
    ("۱۲.۵ درصد", []),
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[case[0] or "empty" for case in CASES])
def test_what_is_found(text, wanted):
    found = Index(TERMS, OWN).find(text)
    assert [text[m.start : m.end] + "*" * m.plural for m in found] == wanted


def test_the_terms_that_are_found():
    found = Index(TERMS, OWN).find("بانک مرکزی و شرکت‌های دانش‌بنیان ایران")
    assert [m.term.english for m in found] == ["Central Bank", "knowledge-based company", "Iran"]


PIECES = [t.persian for t in TERMS] + [
    "‌", " ", "ها", "های", "ان", "ی", ".", "،", "\n", "۵", "<n1>", "x", "ِ", "ـ", "ك", "\ue000",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_matches_are_whole_words_in_order_and_apart(text):
    found = Index(TERMS, OWN).find(text)
    starts, ends = {w.start for w in words(text)}, {w.end for w in words(text)}
    assert all(m.start in starts and m.end in ends for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(key_of(text[m.start : m.end])[:2] == key_of(m.term.persian)[:2] for m in found)


@given(st.text())
def test_folding_keeps_every_offset(text):
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)
    assert all(text[w.start : w.end] for w in words(text))


@given(st.text(max_size=60))
def test_any_text_is_searched(text):
    mine = Glossary([Term(text[:20] or "x", "x", user=True)])
    assert all(0 <= m.start < m.end <= len(text) for m in mine.find(text))


def test_a_users_term_wins_over_the_shipped_and_inside_it():
    mine = Glossary([Term("بانک مرکزی", "CBI", user=True), Term("تهران", "Teheran", user=True)])
    assert mine.lookup("بانك مركزي") == "CBI"
    assert Glossary().lookup("بانک مرکزی") == "Central Bank"
    found = mine.find("استان تهران و استان قم")
    assert [m.term.english for m in found] == ["Teheran", "Qom Province"]


def test_a_later_file_wins_over_an_earlier():
    one = Term("بانک مرکزی", "CBI", user=True)
    other = Term("بانک‌مرکزی", "Bank Markazi", user=True)
    assert Glossary([one, other]).lookup("بانک مرکزی") == "Bank Markazi"


def test_the_digest_tells_glossaries_apart():
    one = Glossary([Term("الف", "A", user=True)])
    assert one.digest == Glossary([Term("الف", "A", user=True)]).digest
    assert len({one.digest, Glossary().digest, Glossary([Term("الف", "B", user=True)]).digest}) == 3


def test_a_text_for_a_term_is_not_searched_for():
    long = " ".join(["الف"] * (MOST_WORDS + 1))
    assert Index([Term(long, "x")]).find(long) == ()
