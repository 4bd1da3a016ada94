"""What a figure measures: certain by the glossary, kept Persian where the model only guesses."""

from dataclasses import replace
from decimal import Decimal

import pytest

from brief.glossary import lookup
from brief.records import Figure, Translation
from brief.subjects import name_subject, to_translate


def figure(subject_fa, key=True):
    return Figure(value=Decimal(5), kind="quantity", surface="۵", start=0, end=1, sentence="1.1",
                  text="5", subject_fa=subject_fa, key=key)  # fmt: skip


@pytest.mark.parametrize(
    ("phrase", "english"),
    [
        ("بانک مرکزی", "Central Bank"),
        ("بانك مركزي", "Central Bank"),
        ("زمین های کشاورزی", "farmlands"),
        ("زمین‌های کشاورزی", "farmlands"),
        ("", None),
        ("چیزی که در هیچ فهرستی نیست", None),
    ],
)
def test_whole_phrases_by_the_glossary(phrase, english):
    assert lookup(phrase) == english


def test_only_what_the_glossary_lacks_is_translated():
    figures = [figure("بانک مرکزی"), figure("ساخت این کوزه"), figure("عمق", key=False)]
    assert to_translate(figures) == ["ساخت این کوزه"]


@pytest.mark.parametrize(
    ("confidence", "problems", "subject"),
    [(0.9, (), "making of this jar"), (0.2, (), None), (0.9, ("repeats itself",), None)],
)
def test_a_guess_is_not_a_label(confidence, problems, subject):
    made = Translation(source="ساخت این کوزه", text="making of this jar.", confidence=confidence,
                       problems=problems)  # fmt: skip
    named = name_subject(figure("ساخت این کوزه"), {"ساخت این کوزه": made}, 0.5)
    assert named.subject == subject
    assert named.subject_fa == "ساخت این کوزه"


@pytest.mark.parametrize(
    ("phrase", "english"),
    [
        ("هزینه دارو", "cost of medicine"),
        ("شمار کارگران", "number of workers"),
        ("تعداد پرونده‌ها", "number of cases"),
        ("افزایش هزینه دارو", "increase in cost of medicine"),
        ("میانگین حق بیمه", "average insurance premium"),
        ("حق بیمه ماهانه", "monthly insurance premium"),
        ("سهم تعاونی‌ها", "share of cooperatives"),
        ("نرخ بیکاری", "unemployment rate"),
        ("سود خالص تعاونی‌ها", "net profit of cooperatives"),
        ("میانگین درآمد آنها", "average income"),
        ("قیمت", "price"),
        ("میانگین هزینه ماهانه دارو", "average monthly cost of medicine"),
        ("قیمت تمام‌شده هر کیلوگرم", "cost price per kilogram"),
    ],
)
def test_a_known_head_goes_with_its_rest(phrase, english):
    assert to_translate([figure(phrase)]) == []
    assert name_subject(figure(phrase), {}, 0.6).subject == english


def test_the_model_names_only_the_rest_of_a_known_head():
    assert to_translate([figure("هزینه ساخت این کوزه")]) == ["ساخت این کوزه"]
    made = Translation(source="", text="Making of this jar.", confidence=0.9)
    named = name_subject(figure("هزینه ساخت این کوزه"), {"ساخت این کوزه": made}, 0.6)
    assert named.subject == "cost of making of this jar"
    unsure = replace(made, confidence=0.2)
    assert (
        name_subject(figure("هزینه ساخت این کوزه"), {"ساخت این کوزه": unsure}, 0.6).subject is None
    )


@pytest.mark.parametrize(
    ("surface", "phrase", "said", "english"),
    [
        ("۴۰ هزار مربی", "مربی دولتی", "public instructor", "public instructors"),
        ("۹۵۰۰ فرصت شغلی", "فرصت شغلی پایدار", "lasting job opportunity",
         "lasting job opportunities"),
        ("۱۲ کارگاه", "کارگاه نخ این شهر", "workshop of yarn of this city",
         "workshops of yarn of this city"),
        ("۵ میلیون تومان", "هزینه ساخت این کوزه", "cost of this jar", "cost of this jar"),
    ],
)  # fmt: skip
def test_what_is_counted_stands_in_the_plural(surface, phrase, said, english):
    counted = replace(figure(phrase), surface=surface)
    (rest,) = to_translate([counted])
    made = {rest: Translation(source=rest, text=said, confidence=0.9)}
    assert name_subject(counted, made, 0.6).subject.endswith(english)
