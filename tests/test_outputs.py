"""HTML pages, e-mails and feeds: whole, safe with hostile text, and the same bytes each time."""

import email
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from email import policy

import feedparser
import lxml.html
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from test_render import HOSTILE, brief

from brief.errors import OutputError, SettingsError
from brief.records import FigureChange
from brief.render import Publication, escape, render

SITE = Publication(
    site="https://news.example/iran/", sender="Desk <desk@news.example>",
    recipients=("list@news.example",), front_matter=(("layout", "post"), ("tags", ["iran"])),
)  # fmt: skip
# What Gmail, Outlook or Apple Mail drop or break.
NOT_IN_MAIL = ("script", "form", "iframe", "object", "video", "audio", "svg", "link", "input",
               "details", "img", "canvas")  # fmt: skip
CSS_NOT_IN_MAIL = re.compile(r"flex|grid|position\s*:|var\(|\brem\b|float|url\(|@import|calc\(")


def weekly():
    made = brief()
    story = made.stories[0]
    other = replace(story.document, id=2, source="other.txt", agency="آبان")
    change = FigureChange(
        figure=story.figures[0], before="5%", issue="Iran brief, 2023-04-27", percent=Decimal("1.0")
    )
    return replace(
        made,
        week="1402-W07",
        stories=(replace(story, topic="Economy", also=(other,)),),
        changes=(change,),
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_on_the_page(text):
    made, calm = (render(b, "html") for b in (brief(text, text, text), brief()))
    tree = lxml.html.document_fromstring(made)
    for tag in ("h1", "h2", "tr", "td", "li", "a", "img", "script", "div", "details", "strong"):
        assert made.count(f"<{tag}") == calm.count(f"<{tag}"), tag
    assert not tree.xpath("//*[@onerror or @onclick or starts-with(@href, 'javascript')]")
    # What a reader sees is the text itself, without an escape too many.
    assert escape.plain(text) in " ".join(tree.xpath("//h1")[0].text_content().split())


@given(st.text(min_size=1).filter(lambda t: escape.plain(t)))
def test_the_page_shows_any_title_as_it_is(text):
    tree = lxml.html.document_fromstring(render(brief(title=text), "html"))
    seen = " ".join(tree.xpath("//h1")[0].text_content().split())
    assert seen == " ".join(escape.plain(text).split())


def test_the_page_asks_nothing_of_others():
    tree = lxml.html.document_fromstring(render(brief(), "html", SITE))
    assert not tree.xpath("//script | //iframe | //link[@rel='stylesheet']")
    assert all(src.startswith("data:") for src in tree.xpath("//@src"))
    assert tree.xpath("//details//div/@dir") == ["rtl"]
    assert tree.xpath("//link/@href") == ["https://news.example/iran/feed.atom"]


def test_an_issue_names_all_its_sources_and_what_changed():
    made = render(weekly(), "md")
    assert "## Economy\n" in made
    assert "### 1. Growth was 7 percent." in made
    assert "page.txt*<br>\n*" in made
    assert "other.txt*\n" in made
    assert "5% (Iran brief, 2023-04-27) | 7% | +1.0% | [1](#article-1) |" in made
    front = yaml.safe_load(made.split("---\n")[1])
    assert (front["week"], front["sources"]) == ("1402-W07", ["page.txt", "other.txt"])


def test_front_matter_takes_keys_of_the_publication():
    front = yaml.safe_load(render(brief(), "md", SITE).split("---\n")[1])
    assert (front["layout"], front["tags"]) == ("post", ["iran"])


@pytest.mark.parametrize("text", ['"', "a: b", "---", "one\ntwo", "🎉 {{ x }}", "#", "- a", "!x"])
def test_front_matter_parses_whatever_the_title(text):
    made = render(brief(title=text), "md")
    front = yaml.safe_load(made.split("---\n", 2)[1])
    assert front["title"] == escape.plain(text)
    assert front["date"] == date(2026, 11, 22)


def test_the_letter_is_ready_to_send():
    text = render(weekly(), "eml", SITE)
    letter = email.message_from_string(text, policy=policy.default)
    assert letter["Subject"] == "Iran brief"
    assert letter["From"].addresses[0].addr_spec == "desk@news.example"
    assert letter["To"].addresses[0].addr_spec == "list@news.example"
    assert letter["Date"].datetime.date() == date(2026, 11, 22)
    assert "X-Unsent" not in letter
    plain, html = letter.iter_parts()
    assert "Growth was 7 percent. (?)" in plain.get_content()
    assert "https://news.example/iran/iran-brief-1402-w07.html" in plain.get_content()
    assert "Growth was 7 percent." in html.get_content()
    assert text == render(weekly(), "eml", SITE)
    assert max(map(len, text.splitlines())) <= 998


def test_without_a_sender_the_letter_is_a_draft():
    letter = email.message_from_string(render(brief(), "eml"), policy=policy.default)
    assert letter["X-Unsent"] == "1"
    assert letter["From"] is None


def test_the_letter_keeps_to_what_mail_programs_know():
    letter = email.message_from_string(render(weekly(), "eml", SITE), policy=policy.default)
    html = letter.get_body(("html",)).get_content()
    tree = lxml.html.document_fromstring(html)
    for tag in NOT_IN_MAIL:
        assert not tree.xpath(f"//{tag}"), tag
    for style in tree.xpath("//@style"):
        assert not CSS_NOT_IN_MAIL.search(style), style
    assert not tree.xpath("//a[starts-with(@href, '#')]")
    for cell in tree.xpath("//*[contains(@class, 'paper')]//td"):
        assert "padding" in cell.get("style")
    (rules,) = tree.xpath("//style/text()")
    assert rules.count("@media") == 2
    assert "max-width: 600px" in html or "max-width:600px" in html
    assert len(html.encode()) < 100_000  # Gmail cuts a letter at 102 kB


@pytest.mark.parametrize(
    "title", ["a\nBcc: x@y.z", "a\r\n\r\n<script>", "\u202eflip", "گزارش هفته"]
)
def test_a_title_adds_no_header(title):
    letter = email.message_from_string(
        render(brief(title=title), "eml", SITE), policy=policy.default
    )
    assert letter["Subject"] == escape.plain(title)
    assert letter["Bcc"] is None


@pytest.mark.parametrize("form", ["atom", "rss"])
def test_a_feed_grows_by_an_entry_an_issue(form):
    first = render(brief(), form, SITE)
    later = replace(brief(), made=date(2026, 11, 29))
    both = render(later, form, SITE, earlier=first)
    assert render(later, form, SITE, earlier=both) == both
    feed = feedparser.parse(both)
    assert not feed.bozo
    assert feed.version in ("atom10", "rss20")
    assert [e.link for e in feed.entries] == [
        "https://news.example/iran/iran-brief-2026-11-29.html",
        "https://news.example/iran/iran-brief-2026-11-22.html",
    ]
    assert all(e.id and e.title and e.published for e in feed.entries)
    assert "Growth was 7 percent." in feed.entries[1].content[-1].value
    if form == "atom":  # RFC 4287: each feed and entry has id, title, updated; one has an author
        tree = lxml.etree.fromstring(both.encode())
        space = {"a": "http://www.w3.org/2005/Atom"}
        for node in [tree, *tree.findall("a:entry", space)]:
            for name in ("id", "title", "updated"):
                assert len(node.findall(f"a:{name}", space)) == 1
        assert tree.find("a:author/a:name", space).text == "brief"


@pytest.mark.parametrize("form", ["atom", "rss"])
@pytest.mark.parametrize("text", [*HOSTILE, "]]><x>", "\x00\x0b"])
def test_a_feed_is_well_formed_whatever_the_text(form, text):
    feed = feedparser.parse(render(brief(text or "x", text, text), form, SITE))
    assert not feed.bozo
    assert "<script" not in str(feed.entries)


def test_a_feed_with_entities_is_not_gone_on_with():
    with pytest.raises(OutputError, match="entities"):
        render(brief(), "atom", earlier='<!DOCTYPE x [<!ENTITY a "b">]><feed/>')


def test_a_template_of_the_user_and_its_error(tmp_path):
    (tmp_path / "page.html.j2").write_text("<p>{{ brief.title }}</p>\n")
    mine = Publication(templates=str(tmp_path))
    assert render(brief(title="a<b"), "html", mine) == "<p>a&lt;b</p>\n"
    (tmp_path / "page.html.j2").write_text("{{ nothing }}")
    with pytest.raises(SettingsError, match=r"page\.html\.j2.*nothing"):
        render(brief(), "html", mine)
    (tmp_path / "page.html.j2").write_text("{{ ''.__class__.__mro__ }}")
    with pytest.raises(SettingsError, match="unsafe"):
        render(brief(), "html", mine)
    with pytest.raises(SettingsError, match="no such folder"):
        render(brief(), "html", Publication(templates=str(tmp_path / "gone")))


@pytest.mark.parametrize(
    "wrong", [{"site": "ftp://x"}, {"sender": "desk"}, {"recipients": ("a@b\nBcc: c@d",)}]
)
def test_a_publication_is_checked_when_made(wrong):
    with pytest.raises(SettingsError):
        Publication(**wrong)


def _luminance(color):
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_contrast_is_enough_in_light_and_dark():
    page = render(brief(), "html")
    modes = re.findall(r":root \{([^}]*)\}", page)
    assert len(modes) == 2
    for mode in modes:
        colors = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", mode))
        for text in ("ink", "soft", "link"):
            for ground in ("paper", "tint"):
                light, dark = sorted(map(_luminance, (colors[text], colors[ground])), reverse=True)
                assert (light + 0.05) / (dark + 0.05) >= 4.5, (text, ground)  # WCAG AA
