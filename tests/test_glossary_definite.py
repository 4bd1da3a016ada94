"""The definite article before names: where it is put, and where it must not be."""

from __future__ import annotations

import pytest

from brief.glossary import load_glossary
from brief.glossary.definite import with_the

PUT = [
    ("سازمان آموزش فنی و حرفه‌ای دوره گذاشت.",
     "Technical and Vocational Training Organization held courses.",
     "The Technical and Vocational Training Organization held courses."),
    ("مصوبه شورای عالی اشتغال ابلاغ شد.",
     "A resolution of Supreme Employment Council was issued.",
     "A resolution of the Supreme Employment Council was issued."),
    ("گزارش آن رسید. سازمان تأمین اجتماعی پذیرفت.",
     "The report came. Social Security Organization agreed.",
     "The report came. The Social Security Organization agreed."),
    ("به یاری سازمان تأمین اجتماعی آمد.", "He came to Social Security Organization's aid.",
     "He came to the Social Security Organization's aid."),
    ("با ۱۲ مرکز، سازمان تأمین اجتماعی یاری داد.",
     "With 12 centers, Social Security Organization helped.",
     "With 12 centers, the Social Security Organization helped."),
    ("«سازمان تأمین اجتماعی پذیرفت.»", '"Social Security Organization agreed."',
     '"The Social Security Organization agreed."'),
]  # fmt: skip
LEFT = [
    ("سازمان تأمین اجتماعی پذیرفت", "Social Security Organization agrees"),
    ("سازمان تأمین اجتماعی پذیرفت.", "The Social Security Organization agreed."),
    ("دیوان عالی آمریکا رأی داد.", "The U.S. Supreme Court ruled."),
    ("نماینده‌ای در آن نشست.", "He sat in it."),
    ("بانک صادرات وام داد.", "Bank Saderat lent money."),
]


@pytest.mark.parametrize(("fa", "en", "wanted"), PUT)
def test_put_before_a_name(fa, en, wanted):
    found = load_glossary().find(fa)
    assert with_the(en, found) == wanted
    assert with_the(wanted, found) == wanted


@pytest.mark.parametrize(("fa", "en"), LEFT)
def test_left_as_it_is(fa, en):
    assert with_the(en, load_glossary().find(fa)) == en
