"""Charts: whole drawings, the same every time, read without colour, with nothing cut off."""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from api.reports.chart_intervals import draw_intervals
from api.reports.chart_lines import draw_lines
from api.reports.chart_parts import draw_parts, faces
from api.reports.chart_sheet import SMALL, drawing
from api.reports.chart_tornado import draw_tornado
from api.reports.charts import chart_svg
from api.reports.document import Chart, Language
from tests.api.reports.odd_charts import NOTHING_TO_DRAW, ODD_CHARTS
from tests.api.reports.report_example import (
    CHARTS,
    HOSTILE,
    INTERVALS,
    LINES,
    PARTS,
    TORNADO,
    a_figure,
)

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Sheet
    from matplotlib.text import Text

SVG = "{http://www.w3.org/2000/svg}"
ALL = CHARTS | ODD_CHARTS
DRAWN: dict[str, Callable[[Any, Language], Sheet]] = {
    "IntervalChart": draw_intervals,
    "StackedChart": draw_parts,
    "LineChart": draw_lines,
    "TornadoChart": draw_tornado,
}
every_chart = pytest.mark.parametrize("name", list(ALL))


def svg(chart: Chart, *, name: str = "figure-1", language: Language = Language.DUTCH) -> str:
    drawn = chart_svg(a_figure(chart), language, name)
    assert drawn is not None
    return drawn


def read_back(drawn: str | None) -> ET.Element:
    return ET.fromstring(drawn or "")  # noqa: S314  our own


def sheet_of(chart: Chart, language: Language = Language.DUTCH) -> Sheet:
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    with drawing():
        sheet: Sheet = DRAWN[type(chart).__name__](chart, language)
        FigureCanvasAgg(sheet).draw()  # type: ignore[no-untyped-call]
    return sheet


def texts_on(sheet: Sheet) -> list[Text]:
    from matplotlib.text import Text

    return [text for text in sheet.findobj(Text) if text.get_visible() and text.get_text()]


def words_on(sheet: Sheet) -> list[str]:
    return [text.get_text() for text in texts_on(sheet)]


@cache
def svg_named(name: str) -> str:
    """The drawing of one of the charts, made once for all tests that only look at it."""
    return svg(ALL[name], name="figure-7")


@cache
def sheet_named(name: str) -> Sheet:
    """The sheet of one of the charts, made once for all tests that only look at it."""
    return sheet_of(ALL[name])


@every_chart
def test_a_chart_is_whole_and_told_in_words_before_anything_is_drawn(name: str) -> None:
    root = read_back(svg_named(name))
    assert root.tag == f"{SVG}svg"
    title, told = root[0], root[1]
    assert (title.tag, title.text) == (f"{SVG}title", "Wat de kanalen brachten")
    assert (told.tag, told.text) == (f"{SVG}desc", "De gemeente bracht de helft meer dan UWV.")
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {told.get('id')}"
    assert root.find(f".//{SVG}path") is not None


@every_chart
def test_a_chart_uses_only_names_of_its_own_and_no_style(name: str) -> None:
    drawn = svg_named(name)
    root = read_back(drawn)
    ids = [element.get("id", "") for element in root.iter() if "id" in element.attrib]
    assert len(ids) == len(set(ids))
    assert all(name.startswith("figure-7-") for name in ids)
    meant = re.findall(r'(?:url\(|href=")#([^")]+)', drawn)
    assert set(meant) <= set(ids)
    assert "style" not in drawn
    assert "metadata" not in drawn


@every_chart
def test_nothing_that_is_written_leaves_the_sheet_or_is_too_small(name: str) -> None:
    sheet = sheet_named(name)
    for text in texts_on(sheet):
        box = text.get_window_extent()
        assert box.x0 >= sheet.bbox.x0 - 1, text
        assert box.x1 <= sheet.bbox.x1 + 1, text
        assert box.y0 >= sheet.bbox.y0 - 1, text
        assert box.y1 <= sheet.bbox.y1 + 1, text
        assert float(text.get_fontsize()) >= SMALL


@every_chart
def test_no_two_texts_stand_on_each_other(name: str) -> None:
    boxes = [(t.get_text(), t.get_window_extent().padded(-1)) for t in texts_on(sheet_named(name))]
    for (one, box), (other, other_box) in combinations(boxes, 2):
        assert not box.overlaps(other_box), (one, other)


@pytest.mark.parametrize("name", list(CHARTS))
def test_the_same_chart_gives_the_same_bytes_whatever_the_machine_is_set_to(name: str) -> None:
    import matplotlib as mpl

    once = svg(CHARTS[name])
    with mpl.rc_context({"font.size": 30, "svg.fonttype": "none", "axes.grid": True}):
        assert svg(CHARTS[name]) == once


def test_charts_asked_for_at_one_time_do_not_disturb_each_other() -> None:
    alone = [svg(chart) for chart in CHARTS.values()]
    with ThreadPoolExecutor(len(CHARTS)) as pool:
        assert list(pool.map(svg, CHARTS.values())) == alone


@pytest.mark.parametrize("name", list(NOTHING_TO_DRAW))
def test_a_chart_without_numbers_is_not_drawn(name: str) -> None:
    assert chart_svg(a_figure(NOTHING_TO_DRAW[name]), Language.DUTCH, "figure-1") is None


def test_words_with_signs_of_xml_stay_words() -> None:
    figure = a_figure(TORNADO, title=HOSTILE, alternative=f"{HOSTILE}\x00")
    root = read_back(chart_svg(figure, Language.DUTCH, "figure-1"))
    assert root[0].text == HOSTILE
    assert root[1].text == f"{HOSTILE}\N{REPLACEMENT CHARACTER}"


def test_signs_of_formulas_in_labels_are_written_as_they_are() -> None:
    assert "$x$" in words_on(sheet_of(ODD_CHARTS["outside its interval"]))


def test_numbers_are_written_in_the_language_of_the_report() -> None:
    dutch, english = (words_on(sheet_of(INTERVALS, language)) for language in Language)
    assert {"1,2%", "9,4%", "niet bekend"} <= set(dutch)
    assert {"1.2%", "9.4%", "not known"} <= set(english)


def test_a_mark_outside_its_interval_is_within_the_axes() -> None:
    sheet = sheet_of(ODD_CHARTS["outside its interval"])
    low, high = sheet.axes[0].get_xlim()
    assert low <= 1.0
    assert high >= 10.0


def test_parts_differ_without_colour() -> None:
    from matplotlib.colors import to_rgb

    looks = faces(10)
    for one, other in combinations(looks, 2):
        assert (one["facecolor"], one["hatch"]) != (other["facecolor"], other["hatch"])
    for one, other in pairwise(looks):
        grey = [sum(to_rgb(look["facecolor"])) / 3 for look in (one, other)]
        assert one["hatch"] != other["hatch"] or abs(grey[0] - grey[1]) > 0.25


def test_bars_that_add_up_show_each_share_that_there_is_room_for() -> None:
    words = words_on(sheet_of(PARTS))
    assert {"UWV", "gemeente", "25%", "75%", "40%", "60%"} <= set(words)


def test_lines_differ_by_marker_and_what_was_expected_is_dashed() -> None:
    lines = {
        str(line.get_marker()): line.is_dashed()
        for line in sheet_of(LINES).axes[0].lines
        if line.get_marker() not in {"", "None"}
    }
    assert lines == {"o": False, "s": True}


def test_names_stand_at_the_end_of_their_lines() -> None:
    assert {"gezien", "verwacht", "invoering", "2025 II"} <= set(words_on(sheet_of(LINES)))


def test_a_line_without_points_has_no_name_beside_the_others() -> None:
    assert "leeg" not in words_on(sheet_of(ODD_CHARTS["a line without points"]))


def test_years_have_no_mark_between_thousands() -> None:
    words = words_on(sheet_of(ODD_CHARTS["eight lines at one height"]))
    assert "2020" in words
    assert not any("." in word and word.replace(".", "").isdigit() for word in words)


def test_what_swings_most_stands_on_top_and_the_base_is_told() -> None:
    words = words_on(sheet_of(TORNADO))
    assert words.index("toerekening") < words.index("afname")
    assert {"uitgangspunt 1,84", "1,20", "2,40"} <= set(words)


def test_ends_on_one_side_of_the_base_do_not_hide_each_other() -> None:
    bars = [bar for bar in sheet_of(TORNADO).axes[0].patches if bar.get_visible()]
    boxes = [bar.get_window_extent().padded(-1) for bar in bars]
    assert len(boxes) == 4
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))
