"""What qualifies a figure: kept, lost, turned round, and put right."""

from __future__ import annotations

import pytest

from brief.figures import find_figures
from brief.records import Document
from brief.verify.repair import problems, repair

KEPT = [
    ("بیش از ۶۰۰ هزار نفر بیمه شدند.", "Over 600,000 people were insured."),
    ("صادرات از مرز ۵ میلیارد دلار گذشت.", "Exports passed $5 billion."),
    ("حدود ۴۰ خانه ویران شد.", "Some 40 houses were destroyed."),
    ("نزدیک به سه هفته بسته ماند.", "It stayed shut for close to three weeks."),
    ("کمتر از ۱۲ ماه نباشد.", "It must be for no less than 12 months."),
    ("روزانه بیش از ۳ هزار مسافر ندارد.", "It carries no more than 3,000 passengers a day."),
    ("دست‌کم تا ده سال می‌ماند.", "It stays for at least ten years."),
    ("علاوه بر ۱۵ سال حبس، جریمه شد.", "Besides 15 years in prison, he was fined."),
    ("تا ۱۵ سال دیگر تمام می‌شود.", "It will run out in 15 years."),
    ("۴۰ نفر آمدند.", "Some 40 people came."),  # the source says no other number
    ("بیش از ۱۰ تا ۱۵ درصد گران شد.", "Prices rose more than 10 to 15 percent."),
]


@pytest.mark.parametrize(("fa", "en"), KEPT)
def test_a_kept_qualifier_is_seen(fa, en):
    assert problems(en, find_figures(Document(text=fa, source="test")), fa) == ()


WRONG = [
    (
        "کمتر از ۳۰ درصد روستاها فاضلاب دارند.",
        "More than 30 percent of the villages have sewers.",
        "Less than 30 percent of the villages have sewers.",
    ),
    (
        "افزون بر ۷۰ درصد آب هدر می‌رود.",
        "70 percent of the water is wasted.",
        "More than 70 percent of the water is wasted.",
    ),
    ("بیش از سی نفر آمدند.", "Thirty people came.", "More than thirty people came."),
    ("حدود ۱۰ میلیون دلار است.", "It is $10 million.", "It is about $10 million."),
    ("حداکثر ۲۰ نفر می‌پذیرند.", "They take at least 20 people.", "They take up to 20 people."),
    ("دست‌کم ۸ نفر کشته شدند.", "About 8 people died.", "At least 8 people died."),
    ("قیمت‌ها تقریباً دو برابر شد.", "Prices doubled.", "Prices about doubled."),
]


@pytest.mark.parametrize(("fa", "en", "right"), WRONG)
def test_a_wrong_qualifier_is_told_and_put_right(fa, en, right):
    figures = find_figures(Document(text=fa, source="test"))
    assert [f.status for f in problems(en, figures, fa)] == ["qualifier"]
    mended, notes = repair(en, figures, fa)
    assert mended == right
    assert len(notes) == 1
    assert "put right" in notes[0]


def test_no_qualifier_is_put_behind_an_article():
    fa = "حداقل ۱۰ درصد سود خالص باید هزینه شود."
    figures = find_figures(Document(text=fa, source="test"))
    en = "A 10 percent share of net profit must be spent."
    assert repair(en, figures, fa) == (en, ())
    (finding,) = problems(en, figures, fa)
    assert finding.message == "has “10” where the source has “at least 10%”"
    assert en[finding.start : finding.end] == "10"
