"""What rose does not fall, and who lost did not win."""

from __future__ import annotations

import pytest

from brief.verify.direction import opposite_problem, right_direction

MENDED = [
    ("از ۱۸ به ۵۵ درصد رسید.", "It fell from 18 percent to 55 percent.",
     "It went from 18 percent to 55 percent."),
    ("از ۹۰ به ۴۰ رسید.", "It rose from 90 to 40.", "It went from 90 to 40."),
    ("سن به ۲۸ سال رسید.", "The age fell to 28 years.", "The age reached 28 years."),
]  # fmt: skip
LEFT = [
    ("از ۱۱۰ به ۷۴ کیلو رسید.", "It fell from 110 to 74 kilograms."),
    ("از پنج ماه به ۴۰ روز رسید.", "It fell from 5 months to 40 days."),
    ("از ۵ دلار به ۱۶ سنت رسید.", "It fell from $5 to 16 cents."),
    ("به ۲۸ درصد افزایش یافت.", "It rose to 28 percent."),
    ("به ۲۸ درصد کاهش یافت.", "It fell to 28 percent."),
]
TURNED = [("ایران ۳ بر صفر شکست خورد.", "Iran beat them 3-0."), ("او شکست داد.", "He lost to her.")]
TRUE = [
    ("ایران شکست خورد.", "Iran lost."),
    ("ایران شکست خورد.", "Iran was beaten by Japan."),
    ("۷ برد و ۱۲ باخت", "7 wins and 12 losses"),
    ("ایران ژاپن را شکست داد.", "Iran beat Japan."),
]


@pytest.mark.parametrize(("fa", "en", "right"), MENDED)
def test_mended(fa, en, right):
    assert right_direction(fa, en) == right


@pytest.mark.parametrize(("fa", "en"), LEFT)
def test_left(fa, en):
    assert right_direction(fa, en) == en


@pytest.mark.parametrize(("fa", "en"), TURNED)
def test_turned(fa, en):
    assert opposite_problem(fa, en).kind == "negation"


@pytest.mark.parametrize(("fa", "en"), TRUE)
def test_true(fa, en):
    assert opposite_problem(fa, en) is None
