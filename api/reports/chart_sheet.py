"""The sheet that a chart is drawn on: its sizes in inches, its fonts, inks and SVG.

A sheet is as wide as the text of an A4 page, so that its letters are printed at the size given
here. matplotlib keeps its settings for the whole program: one chart is drawn at a time.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Any

from api.reports.fonts import FAMILIES, font_files, printable

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH = 6.3
"""Inches: 160 mm."""
TEXT, SMALL = 9.5, 8.5
"""Points; nothing is smaller."""
LINE = 0.16
"""Inches from one line of text to the next."""
GAP = 0.12
"""Inches between what must not touch."""
INK, GREY, FAINT, BLUE = "#1b1b1b", "#595959", "#d9d9d9", "#154273"
_STYLE: dict[str, Any] = {
    "font.family": list(FAMILIES),
    "font.size": TEXT,
    "svg.fonttype": "path",
    "svg.hashsalt": "sroi-match",
    "text.parse_math": False,
    "text.color": INK,
    "hatch.linewidth": 0.6,
    "xtick.labelsize": SMALL,
    "ytick.labelsize": SMALL,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "axes.axisbelow": True,
    "figure.facecolor": "none",
    "axes.facecolor": "none",
}
_NO_METADATA = {"Creator": None, "Date": None, "Format": None, "Type": None}
_ONE_AT_A_TIME = Lock()


@contextmanager
def drawing() -> Iterator[None]:
    """Draw in our fonts and inks, whatever the settings of the machine."""
    from matplotlib import style

    with _ONE_AT_A_TIME:
        _register_fonts()
        with style.context(_STYLE, after_reset=True):
            yield


@cache
def _register_fonts() -> None:
    """Let our files stand for our fonts, whichever version of them the machine has."""
    from matplotlib.font_manager import fontManager

    others = [font for font in fontManager.ttflist if font.name not in FAMILIES]
    fontManager.ttflist[:] = others
    for path in font_files():
        fontManager.addfont(path)


def new_sheet(height: float) -> Figure:
    """Return an empty sheet of so many inches high."""
    from matplotlib.figure import Figure as Sheet

    return Sheet(figsize=(WIDTH, height))


def plot_area(sheet: Figure, *, left: float, top: float, width: float, height: float) -> Axes:
    """Return an area without frame; inches from the upper left corner."""
    high = sheet.get_figheight()
    axes = sheet.add_axes((left / WIDTH, 1 - (top + height) / high, width / WIDTH, height / high))
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0)
    return axes


def write(sheet: Figure, text: str, *, x: float, y: float, **style: Any) -> None:
    """Write lines on the sheet, inches from the upper left corner."""
    lines = "\n".join(printable(line) for line in text.split("\n"))
    sheet.text(x / WIDTH, 1 - y / sheet.get_figheight(), lines, **style)


def text_width(text: str, size: float = TEXT) -> float:
    """Return how many inches a text takes."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    font = FontProperties(family=list(FAMILIES), size=size)
    width, _, _ = text_to_path.get_text_width_height_descent(printable(text), font, ismath=False)
    return float(width) / 72


def wrapped(text: str, width: float, size: float = TEXT) -> list[str]:
    """Return the lines of a text within so many inches; a word that is too long is cut."""
    lines = [""]
    for word in printable(text).split():
        longer = f"{lines[-1]} {word}".strip()
        if text_width(longer, size) <= width:
            lines[-1] = longer
            continue
        *cut, rest = _pieces(word, width, size)
        lines += [*cut, rest]
    return [line for line in lines if line] or [""]


def _pieces(word: str, width: float, size: float) -> list[str]:
    pieces, piece = [], ""
    for letter in word:
        if piece and text_width(f"{piece}{letter}-", size) > width:
            pieces.append(f"{piece}-")
            piece = ""
        piece += letter
    return [*pieces, piece]


def svg_text(sheet: Figure) -> str:
    """Return the sheet as SVG, the same for the same drawing."""
    content = io.StringIO()
    sheet.savefig(content, format="svg", metadata=_NO_METADATA)
    return content.getvalue()
