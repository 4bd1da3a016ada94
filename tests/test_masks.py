"""Masks protect numbers, dates and names, and come back exactly whatever a model does."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.masks import mask, mask_pair, restore

MASKED = [
    ("۴۰۳ هزار و ۱۹ نفر", "<n1> نفر", ("403,019",)),
    ("۱۲.۵ میلیارد تومان", "<n1> تومان", ("12.5 billion",)),
    ("۵ هزار میلیارد تومان", "<n1> تومان", ("5 trillion",)),
    ("۵۰ همت بودجه", "<n1> بودجه", ("50 trillion tomans",)),
    ("۶۰۰ هزار شغل", "<n1> شغل", ("600,000",)),
    ("۲ میلیون و ۱۸۷ هزار تن", "<n1> تن", ("2.187 million",)),
    ("۲ میلیون و ۱۸۷ هزار و ۴۵۰ تن", "<n1> تن", ("2,187,450",)),
    ("سی و پنج میلیون نفر", "<n1> نفر", ("35 million",)),
    ("بیست‌وپنج نفر", "<n1> نفر", ("25",)),
    ("سه ماه و دو برابر", "سه ماه و دو برابر", ()),
    ("سی‌وسه‌پل و سه‌شنبه", "سی‌وسه‌پل و سه‌شنبه", ()),
    ("در سال ۱۴۰۲ رشد کرد", "در سال <n1> رشد کرد", ("1402",)),
    ("۱۴۰۲ نفر آمدند", "<n1> نفر آمدند", ("1,402",)),
    ("مرداد ۱۴۰۳", "مرداد <n1>", ("1403",)),
    ("۱۴ تا ۱۵ هزار تن", "<n1> تا <n2> تن", ("14,000", "15,000")),
    ("بین ۴۸۵ تا ۴۹۰ هزار تن", "بین <n1> تا <n2> تن", ("485,000", "490,000")),
    ("ساعت ۱۰:۳۰ صبح", "ساعت <n1> صبح", ("10:30",)),
    ("۸۰٪ مشکلات", "<n1> مشکلات", ("80%",)),
    ("۸۰ درصد مشکلات", "<n1> درصد مشکلات", ("80",)),
    ("بهای $۵ میلیون", "بهای <n1>", ("$5 million",)),
    ("اف-۱۶ و COVID-19", "<n1> و COVID-19", ("F-16",)),
    ("یکشنبه ۱۴۰۲/۰۲/۱۴ بود", "یکشنبه <n1> بود", ("14 Ordibehesht 1402 (4 May 2023)",)),
    ("تا ۳۱ خرداد است", "تا <n1> است", ("31 Khordad",)),
    ("۱۵ مه ۲۰۲۴", "<n1>", ("15 May 2024",)),
    ("در دهه ۶۰ و دهه ۱۹۷۰", "در دهه <n1> و دهه <n2>", ("1360s", "1970s")),
    ("چند هزار نفر و ده‌ها نفر", "چند هزار نفر و ده‌ها نفر", ()),
    ("منفی ۵۸ درجه", "<n1> درجه", ("-58",)),
    ("۱۲۰مین جلسه", "<n1> جلسه", ("120th",)),
    ("تلفن ۰۲۱-۸۸۷۷۶۶۵۵ و ۸۸۹۰۱۲۳۴", "تلفن <n1> و <n2>", ("021-88776655", "88901234")),
    ("تلفن ۰۲۱ ۸۸۷۷۶۶۵۵ و ۰۹۱۲۳۴۵۶۷۸۹", "تلفن <n1> و <n2>", ("021 88776655", "09123456789")),
    ("کد ملی ۰۰۱۲۳۴۵۶۷۸ و کد پستی ۱۵۹۸۷-۶۵۴۳۲", "کد ملی <n1> و کد پستی <n2>",
     ("0012345678", "15987-65432")),
    ("نامه شماره ۲۱۰/۱۲۳۴۵ و کارت ۶۰۳۷-۹۹۱۱-۱۲۳۴-۵۶۷۸", "نامه شماره <n1> و کارت <n2>",
     ("210/12345", "6037-9911-1234-5678")),
    ("نسخه ۲.۰.۱ و ترکیب ۴-۴-۲", "نسخه <n1> و ترکیب <n2>", ("2.0.1", "4-4-2")),
    ("شماره ۱۲۰۰ نفر", "شماره <n1> نفر", ("1,200",)),
    ("تلفن ۳۵۰۰ روستا", "تلفن <n1> روستا", ("3,500",)),
    ("با ۳-۱ برد، ۱۵-۱۰ نفر و ۱۰-۱۲ میلیون", "با <n1> برد، <n2> نفر و <n3>",
     ("3-1", "10-15", "10-12 million")),
    ("۱۵۰×۲۰۰ متر و ±۲ درصد", "<n1> متر و <n2> درصد", ("150×200", "±2")),
    ("۴۵°C و ۱۲۰ m² و ۱ km", "<n1> و <n2> و <n3>",
     ("45 degrees Celsius", "120 square meters", "1 kilometer")),
    ("میگ-۲۹، اس۳۰۰، اف ۱۶ و بوئینگ ۷۳۷-۸۰۰", "<n1>، <n2>، <n3> و <n4>",
     ("MiG-29", "S-300", "F-16", "Boeing 737-800")),
    ("هر مهاجر ۳ هزار دلار", "هر مهاجر <n1> دلار", ("3,000",)),
    ("ساعت ۱۸ و ۳۰ دقیقه، ۱۰/۳۰ صبح", "ساعت <n1>، <n2> صبح", ("18:30", "10:30")),
    ("۱۰/۳۰ درصد", "<n1> درصد", ("10.3",)),
    ("دلار ۵۸/۵۰۰ تومان، ۱۲/۵۰۰/۰۰۰ ریال، ۲/۵۰۰ درصد", "دلار <n1> تومان، <n2> ریال، <n3> درصد",
     ("58,500", "12.5 million", "2.5")),
    ("در ۲۲ بهمن ۵۷ انقلاب شد", "در <n1> انقلاب شد", ("22 Bahman 1357 (11 February 1979)",)),
    ("در آبان ۹۸ و سال‌های ۹۸ و ۹۹، سال ۱۴۰۱-۱۴۰۰", "در آبان <n1> و سال‌های <n2> و <n3>، سال <n4>",
     ("1398", "1398", "1399", "1400-1401")),
    ("در آبان ۹۸ نفر، در سال ۵۳ پیش از میلاد", "در آبان <n1> نفر، در سال <n2> پیش از میلاد",
     ("98", "53")),
    ("از ۱ میلیون و ۹۰۰ به ۲ میلیون و ۸۵۰ هزار", "از <n1> به <n2>",
     ("1.9 million", "2.85 million")),
    ("۲ بر ۱ شکست داد، ۳ بر صفر برد", "<n1> شکست داد، <n2> برد", ("2-1", "3-0")),
    ("۳ بر ۲ برابر، گروه ۱+۵", "<n1> بر <n2> برابر، گروه <n3>", ("3", "2", "5+1")),
]  # fmt: skip


@pytest.mark.parametrize(("fa", "text", "values"), MASKED)
def test_mask(fa, text, values):
    masked = mask(fa)
    assert (masked.text, masked.values) == (text, values)


def test_dates_in_one_calendar():
    assert mask("۱۴ اردیبهشت ۱۴۰۲", both_calendars=False).values == ("14 Ordibehesht 1402",)


def test_ninth_is_the_last():
    masked = mask("، ".join("۲۰" for _ in range(12)))
    assert masked.text.count("<n") == 9
    assert masked.text.endswith("<n9>، ۲۰، ۲۰، ۲۰")


def test_entities_share_the_numbering():
    fa = "گروه ۱+۵ در ۲۰ روز"
    masked = mask(fa, spans=[(0, 8, "the P5+1")])
    assert masked.text == "<n1> در <n2> روز"
    assert masked.values == ("the P5+1", "20")


PAIRS = [
    ("۴۰۳ هزار و ۱۹ نفر", "403,019 people", "<n1> نفر", "<n1> people"),
    ("۳.۲ میلیون دلار", "$3.2 million", "<n1> دلار", "$<n1>"),
    ("۵۰ همت", "50 trillion tomans", "<n1>", "<n1>"),
    ("۵۰ همت", "50 trillion rials", "۵۰ همت", "50 trillion rials"),
    ("۱۴ اردیبهشت ۱۴۰۲", "1402/02/14", "<n1>", "<n1>"),
    ("۵ تا ۲۰ درصد", "to 20 percent from 5", "<n1> تا <n2> درصد", "to <n2> percent from <n1>"),
    ("۷ نفر و ۸ نفر", "7 people and nine", "<n1> نفر و ۸ نفر", "<n1> people and nine"),
    ("بیست‌وپنج کیلومتر", "twenty-five kilometers", "<n1> کیلومتر", "<n1> kilometers"),
    ("سه ماه", "3 months", "سه ماه", "3 months"),
    ("۱۴ تا ۱۵ میلیون", "14 to 15 million", "<n1> تا <n2>", "<n1> to <n2>"),
    ("۸۰٪", "80 percent", "<n1>", "<n1>"),
    ("دهه ۶۰", "the 1360s", "دهه <n1>", "the <n1>"),
    ("ساعت ۵:۴۰ صبح", "at 5:40 a.m.", "ساعت <n1> صبح", "at <n1> a.m."),
    ("ساعت ۲۲:۳۰", "at 10:30 p.m.", "ساعت ۲۲:۳۰", "at 10:30 p.m."),
    ("منفی ۵۸ درجه", "minus 58 degrees", "<n1> درجه", "<n1> degrees"),
    ("پاییز ۱۴۰۲", "autumn 1402", "پاییز <n1>", "autumn <n1>"),
    ("مرداد ۱۴۰۳", "Mordad 1403", "مرداد <n1>", "Mordad <n1>"),
    ("۱۴ تا ۱۸ بهمن", "14 to 18 Bahman", "<n1> تا <n2>", "<n1> to <n2>"),
    ("با ۳-۱ برد، اس-۳۰۰ و تلفن ۰۲۱-۸۸۷۷۶۶۵۵", "won 3-1, the S-300, phone 021-88776655",
     "با <n1> برد، <n2> و تلفن <n3>", "won <n1>, the <n2>, phone <n3>"),
    ("۱۰-۱۲ میلیون نفر", "10 million to 12 million people", "<n1>-<n2> نفر",
     "<n1> to <n2> people"),
    ("بند «ب» ماده ۷", "Clause B of Article 7", "بند <n1> ماده <n2>",
     "Clause <n1> of Article <n2>"),
    ("ساعت ۱۸ و ۳۰ دقیقه", "at 18:30", "ساعت <n1>", "at <n1>"),
    ("دمای ۴۵°C", "45 degrees Celsius", "دمای <n1>", "<n1>"),
]  # fmt: skip


@pytest.mark.parametrize(("fa", "en", "masked_fa", "masked_en"), PAIRS)
def test_mask_pair(fa, en, masked_fa, masked_en):
    assert mask_pair(fa, en) == (masked_fa, masked_en)


@pytest.mark.parametrize(
    ("en", "values", "text", "wrong"),
    [
        ("<n1> people", ("5",), "5 people", ()),
        ("< n1 >people", ("5",), "5 people", ()),
        ("in<n1>", ("1402",), "in 1402", ()),
        ("at dawn.<n1> came", ("996",), "at dawn. 996 came", ()),
        ("<n1> and <n1>", ("5", "6"), "5 and 6".replace("6", "5"), (1, 2)),
        ("<n7> people.", ("5",), " people.", (1, 7)),
        ("on <n99999999999999>.", (), "on.", (1000,)),
        ("$<n1>", ("3.2 million",), "$3.2 million", ()),
    ],
)
def test_restore(en, values, text, wrong):
    assert restore(en, values) == (text, wrong)


@given(
    st.lists(st.sampled_from([f"<n{i}>" for i in range(12)] + ["people", " ", ".", "<n", "۵"])),
    st.lists(st.sampled_from(["403,019", "12.5 billion", "<n2>", r"\1"]), max_size=9),
)
def test_restore_whatever_the_model_returns(tokens, values):
    text, wrong = restore("".join(tokens), values)
    for number, value in enumerate(values, 1):
        written = "".join(tokens).count(f"<n{number}>")
        assert (number in wrong) == (written != 1)
        assert written == 0 or value in text


@given(st.text())
def test_mask_is_undone_by_restore(text):
    masked = mask(text)
    assert len(masked.values) <= 9
    assert not restore(masked.text, masked.values)[1]


@given(st.text(alphabet="۰۱۲۳۴۵۶۷۸۹0123456789 ،٬,.٫/:-هزارمیلیوندصو\u200c"))
def test_never_a_crash(text):
    masked = mask(text)
    kept = re.split(r"<n\d+>", masked.text)
    position = 0
    for part in kept:  # what is not masked is the source's own text, in order
        assert text.find(part, position) >= 0
        position = text.find(part, position) + len(part)
    mask_pair(text, text)
