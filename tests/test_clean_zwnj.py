"""Half-spaces: a table a Persian reader can check, and floors on the held-out corpus files."""

from pathlib import Path

import pytest

from brief.clean import clean
from brief.clean.letters import WORD, ZWNJ, glue
from brief.clean.zwnj import restore
from brief.records import Article

CORPUS = Path(__file__).resolve().parent.parent / "models" / "corpus"
FLOORS = {"precision": 0.985, "f1": 0.97, "altered": 1 / 2000}

LOST = [
    "کارگران می‌گویند حقوق خود را نگرفته‌اند",
    "شرکت‌های دانش‌بنیان و برنامه‌های توسعه‌ای",
    "مهم‌ترین چالش‌ها در گفت‌وگو با رسانه‌ها",
    "به‌عنوان نمونه، سخت‌افزار و نرم‌افزار",
    "خانواده‌هایشان برمی‌گردند و نمی‌پذیرند",
    "بیست‌ونهمین نشست",
]
SPACED = [
    ("کتاب ها می شود", "کتاب‌ها می‌شود"),
    ("آنها نمی خواهند", "آنها نمی‌خواهند"),
    ("کارگران کرده اند", "کارگران کرده‌اند"),
    ("فنی و حرفه ای", "فنی و حرفه‌ای"),
    ("کار های شهر", "کارهای شهر"),
    ("باتوجه به آمار", "با توجه به آمار"),
]
ALONE = ["بازار", "میز", "ایمان", "میدان", "نهادهای", "آنها", "همکار", "بهار", "کتابخانه", "درخت"]


@pytest.mark.parametrize("text", LOST)
def test_lost_half_spaces_come_back(text):
    assert restore(glue(text)) == text
    assert restore(text) == text


def test_neighbours_tell_a_quality_from_a_plural():
    assert restore("آموزش فنی و حرفهای در استان") == "آموزش فنی و حرفه‌ای در استان"
    assert restore("حرفهای مردم شنیدنی است") == "حرف‌های مردم شنیدنی است"
    assert restore("در نامهای به وزیر نوشت") == "در نامه‌ای به وزیر نوشت"
    assert restore("نامهای برندگان اعلام شد") == "نام‌های برندگان اعلام شد"


@pytest.mark.parametrize(("raw", "expected"), SPACED)
def test_spaces_that_are_half_spaces_and_words_run_together(raw, expected):
    assert clean(Article(text=raw, source="-")).text == expected


@pytest.mark.parametrize("word", ALONE)
def test_whole_words_stay_whole(word):
    assert restore(word) == word


def held_out_lines():
    names = (CORPUS / "held-out.txt").read_text(encoding="utf-8").splitlines()
    for name in names:
        if name and not name.startswith("#"):
            for line in (CORPUS / name).read_text(encoding="utf-8").splitlines():
                fields = line.split("|||")
                if len(fields) > 1:
                    yield fields[-2].strip()


def test_floors_on_the_held_out_files():
    right = wrong = missed = words = altered = 0
    for line in held_out_lines():
        gold = WORD.findall(line)
        again = WORD.findall(restore(line))
        altered += sum(one != two for one, two in zip(gold, again, strict=True))
        for true, made in zip(gold, WORD.findall(restore(glue(line))), strict=True):
            words += 1
            right += made == true and ZWNJ in true
            wrong += made != true and made != glue(true)
            missed += made != true and ZWNJ in true
    precision, recall = right / (right + wrong), right / (right + missed)
    assert precision >= FLOORS["precision"]
    assert 2 * precision * recall / (precision + recall) >= FLOORS["f1"]
    assert altered / words <= FLOORS["altered"]
