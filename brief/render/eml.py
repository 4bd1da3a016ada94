"""A brief as an e-mail, ready to send: HTML for 600 pixels with its styles inline, plain text."""

from __future__ import annotations

import hashlib
import re
from datetime import date, datetime, time
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime

import css_inline
from markupsafe import Markup

from brief.figures import rank_figures
from brief.read.days import TEHRAN
from brief.records import Brief
from brief.render import markdown as md
from brief.render.escape import plain
from brief.render.html import body_html
from brief.render.publication import Publication
from brief.render.templates import environment, fill
from brief.write import issue_name

# Mail programs neither fold a block nor jump within a letter.
_FOLDED = re.compile(r"<details>.*?</details>\s*", re.DOTALL)
_ANCHOR = re.compile(r'<a id="[^"]*"></a>\s*')
_INNER = re.compile(r'<a href="#[^"]*"[^>]*>(.*?)</a>', re.DOTALL)
_EMPTY = re.compile(r"<p>\s*</p>\s*")
# The rules for dark screens and narrow ones have no element to stand in: they stay.
_INLINER = css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)
_HOUR = time(8, tzinfo=TEHRAN)


def render(brief: Brief, publication: Publication) -> str:
    """The message, as a mail program or an SMTP server takes it.

    Without a ``sender`` it is a draft that the mail program's user sends (``X-Unsent``).
    """
    message = EmailMessage(policy=policy.SMTP.clone(linesep="\n"))
    message["Subject"] = plain(brief.title)
    message["Date"] = format_datetime(datetime.combine(brief.made or date(1970, 1, 1), _HOUR))
    if publication.sender:
        message["From"] = publication.sender
    else:
        message["X-Unsent"] = "1"
    if publication.recipients:
        message["To"] = ", ".join(publication.recipients)
    digest = hashlib.sha256(f"{brief.title}\n{brief.signature}\n{brief.made}".encode()).hexdigest()
    domain = publication.sender.rpartition("@")[2].strip("<> ") or "brief.invalid"
    message["Message-ID"] = f"<{digest[:24]}@{domain}>"
    message.set_content(plain_text(brief, publication), charset="utf-8")
    message.add_alternative(html_part(brief, publication), subtype="html", charset="utf-8")
    message.set_boundary(f"=_brief_{digest[:32]}")  # the same brief gives the same bytes
    return message.as_string()


def html_part(brief: Brief, publication: Publication) -> str:
    """The HTML of the message; the Persian source and the anchors stay on the page."""
    body = _FOLDED.sub("", body_html(md.render(brief, publication)))
    body = _EMPTY.sub("", _ANCHOR.sub("", _INNER.sub(r"\1", body)))
    page = fill(
        environment(publication.templates, autoescape=True),
        "email.html.j2",
        brief=brief,
        body=Markup(body),
        description=md.description(brief),
        link=publication.url(f"{_name(brief)}.html"),
    )
    return _INLINER.inline(page)


def plain_text(brief: Brief, publication: Publication) -> str:
    """The text of the message for readers without HTML."""
    titles = [story.title_en for story in brief.stories]
    return fill(
        environment(publication.templates, autoescape=False),
        "email.txt.j2",
        brief=brief,
        figures=rank_figures(brief.figures, titles)[: md.TABLE_ROWS],
        link=publication.url(f"{_name(brief)}.html"),
    )


def _name(brief: Brief) -> str:
    return issue_name(brief.title, brief.week, brief.made)
