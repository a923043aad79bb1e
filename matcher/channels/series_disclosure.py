"""Series that reveal nobody: months are put together until every number counts ten people.

A number of one month often counts few people. What is *told* is therefore by month, quarter, half
year or year: the shortest in which no number counts one to nine people, or is counted among so few.
What is small even by year is hidden. Counts are rounded down to steps of five, shares to two
decimals, concentration to steps of 0.05. What is *estimated* rests on the true numbers by month;
its results are rounded too, and are told only where each side of the date may be told by itself.

The rule for channels beside each other is that of ``matcher.channels.disclosure``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from matcher.channels.disclosure import SHARE_PLACES, hidden_channels, in_steps
from matcher.channels.number import NOTHING
from matcher.channels.series import Cell, Dated, SeriesKind, Span, cells_of, spans_of
from matcher.channels.series_change import ChangeMethod, SeriesChange, Sides
from matcher.fairness.disclosure import SHARE_STEP
from matcher.fairness.intervals import Estimate

WIDTHS = (1, 3, 6, 12)
"""Months that may be told as one number: a month, a quarter, a half year, a year."""
_COUNT_PLACES = 1
_REST = "rest"

UnitsByChannel = Mapping[str, Sequence[Dated]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldCell:
    """A series in a span as it may be told; all None where it is hidden.

    Attributes
    ----------
    n, n_of : int or None
        Rounded down to steps of five.
    at : float or None
        A month, a share or an index; None also where there is nothing to count among.
    """

    span: Span
    n: int | None
    n_of: int | None
    at: float | None
    is_hidden: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldSeries:
    """The numbers of some series side by side.

    Attributes
    ----------
    width : int
        Months that a number is about: 1, 3, 6 or 12.
    cells : mapping of str to tuple of ToldCell
        By channel.
    """

    width: int
    cells: Mapping[str, tuple[ToldCell, ...]]


def told_series(kind: SeriesKind, units: UnitsByChannel, months: Sequence[Span]) -> ToldSeries:
    """Return what may be told of series that are shares of one whole, or of one alone."""
    may_be_told = units.keys() - _hidden_over(kind, units, months)
    for width in WIDTHS:
        cells = _cells(kind, units, spans_of(months, width))
        hidden = {
            (channel, place)
            for place in range(len(spans_of(months, width)))
            for channel in _hidden({name: own[place] for name, own in cells.items()})
        }
        if not any(channel in may_be_told for channel, _ in hidden):
            break
    return ToldSeries(
        width=width,
        cells={
            channel: tuple(
                _told(kind, cell, is_hidden=(channel, place) in hidden)
                for place, cell in enumerate(own)
            )
            for channel, own in cells.items()
        },
    )


def told_changes(
    kind: SeriesKind, units: UnitsByChannel, sides: Sides, changes: Mapping[str, SeriesChange]
) -> dict[str, SeriesChange]:
    """Return the changes as they may be told: rounded, and empty where a side counts too few."""
    hidden: set[str] = set()
    for months in (sides.before, sides.after):
        hidden |= _hidden_over(kind, units, months)
    return {
        channel: _withheld(change) if channel in hidden else _rounded(kind, change, sides)
        for channel, change in changes.items()
    }


def _cells(
    kind: SeriesKind, units: UnitsByChannel, spans: Sequence[Span]
) -> dict[str, tuple[Cell, ...]]:
    return {channel: cells_of(kind, own, spans) for channel, own in units.items()}


def _hidden(cells: Mapping[str, Cell]) -> list[str]:
    people = {channel: (cell.n_people, cell.n_people_of) for channel, cell in cells.items()}
    if len(cells) == 1:
        # Of one share by itself the rest is told with it: 14 of 15 speaks of the fifteenth.
        (alone,) = cells.values()
        people[_REST] = (alone.n_people_rest, alone.n_people_of)
    return [channel for channel in hidden_channels(people) if channel != _REST]


def _hidden_over(kind: SeriesKind, units: UnitsByChannel, months: Sequence[Span]) -> set[str]:
    """Return the channels of which not even the number of all these months may be told."""
    if not months:
        return set()
    whole = (Span(first=months[0].first, last=months[-1].last),)
    return set(_hidden({name: own[0] for name, own in _cells(kind, units, whole).items()}))


def _told(kind: SeriesKind, cell: Cell, *, is_hidden: bool) -> ToldCell:
    if is_hidden:
        return ToldCell(span=cell.span, n=None, n_of=None, at=None, is_hidden=True)
    n = in_steps(cell.n)
    # Of a count the number itself is what is rounded: a month's share of it would tell the rest.
    at = (n or 0) / cell.span.n_months if kind.is_count else cell.at
    return ToldCell(
        span=cell.span,
        n=n,
        n_of=in_steps(cell.n_of),
        at=_in_steps_of(kind, at),
        is_hidden=False,
    )


def _in_steps_of(kind: SeriesKind, number: float | None) -> float | None:
    if number is None:
        return None
    if kind is SeriesKind.CONCENTRATION:
        return round(round(number / SHARE_STEP) * SHARE_STEP, SHARE_PLACES)
    return round(number, _places(kind))


def _places(kind: SeriesKind) -> int:
    return _COUNT_PLACES if kind.is_count else SHARE_PLACES


def _withheld(change: SeriesChange) -> SeriesChange:
    return replace(
        change,
        method=ChangeMethod.HIDDEN,
        n_empty_before=None,
        n_empty_after=None,
        before=NOTHING,
        after=NOTHING,
        change=NOTHING,
        regression=None,
    )


def _rounded(kind: SeriesKind, change: SeriesChange, sides: Sides) -> SeriesChange:
    places = _places(kind)
    found = change.regression
    regression = found and replace(
        found,
        expected_level=round(found.expected_level, places),
        trend_before=_round(found.trend_before, places),
        level_change=_round(found.level_change, places),
        trend_change=_round(found.trend_change, places),
        mean_change=_round(found.mean_change, places),
        correlation=round(found.correlation, SHARE_PLACES),
        ljung_box=round(found.ljung_box, SHARE_PLACES),
        fitted=tuple(round(at, places) for at in found.fitted),
        expected=tuple(round(at, places) for at in found.expected),
    )
    return replace(
        change,
        before=_side(kind, change.before, len(sides.before)),
        after=_side(kind, change.after, len(sides.after)),
        change=_round(change.change, places),
        regression=regression,
    )


def _side(kind: SeriesKind, number: Estimate, n_months: int) -> Estimate:
    """Round what a side counts as the numbers of the series are."""
    if kind.is_count and number.at is not None:
        in_all = in_steps(round(number.at * n_months)) or 0
        number = replace(number, at=in_all / n_months)
    return _round(number, _places(kind))


def _round(estimate: Estimate, places: int) -> Estimate:
    """Round to decimals; an end that lies at 0 then says that nothing was shown."""
    at, low, high = (
        None if number is None else round(number, places)
        for number in (estimate.at, estimate.low, estimate.high)
    )
    return Estimate(at=at, low=low, high=high)
