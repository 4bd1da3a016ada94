"""Number phrases, dates, periods and English numbers, in tables that a reader can check."""

from __future__ import annotations

from datetime import date

import pytest

from brief.figures import find_figures
from brief.figures.dates import Day, gregorian, in_year_of
from brief.figures.english import read_english
from brief.figures.numbers import read_number
from brief.figures.periods import find_periods
from brief.figures.spans import scan
from brief.figures.units import plurals, units
from brief.records import Document

NUMBERS = [
    ("۴۰۳ هزار و ۱۹", "403019"),
    ("۳ هزار و ۲۰۰ میلیارد", "3200000000000"),
    ("۱۵ هزار و ۳۰۰ میلیارد", "15300000000000"),
    ("۲ هزار و ۴۶۲ هزار میلیارد", "2462000000000000"),
    ("۲ میلیون و ۱۸۷ هزار", "2187000"),
    ("هزار میلیارد", "1000000000000"),
    ("سی و پنج میلیون", "35000000"),
    ("چهارصد و سه هزار و نوزده", "403019"),
    ("دو میلیارد و سیصد میلیون", "2300000000"),
    ("دو میلیون و نیم", "2500000"),
    ("یک و نیم میلیون", "1500000"),
    ("نیم میلیون", "500000"),
    ("دو و سه دهم", "2.3"),
    ("هزار و سیصد و چهل و دو", "1342"),
    ("سی‌وپنج", "35"),
    ("سیوپنج", "35"),
    ("صدوپنجاه", "150"),
    ("۲/۵", "2.5"),
    ("۱۲٫۵", "12.5"),
    ("۴۵۲،۲۲۶", "452226"),
    ("۱۲۳٬۴۵۶", "123456"),
    ("17،500", "17500"),
    ("۱۰۴.۵۰۰", "104500"),
    ("۲۹¾", "29.75"),
    ("٢٩", "29"),
    ("بیست‌ونهمین", "29"),
    ("۱۲۰مین", "120"),
    ("یک‌سوم", "0.3333"),
    ("سه‌چهارم", "0.75"),
    ("یک‌صدم", "0.01"),
    ("چهل‌ویک صدم", "0.41"),
    ("یک هزار و ۲۰۰ میلیون", "1200000000"),
    ("هفت‌صد میلیون", "700000000"),
    ("هزاروپانصد", "1500"),
    ("سه‌هزارمین", "3000"),
    ("شصت‌میلیونمین", "60000000"),
    ("هشتصدمین", "800"),
]


@pytest.mark.parametrize(("phrase", "value"), NUMBERS)
def test_number_phrases(phrase, value):
    number = read_number(phrase, 0)
    assert (f"{number.value:f}", number.end) == (value, len(phrase))


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("۱۴۰۲ و ۵", ["۱۴۰۲", "۵"]),
        ("۵ هزار و ۱۰ هزار", ["۵ هزار", "۱۰ هزار"]),
        ("۲۰۰ هزار و ۳ میلیون", ["۲۰۰ هزار", "۳ میلیون"]),
        ("۱۱:۲۹ و 4x4 و H2O و اچ۵ان۱ و ب۱۲", ["۱۱:۲۹"]),
        ("ده‌ها، چند هزار، سه‌شنبه", []),
        ("چند ده نفر و چند هزارم ثانیه", []),
        ("۸۵۰ هزار و ۴۰۰ میلیون", ["۸۵۰ هزار", "۴۰۰ میلیون"]),
        ("هشتصد هزار و چهارصد میلیون", ["هشتصد هزار", "چهارصد میلیون"]),
        ("۱.۱ میلیون و ۹۸۰ هزار", ["۱.۱ میلیون", "۹۸۰ هزار"]),
        (
            "۱ میلیارد و ۲۶۰ میلیون و ۱ میلیارد و ۴۱۵ میلیون",
            ["۱ میلیارد و ۲۶۰ میلیون", "۱ میلیارد و ۴۱۵ میلیون"],
        ),
        ("۱۰۰ هزار و نیم‌سکه", ["۱۰۰ هزار", "نیم"]),
        ("۱۵ و نیم دیگر", ["۱۵", "نیم"]),
        ("۵۰۰ هزار و دومین بار", ["۵۰۰ هزار", "دومین"]),
        ("سال ۲۰۲۱ میلیون‌ها پرنده", ["۲۰۲۱"]),
        ("سومو و دومینو و سهو و هفت‌تپه", []),
        ("بر هفت تپه", ["هفت"]),
        ("باید توضیح دهم، دهک دهم", ["دهم"]),
    ],
)
def test_where_phrases_end(text, surfaces):
    assert [text[s.start : s.end] for s in scan(text)] == surfaces


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("۱۴ تا ۱۵ هزار", ["14000", "15000"]),
        ("بین ۴۸۵ تا ۴۹۰ هزار", ["485000", "490000"]),
        ("از ۳۲ به حدود ۹۰ هزار میلیارد", ["32000000000000", "90000000000000"]),
        ("۸۰۰ تا ۲ هزار", ["800", "2000"]),
        ("دو سه هزار", ["2000", "3000"]),
        ("از ۹۰۰ به ۱۳ هزار نفر", ["900", "13000"]),
        ("از ۴ به ۷ میلیون نفر", ["4000000", "7000000"]),
        ("۳-۱", ["3", "1"]),
    ],
)
def test_shared_scales(text, values):
    assert [f"{s.value:f}" for s in scan(text)] == values


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("۱۴۰۲/۰۲/۱۴", date(2023, 5, 4)),
        ("1402/07/16", date(2023, 10, 8)),
        ("۱۴ اردیبهشت‌ماه سال ۱۴۰۲", date(2023, 5, 4)),
        ("پانزدهم خرداد ۱۳۴۲", date(1963, 6, 5)),
        ("۱۴/۰۲/۱۴۰۲", date(2023, 5, 4)),
        ("۱۵ مه ۲۰۲۴", date(2024, 5, 15)),
        ("۲۰۲۴/۰۵/۱۵", date(2024, 5, 15)),
        ("24 سپتامبر 1759", date(1759, 9, 24)),
        ("۳۰ اسفند ۱۴۰۳", date(2025, 3, 20)),
        ("۳۰ اسفند ۱۴۰۲", None),
        ("۱ محرم ۱۴۴۵", date(2023, 7, 19)),
    ],
)
def test_dates(text, day):
    (span,) = scan(text)
    assert span.kind == "date"
    assert gregorian(span.day) == day


def test_year_left_out():
    assert in_year_of(Day("jalali", None, 12, 29), date(2023, 4, 2)).year == 1401
    assert in_year_of(Day("jalali", None, 1, 5), date(2023, 3, 10)).year == 1402


PERIODS = [
    ("سه ماهه نخست امسال", "first three months of this year", "2024-03-20", "2024-06-20"),
    ("تا پایان سال ۱۴۰۲", "by the end of 1402", None, "2024-03-19"),
    ("از ابتدای ۱۴۰۲ تاکنون", "since the start of 1402", "2023-03-21", "2024-07-15"),
    ("از ابتدای سال ۱۴۰۲ تاکنون", "since the start of 1402", "2023-03-21", "2024-07-15"),
    ("نیمه دوم سال ۱۴۰۳", "second half of 1403", "2024-09-22", "2025-03-20"),
    ("پاییز ۱۴۰۲", "fall 1402", "2023-09-23", "2023-12-21"),
    ("نه ماهه سال گذشته", "first nine months of last year", "2023-03-21", "2023-12-21"),
    ("هفته گذشته", "last week", "2024-07-06", "2024-07-12"),
    ("دیروز", "yesterday", "2024-07-14", "2024-07-14"),
    ("۲۴ ساعت گذشته", "past 24 hours", None, None),
    ("طی سه سال گذشته", "past three years", None, None),
    ("سال‌های ۱۳۹۸ تا ۱۴۰۲", "1398 to 1402", "2019-03-21", "2024-03-19"),
    ("ماه جاری", "this month", "2024-06-21", "2024-07-21"),
    ("نسبت به سال گذشته ۱۲ درصد رشد کرد", "compared with last year", None, None),
    (
        "در مقایسه با مدت مشابه سال قبل",
        "compared with the same period of the previous year",
        None,
        None,
    ),
    ("به نسبت سه ماه نخست سال ۱۴۰۲", "compared with the first three months of 1402", None, None),
    ("۱۲ درصد بیشتر از سال گذشته", "compared with last year", None, None),
    ("بالاتر از پارسال", "compared with last year", None, None),
    ("در مدت مشابه سال گذشته ۳۰ تن", "the same period of last year", None, None),
    ("۱۵ ساله و بیشتر در سال گذشته", "last year", "2023-03-21", "2024-03-19"),
    ("پارچه تر سال گذشته", "last year", "2023-03-21", "2024-03-19"),
    ("نسبت به دلار در سال گذشته افت کرد", "last year", "2023-03-21", "2024-03-19"),
]


@pytest.mark.parametrize(("text", "english", "start", "end"), PERIODS)
def test_periods(text, english, start, end):
    found = find_periods(text, 0, len(text), date(2024, 7, 15))
    (period,) = [f.period for f in found]
    days = tuple(d and d.isoformat() for d in (period.start, period.end))
    assert (period.text, *days) == (english, start, end)


HOLDS = [
    (
        "در نیمه نخست ۹۷ هزار گردشگر آمد که ۴۱ درصد بیشتر از پارسال است.",
        ["first half of the year", "compared with last year"],
    ),
    (
        "صادرات را ۳۱۴ میلیون دلار اعلام کرده که نسبت به دوره مشابه پارسال ۹ درصد رشد دارد.",
        [None, "compared with the same period of last year"],
    ),
    (
        "نسبت به سال گذشته ۴۷ درصد رشد یافته و ۹۱ درصد بودجه محقق شده است.",
        ["compared with last year", None],
    ),
    ("سال گذشته ۳۰۰ هزار تن برداشت شد.", ["last year"]),
]


@pytest.mark.parametrize(("text", "periods"), HOLDS)
def test_only_a_change_has_a_period_of_comparison(text, periods):
    found = [f.period for f in find_figures(Document(text=text, source="test")) if f.key]
    assert [p and p.text for p in found] == periods


def test_equal_to_is_no_multiple():
    text = "با سال پایه ۱۳۹۰ برابر با ۱۰۰، شاخص ۲۳۱۶ است."
    found = find_figures(Document(text=text, source="test"))
    assert "time" not in {f.unit for f in found}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("403,019 people and 12.5 billion tomans", ["403019", "12500000000"]),
        ("twenty-five percent, one-third, half a million", ["25", "0.3333", "500000"]),
        ("two and a half million; 9 and a half hours", ["2500000", "9.5"]),
        ("14 to 15 million", ["14000000", "15000000"]),
        ("between $5 and $10 billion", ["5000000000", "10000000000"]),
        ("minus 5 degrees, -3 percent, 29¾ feet", ["-5", "-3", "29.75"]),
        ("F-16, COVID-19, H2O, 4x4, G20", []),
        ("under-14s and pre-2005 cars", ["14", "2005"]),
        ("several thousand, hundreds of, dozens", []),
        ("thousand-year-old ruins", ["1000"]),
    ],
)
def test_english_numbers(text, values):
    assert [f"{n.value.normalize():f}" for n in read_english(text)] == values


def test_every_unit_is_singular_with_a_plural():
    assert len(units()) > 400
    assert all(u.singular in plurals() for u in units().values())
