"""When a figure holds: points in the past, long spans, records, and what only looks like one."""

from datetime import date

import pytest

from brief.figures import find_figures
from brief.figures.periods import find_periods
from brief.records import Document

PUBLISHED = date(2024, 5, 3)

PERIODS = [
    ("دو سال پیش ۴ میلیون تومان بود", ["two years ago"]),
    ("یک سال قبل", ["a year ago"]),
    ("یک ساعت پیش", ["an hour ago"]),
    ("چند سال پیش", ["a few years ago"]),
    ("۲ هزار سال پیش", ["2,000 years ago"]),
    ("از سه سال پیش", ["since three years ago"]),
    ("تا دو سال پیش", ["until two years ago"]),
    ("نسبت به ده سال پیش", ["compared with 10 years ago"]),
    ("بیشتر از پنج سال پیش", ["compared with five years ago"]),
    ("پنج سال پیش از آن", ["five years before"]),
    ("نسبت به سال پیش از آن", ["compared with the year before"]),
    ("سال پیش", ["last year"]),
    ("در سال قبل", ["the previous year"]),
    ("بیست و پنج سال گذشته", ["past 25 years"]),
    ("۱۵۰ سال گذشته", ["past 150 years"]),
    ("چند ماه اخیر", ["past few months"]),
    ("دو دهه گذشته", ["past two decades"]),
    ("سال قبل از انقلاب", []),
    ("سه ماه پیش از آغاز طرح", []),
    ("۳ میلیون سال پیش", []),
    ("کمترین میزان در بیست سال اخیر", []),
    ("آرام‌ترین روز انتخاباتی دو دهه اخیر", []),
    ("از ۴۸ سال گذشته است", []),
    ("زمستان گذشته", ["last winter"]),
    ("بیشتر از پاییز گذشته", ["compared with last fall"]),
    ("تابستان پیش رو", ["summer"]),
    ("پیش از سال ۱۳۷۵", ["before 1375"]),
    ("پس از سال ۱۴۰۰", ["after 1400"]),
    ("از سال ۱۳۹۷ ممنوع بود", ["since 1397"]),
    ("از سال ۱۴۰۰ به ۱۴۰۱", ["1400"]),
    ("به بهارستان رفت", []),
    ("کود پاییزه", []),
]

FIGURES = [
    ("ایران ده سال پیش با قراردادهایی به ارزش ۵ میلیارد دلار حضور داشت.",
     [("$5 billion", "10 years ago")]),
    ("خطی که دو ماه پیش به بهره‌برداری رسید، روزانه ۲۱۰ تن می‌برد.", [("210 tons", None)]),
    ("سهم آن از ۲۶ درصد در پنج سال پیش به ۳۷ درصد رسیده است.",
     [("26%", "five years ago"), ("37%", None)]),
    ("۱۶ استان فعال شده و تا پایان تابستان سراسری خواهد شد.", [("16 provinces", None)]),
    ("دولت ۶۴۰ همت بدهکار است و پارسال ۳۰ همت آن را داد.",
     [("640 trillion tomans", None), ("30 trillion tomans", "last year")]),
    ("مرکزی که از سال ۱۳۹۹ کار می‌کند، ۴۲ هزار عضو دارد.", [("42,000 members", None)]),
    ("وزیر دیروز در مجلس گفت ۴۲ هزار نفر بیمه شدند.", [("42,000 people", None)]),
    ("وی درباره اعتبارات امسال گفت ۴۲ میلیون دلار رسید.", [("$42 million", "this year")]),
    ("نرخ فقر سال گذشته به ۲۹ درصد رسید.", [("29%", "last year")]),
    ("مسیر ۱۷۵ کیلومتری که کلنگ آن در سال ۱۳۸۴ به زمین خورد.", [("175 kilometers", None)]),
    ("۵۰ هزار نفر که در سال ۱۴۰۰ نام نوشتند.", [("50,000 people", "1400")]),
    ("سود ۷۲ هزار تومان شد که بالاترین رقم در سه سال گذشته است.", [("72,000 tomans", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), PERIODS)
def test_periods(text, found):
    assert [p.period.text for p in find_periods(text, 0, len(text), PUBLISHED)] == found


def test_days_ago_are_a_day():
    (found,) = find_periods("سه روز قبل", 0, 10, PUBLISHED)
    assert (found.period.start, found.period.end) == (date(2024, 4, 30),) * 2


@pytest.mark.parametrize(("text", "found"), FIGURES)
def test_the_period_of_a_figure(text, found):
    figures = find_figures(Document(text=text, source="test"))
    assert [(f.text, f.period and f.period.text) for f in figures if f.key] == found
