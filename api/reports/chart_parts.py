"""Bars that add up: each part has a shade and a hatching of its own."""

from __future__ import annotations

from itertools import accumulate, cycle, islice
from typing import TYPE_CHECKING, Any

from api.reports.chart_axis import NumberForm, axis_range
from api.reports.chart_rows import Rows, labelled_rows, value_axis
from api.reports.chart_sheet import (
    GAP,
    INK,
    LINE,
    SMALL,
    WIDTH,
    plot_area,
    text_width,
    wrapped,
)
from api.reports.document import Language, StackedChart
from api.reports.fonts import printable

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Face = dict[str, Any]
_FACES: tuple[tuple[str, str], ...] = (
    ("#154273", ""),
    ("#ffffff", "////"),
    ("#8fb3d9", ""),
    ("#ffffff", ".."),
    ("#e9b872", "\\\\\\\\"),
    ("#6b6b6b", ""),
    ("#ffffff", "xxxx"),
    ("#cfe0d2", "----"),
    ("#d9d9d9", "||||"),
    ("#ffffff", "++++"),
)
"""Shade and hatching: neighbours differ when printed in black and white too."""
_BAR = 0.17
_SWATCH = 0.24
_MOST_NAME = 2.4


def faces(n_parts: int) -> list[Face]:
    """Return how the parts look, in order."""
    return [
        {"facecolor": shade, "hatch": hatch, "edgecolor": INK, "linewidth": 0.6}
        for shade, hatch in islice(cycle(_FACES), n_parts)
    ]


def draw_parts(chart: StackedChart, language: Language) -> Figure:
    """Draw a bar a label, what is negative to the left of nought; the names stand above."""
    form = NumberForm(language, chart.is_share)
    columns = list(zip(*(numbers for _, numbers in chart.parts), strict=True))
    ends = [sum(n for n in column if n > 0) for column in columns]
    starts = [sum(n for n in column if n < 0) for column in columns]
    low, high = axis_range([*starts, *ends], from_zero=True)
    if chart.is_share and max(ends) <= 1 + 1e-9:
        high = min(high, 1.0)
    looks = faces(len(chart.parts))
    names = [name for name, _ in chart.parts]
    legend = _legend_places(names)
    above = GAP + legend[-1][1] + LINE + GAP
    rows = labelled_rows(chart.labels, above=above, right=0.35, axis=chart.axis)
    draw_legend(rows.sheet, names, looks)
    value_axis(rows, low, high, form)
    for column, middle in zip(columns, rows.middles, strict=True):
        _draw_bar(rows, column, middle, looks, form)
    rows.axes.axvline(0, color=INK, linewidth=0.8)
    return rows.sheet


def _draw_bar(
    rows: Rows, column: tuple[float, ...], middle: float, looks: list[Face], form: NumberForm
) -> None:
    low, high = rows.axes.get_xlim()
    texts = form.labels(column, high - low)
    rights = list(accumulate(max(number, 0.0) for number in column))
    lefts = list(accumulate(min(number, 0.0) for number in column))
    for number, look, text, left, right in zip(column, looks, texts, lefts, rights, strict=True):
        start = right - number if number > 0 else left
        rows.axes.barh(middle, abs(number), height=_BAR, left=start, **look)
        if abs(number) / (high - low) * rows.width > text_width(text, SMALL) + 1.6 * GAP:
            rows.axes.text(
                start + abs(number) / 2,
                middle,
                text,
                ha="center",
                va="center_baseline",
                fontsize=SMALL,
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.8},
            )


def draw_legend(sheet: Figure, names: list[str], looks: list[Face]) -> None:
    """Draw a swatch and a name for every part, over as many lines as it takes."""
    places = _legend_places(names)
    height = places[-1][1] + LINE + GAP
    axes = plot_area(sheet, left=0, top=GAP / 2, width=WIDTH, height=height)
    axes.set(xlim=(0, WIDTH), ylim=(height, 0), xticks=[], yticks=[])
    for name, look, (x, y) in zip(names, looks, places, strict=True):
        _draw_name(axes, _short(name), look, x, y + LINE / 2)


def _draw_name(axes: Axes, name: str, look: Face, x: float, y: float) -> None:
    axes.barh(y, _SWATCH, height=0.13, left=x, **look)
    axes.text(x + _SWATCH + GAP / 2, y, printable(name), va="center", fontsize=SMALL)


def _legend_places(names: list[str]) -> list[tuple[float, float]]:
    places, x, y = [], 0.02, 0.0
    for name in names:
        width = _SWATCH + GAP / 2 + text_width(_short(name), SMALL) + 2 * GAP
        if x > 0.02 and x + width - GAP > WIDTH:
            x, y = 0.02, y + LINE + 0.04
        places.append((x, y))
        x += width
    return places


def _short(name: str) -> str:
    first, *more = wrapped(name, _MOST_NAME, SMALL)
    return f"{first.removesuffix('-')}…" if more else first
