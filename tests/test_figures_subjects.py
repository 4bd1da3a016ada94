"""What figures measure, against judgements by hand (tests/data/subjects.tsv)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from brief.figures import find_figures
from brief.records import Document

PATH = Path(__file__).parent / "data" / "subjects.tsv"
_MARK = re.compile(r"\{([^|{}]+)\|([^|{}]+)\}")
FLOORS = {"seen": 0.95, "later": 0.80}


def lines(group):
    """Each sentence of a group, and the phrases allowed for the figure at each place."""
    for row in PATH.read_text(encoding="utf-8").splitlines():
        if row.startswith("#") or not row.startswith(f"{group}\t"):
            continue
        text, allowed, at, marked = "", {}, 0, row.split("\t")[1]
        for m in _MARK.finditer(marked):
            text += marked[at : m.start()]
            allowed[len(text)] = [None if s == "-" else s for s in m[2].split(" / ")]
            text += m[1]
            at = m.end()
        yield text + marked[at:], allowed


def score(group):
    """The part of the figures of a group with a right subject, and the others in words."""
    total, wrong = 0, []
    for text, allowed in lines(group):
        found = {f.start: f for f in find_figures(Document(text=text, source="gold")) if f.key}
        for start, phrases in allowed.items():
            total += 1
            subject = found[start].subject_fa if start in found else "no figure"
            if subject not in phrases:
                wrong.append(f"{text[start : start + 20]}: {subject}, not {phrases}")
    return 1 - len(wrong) / total, wrong, total


def test_there_are_enough_figures():
    assert sum(score(group)[2] for group in FLOORS) >= 80


@pytest.mark.parametrize("group", FLOORS)
def test_floors(group):
    right, wrong, _ = score(group)
    assert right >= FLOORS[group], wrong


BESIDE = [
    ("تعرفه خدمات بندری برای صادرکنندگان آبزیان ۳۰ درصد کاهش یافت.", "کاهش تعرفه خدمات بندری"),
    ("سهم دختران از ۱۱ درصد به ۲۹ درصد افزایش یافت.", "سهم دختران"),
    ("نرخ فقر در سال گذشته به ۲۹ درصد کاهش یافت.", "نرخ فقر"),
    ("نرخ فقر در سال گذشته ۲۹ درصد کاهش یافت.", "کاهش نرخ فقر"),
    ("سهم دختران در دوره دوم ۲۹ درصد است.", "سهم دختران"),
    ("صادرات غیرنفتی از بندر بوشهر به ۹۴۵ هزار تن رسید.", "صادرات غیرنفتی"),
    ("برداشت آنها در محصولاتی مانند پسته ۲۵ درصد افزایش یافت.", "افزایش برداشت آنها"),
    ("هزینه ایجاد یک شغل، بسته به رشته، ۸۵۰ میلیون تومان است.", "هزینه ایجاد یک شغل"),
    ("در شهرهای زیر ۵۰ هزار نفر جمعیت آموزش می‌دهند.", "جمعیت"),
    ("این نرخ برای شهرنشینان ۳۳ درصد است.", "نرخ شهرنشینان"),
    ("سقف ضمانت‌نامه برای هر واحد ۱۵ میلیارد تومان شد.", "سقف ضمانت‌نامه"),
    ("خرید دام از عشایر با قیمت هر کیلو ۲۹۰ هزار تومان ادامه دارد.", "قیمت هر کیلو"),
    ("خسارت هر واحد به‌طور میانگین ۷۸ میلیون تومان است.", "خسارت هر واحد"),
    ("مالیات حقوق در شهرستان‌ها ۱۰ درصد است.", "مالیات حقوق"),
    ("چراغ‌ها، دسته‌گل و ۱۴ نوازنده که کوک می‌گرفتند.", None),
    ("۶۷ درصد در راه‌ها و ۲۶ درصد در شهر جان باختند.", None),
    ("سازمان برنامه و بودجه برای این منظور ۲۵۰ میلیارد تومان داد.", None),
]


@pytest.mark.parametrize(("text", "subject"), BESIDE)
def test_what_is_measured_and_what_only_stands_beside_it(text, subject):
    figures = [f for f in find_figures(Document(text=text, source="test")) if f.key]
    assert figures[-1].subject_fa == subject
