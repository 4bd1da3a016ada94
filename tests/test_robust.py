"""Any text goes through every step without a crash, and comes out traceable and escaped."""

import json

import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from brief import pipeline
from brief.records import Article, Translation
from brief.settings import Settings

WORDS = st.sampled_from(
    ["رشد", "۱۲.۵ درصد", "۴۰۳ هزار و ۱۹ نفر", "تهران", "<b>", "{{ x }}", "|", "---", "۱۴۰۲/۰۲/۱۴",
     "«", "»", ".", "؟", "،", "\n", "\n\n", "\u200c", "\u202e", "<n1>", "<t>", "یکشنبه", "مورخ",
     "عکس:", "http://a.b/c?d=1", "همت", "٪", "بند (۲)", "# تیتر", "\x00", "\ud7ff", "1e9", "۹" * 40]
)  # fmt: skip


class Echo:
    """A translator that gives the source's letters back: the worst English there is."""

    notes = ()

    def count(self, text):
        return len(text.split())

    def translate(self, texts, progress=None):
        return [Translation(source=t, text=t, confidence=0.5) for t in texts]


@pytest.fixture(autouse=True)
def echo(monkeypatch):
    monkeypatch.setattr(pipeline.translate, "load", lambda entry, settings: Echo())


@settings(max_examples=150)
@given(st.lists(st.one_of(WORDS, st.text(max_size=12)), max_size=60).map(" ".join))
@example("رشد . \r A")  # a group of paragraphs without one word of a topic
def test_no_text_breaks_the_pipeline(text):
    made = pipeline.brief_articles([Article(text=text, source="x\n---.txt")], Settings())
    for story in made.stories:
        document = story.document
        for sentence in document.sentences:
            assert document.text[sentence.start : sentence.end] == sentence.text
        for figure in story.figures:
            assert document.text[figure.start : figure.end] == figure.surface
    json.loads(made.to_json())
    page = made.to_markdown()
    assert page.startswith("---\n")
    html = markdown.markdown(page.split("---\n", 2)[2], extensions=["tables"])
    assert "<script" not in html
    assert "<b>" not in html
    assert "{{" not in page.split("---\n", 2)[2]
