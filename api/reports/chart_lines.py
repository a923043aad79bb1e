"""Lines through time, each named at its end; what was expected is dashed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from api.reports.chart_axis import NumberForm, axis_range, tick_numbers
from api.reports.chart_sheet import (
    FAINT,
    GAP,
    GREY,
    INK,
    LINE,
    SMALL,
    WIDTH,
    new_sheet,
    plot_area,
    text_width,
    wrapped,
    write,
)
from api.reports.document import Language, Line, LineChart
from api.reports.fonts import printable

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Look = dict[str, Any]
_LEAST_HEIGHT = 2.5
_WIDEST_NAME, _KEY = 1.35, 0.15
"""Inches: of a name beside its line, and of the marker before it."""
_MARKERS = "osD^vPX*"
_INKS = ("#154273", "#b35900", "#595959", "#2f7d5b", "#7a3b8f")
_MOST_MARKERS = 24


def numbers_of(chart: LineChart) -> list[float]:
    """Return all heights of lines and bands."""
    return [number for line in chart.lines for number in (*line.y, *line.low, *line.high)]


def draw_lines(chart: LineChart, language: Language) -> Figure:
    """Draw the lines over their bands, the names at the right; none for a line without points."""
    chart = replace(chart, lines=tuple(line for line in chart.lines if line.y))
    form = NumberForm(language, chart.is_share)
    low, high = axis_range(numbers_of(chart))
    ticks = tick_numbers(low, high)
    left = max(text_width(text, SMALL) for text in form.ticks(ticks)) + GAP
    names = [wrapped(line.name, _WIDEST_NAME, SMALL) for line in chart.lines]
    right = max(text_width(text, SMALL) for name in names for text in name) + _KEY + 2 * GAP
    height = max(_LEAST_HEIGHT, LINE * sum(map(len, names)))
    sheet, axes, beside = _areas(chart, left, right, height)
    axes.set_ylim(low, high)
    axes.set_yticks(ticks, labels=form.ticks(ticks))
    axes.grid(axis="y", color=FAINT, linewidth=0.6)
    _x_axis(axes, chart, WIDTH - left - right, language)
    looks = [_look(place, line) for place, line in enumerate(chart.lines)]
    for line, look in zip(chart.lines, looks, strict=True):
        _draw_line(axes, line, look)
    beside.set(xlim=(0, right), ylim=(low, high), xticks=[], yticks=[])
    ends = [line.y[-1] for line in chart.lines]
    _draw_names(beside, ends, names, looks, (high - low) / height)
    return sheet


def _areas(chart: LineChart, left: float, right: float, height: float) -> tuple[Figure, Axes, Axes]:
    """Return a sheet with what its axes are called, the area of the lines and that of names."""
    width = WIDTH - left - right
    above = wrapped(chart.y_axis, WIDTH, SMALL)
    mark = [] if chart.mark_x is None else wrapped(chart.mark_label, 0.7 * width, SMALL)
    below = wrapped(chart.x_axis, width, SMALL)
    top = (len(above) + len(mark) + 1) * LINE
    sheet = new_sheet(top + height + (len(below) + 2) * LINE)
    style = {"va": "top", "fontsize": SMALL, "color": GREY}
    write(sheet, "\n".join(above), x=0, y=0.02, **style)
    middle, foot = left + width / 2, top + height + 1.8 * LINE
    write(sheet, "\n".join(below), x=middle, y=foot, ha="center", **style)
    axes = plot_area(sheet, left=left, top=top, width=width, height=height)
    if chart.mark_x is not None:
        _draw_mark(axes, chart, chart.mark_x, "\n".join(mark))
    return sheet, axes, plot_area(sheet, left=left + width, top=top, width=right, height=height)


def _look(place: int, line: Line) -> Look:
    ink, marker = _INKS[place % len(_INKS)], _MARKERS[place % len(_MARKERS)]
    face = "white" if line.dashed else ink
    return {"color": ink, "marker": marker, "markersize": 5, "markerfacecolor": face}


def _x_axis(axes: Axes, chart: LineChart, width: float, language: Language) -> None:
    low, high = _x_range(chart)
    room = (high - low) * 0.03 or 0.5
    axes.set_xlim(low - room, high + room)
    ticks = list(chart.x_ticks) or _own_ticks(low, high, language)
    ticks = [(at, text) for at, text in ticks if low - room <= at <= high + room]
    widest = max((text_width(text, SMALL) for _, text in ticks), default=0.0) + GAP
    step = max(1, -(-int(len(ticks) * widest * 100) // int(width * 100)))
    shown = ticks[::step]
    axes.set_xticks([at for at, _ in shown], labels=[printable(text) for _, text in shown])
    axes.axhline(axes.get_ylim()[0], color=INK, linewidth=0.8, clip_on=False)


def _x_range(chart: LineChart) -> tuple[float, float]:
    places = [x for line in chart.lines for x in line.x]
    places += [] if chart.mark_x is None else [chart.mark_x]
    return min(places), max(places)


def _own_ticks(low: float, high: float, language: Language) -> list[tuple[float, str]]:
    """Return ticks where the report names none; years have no mark between thousands."""
    found = tick_numbers(low, high, 8) if low < high else [low]
    whole = [(tick, str(int(tick))) for tick in found if tick.is_integer()]
    if len(whole) in (len(found), *range(3, 9)):
        return whole
    return list(zip(found, NumberForm(language).ticks(found), strict=True))


def _draw_line(axes: Axes, line: Line, look: Look) -> None:
    ink = look["color"]
    if line.low and len(line.x) == 1:
        axes.vlines(line.x, line.low, line.high, color=ink, linewidth=1.2)
        axes.plot(line.x * 2, line.low + line.high, "_", color=ink, markersize=8)
    elif line.low:
        axes.fill_between(line.x, line.low, line.high, color=ink, alpha=0.12, linewidth=0)
        for edge in (line.low, line.high):
            axes.plot(line.x, edge, color=ink, linewidth=0.5, alpha=0.6)
    axes.plot(
        line.x,
        line.y,
        **look,
        linewidth=1.6,
        dashes=(4, 2) if line.dashed else (None, None),
        markevery=max(1, len(line.x) // _MOST_MARKERS),
        clip_on=False,
        zorder=3,
    )


def _draw_mark(axes: Axes, chart: LineChart, x: float, label: str) -> None:
    low, high = _x_range(chart)
    axes.axvline(x, color=INK, linewidth=1, dashes=(4, 2.5))
    axes.annotate(
        label,
        (x, 1.0),
        xycoords=("data", "axes fraction"),
        xytext=(0, 3),
        textcoords="offset points",
        ha="left" if x < (low + high) / 2 else "right",
        va="bottom",
        fontsize=SMALL,
    )


def _draw_names(
    axes: Axes, ends: list[float], names: list[list[str]], looks: list[Look], inch: float
) -> None:
    """Write each name at the height where its line ends, moved where two would touch."""
    low, high = axes.get_ylim()
    line = LINE * inch
    heights = [len(name) * line for name in names]
    middles = _apart(ends, heights, low - line / 2, high + line / 2)
    for name, look, middle in zip(names, looks, middles, strict=True):
        text = "\n".join(name)
        axes.text(GAP / 2 + _KEY, middle, text, va="center", fontsize=SMALL)
        axes.plot([GAP / 2 + _KEY / 3], [middle], **look, clip_on=False)


def _apart(ends: list[float], heights: list[float], floor: float, ceiling: float) -> list[float]:
    """Return the ends, moved up from each other, and then down from the ceiling."""
    middles = list(ends)
    order = sorted(range(len(ends)), key=lambda place: ends[place])
    for place in order:
        middles[place] = max(ends[place], floor + heights[place] / 2)
        floor = middles[place] + heights[place] / 2
    for place in reversed(order):
        middles[place] = min(middles[place], ceiling - heights[place] / 2)
        ceiling = middles[place] - heights[place] / 2
    return middles
