"""Figures: read every number, date and unit of a Persian text; print and rank them.

    numbers -> span, ranges, spans -> units, people, context, periods, subject, site
    -> measure, clock -> find -> rank, shape, chart

`find_figures` reads a document, `rank_figures` orders a table of figures, `format_figure`
prints one as an editor would; `figures_to_json` gives them to other programs, `chart_svg` draws
what compares.
"""

from brief.figures.chart import chart_svg
from brief.figures.find import find_figures
from brief.figures.format import format_figure
from brief.figures.rank import rank_figures
from brief.figures.shape import figures_to_json

__all__ = [
    "chart_svg",
    "figures_to_json",
    "find_figures",
    "format_figure",
    "rank_figures",
]
