"""Every kind of chart as a drawing that stands in a page or a PDF.

Charts are read in black and white as well: parts by hatching, lines by marker and name, what was
expected by dashes. The same chart gives the same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.reports import chart_intervals, chart_lines
from api.reports.chart_parts import draw_parts
from api.reports.chart_sheet import drawing, svg_text
from api.reports.chart_tornado import draw_tornado
from api.reports.document import (
    Chart,
    Figure,
    IntervalChart,
    Language,
    LineChart,
    StackedChart,
    TornadoChart,
)
from api.reports.inline_svg import inline_svg

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Sheet


def chart_svg(figure: Figure, language: Language, name: str) -> str | None:
    """Return the chart as SVG with title and description; None where no number is there to draw.

    Parameters
    ----------
    name : str
        What the ids in it start with: another for every chart on a page.
    """
    if not _has_numbers(figure.chart):
        return None
    with drawing():
        drawn = svg_text(_drawn(figure.chart, language))
    return inline_svg(drawn, name=name, title=figure.title, alternative=figure.alternative)


def _drawn(chart: Chart, language: Language) -> Sheet:
    match chart:
        case IntervalChart():
            return chart_intervals.draw_intervals(chart, language)
        case StackedChart():
            return draw_parts(chart, language)
        case LineChart():
            return chart_lines.draw_lines(chart, language)
        case TornadoChart():
            return draw_tornado(chart, language)


def _has_numbers(chart: Chart) -> bool:
    match chart:
        case IntervalChart():
            return bool(chart_intervals.numbers_of(chart))
        case StackedChart():
            return any(number for _, numbers in chart.parts for number in numbers)
        case LineChart():
            return bool(chart_lines.numbers_of(chart))
        case TornadoChart():
            return bool(chart.swings)
