"""Figures of a source that contradict each other, and those that only look so."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_figures import document

from brief.figures import find_figures, rank_figures
from brief.verify import check_consistency

SAMPLE = Path(__file__).parents[2] / "shared" / "samples" / "newspaper-page.txt"


def checks(*texts):
    documents = [document(text, number=n) for n, text in enumerate(texts, 1)]
    return check_consistency(documents, [f for d in documents for f in find_figures(d)])


def messages(*texts):
    return [c.message for c in checks(*texts)]


def test_weekday_against_date():
    (message,) = messages("نشست روز یکشنبه مورخ ۱۴۰۲/۰۲/۱۴ برگزار شد.")
    assert message == (
        "The source says Sunday, 14 Ordibehesht 1402, but that day (4 May 2023) was a Thursday: "
        "either the weekday or the date is wrong."
    )
    assert messages("نشست روز پنج‌شنبه ۱۴ اردیبهشت ۱۴۰۲ برگزار شد.") == []


def test_impossible_date():
    (message,) = messages("مهلت تا ۳۰ اسفند ۱۴۰۲ است.")
    assert "30 Esfand 1402" in message


def test_parts_against_their_total():
    (message,) = messages(
        "از مجموع ۴۵۲،۲۲۶ نفر ساعت آموزش، سهم مراکز دولتی ۲۴۰،۸۲۳ نفر ساعت و سهم آزاد "
        "۲۴۰،۸۲۳ نفر ساعت بود."
    )
    assert "452,226 person-hours" in message
    assert "240,823 + 240,823 = 481,646" in message


@pytest.mark.parametrize(
    "text",
    [
        "از مجموع ۱۰۰ نفر، ۶۰ نفر زن و ۴۰ نفر مرد بودند.",
        "از مجموع ۱۰۰ نفر، ۲۰ نفر زن و ۱۰ نفر کودک بودند.",
        "از ۲۰۰ نفر، ۵۰ نفر (۲۵ درصد) زن بودند.",
        "تولید از ۲۰۰ تن به ۲۵۰ تن رسید که ۲۵ درصد رشد است.",
        "۲۰۰ درصد رشد کرد و ۲۵۰ درصد گران شد.",
        "بیش از ۲۰۰ تعاونی مشکل‌دار استان تهران را دیدند. ۲۰۱ تعاونی مشکل‌دار استان تهران بود.",
    ],
)
def test_no_contradiction(text):
    assert messages(text) == []


def test_percentage_against_counts():
    (message,) = messages("از ۲۰۰ نفر، ۵۰ نفر (۳۵ درصد) زن بودند.")
    assert message == "The source calls 50 people of 200 people 35%, but they are 25%."
    (message,) = messages("تولید از ۲۰۰ تن به ۲۵۰ تن رسید که ۵۰ درصد رشد است.")
    assert "25%" in message


def test_one_quantity_with_two_values():
    (message,) = messages(
        "بدهی بانک‌های دولتی به بانک مرکزی ۵۰۰ میلیارد تومان شد.",
        "بدهی بانک‌های دولتی به بانک مرکزی ۷۰۰ میلیارد تومان شد.",
    )
    assert "500 billion tomans and 700 billion tomans" in message
    assert "articles 1 and 2" in message


def test_unit_of_money_differs():
    (message,) = messages(
        "بدهی بانک‌های دولتی به بانک مرکزی ۵۰۰ میلیارد تومان شد.",
        "بدهی بانک‌های دولتی به بانک مرکزی ۵۰۰ میلیارد ریال شد.",
    )
    assert "500 billion tomans" in message
    assert "500 billion rials" in message


def test_magnitude_slips_are_only_hints():
    (check,) = checks("آمار ثبت تعاونی‌ها ۲۰۵ درصد افزایش یافت.")
    assert check.severity == "info"
    assert "2.05%" in check.message
    (check,) = checks("۱۲۰ درصد از مشکلات حل شد.")
    assert "at most 100%" in check.message


@pytest.mark.skipif(not SAMPLE.exists(), reason="../shared/ is not beside this checkout")
def test_facts_of_the_sample_page():
    doc = document(SAMPLE.read_text(encoding="utf-8"))
    figures = find_figures(doc)
    keys = {(str(f.value), f.unit) for f in figures if f.key}
    assert keys >= {
        ("600000", "job"), ("600000", "person"), ("2000", "person-hour"), ("5", "session"),
        ("452226", "person-hour"), ("240823", "person-hour"), ("403019", "person"),
        ("196823", "certificate"), ("658", "center"), ("4800", "workshop"),
        ("40000", "instructor"), ("22000", "private training center"), ("4000", "center"),
        ("99", "session"), ("201", "cooperative"), ("200", "cooperative"), ("80", "percent"),
        ("11000", "cooperative"), ("300000", "person"), ("9500", "job"), ("59", "percent"),
        ("205", "percent"), ("305", "percent"),
    }  # fmt: skip
    assert [f for f in figures if f.key and f.surface in ("۹", "۲")] == []
    dates = {str(f.date) for f in figures if f.kind == "date"}
    assert dates == {"2023-05-04", "2023-10-08"}
    found = [c.message for c in check_consistency([doc], figures)]
    assert any("Thursday" in m for m in found)
    assert any("240,823 + 240,823" in m for m in found)
    assert len(rank_figures(figures)) < len([f for f in figures if f.key])
