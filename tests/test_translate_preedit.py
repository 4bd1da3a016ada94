"""Pre-editing: officialese becomes plain for the model, and nothing else changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.glossary import load_glossary
from brief.models import find
from brief.translate.preedit import preedit
from brief.translate.sources import make_source

PLAINER = [
    ("در راستای حمایت از تولید <n1> وام دادند.", "برای حمایت از تولید <n1> وام دادند."),
    ("به‌منظور رفع مشکل آمد.", "برای رفع مشکل آمد."),
    ("با عنایت به این نقش، <n1> نفر آمدند.", "با توجه به این نقش، <n1> نفر آمدند."),
    ("تعداد <n1> جلسه برگزار شد.", "<n1> جلسه برگزار شد."),
    ("مبلغ <n1> تومان به میزان <n2> درصد کم شد.", "<n1> تومان <n2> درصد کم شد."),
    ("در سطح استان تهران شناسایی شد.", "در استان تهران شناسایی شد."),
    ("این گروه‌ها جامعه هدف می‌باشند.", "این گروه‌ها جامعه هدف هستند."),
    ("روز یکشنبه مورخ <n1> آمد.", "روز یکشنبه، <n1>، آمد."),
    ("اقداماتی صورت گرفت.", "اقداماتی انجام شد."),
    ("🔴 #خبر_فوری زلزله آمد.", "خبر فوری زلزله آمد."),
    ("آیت‌الله فرمودند.", "آیت‌الله گفتند."),
    ("اقداماتی صورت گرفته است.", "اقداماتی انجام شده است."),
]
LEFT = [
    "از این تعداد <n1> نفر زن هستند.",
    "به تعداد <n1> نفر بسنده کردند.",
    "تعداد زنان <n1> نفر است.",
    "مبلغی نپرداختند.",
    "در سطح دریا ماند.",
    "صورت گرفته‌اش پیدا بود.",
    "در راستا ماند.",
]


@pytest.mark.parametrize(("text", "plain"), PLAINER)
def test_plainer(text, plain):
    assert preedit(text) == plain
    assert preedit(plain) == plain


@pytest.mark.parametrize("text", LEFT)
def test_left(text):
    assert preedit(text) == text


@given(st.text(st.sampled_from("در راستای تعداد مبلغ صورت گرفت <n1> ۱۲ .‌"), max_size=40))
def test_masks_and_figures_stay(text):
    made = preedit(text)
    assert made.count("<n1>") == text.count("<n1>")
    assert [c for c in made if c.isdigit()] == [c for c in text if c.isdigit()]


def test_the_source_stays_as_it_is():
    text = "در راستای حمایت از تولید تعداد ۹۹ جلسه برگزار شد."
    source = make_source(text, find("fa-en-small"), False, load_glossary())
    assert source.text == text
    assert source.masked.text == "برای حمایت از تولید <n1> جلسه برگزار شد."
    assert [figure.surface for figure in source.figures] == ["۹۹ جلسه"]
