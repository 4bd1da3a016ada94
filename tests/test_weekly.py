"""The issue of a week: its days, its stories told once, what changed, the same bytes again."""

import json
import shutil
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from brief.errors import InputError, SettingsError
from brief.figures import find_figures
from brief.pipeline import read_documents
from brief.read import read_inputs
from brief.records import Document, Figure, Story, Translation
from brief.settings import Settings
from brief.weekly import make_issue, parse_week
from brief.weekly.changes import find_changes, last_issue, read_issue
from brief.weekly.disagree import find_disagreements
from brief.weekly.order import rank_stories
from brief.weekly.same_story import group_stories
from brief.weekly.topics import sort_into_topics

ROOT = Path(__file__).resolve().parent.parent
WEEK = ROOT / "examples" / "week"
CONTENT = {
    "wheat": {"خرید تضمینی گندم از مرز ۴ میلیون تن گذشت", "خرید گندم رکورد زد"},
    "flood": {
        "سیل در مراوه‌تپه گلستان و راه‌های بسته",
        "سیلاب در شرق گلستان؛ ۳ روستا در محاصره آب",
    },
    "skills": {
        "آموزش ۱۸ هزار کارآموز در مراکز فنی و حرفه‌ای گیلان",
        "دوره‌های مهارتی گیلان؛ زنان بیش از مردان",
    },
}


class Echo:
    """A translator that gives the Persian back: what is grouped and ranked does not hang on it."""

    notes = ()

    def count(self, text):
        return len(text.split())

    def translate(self, texts, progress=None):
        return [Translation(source=t, text=t, confidence=0.9) for t in texts]


@pytest.fixture
def echo(monkeypatch):
    monkeypatch.setattr("brief.pipeline.translate.load", lambda entry, settings: Echo())


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2024-W19", date(2024, 5, 6), date(2024, 5, 12)),
        ("2024W01", date(2024, 1, 1), date(2024, 1, 7)),
        ("1403-W01", date(2024, 3, 16), date(2024, 3, 22)),
        ("1403-W07", date(2024, 4, 27), date(2024, 5, 3)),
        ("2024-05-04..2024-05-10", date(2024, 5, 4), date(2024, 5, 10)),
        ("۱۴۰۳/۰۲/۱۵..۱۴۰۳/۰۲/۱۵", date(2024, 5, 4), date(2024, 5, 4)),
    ],
)
def test_weeks(text, start, end):
    week = parse_week(text)
    assert (week.start, week.end) == (start, end)
    assert start in week
    assert end in week


@pytest.mark.parametrize(
    "text",
    ["", "next", "2024-W54", "1403-W55", "1403-W00", "2024-05-10..2024-05-04", "2024-13-01.."],
)
def test_what_is_no_week_says_how_to_write_one(text):
    with pytest.raises(SettingsError, match="week is"):
        parse_week(text)


@pytest.fixture(scope="module")
def documents():
    articles, _ = read_inputs([WEEK])
    return read_documents(articles, lambda step, done, total: None)


def test_the_example_week_has_five_formats_and_three_agencies(documents):
    assert {path.suffix for path in WEEK.iterdir()} == {
        ".html", ".xml", ".json", ".txt", ".eml", ".toml"
    }  # fmt: skip
    assert {d.agency for d in documents} == {
        "خبرگزاری آبان", "پایگاه خبری سپیدرود", "روزنامه بامداد نو"
    }  # fmt: skip
    assert all(d.published for d in documents)


def test_stories_told_twice_are_grouped_and_others_are_not(documents):
    groups = group_stories(documents, [find_figures(d) for d in documents])
    titles = [{documents[i].title for i in group} for group in groups]
    together = [t for t in titles if len(t) > 1]
    assert sorted(map(sorted, together)) == sorted(map(sorted, CONTENT.values()))
    # The purchase of an earlier week is another story, however alike its words.
    assert sum(len(group) for group in groups) == len(documents)


def test_topics_of_the_example_week(documents):
    found = dict(zip([d.title for d in documents], sort_into_topics(documents), strict=True))
    assert found["نیروگاه خورشیدی ۱۰ مگاواتی در یزد به مدار آمد"] == "Energy"
    assert found["نرخ تورم فروردین ۳۰.۹ درصد اعلام شد"] == "Economy"
    assert {found[t] for t in CONTENT["flood"]} == {"Accidents and weather"}
    assert {found[t] for t in CONTENT["wheat"]} == {"Agriculture and food"}


def test_a_story_of_more_sources_comes_first():
    one, two = (
        read_documents(read_inputs([p])[0], lambda *a: None)
        for p in sorted(WEEK.glob("*.html")) * 2
    )
    other = replace(two[0], agency="دیگر")
    assert rank_stories([one, [two[0], other]], [(), ()], ["", ""], date(2024, 5, 3)) == [1, 0]
    wanted = {"Labor": 2.0}
    assert rank_stories([one, one], [(), ()], ["x", "Labor"], date(2024, 5, 3), wanted) == [1, 0]


def test_the_issue_of_the_example_week(echo):
    week = parse_week("1403-W07")
    issue = make_issue([WEEK], week)
    assert len(issue.stories) == 6
    assert [s.document.id for s in issue.stories] == list(range(1, 7))
    assert issue.stories[0].document.title in CONTENT["wheat"]
    titles = [d.title for s in issue.stories for d in s.documents]
    assert len(titles) == len(set(titles)) == 9
    # A topic's stories stand together.
    topics = [s.topic for s in issue.stories]
    assert len([t for a, t in zip([None, *topics], topics, strict=False) if a != t]) == len(
        set(topics)
    )
    left = [c.message for c in issue.checks if c.message.startswith("Left out, of another week")]
    assert len(left) == 2
    # Two sources of one story give different amounts of wheat: the reader is told.
    assert any("4.218 million" in c.message and "4.35 million" in c.message for c in issue.checks)
    for story in issue.stories:
        ids = {s.id for d in story.documents for s in d.sentences}
        assert all(set(p.sources) <= ids for p in story.points)
    assert issue.to_json() == make_issue([WEEK], week).to_json()
    assert issue.to_markdown() == make_issue([WEEK], week).to_markdown()


def test_one_more_article_changes_only_what_it_should(echo, tmp_path):
    folder = tmp_path / "week"
    shutil.copytree(WEEK, folder)
    week = parse_week("1403-W07")
    before = make_issue([folder], week)
    (folder / "z.txt").write_text(
        "کشف یک گونه تازه مارمولک\n\nپژوهشگران دانشگاه شیراز گونه‌ای تازه از مارمولک را در کوه‌های"
        " زاگرس شناسایی کردند. این مارمولک ۹ سانتی‌متر طول دارد و شب‌ها شکار می‌کند.\n",
        encoding="utf-8",
    )
    (folder / "z.txt.toml").write_text('date = "1403/02/12"\nagency = "آبان"\n', encoding="utf-8")
    after = make_issue([folder], week)
    old = {s.document.title: [p.en for p in s.points] for s in before.stories}
    new = {s.document.title: [p.en for p in s.points] for s in after.stories}
    added = new.keys() - old.keys()
    assert added == {"کشف یک گونه تازه مارمولک"}
    assert {k: v for k, v in new.items() if k not in added} == old


def test_material_without_a_day_is_taken_and_told(echo, tmp_path):
    (tmp_path / "a.txt").write_text("تولید برق در کشور ۷ درصد رشد کرد.", encoding="utf-8")
    issue = make_issue([tmp_path], parse_week("1403-W07"))
    assert any("No day is stated" in c.message and "a.txt.toml" in c.message for c in issue.checks)


def test_a_week_without_material_is_one_clear_line():
    with pytest.raises(InputError, match="nothing is of the week 1402-W07"):
        make_issue([WEEK], parse_week("1402-W07"))


def _purchase(value, subject="خرید تضمینی گندم", unit="ton"):
    return Figure(
        value=Decimal(value), kind="quantity", surface="", start=0, end=0, sentence="1.1",
        text=f"{value} tons", unit=unit, subject_fa=subject, article=1, key=True,
    )  # fmt: skip


def _issue(*rows):
    return {
        "title": "Iran brief",
        "period": {"end": "2024-04-26"},
        "figures": [
            {
                "subject_fa": s,
                "unit": u,
                "kind": "quantity",
                "value": v,
                "text": f"{v} {u}s",
                "key": True,
            }
            for s, u, v in rows
        ],
    }


def test_what_changed_since_an_earlier_issue():
    before = _issue(("خرید تضمینی گندم", "ton", "2000"), ("صادرات پسته", "ton", "90"))
    (change,) = find_changes([_purchase("2500")], before)
    assert (change.before, change.percent) == ("2000 tons", Decimal("25.0"))
    assert change.issue == "2024-04-26"


@pytest.mark.parametrize(
    ("now", "before"),
    [
        (_purchase("2500", unit="truck"), _issue(("خرید تضمینی گندم", "ton", "2000"))),
        (_purchase("2500", "صادرات زعفران"), _issue(("خرید تضمینی گندم", "ton", "2000"))),
        (_purchase("2000"), _issue(("خرید تضمینی گندم", "ton", "2000"))),
        (_purchase("2500000"), _issue(("خرید تضمینی گندم", "ton", "2000"))),
        (_purchase("2500"), _issue(*(("خرید تضمینی گندم", "ton", v) for v in ("2", "9")))),
        (_purchase("2500"), _issue(("خرید تضمینی گندم", "ton", "x"))),
    ],
)  # fmt: skip
def test_what_is_not_the_same_quantity_is_no_change(now, before):
    assert find_changes([now], before) == ()


def test_the_last_issue_of_a_folder(tmp_path):
    week = parse_week("1403-W07")
    for name, title, number, end in (
        ("a", "Iran brief", "1403-W05", "2024-04-19"),
        ("b", "Iran brief", "1403-W06", "2024-04-26"),
        ("c", "Iran brief", "1403-W07", "2024-05-03"),
        ("d", "Other", "1403-W06", "2024-04-26"),
    ):  # fmt: skip
        issue = {"title": title, "week": number, "period": {"end": end}, "figures": []}
        (tmp_path / f"{name}.json").write_text(json.dumps(issue))
    (tmp_path / "package.json").write_text("[]")
    assert last_issue(tmp_path, Settings(), week)["week"] == "1403-W06"
    assert last_issue(tmp_path / "gone", Settings(), week) is None
    with pytest.raises(InputError, match="no issue of brief"):
        read_issue(tmp_path / "package.json")


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("4218000", "4350000", True),
        ("4218000", "4200000", False),
        ("4218000", "4000000", False),
        ("4218000", "4218000", False),
        ("4218000", "150000", False),
        ("59", "61", True),
    ],
)
def test_sources_of_a_story_that_differ(one, other, differ):
    figures = (_purchase(one), replace(_purchase(other), article=2))
    documents = [Document(text="", source=f"{n}.txt", id=n) for n in (1, 2)]
    story = Story(
        document=documents[0], also=(documents[1],), title_en="", points=(), figures=figures
    )
    found = list(find_disagreements(story))
    assert len(found) == differ
    assert all("1.txt" in c.message and "2.txt" in c.message for c in found)
