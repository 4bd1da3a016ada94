"""Sentences: the traps of Persian news, and ranges that cover the text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.sentences import split_sentences

TRAPS = [
    ("نرخ رشد ۱۲.۵ درصد بود. پایان یافت.", ["نرخ رشد ۱۲.۵ درصد بود.", "پایان یافت."]),
    ("نشانی www.example.ir است. ببینید.", ["نشانی www.example.ir است.", "ببینید."]),
    ("سال ۱۴۰۲ ه.ش. آغاز شد.", ["سال ۱۴۰۲ ه.ش. آغاز شد."]),
    ("دکتر علی ا. رضایی آمد.", ["دکتر علی ا. رضایی آمد."]),
    ("نان، برنج و... گران شد.", ["نان، برنج و... گران شد."]),
    ("کار تمام شد.باوجود باران ماندند.", ["کار تمام شد.", "باوجود باران ماندند."]),
    ("گفت: «می‌آیم.» سپس رفت.", ["گفت: «می‌آیم.»", "سپس رفت."]),
    ("پرسید «چرا؟» و رفت.", ["پرسید «چرا؟» و رفت."]),
    ("چرا؟! نمی‌دانم.", ["چرا؟!", "نمی‌دانم."]),
    ("تیتر خبر\n\nمتن خبر آمد.", ["تیتر خبر", "متن خبر آمد."]),
    ("ارزان شد؛ اما کم.", ["ارزان شد؛ اما کم."]),
]


@pytest.mark.parametrize(("text", "expected"), TRAPS)
def test_traps(text, expected):
    assert [text[start:end] for start, end in split_sentences(text)] == expected


@given(st.text(alphabet="ابن کتاب.؟!…،«»\n ۱۲3a()", max_size=80))
def test_ranges_cover_the_text_in_order(text):
    ranges = split_sentences(text)
    assert (
        "".join(text[a:b] for a, b in ranges).split()
        == "".join(
            char if any(a <= i < b for a, b in ranges) else "" for i, char in enumerate(text)
        ).split()
    )
    outside = [i for i in range(len(text)) if not any(a <= i < b for a, b in ranges)]
    assert all(text[i].isspace() for i in outside)
    for start, end in ranges:
        assert text[start:end] == text[start:end].strip() != ""
    assert all(one[1] <= two[0] for one, two in pairwise(ranges))
