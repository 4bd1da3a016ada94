"""Rendering: the layout as a golden file, and hostile text that stays text in every format."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from brief.errors import OutputError, SettingsError
from brief.records import (
    Brief,
    Check,
    Coverage,
    Document,
    Dropped,
    Figure,
    ModelInfo,
    Period,
    Point,
    Sentence,
    Story,
)
from brief.render import escape, render

GOLDEN = Path(__file__).parent / "golden" / "brief.md"
HOSTILE = [
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "![x](http://a.b/c.png)",
    "# Heading",
    "---\nlayout: evil",
    "{{ site.secret }} {% include x %}",
    "a | b | c",
    "`code` **bold** ~~gone~~",
    "1. one\n2. two",
    '"quoted": yes',
    "</div></details><h1>out</h1>",
    "\u202eflipped\u202c",
    "&lt;b&gt;",
]


def brief(text="۷ درصد رشد", en="Growth was 7 percent.", title="Iran brief"):
    sentence = Sentence(id="1.1", text=text, start=0, end=len(text), paragraph=0)
    document = Document(
        text=text,
        source="page.txt",
        id=1,
        title=text,
        published=date(2023, 5, 4),
        agency="ایسنا",
        sentences=(sentence,),
    )
    point = Point(fa=text, sources=("1.1",), en=en, confidence=0.7, problems=("is unsure",))
    figure = Figure(
        value=Decimal(7),
        kind="percent",
        surface="۷ درصد",
        start=0,
        end=6,
        sentence="1.1",
        text="7%",
        unit="percent",
        subject=en,
        period=Period(text="in spring"),
        article=1,
        key=True,
    )
    unnamed = replace(figure, value=Decimal(9), text="9 dams", unit="dam", subject=None,
                      subject_fa=text, period=None)  # fmt: skip
    return Brief(
        title=title,
        stories=(
            Story(document=document, title_en=en, points=(point,), figures=(figure, unnamed)),
        ),
        glance=(point,),
        figures=(figure, unnamed),
        checks=(Check(kind="translation", message=en, article=1),),
        coverage=Coverage(sentences=1, read=1, cut=0),
        models=(
            ModelInfo(name="m", task="translate", revision="1", licence="MIT", sha256="0" * 64),
        ),
        signature="brief 0 test",
        period=(date(2023, 5, 4), date(2023, 5, 4)),
        made=date(2026, 11, 22),
        dropped=(Dropped(text="عکس", reason="photo credit"),),
    )


def test_the_layout_is_the_golden_file():
    assert render(brief(), "md") == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text):
    made = render(brief(text, text, text), "md")
    plain = render(brief(), "md")
    _, front, body = made.split("---\n", 2) if made.startswith("---\n") else ("", "", made)
    assert yaml.safe_load(front)["title"] == escape.plain(text)
    # No heading, table row, list item, link or tag more or less than with harmless text.
    html, calm = (
        markdown.markdown(t.split("---\n", 2)[2], extensions=["tables"]) for t in (made, plain)
    )
    for tag in ("<h1", "<h2", "<h3", "<tr", "<td", "<li", "<a ", "<img", "<script", "<div",
                "<details", "<code", "<strong", "<hr"):  # fmt: skip
        assert html.count(tag) == calm.count(tag), tag
    assert "{{" not in body
    assert "{%" not in body
    assert "\u202e" not in made


@given(st.text(min_size=1).filter(str.strip))
def test_escaped_text_reads_back(text):
    html = markdown.markdown("- x " + escape.markdown(text))
    assert "\n" not in escape.markdown(text)
    assert html.count("<li>") == 1
    assert "<a" not in html
    assert "<em>" not in html


def test_json_has_the_agreed_shape():
    made = json.loads(render(brief(), "json"))
    assert set(made) >= {"title", "period", "articles", "figures", "checks", "coverage", "models",
                         "signature"}  # fmt: skip
    (article,) = made["articles"]
    assert set(article) >= {"id", "title_en", "title_fa", "source", "published", "summary",
                            "figures"}  # fmt: skip
    assert set(article["summary"][0]) >= {"en", "fa", "sources", "confidence"}
    assert article["summary"][0]["problem_kinds"] == ["translation"]
    assert made["coverage"] == {"sentences": 1, "read": 1, "cut": 0}
    assert set(made["checks"][0]) == {"kind", "message", "article", "severity"}


@pytest.mark.parametrize("text", [*HOSTILE, "=cmd()", "@x", "+1+1", "-a"])
def test_csv_has_a_row_a_figure_and_no_formula(text):
    rows = list(csv.reader(io.StringIO(render(brief(text, text), "csv"))))
    assert len(rows) == 3
    assert all(len(row) == len(rows[0]) for row in rows)
    assert rows[1][:3] == ["1", "7%", "7"]
    assert not any(cell[:1] in tuple("=+@-") for row in rows[1:] for cell in row)


def test_a_chart_needs_figures_that_compare():
    with pytest.raises(OutputError, match="fewer than three"):
        render(brief(), "svg")


def test_an_unknown_format_is_named():
    with pytest.raises(SettingsError, match="docx"):
        render(brief(), "docx")
