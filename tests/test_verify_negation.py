"""A lost or made-up "not" is seen; right translations are left alone."""

import pytest

from brief.evaluate.data import held_out_files, read_items
from brief.verify.negation import negation_problem


@pytest.mark.parametrize(
    ("fa", "en", "said"),
    [
        (
            "دولت برنامه‌ای برای افزایش قیمت ندارد.",
            "The government plans to raise the price.",
            "lost",
        ),
        ("دولت برنامه‌ای برای افزایش قیمت ندارد.", "The government has no plan to raise it.", None),
        ("او این خبر را نپذیرفت.", "He rejected the report.", None),
        ("این ادعا درست نیست.", "The claim is untrue.", None),
        ("مردم بدون برق ماندند.", "People did not have power.", None),
        ("رؤسا در جلسه حاضر شدند.", "The heads did not attend the meeting.", "lacks"),
        ("نیمی از نیروها رسیدند.", "Half of the forces arrived.", None),
        ("نبرد سه روز ادامه داشت.", "The battle lasted three days.", None),
    ],
)
def test_not(fa, en, said):
    found = negation_problem(fa, en)
    assert (found is None) == (said is None)
    assert said is None or said in str(found)


def test_right_translations_are_hardly_ever_doubted():
    pairs = [p for item in read_items(held_out_files()) for p in item.pairs]
    doubted = [p for p in pairs if negation_problem(p.fa, p.en)]
    assert len(doubted) <= len(pairs) / 100


def test_turned_around_translations_are_mostly_seen():
    # The right English of one sentence with its plain "not" taken out says the opposite.
    pairs = [p for item in read_items(held_out_files()) for p in item.pairs]
    turned = [
        (p.fa, p.en.replace(" not ", " "))
        for p in pairs
        if p.en.count(" not ") == 1 and negation_problem(p.fa, p.en) is None
    ]
    seen = sum(negation_problem(fa, en) is not None for fa, en in turned)
    assert len(turned) >= 30
    assert seen >= 0.55 * len(turned)
