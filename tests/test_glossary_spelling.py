"""Names spelled one way over an issue, and what could not be put right told in its checks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.glossary import Glossary
from brief.glossary.issue import spell_stories_alike
from brief.glossary.spelling import spell_alike
from brief.records import Document, Figure, Point, Story
from brief.verify.report import story_checks


def alike(*pairs, glossary=None):
    made, conflicts = spell_alike(pairs, glossary or Glossary())
    return made, [(c.place, c.persian, c.spelling, c.other) for c in conflicts]


@pytest.mark.parametrize(
    ("pairs", "wanted"),
    [
        # the most frequent spelling
        (
            [
                ("قادرپناه گفت", "Then Ghaderpanah spoke."),
                ("قادرپناه رفت", "Then Ghaderpanah went."),
                ("قادرپناه آمد", "Then Qaderpanah came."),
            ],
            ["Then Ghaderpanah spoke.", "Then Ghaderpanah went.", "Then Ghaderpanah came."],
        ),
        # of equals the first; what follows stays
        (
            [
                ("قادرپناه گفت", "So Qaderpanah spoke."),
                ("خانه قادرپناه", "It is Ghaderpanah's house."),
            ],
            ["So Qaderpanah spoke.", "It is Qaderpanah's house."],
        ),
        # where a sentence begins too, if it is a name elsewhere
        (
            [
                ("قادرپناه گفت", "So Qaderpanah spoke."),
                ("قادرپناه رفت", "Ghaderpanah went. Ask Ghaderpanah."),
            ],
            ["So Qaderpanah spoke.", "Qaderpanah went. Ask Qaderpanah."],
        ),
        # other names stay
        (
            [("شیرازی گفت", "So Shirazi spoke."), ("شیراز زیباست", "So Shiraz is fine.")],
            ["So Shirazi spoke.", "So Shiraz is fine."],
        ),
        # words of the language stay
        (
            [
                ("سال نو", "The new Sale of cars."),
                ("سال نو", "The new Seal of sale."),
            ],
            ["The new Sale of cars.", "The new Seal of sale."],
        ),
        ([("", ""), ("متن", "")], ["", ""]),
    ],
)
def test_one_spelling(pairs, wanted):
    assert alike(*pairs) == (wanted, [])


def test_the_glossarys_spelling_is_taken():
    assert alike(
        ("ابوالقاسم گفت", "Then Abolqasem spoke."),
        ("ابوالقاسم رفت", "Then Abolqasem went."),
        ("ابوالقاسم آمد", "Then Abolghasem came."),
    )[0] == ["Then Abolghasem spoke.", "Then Abolghasem went.", "Then Abolghasem came."]


def test_a_name_that_could_be_two_is_told():
    made, told = alike(
        ("ذاکری آمد", "Then Zakeri came."),
        ("زاکری آمد", "Then Zakery came."),
        ("ذاکری و زاکری آمدند", "Then Zaakeri and others came."),
    )
    assert made[2] == "Then Zaakeri and others came."
    assert told == [(2, "ذاکری", "Zakeri", "Zaakeri")]


def story(number, title, title_en, *points, subject=None):
    document = Document(text="", source="-", id=number, title=title)
    figure = Figure(value=None, kind="quantity", surface="", start=0, end=0, sentence="1.1",
                    text="", subject_fa="خانه قادرپناه", subject=subject)  # fmt: skip
    return Story(
        document=document,
        title_en=title_en,
        points=tuple(Point(fa=fa, en=en, sources=("1.1",)) for fa, en in points),
        figures=(figure,) if subject else (),
    )


def test_headline_points_and_subjects_have_one_spelling():
    stories = (
        story(1, "گفته قادرپناه", "What Qaderpanah said",
              ("قادرپناه گفت", "Then Ghaderpanah spoke.")),
        story(2, None, "So Ghaderpanah went", ("قادرپناه رفت", "So Ghaderpanah went."),
              subject="house of Ghaderpannah"),
    )  # fmt: skip
    made, checks = spell_stories_alike(stories, Glossary())
    assert made[0].title_en == "What Ghaderpanah said"
    assert made[0].points[0].en == "Then Ghaderpanah spoke."
    assert made[1].figures[0].subject == "house of Ghaderpanah"
    assert checks == ()


def test_two_spellings_that_stay_are_checked():
    stories = (
        story(1, "ذاکری", "For Zakeri", ("زاکری آمد", "Then Zakery came.")),
        story(7, "ذاکری و زاکری", "With Zaakeri"),
    )
    _, checks = spell_stories_alike(stories, Glossary())
    assert [(c.kind, c.article, c.severity) for c in checks] == [("glossary", 7, "doubt")]
    assert "«ذاکری» is “Zaakeri” here and “Zakeri” elsewhere" in checks[0].message


def test_a_miss_is_a_check_of_its_story():
    from brief.problem import Problem

    one = story(3, "خبر", "News")
    miss = Problem("lacks “CBI”, the glossary's English for «بانک مرکزی»", "glossary")
    one = Story(document=one.document, title_en="The rate was cut", points=(),
                title_problems=(miss,))  # fmt: skip
    (check,) = story_checks(one)
    assert (check.kind, check.article) == ("glossary", 3)
    assert check.message == (
        "“The rate was cut” lacks “CBI”, the glossary's English for «بانک مرکزی»."
    )


LATIN = ["Ghaderpanah", "Qaderpanah", "Then", "came", "Shiraz", ".", "12", "'s", "<n1>"]


@given(st.lists(st.lists(st.sampled_from(LATIN), max_size=6).map(" ".join), max_size=5))
def test_nothing_but_names_changes_and_once_is_enough(texts):
    pairs = [("قادرپناه در شیراز", en) for en in texts]
    made, _ = spell_alike(pairs, Glossary())
    assert [t.replace("Ghaderpanah", "Qaderpanah") for t in made] == [
        t.replace("Ghaderpanah", "Qaderpanah") for t in texts
    ]
    assert (
        spell_alike([(fa, en) for (fa, _), en in zip(pairs, made, strict=True)], Glossary())[0]
        == made
    )
