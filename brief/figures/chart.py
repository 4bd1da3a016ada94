"""A bar chart of an issue's comparable figures, as SVG text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from importlib.resources import files

from brief.records import Figure

FEWEST, MOST = 3, 8
"""How many bars make a chart."""
_WIDEST = 260  # pixels of the longest bar
_LABEL = 34  # characters that fit beside a bar
_ROW, _TOP = 28, 36


def comparable(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """The largest group of key figures with one unit and period and each its own subject.

    In their order; empty if there are fewer than three.
    """
    groups: dict[tuple[str, str, str | None], list[Figure]] = defaultdict(list)
    for figure in figures:
        subject = figure.subject or figure.subject_fa
        if figure.key and figure.unit and subject and figure.value is not None and figure.value > 0:
            period = figure.period.text if figure.period else None
            group = groups[figure.unit, figure.kind, period]
            if all((f.subject or f.subject_fa) != subject for f in group):
                group.append(figure)
    best = max(groups.values(), key=len, default=[])
    return tuple(best[:MOST]) if len(best) >= FEWEST else ()


def chart_svg(figures: Iterable[Figure], title: str = "Figures compared") -> str | None:
    """Bars of the `comparable` figures, longest value first; None where there is no chart."""
    chosen = sorted(comparable(figures), key=lambda f: f.value or Decimal(0), reverse=True)
    if not chosen:
        return None
    from jinja2 import Environment

    template = (files("brief") / "data" / "figures" / "chart.svg.j2").read_text(encoding="utf-8")
    made = Environment(autoescape=True, keep_trailing_newline=True).from_string(template)
    return made.render(title=title, bars=_bars(chosen), height=_TOP + _ROW * len(chosen))


def _bars(chosen: Sequence[Figure]) -> list[dict[str, object]]:
    largest = chosen[0].value or Decimal(1)
    return [
        {
            "y": _TOP + _ROW * row,
            "width": round((figure.value or 0) / largest * _WIDEST),
            "label": _short(figure.subject or figure.subject_fa or ""),
            "text": figure.text,
        }
        for row, figure in enumerate(chosen)
    ]


def _short(label: str) -> str:
    return label if len(label) <= _LABEL else label[: _LABEL - 1].rstrip() + "…"
