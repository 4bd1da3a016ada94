"""Articles and final stops of the English, in a table; right English is left as it is."""

import pytest

from brief.translate.polish import polish

CASES = [
    ("یک دوره ۸۰ ساعته دارد.", "It has a 80-hour course.", "It has an 80-hour course."),
    ("زنی ۸۵ ساله آمد.", "A 85-year-old woman came.", "An 85-year-old woman came."),
    ("کپسول ۱۱ کیلویی", "An 12-kilogram or a 11-kilogram tank",
     "A 12-kilogram or an 11-kilogram tank"),
    ("پیمان ۱۸۶۸ ماند.", "It was a 1868 treaty.", "It was an 1868 treaty."),
    ("کارمندی رفت.", "A employee left a office for an meeting.",
     "An employee left an office for a meeting."),
    ("ثبت‌نام تا ۲۵ خرداد ادامه دارد.", "Until 25 Khordad", "Until 25 Khordad."),
    ("بانک (مرکزی) گفت.", "The (Central bank said.", "The Central bank said."),
    ("پژوهشگران موفق شدند.", "They succeededed.", "They succeeded."),
    ("آیا رشد ۵ درصد بود؟", "Was growth 5%", "Was growth 5%."),
]  # fmt: skip

RIGHT = [
    ("در ارتفاع ۱۲۰ متری است.", "It is at a height of 120 meters."),
    ("دانشگاهی با ۱۱۰ استاد", "A university with a 110-member staff and an hour of rest"),
    ("تونل ۱۸۰۰ متری", "An 1,800-meter tunnel or a 1,800-meter tunnel"),
    ("ویتامین آ در هویج است.", "Vitamin A is in carrots."),
    ("بند الف و ب", "Clauses a and b"),
    ("الف) رشد ۵ درصد", "a) Growth of 5 percent"),
    ("برنامه هسته‌ای", "a uranium mine, a one-day trip, an unidentified drone, a European plan"),
    ("موانع رفع شد", "Obstacles removed"),
]


@pytest.mark.parametrize(("fa", "en", "right"), CASES)
def test_put_right(fa, en, right):
    assert polish(fa, en) == right
    assert polish(fa, right) == right


@pytest.mark.parametrize(("fa", "en"), RIGHT)
def test_left_alone(fa, en):
    assert polish(fa, en) == en
