"""Datelines: what stands before a report, and what only looks like it."""

from __future__ import annotations

import pytest

from brief.clean.dateline import dateline_agency, dateline_end
from brief.clean.metadata import find_agency
from brief.models import find
from brief.translate.sources import make_source

CUT = [
    ("تهران - ایرنا - وزیر کار گفت.", "وزیر کار گفت.", "ایرنا"),
    ("ایسنا/خراسان رضوی - زلزله آمد.", "زلزله آمد.", "ایسنا"),
    ("ایسنا/اصفهان مدیرکل گفت.", "مدیرکل گفت.", "ایسنا"),
    ("تهران (پانا) - وزیر آموزش گفت.", "وزیر آموزش گفت.", "پانا"),
    ("گروه اقتصاد - مرکز آمار گفت.", "مرکز آمار گفت.", None),
    ("همشهری آنلاین - گروه جامعه: مدارس بسته شد.", "مدارس بسته شد.", "همشهری"),
]
LEFT = [
    "ایران - عراق؛ نبرد صدرنشینان",
    "تهران - مشهد پرازدحام است.",
    "قالیباف: نه",
    "مهر: وزیر گفت",
    "تهران: باران می‌بارد",
    "گروه طالبان - که کابل را گرفت - آمد.",
    "به گزارش ایسنا، وزیر گفت.",
]


@pytest.mark.parametrize(("text", "report", "agency"), CUT)
def test_cut(text, report, agency):
    assert text[dateline_end(text) :] == report
    assert dateline_agency(text) == agency
    assert make_source(text, find("fa-en-small"), False).text == report


@pytest.mark.parametrize("text", LEFT)
def test_left(text):
    assert dateline_end(text) == 0


def test_the_agency_is_that_of_the_article():
    assert find_agency("تیتر خبر\n\nتهران - ایرنا - وزیر کار گفت.") == "ایرنا"
