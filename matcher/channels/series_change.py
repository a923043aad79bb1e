"""What changed in a series at a date, by the strongest method that its length allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matcher.channels.before_after import count_a_month, difference
from matcher.channels.interrupted_series import (
    PointSeries,
    SegmentedEstimate,
    is_long_enough,
    segmented,
)
from matcher.channels.number import NOTHING
from matcher.channels.ratio import Draws, ratio_over_clusters
from matcher.channels.series import Dated, SeriesKind, Span, cells_of
from matcher.fairness.intervals import Estimate


class ChangeMethod(StrEnum):
    """How a change was estimated, or why it was not (hoe een verandering is geschat)."""

    INTERRUPTED_SERIES = "interrupted_series"
    BEFORE_AFTER = "before_after"
    NO_MONTHS = "no_months"
    FLAT = "flat"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesChange:
    """What changed in one series.

    Attributes
    ----------
    n_before, n_after : int
        Months with a number on either side.
    n_empty_before, n_empty_after : int or None
        Of all months on either side: those in which nothing was counted; None where hidden.
    before, after : Estimate
        The number over all months of a side together.
    change : Estimate
        Mean change by month against the line of before; without a line after minus before.
    regression : SegmentedEstimate or None
        For an interrupted series.
    """

    method: ChangeMethod
    n_before: int
    n_after: int
    n_empty_before: int | None
    n_empty_after: int | None
    before: Estimate
    after: Estimate
    change: Estimate
    regression: SegmentedEstimate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Months before and after a date; the month in which it falls midway is in neither.

    Attributes
    ----------
    months : tuple of Span
        All, in order.
    on : date
        First day of what is new.
    """

    months: tuple[Span, ...]
    on: date

    @property
    def before(self) -> tuple[Span, ...]:
        """Months that were over before the date."""
        return tuple(month for month in self.months if month.last < self.on)

    @property
    def after(self) -> tuple[Span, ...]:
        """Months that began on the date or later."""
        return tuple(month for month in self.months if month.first >= self.on)


def series_change(
    kind: SeriesKind, units: Sequence[Dated], sides: Sides, draws: Draws
) -> SeriesChange:
    """Return what changed: by segmented regression, else by before and after, else why not."""
    if not sides.before or not sides.after:
        return _change(ChangeMethod.NO_MONTHS, kind, units, sides)
    points = _points(kind, units, sides)
    if is_long_enough(points):
        found = segmented(points)
        method = ChangeMethod.FLAT if found is None else ChangeMethod.INTERRUPTED_SERIES
        return _change(method, kind, units, sides, regression=found)
    before, after = (_whole(kind, units, side, draws) for side in (sides.before, sides.after))
    told = difference(before, after)
    if told.low is None:
        return _change(ChangeMethod.NO_MONTHS, kind, units, sides)
    return _change(ChangeMethod.BEFORE_AFTER, kind, units, sides, change=told)


def _change(
    method: ChangeMethod,
    kind: SeriesKind,
    units: Sequence[Dated],
    sides: Sides,
    *,
    regression: SegmentedEstimate | None = None,
    change: Estimate = NOTHING,
) -> SeriesChange:
    before, after = (cells_of(kind, units, side) for side in (sides.before, sides.after))
    return SeriesChange(
        method=method,
        n_before=sum(cell.at is not None for cell in before),
        n_after=sum(cell.at is not None for cell in after),
        n_empty_before=sum(cell.n == 0 for cell in before),
        n_empty_after=sum(cell.n == 0 for cell in after),
        before=_number(kind, units, sides.before),
        after=_number(kind, units, sides.after),
        change=change if regression is None else regression.mean_change,
        regression=regression,
    )


def _points(kind: SeriesKind, units: Sequence[Dated], sides: Sides) -> PointSeries:
    cells = cells_of(kind, units, sides.months)
    # Half of the month in which it began is old and half is new: it counts for neither.
    is_used = [month in (*sides.before, *sides.after) for month in sides.months]
    return PointSeries(
        values=tuple(cell.at if used else None for cell, used in zip(cells, is_used, strict=True)),
        weights=tuple(1.0 if kind.is_count else float(cell.n_of) for cell in cells),
        first_after=len(sides.months) - len(sides.after),
        first_month=sides.months[0].first.month,
    )


def _number(kind: SeriesKind, units: Sequence[Dated], months: Sequence[Span]) -> Estimate:
    whole = [_together(months)] if months else []
    at = next((cell.at for cell in cells_of(kind, units, whole)), None)
    return Estimate(at=at, low=None, high=None)


def _whole(
    kind: SeriesKind, units: Sequence[Dated], months: Sequence[Span], draws: Draws
) -> Estimate:
    """Return the number over all months of a side, with an interval where one is known."""
    span = _together(months)
    own = [unit for unit in units if span.contains(unit.on)]
    if kind.is_count:
        return count_a_month(len(own), len(months))
    if kind is SeriesKind.CONCENTRATION:
        return NOTHING
    parts = ((unit.vacancy_id, float(unit.is_in), 1.0) for unit in own)
    return ratio_over_clusters(parts, len({unit.person_id for unit in own}), draws)[0]


def _together(months: Sequence[Span]) -> Span:
    return Span(first=months[0].first, last=months[-1].last)
