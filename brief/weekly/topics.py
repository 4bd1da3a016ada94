"""The sections of an issue: each story goes to the topic that its words are nearest to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from brief.clean.lexicon import rows
from brief.records import Document
from brief.segment.topics import Topic, cosine, shared, topic

OTHER = "Other news"
_NEAR = 0.25  # below it a story is near to no topic
_WORDS = 0.5  # what shared words count beside the direction of all words


def shipped_topics() -> Mapping[str, str]:
    """The topics that ship with `brief`: English names and their Persian words."""
    return _shipped()


@cache
def _shipped() -> dict[str, str]:
    table = rows(files("brief") / "data" / "topics.tsv")
    return {name: words for name, words in table}  # noqa: C416 (dict() takes no lists)


def sort_into_topics(
    documents: Sequence[Document], topics: Mapping[str, str] | None = None
) -> list[str]:
    """The topic of each document, `OTHER` where none is near.

    ``topics`` are names with the Persian words that stand for them, spaces between.

    >>> from brief.records import Document
    >>> sort_into_topics([Document(text="نرخ تورم و حجم نقدینگی بانک‌ها بالا رفت.", source="")],
    ...                  {"Money": "بانک تورم نقدینگی ارز", "Water": "سد باران رودخانه آب"})
    ['Money']
    """
    named = {name: topic(words) for name, words in (topics or shipped_topics()).items()}
    return [_nearest(topic(f"{d.title or ''}\n{d.text}"), named) for d in documents]


def _nearest(one: Topic, named: Mapping[str, Topic]) -> str:
    scored = [(cosine(one, t) + _WORDS * shared(one, t), name) for name, t in named.items()]
    best = max(scored, key=lambda pair: pair[0], default=(0.0, OTHER))
    return best[1] if best[0] >= _NEAR else OTHER
