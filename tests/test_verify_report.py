"""The *Checks* section: every doubt told once, in plain English, with its place."""

from decimal import Decimal

import pytest

from brief.errors import InputError, LeftOut
from brief.problem import Problem, problem_kind
from brief.records import (
    Article,
    Document,
    Doubt,
    Figure,
    Point,
    Sentence,
    Story,
    Translation,
)
from brief.verify.inputs import input_checks
from brief.verify.repair import repair
from brief.verify.report import (
    point_problems,
    shorten,
    story_checks,
    title_problems,
)

SHARE = Figure(value=Decimal(62), kind="percent", surface="۶۲ درصد", start=0, end=7,
               sentence="1.1", text="62%", unit="percent")  # fmt: skip
CUT = Sentence(id="1.1", text="۶۲ درصد از", start=0, end=10, paragraph=0, cut=True)
DOCUMENT = Document(
    text="۶۲ درصد از",
    source="x",
    id=1,
    sentences=(CUT,),
    doubts=(Doubt(message="two halves were joined"), Doubt(message="two halves were joined")),
)


def test_a_point_is_marked_for_its_figures_its_confidence_and_its_source():
    point = Point(fa=CUT.text, sources=("1.1",), en="It paid 65 percent.", confidence=0.2)
    found = point_problems(point, DOCUMENT, [SHARE], doubt_below=0.4)
    assert found == (
        "has 65 percent where the source has 62%",
        "is a translation the model is unsure of (0.20)",
        "rests on a sentence that the source cuts off",
    )
    assert [problem_kind(p) for p in found] == ["figure", "confidence", "cut"]


def test_a_good_point_is_not_marked():
    whole = Document(text=CUT.text, source="x", id=1)
    point = Point(fa=CUT.text, sources=("1.1",), en="It paid 62 percent.", confidence=0.8)
    assert point_problems(point, whole, [SHARE], doubt_below=0.4) == ()


def test_story_checks():
    point = Point(fa="", sources=("1.1",), en="It paid 65 percent.",
                  problems=(Problem("has 65 percent where the source has 62%", "figure"),
                            Problem("has 65 without its unit where the source has 62%", "unit"),
                            "is empty"))  # fmt: skip
    checks = story_checks(Story(document=DOCUMENT, title_en="Paid", points=(point,)))
    assert [(c.kind, c.severity) for c in checks] == [
        ("figure", "error"),
        ("unit", "error"),
        ("translation", "doubt"),
        ("source", "doubt"),
        ("cut", "info"),
        ("headline", "info"),
    ]
    assert checks[0].message == "“It paid 65 percent.” has 65 percent where the source has 62%."
    assert checks[3].message == "Two halves were joined (2 times)."
    assert {c.article for c in checks} == {1}


def test_a_headline_is_checked_like_a_point():
    made = Translation(source="", text="Dam", confidence=0.1, problems=("is empty",))
    assert title_problems(made, 0.4) == (
        "is empty",
        "is a translation the model is unsure of (0.10)",
    )


def test_inputs():
    articles = [Article(text="", source="a.txt"), Article(text="", source="b", encoding="utf-16")]
    checks = input_checks(articles, [InputError("c.txt: empty"), LeftOut("d.json: 3 messages")])
    assert [(c.severity, c.message) for c in checks] == [
        ("error", "Not read: c.txt: empty."),
        ("info", "Left out: d.json: 3 messages."),
        ("info", "b was read as utf-16, guessed from its bytes."),
    ]


@pytest.mark.parametrize(
    ("en", "right"),
    [
        ("It paid 62 percent.", "It paid 62 percent."),
        ("It paid $62 in all.", "It paid 62% in all."),
        ("It paid 62 tomans.", "It paid 62%."),
        ("It paid 5 percent.", "It paid 62%."),
        ("It paid.", "It paid."),
    ],
)
def test_repair(en, right):
    assert repair(en, [SHARE])[0] == right


def test_shorten_keeps_whole_words():
    assert shorten("short", 9) == "short"
    assert shorten("one two three", 9) == "one two…"
