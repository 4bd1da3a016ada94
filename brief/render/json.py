"""A brief as one JSON object: the stable shape that pipelines read (docs/json.md)."""

from __future__ import annotations

import json

from brief.figures import figures_to_json
from brief.problem import problem_kind
from brief.records import Brief, FigureChange, Point, Story
from brief.render.publication import Publication


def render(brief: Brief, publication: Publication) -> str:
    """The JSON text of ``brief``, Persian unescaped, two spaces deep."""
    return json.dumps(as_object(brief), ensure_ascii=False, indent=2) + "\n"


def as_object(brief: Brief) -> dict[str, object]:
    """The brief in plain dicts, lists, strings and numbers."""
    start, end = brief.period or (None, None)
    return {
        "title": brief.title,
        "period": {"start": _day(start), "end": _day(end)},
        "articles": [_article(story) for story in brief.stories],
        "glance": [_point(p) for p in brief.glance],
        "week": brief.week,
        "changes": [_change(c) for c in brief.changes],
        "figures": [row for story in brief.stories for row in figure_rows(story)],
        "checks": [
            {"kind": c.kind, "message": c.message, "article": c.article, "severity": c.severity}
            for c in brief.checks
        ],
        "coverage": {
            "sentences": brief.coverage.sentences,
            "read": brief.coverage.read,
            "cut": brief.coverage.cut,
        },
        "dropped": [{"text": d.text, "reason": d.reason} for d in brief.dropped],
        "models": [
            {
                "name": m.name,
                "revision": m.revision,
                "task": m.task,
                "licence": m.licence,
                "sha256": m.sha256,
                "prompt": m.prompt,
            }
            for m in brief.models
        ],
        "signature": brief.signature,
    }


def _article(story: Story) -> dict[str, object]:
    d = story.document
    return {
        "id": d.id,
        "title_en": story.title_en,
        "title_fa": d.title,
        "source": d.source,
        "agency": d.agency,
        "published": _day(d.published),
        "topic": story.topic,
        "also": [
            {
                "id": other.id,
                "title_fa": other.title,
                "source": other.source,
                "agency": other.agency,
                "published": _day(other.published),
            }
            for other in story.also
        ],
        "summary": [_point(p) for p in story.points],
        "figures": figure_rows(story),
        "sentences": [
            {
                "id": s.id,
                "text": s.text,
                "start": each.offset + s.start,
                "end": each.offset + s.end,
            }
            for each in story.documents
            for s in each.sentences
        ],
    }


def figure_rows(story: Story) -> list[dict[str, object]]:
    """`brief.figures.figures_to_json` of a story, each figure with its own document."""
    own = {d.id: d for d in story.documents}
    return [row for f in story.figures for row in figures_to_json([f], own[f.article])]


def _change(change: FigureChange) -> dict[str, object]:
    figure = change.figure
    return {
        "subject": figure.subject,
        "subject_fa": figure.subject_fa,
        "before": change.before,
        "now": figure.text,
        "percent": None if change.percent is None else str(change.percent),
        "issue": change.issue,
        "article": figure.article,
        "sentence_id": figure.sentence,
    }


def _point(point: Point) -> dict[str, object]:
    return {
        "en": point.en,
        "fa": point.fa,
        "sources": list(point.sources),
        "confidence": point.confidence,
        "problems": list(point.problems),
        "problem_kinds": [problem_kind(p) for p in point.problems],
    }


def _day(day: object) -> str | None:
    return str(day) if day else None
