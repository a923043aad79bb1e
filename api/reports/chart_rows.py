"""Charts with a row for each label: the labels at the left, a value axis below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from api.reports.chart_axis import NumberForm, tick_numbers
from api.reports.chart_sheet import (
    FAINT,
    GAP,
    GREY,
    LINE,
    SMALL,
    TEXT,
    WIDTH,
    new_sheet,
    plot_area,
    text_width,
    wrapped,
    write,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_WIDEST_LABEL = 2.1
_ROW, _LEAST_ROW = 0.29, 0.2
_HIGHEST = 7.6
"""All rows in inches, so that a chart and its caption fit on a page."""
_BELOW = 0.25


@dataclass(frozen=True, slots=True)
class Rows:
    """A sheet with labelled rows; heights in inches are the vertical unit of the axes."""

    sheet: Figure
    axes: Axes
    middles: tuple[float, ...]
    width: float
    """Of the axes, in inches."""
    right: float
    """Where the axes end on the sheet, in inches."""
    top: float


def labelled_rows(labels: Sequence[str], *, above: float, right: float, axis: str) -> Rows:
    """Return a sheet with a row a label.

    Parameters
    ----------
    above, right : float
        Inches to leave free above the rows (for a legend) and beside them (for numbers).
    """
    lines = [wrapped(label, _WIDEST_LABEL) for label in labels]
    more = LINE * sum(len(text) - 1 for text in lines)
    row = min(_ROW, max(_LEAST_ROW, (_HIGHEST - more) / len(lines)))
    heights = [row + LINE * (len(text) - 1) for text in lines]
    ends = list(accumulate(heights))
    middles = tuple(end - height / 2 for end, height in zip(ends, heights, strict=True))
    left = max(text_width(line) for text in lines for line in text) + GAP
    below = wrapped(axis, WIDTH - left, SMALL)
    sheet = new_sheet(above + ends[-1] + _BELOW + LINE * len(below) + GAP)
    width = WIDTH - left - right
    axes = plot_area(sheet, left=left, top=above, width=width, height=ends[-1])
    axes.set_ylim(ends[-1], 0)
    axes.set_yticks([])
    for middle, text in zip(middles, lines, strict=True):
        write(sheet, "\n".join(text), x=left - GAP, y=above + middle, ha="right", va="center")
    foot = above + ends[-1] + _BELOW + GAP / 2
    for number, line in enumerate(below):
        x, y = left + width / 2, foot + number * LINE
        write(sheet, line, x=x, y=y, ha="center", va="top", fontsize=SMALL, color=GREY)
    return Rows(sheet, axes, middles, width, left + width, above)


def value_axis(rows: Rows, low: float, high: float, form: NumberForm) -> None:
    """Write round numbers below the rows, with a faint line upwards from each."""
    for most in (6, 4, 3, 2):
        ticks = tick_numbers(low, high, most)
        texts = form.ticks(ticks)
        if sum(text_width(text, SMALL) + GAP for text in texts) <= rows.width:
            break
    rows.axes.set_xlim(low, high)
    rows.axes.set_xticks(ticks, labels=texts)
    rows.axes.grid(axis="x", color=FAINT, linewidth=0.6)


def beside(rows: Rows, texts: Sequence[str], *, x: float, size: float = TEXT) -> None:
    """Write a text at the right of every row."""
    for middle, text in zip(rows.middles, texts, strict=True):
        write(rows.sheet, text, x=x, y=rows.top + middle, ha="right", va="center", fontsize=size)
