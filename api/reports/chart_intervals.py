"""Dots with whiskers: numbers beside each other, each with its interval."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.reports.chart_axis import NumberForm, axis_range
from api.reports.chart_rows import Rows, beside, labelled_rows, value_axis
from api.reports.chart_sheet import BLUE, FAINT, GAP, INK, SMALL, text_width
from api.reports.document import IntervalChart, Language, Mark
from api.reports.report_words import words_in

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_CAP = 0.045
"""Half the height of the end of a whisker, in inches."""


def numbers_of(chart: IntervalChart) -> list[float]:
    """Return the numbers that the marks have."""
    ends = [(mark.at, mark.low, mark.high) for mark in chart.marks]
    return [number for of_one in ends for number in of_one if number is not None]


def draw_intervals(chart: IntervalChart, language: Language) -> Figure:
    """Draw a row a mark: a dot, its whiskers, and the number itself at the right."""
    form = NumberForm(language, chart.is_share)
    held = numbers_of(chart) + ([] if chart.reference is None else [chart.reference])
    low, high = axis_range(held)
    told = iter(form.labels([m.at for m in chart.marks if m.at is not None], high - low))
    not_known = words_in(language).not_known
    texts = [not_known if mark.at is None else next(told) for mark in chart.marks]
    right = max(text_width(text, SMALL) for text in texts) + GAP
    labels = [mark.label for mark in chart.marks]
    rows = labelled_rows(labels, above=GAP / 2, right=right + GAP, axis=chart.axis)
    value_axis(rows, low, high, form)
    if chart.reference is not None:
        rows.axes.axvline(chart.reference, color=INK, linewidth=1.1, dashes=(4, 2.5))
    for mark, middle in zip(chart.marks, rows.middles, strict=True):
        _draw_mark(rows, mark, middle)
    beside(rows, texts, x=rows.right + GAP + right - GAP / 2, size=SMALL)
    return rows.sheet


def _draw_mark(rows: Rows, mark: Mark, middle: float) -> None:
    axes = rows.axes
    axes.axhline(middle, color=FAINT, linewidth=0.6, dashes=(1, 2))
    ends = [end for end in (mark.low, mark.high) if end is not None]
    reach = [*ends, *([] if mark.at is None else [mark.at])]
    if ends:
        axes.hlines(middle, min(reach), max(reach), color=BLUE, linewidth=1.6)
        axes.vlines(ends, middle - _CAP, middle + _CAP, color=BLUE, linewidth=1.6)
    if mark.at is not None:
        axes.plot([mark.at], [middle], "o", color=BLUE, markersize=6.5, clip_on=False, zorder=3)
