"""Figures: read every number, date and unit of a Persian text; print and rank them.

    numbers -> spans -> units, context, periods, subject -> measure -> find -> rank, shape, table

`find_figures` reads a document, `rank_figures` orders a table of figures, `format_figure`
prints one as an editor would; `figure_to_json` and `figures_to_csv` give them to other programs.
"""

from brief.figures.chart import chart_svg
from brief.figures.find import find_figures
from brief.figures.format import format_figure
from brief.figures.rank import rank_figures
from brief.figures.shape import figure_to_json
from brief.figures.table import figures_to_csv

__all__ = [
    "chart_svg",
    "figure_to_json",
    "figures_to_csv",
    "find_figures",
    "format_figure",
    "rank_figures",
]
