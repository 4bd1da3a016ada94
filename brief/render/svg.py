"""A bar chart of the brief's figures that compare, as SVG."""

from __future__ import annotations

from brief.errors import OutputError
from brief.figures import chart_svg
from brief.records import Brief
from brief.render.publication import Publication


def render(brief: Brief, publication: Publication) -> str:
    """The chart.

    :raises OutputError: fewer than three figures share a unit and a period.
    """
    chart = chart_svg(brief.figures, brief.title)
    if chart is None:
        raise OutputError("no chart: fewer than three figures share a unit and a period")
    return chart
