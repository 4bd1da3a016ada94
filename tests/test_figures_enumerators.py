"""The marks of a list, and a minus behind its number: what they are, and what only looks so."""

import pytest

from brief.figures import find_figures
from brief.figures.enumerators import enumerators
from brief.records import Document

MARKS = [
    ("اولویت‌ها: ۱) مسکن ۲) کار ۳) نان", ["۱)", "۲)", "۳)"]),
    ("وظایف: ۱- تصویب برنامه؛ ۲- نظارت", ["۱-", "۲-"]),
    ("۱ـ مسکن ۲ـ کار", ["۱ـ", "۲ـ"]),
    ("۲) کارفرمایان حق بیمه را بپردازند.", ["۲)"]),
    ("۳. ثبت‌نام تا پایان ماه است.", ["۳."]),
    ("۱-مسکن", ["۱-"]),
]
NONE = [
    "بر اساس بند ۳) این مصوبه و تبصره ۴) آن",
    "ماده (۲) و ۳) قانون",
    "حدود ۵- ۱۰ نفر",
    "به ۵- درجه رسید",
    "دولت ۲- و مجلس",
    "سال ۱۴۰۲- مسکن",
    "نرخ ۹.۵ درصد",
]
COLD = [
    ("به ۵- درجه رسید.", ["-5 degrees"]),
    ("به -۵ درجه رسید.", ["-5 degrees"]),
    ("بین ۵- تا ۳ درجه است.", ["-5 to 3 degrees"]),
    ("۵-۷ درجه سردتر شد.", ["5 to 7 degrees"]),
]


@pytest.mark.parametrize(("text", "marks"), MARKS)
def test_marks(text, marks):
    assert [text[start:end] for start, end in enumerators(text)] == marks
    figures = find_figures(Document(text=text, source="test"))
    assert {f.kind for f in figures} == {"code"}


@pytest.mark.parametrize("text", NONE)
def test_no_marks(text):
    assert list(enumerators(text)) == []


@pytest.mark.parametrize(("text", "printed"), COLD)
def test_below_zero(text, printed):
    assert [f.text for f in find_figures(Document(text=text, source="test"))] == printed
