"""A report as its parts: the words, tables and figures that HTML and PDF are made of.

A chart is drawn from the numbers that it is given, at their place and with labels beside it: what a
table rounds to protect people, its chart is given rounded as well.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain
from math import isfinite

from matcher.errors import InvalidInput


class Language(StrEnum):
    """The language that a report is written in."""

    DUTCH = "nl"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Words; ``strong`` is for the few that must not be missed."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """A list of sentences."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTable:
    """Cells as they are read; numbers are already written in the report's language.

    Attributes
    ----------
    numeric : frozenset of int
        Columns that are set to the right.

    Raises
    ------
    InvalidInput
        If there is no column, or a row has more or fewer cells than the head.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        _of_one_length(self.caption, {len(self.head), *map(len, self.rows)})
        if not self.head:
            raise InvalidInput(
                "A table has no columns.", where=self.caption, remedy="Give it a head."
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A number with its interval; None is what is not known, and stands so beside the chart.

    Raises
    ------
    InvalidInput
        If a number is infinite or no number.
    """

    label: str
    at: float | None
    low: float | None = None
    high: float | None = None

    def __post_init__(self) -> None:
        _finite(self.label, *(end for end in (self.at, self.low, self.high) if end is not None))


@dataclass(frozen=True, slots=True, kw_only=True)
class IntervalChart:
    """Dots with whiskers, one row a mark; ``reference`` draws a line (nothing changes, the base).

    ``is_share`` writes the axis in percent.
    """

    axis: str
    marks: tuple[Mark, ...]
    reference: float | None = None
    is_share: bool = False

    def __post_init__(self) -> None:
        _finite(self.axis, *([] if self.reference is None else [self.reference]))


@dataclass(frozen=True, slots=True, kw_only=True)
class StackedChart:
    """Bars that add up, one a label: parts by name, told apart by hatching as well as shade.

    Raises
    ------
    InvalidInput
        If a part has more or fewer numbers than there are labels, or one that is not finite.
    """

    axis: str
    labels: tuple[str, ...]
    parts: tuple[tuple[str, tuple[float, ...]], ...]
    is_share: bool = False

    def __post_init__(self) -> None:
        _of_one_length(self.axis, {len(self.labels), *(len(numbers) for _, numbers in self.parts)})
        _finite(self.axis, *chain.from_iterable(numbers for _, numbers in self.parts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line through time; ``dashed`` for what was expected rather than seen.

    Raises
    ------
    InvalidInput
        If the line and its band are not of one length, or a number is not finite.
    """

    name: str
    x: tuple[float, ...]
    y: tuple[float, ...]
    low: tuple[float, ...] = ()
    high: tuple[float, ...] = ()
    dashed: bool = False

    def __post_init__(self) -> None:
        band = (self.low, self.high) if self.low or self.high else ()
        _of_one_length(self.name, {len(numbers) for numbers in (self.x, self.y, *band)})
        _finite(self.name, *self.x, *self.y, *self.low, *self.high)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChart:
    """Lines; ``mark_x`` draws an upright line with its words (an intervention)."""

    x_axis: str
    y_axis: str
    lines: tuple[Line, ...]
    mark_x: float | None = None
    mark_label: str = ""
    x_ticks: tuple[tuple[float, str], ...] = ()
    is_share: bool = False

    def __post_init__(self) -> None:
        mark = [] if self.mark_x is None else [self.mark_x]
        _finite(self.x_axis, *mark, *(at for at, _ in self.x_ticks))


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing:
    """What one assumption does to an outcome, at its lowest and at its highest."""

    label: str
    at_low: float
    at_high: float

    def __post_init__(self) -> None:
        _finite(self.label, self.at_low, self.at_high)


@dataclass(frozen=True, slots=True, kw_only=True)
class TornadoChart:
    """Bars around a base, the widest on top."""

    axis: str
    base: float
    swings: tuple[Swing, ...]

    def __post_init__(self) -> None:
        _finite(self.axis, self.base)


Chart = IntervalChart | StackedChart | LineChart | TornadoChart


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A chart, what it shows in one sentence for who cannot see it, and its table beside it."""

    title: str
    alternative: str
    chart: Chart
    table: ReportTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A definition set apart, in plain text (Unicode), with its unit."""

    name: str
    text: str


Block = Paragraph | Points | ReportTable | Figure | Formula


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with what belongs to it."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDocument:
    """A whole report.

    Attributes
    ----------
    answer : tuple of Block
        The first page: the answer for who reads no further.
    colophon : str
        How it was made: command, version, date, seed.
    """

    title: str
    subtitle: str
    language: Language
    answer: tuple[Block, ...]
    sections: tuple[Section, ...]
    colophon: str
    keywords: tuple[str, ...] = field(default=())


def _of_one_length(where: str, lengths: set[int]) -> None:
    if len(lengths) > 1:
        raise InvalidInput(
            f"What should be of one length has {' and '.join(map(str, sorted(lengths)))}.",
            where=where,
            remedy="Give every row, part or line as many as the others.",
        )


def _finite(where: str, *numbers: float) -> None:
    if not all(isfinite(number) for number in numbers):
        raise InvalidInput(
            "A number of a chart is infinite, or none at all.",
            where=where,
            remedy="Leave it out, or give None where a mark is not known.",
        )
