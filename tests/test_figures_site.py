"""Figures side by side: each has its own period, and what the first one measures."""

from __future__ import annotations

import pytest

from brief.figures import find_figures
from brief.records import Document

ROWS = [
    ("مصرف سرانه گوشت قرمز از ۱۲ کیلوگرم در سال ۱۳۹۰ به کمتر از ۶ کیلوگرم در سال ۱۴۰۱ رسید.",
     [("12 kilograms", "مصرف سرانه گوشت قرمز", "1390"),
      ("less than 6 kilograms", "مصرف سرانه گوشت قرمز", "1401")]),
    ("تولید فولاد از ۲۸.۵ میلیون تن در سال ۱۴۰۱ به ۳۱ میلیون تن در سال ۱۴۰۲ رسید.",
     [("28.5 million tons", "تولید فولاد", "1401"), ("31 million tons", "تولید فولاد", "1402")]),
    ("صادرات ۵ میلیارد دلار در سال ۱۴۰۰ و ۷ میلیارد دلار در سال ۱۴۰۱ بود.",
     [("$5 billion", "صادرات", "1400"), ("$7 billion", "صادرات", "1401")]),
    ("واردات گندم در سال ۱۴۰۱ هفت میلیون تن و در سال ۱۴۰۲ سه میلیون تن بود.",
     [("7 million tons", "واردات گندم", "1401"), ("3 million tons", "واردات گندم", "1402")]),
    ("نرخ بیکاری از ۱۰.۲ درصد در بهار ۱۴۰۱ به ۹.۱ درصد در بهار ۱۴۰۲ کاهش یافت.",
     [("10.2%", "نرخ بیکاری", "spring 1401"), ("9.1%", "نرخ بیکاری", "spring 1402")]),
    ("۱۲۰ نفر در سال گذشته و ۱۴۵ نفر در سال جاری جان باختند.",
     [("120 people", None, "last year"), ("145 people", None, "this year")]),
    ("سهم اجاره از ۱۷ درصد در تابستان پارسال به ۲۹ درصد رسیده است.",
     [("17%", "سهم اجاره", "summer of last year"), ("29%", "سهم اجاره", None)]),
    ("درهم امارات با افت ۳۰۰ تومانی به ۱۴ هزار و ۲۰۰ تومان رسید.",
     [("300 tomans", "افت درهم امارات", None), ("14,200 tomans", None, None)]),
    ("ظرفیت ۵۰ هزار تن در سال است.", [("50,000 tons per year", "ظرفیت", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rows"), ROWS)
def test_rows(text, rows):
    found = [f for f in find_figures(Document(text=text, source="t")) if f.key]
    assert [(f.text, f.subject_fa, f.period and f.period.text) for f in found] == rows
