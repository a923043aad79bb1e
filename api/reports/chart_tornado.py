"""What each assumption does to an outcome: bars to both sides of a base, the widest on top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.reports.chart_axis import NumberForm, axis_range
from api.reports.chart_parts import Face, draw_legend
from api.reports.chart_rows import Rows, labelled_rows, value_axis
from api.reports.chart_sheet import BLUE, GAP, INK, LINE, SMALL, text_width
from api.reports.document import Language, Swing, TornadoChart
from api.reports.report_words import words_in

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_AT_LOW: Face = {"facecolor": "#ffffff", "hatch": "////", "edgecolor": INK, "linewidth": 0.6}
_AT_HIGH: Face = {"facecolor": BLUE, "hatch": "", "edgecolor": INK, "linewidth": 0.6}
_BAR = 0.17


def draw_tornado(chart: TornadoChart, language: Language) -> Figure:
    """Draw a bar a swing; the base is the upright line, its number stands above it."""
    form = NumberForm(language)
    swings = sorted(chart.swings, key=lambda swing: -_width(swing, chart.base))
    ends = [chart.base, *(end for s in swings for end in (s.at_low, s.at_high))]
    low, high = min(ends), max(ends)
    if low == high:
        low, high = axis_range(ends)
    labels = [swing.label for swing in swings]
    words = words_in(language)
    rows = labelled_rows(labels, above=2 * LINE + 3 * GAP, right=0.35, axis=chart.axis)
    draw_legend(rows.sheet, [words.at_low, words.at_high], [_AT_LOW, _AT_HIGH])
    texts = form.labels(ends, high - low)
    widest = max(text_width(text, SMALL) for text in texts) + GAP
    room = widest * (high - low) / max(rows.width - 2 * widest, widest)
    value_axis(rows, low - room, high + room, form)
    rest = iter(texts[1:])
    for swing, middle in zip(swings, rows.middles, strict=True):
        _draw_swing(rows, chart.base, swing, (next(rest), next(rest)), middle)
    rows.axes.axvline(chart.base, color=INK, linewidth=1.2)
    base = f"{words.starting_point} {texts[0]}"
    side = "left" if chart.base < low + (high - low) / 4 else "center"
    side = "right" if chart.base > high - (high - low) / 4 else side
    rows.axes.text(chart.base, -GAP / 2, base, ha=side, va="bottom", fontsize=SMALL)
    return rows.sheet


def _width(swing: Swing, base: float) -> float:
    ends = (swing.at_low, swing.at_high, base)
    return max(ends) - min(ends)


def _draw_swing(
    rows: Rows, base: float, swing: Swing, texts: tuple[str, str], middle: float
) -> None:
    """Two ends on one side of the base would hide each other: they share the height then."""
    is_split = (swing.at_low - base) * (swing.at_high - base) > 0
    height, shift = (_BAR / 2, _BAR / 4) if is_split else (_BAR, 0.0)
    low, high = rows.axes.get_xlim()
    apart = GAP / 3 * (high - low) / rows.width
    places = ((swing.at_low, _AT_LOW, -shift), (swing.at_high, _AT_HIGH, shift))
    for (end, look, down), text in zip(places, texts, strict=True):
        if end == base:
            continue
        rows.axes.barh(middle + down, end - base, height=height, left=base, **look)
        is_left = end < base
        rows.axes.text(
            end - apart if is_left else end + apart,
            middle + 1.6 * down,
            text,
            ha="right" if is_left else "left",
            va="center_baseline",
            fontsize=SMALL,
        )
