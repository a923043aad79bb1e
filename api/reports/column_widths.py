"""How wide the columns of a printed table are, and where its long words may break.

As a browser does it: a column is at least as wide as its longest word, and a column of numbers as
its longest number; what is left of the line goes to where most text would go on below. Widths are
in letters: near enough for a line of text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean

from api.reports.document import ReportTable

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_NO_SIGN = "\N{ZERO WIDTH SPACE}"
"""Where an address may break: a hyphen would make another one of it."""
_STRONG, _DIGITS = 1.08, 1.05
"""How much wider the letters of a head, and figures, are than other letters."""
_WIDE = 0.8
"""A word of wide letters takes its column with so many of the letters that there is room for."""
_LONG_WORD = 18
"""Letters; a word of a text that is longer is hyphenated rather than given room."""
_PIECE = 7


@dataclass(frozen=True, slots=True)
class TableSetting:
    """How a table is set: letters on a line, and letters' room between columns."""

    line: float
    between: float


ROOMY, CROWDED = TableSetting(104, 2.7), TableSetting(119, 1.5)


def setting_of(table: ReportTable) -> TableSetting:
    """Return the smaller setting for a table whose numbers and words do not fit in the other."""
    places = range(len(table.head))
    needed = sum(max(_words(table, place), _numbers(table, place)) for place in places)
    return ROOMY if needed + ROOMY.between * len(places) <= ROOMY.line else CROWDED


def column_widths(table: ReportTable) -> list[float]:
    """Return the room of each column in letters, the space between columns included.

    What is left over goes to the columns of words, or to the first where all are numbers.
    """
    setting, places = setting_of(table), range(len(table.head))
    room = setting.line - setting.between * len(places)
    widths = [max(_words(table, place), _numbers(table, place)) for place in places]
    if sum(widths) > room:
        widths = [_words(table, place) for place in places]
    needs = [_most(table, place) - width for place, width in zip(places, widths, strict=True)]
    if sum(needs) > room - sum(widths):
        needs = [_spilt(table, place, width) for place, width in zip(places, widths, strict=True)]
    else:
        widths = [_most(table, place) for place in places]
        words = [place for place in places if place not in table.numeric] or [0]
        needs = [float(place in words) * width for place, width in enumerate(widths)]
    rest = max(0.0, room - sum(widths)) / (sum(needs) or 1.0)
    return [
        round(width + rest * need + setting.between, 2)
        for width, need in zip(widths, needs, strict=True)
    ]


def softened(cells: Iterable[str], table: ReportTable) -> list[str]:
    """Return a row whose words may break where they may be longer than their column."""
    widths, setting = column_widths(table), setting_of(table)
    per_letter = setting.line / sum(widths)
    row = []
    for place, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        room = width * per_letter - setting.between
        fits = int(room if place in table.numeric else _WIDE * room)
        row.append(" ".join(_broken(word, fits) for word in cell.split(" ")))
    return row


def _words(table: ReportTable, place: int) -> float:
    """Letters of the longest word; of one in a text, as many as are not hyphenated."""
    heads = [_STRONG * len(word) for word in table.head[place].split()]
    cells = [float(len(word)) for row in table.rows for word in row[place].split()]
    longest = max([1.0, *heads, *cells])
    return longest if place in table.numeric else min(longest, _LONG_WORD)


def _numbers(table: ReportTable, place: int) -> float:
    """Letters of the longest number; nought for a column of words."""
    cells = [_DIGITS * len(row[place]) for row in table.rows]
    return max(cells, default=0.0) if place in table.numeric else 0.0


def _most(table: ReportTable, place: int) -> float:
    """Letters of the longest cell, the head among them."""
    cells = [float(len(row[place])) for row in table.rows]
    return max([1.0, _STRONG * len(table.head[place]), *cells, _numbers(table, place)])


def _spilt(table: ReportTable, place: int, width: float) -> float:
    """Letters that a cell has more than the column is wide, on average."""
    cells = [max(0.0, len(row[place]) - width) for row in table.rows]
    return max(fmean(cells or [0.0]), len(table.head[place]) - width, 0.0)


def _broken(word: str, room: int) -> str:
    if len(word) <= max(room, _PIECE):
        return word
    between = _NO_SIGN if "://" in word else SOFT_HYPHEN
    return between.join(word[at : at + _PIECE] for at in range(0, len(word), _PIECE))
