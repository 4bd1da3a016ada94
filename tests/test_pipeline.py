"""The whole pipeline on the bundled model."""

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from brief import InputError, Settings, make_brief
from brief.glance import choose_glance
from brief.records import Document, Point, Story
from brief.verify import gate

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "examples" / "newspaper-page.txt"
SAMPLE = ROOT.parent / "shared" / "samples" / "newspaper-page.txt"
FAST = Settings(device="cpu", beam=1, made=date(2026, 11, 22))


@pytest.fixture(scope="module")
def issue():
    return make_brief([PAGE], FAST)


def assert_traceable(brief):
    """Every point rests on sentences of its article, every figure stands where it says."""
    for story in brief.stories:
        ids = {s.id: s for s in story.document.sentences}
        text = story.document.text
        for point in story.points:
            assert point.sources
            assert all(source in ids for source in point.sources)
        for sentence in story.document.sentences:
            assert text[sentence.start : sentence.end] == sentence.text
        for figure in story.figures:
            assert text[figure.start : figure.end] == figure.surface
            assert figure.sentence in ids


def assert_explained(brief):
    """Every number of the English is a figure of the source, or the point is marked."""
    for story in brief.stories:
        for point in story.points:
            own = [f for f in story.figures if f.sentence in point.sources]
            bad = [x for x in gate(point.en, own) if x.status in ("changed", "invented")]
            assert not bad or point.problems, (point.en, bad)


def test_the_example_page_becomes_a_traceable_brief(issue):
    assert len(issue.stories) >= 3
    assert_traceable(issue)
    assert_explained(issue)
    assert issue.coverage.read == issue.coverage.sentences
    assert 3 <= len(issue.glance) <= 6


def test_the_example_page_has_its_figures(issue):
    values = {str(f.value) for f in issue.figures if f.value is not None}
    assert {"180000", "196000", "2815000", "945000", "412000000", "9000000000000"} <= values


def test_no_source_sentence_is_in_the_brief_twice(issue):
    texts = Counter(
        re.sub(r"\s+", "", s.text) for story in issue.stories for s in story.document.sentences
    )
    assert [t for t, n in texts.items() if n > 1 and len(t) > 40] == []


def test_the_same_run_gives_the_same_bytes(issue):
    again = make_brief([PAGE], FAST)
    assert again.to_markdown() == issue.to_markdown()
    assert again.to_json() == issue.to_json()


def test_an_input_that_can_not_be_read_is_in_the_checks(tmp_path):
    (tmp_path / "bad.txt").write_bytes(b"\x00")
    made = make_brief([tmp_path / "bad.txt", ROOT / "examples" / "hospital.txt"], FAST)
    assert any(c.kind == "input" and "bad.txt" in c.message for c in made.checks)
    with pytest.raises(InputError, match="binary"):
        make_brief([tmp_path / "bad.txt"], FAST)


@pytest.mark.skipif(not SAMPLE.exists(), reason="../shared/ is not beside this checkout")
def test_the_sample_page():
    made = make_brief([SAMPLE], FAST)
    assert_traceable(made)
    assert_explained(made)
    assert len(made.stories) >= 3
    texts = [" ".join(s.text for s in story.document.sentences) for story in made.stories]
    # The three stories of the page, each in an article of its own.
    homes = [
        [i for i, t in enumerate(texts) if mark in t]
        for mark in ("باشگاه کارآفرینان نوجوان", "۴۰۳ هزار و ۱۹ نفر", "۹۹ جلسه کارگروه")
    ]
    assert all(len(home) == 1 for home in homes)
    assert len({home[0] for home in homes}) == 3
    json.loads(made.to_json())


def test_at_a_glance_takes_stories_in_turn_and_the_best_first():
    def story(number, *points):
        return Story(document=Document(text="", source="", id=number), title_en="", points=points)

    good = Point(fa="", sources=("1.1",), en="Good.", confidence=0.6)
    bad = Point(fa="", sources=("1.2",), en="Bad.", confidence=0.9, problems=("is empty",))
    other = Point(fa="", sources=("2.1",), en="Other.", confidence=0.5)
    assert choose_glance([story(1, bad, good), story(2, other)], 2) == (good, other)
    assert choose_glance([story(1), story(2)], 3) == ()
    leans = Point(fa="", sources=("1.3",), en="According to him, it is good.", confidence=0.8)
    assert choose_glance([story(1, leans, good)], 1) == (good,)
