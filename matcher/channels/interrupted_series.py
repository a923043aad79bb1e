"""Did a monthly series change at a date: segmented regression of level and trend.

With t the month, counted from the first one after the date, and after_t 1 from that month on:

    y_t = a + b t + c after_t + d t after_t + season of the month of the year + e_t

*c* is the change of level in the first month, *d* that of the trend, and *c* + *d* x (mean of t
over the months after) the mean change: how much a month after the date differs, on average, from
what the line of before would have been. Least squares; of shares a month weighs as many
introductions as it counts.

Intervals are at + q x s, with s by Newey and West's estimator, robust to autocorrelation. In short
series that s is too small (Turner and others 2021 found too narrow intervals with it), so q is not
1.96: it is the .95 quantile of the same ratio over made series of the same months without any
change, whose errors correlate as those of this one seem to.

Source
------
Wagner and others 2002, *Segmented regression analysis of interrupted time series studies in
medication use research*, Journal of Clinical Pharmacy and Therapeutics 27; Lopez Bernal, Cummins
and Gasparrini 2017, International Journal of Epidemiology 46, doi 10.1093/ije/dyw098; Turner and
others 2021, BMC Medical Research Methodology 21, doi 10.1186/s12874-021-01364-0.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from matcher.channels.serial_correlation import (
    Floats,
    applied,
    errors_of,
    hac_spreads,
    ljung_box,
    newey_west_lag,
    unbiased_correlation,
)
from matcher.errors import InvalidInput
from matcher.fairness.intervals import Estimate

FEWEST_POINTS = 12
"""Months with an observation, before and after: a whole year on either side. Ours: EPOC (Cochrane)
asks three, Wagner and others 2002 twelve to see a season; power hangs on more than the number of
months (Hawley and others 2019, Clinical Epidemiology 11)."""
SEASON_FROM_MONTHS = 36
"""Months with an observation from which the month of the year gets a term of its own: three whole
years, for those are eleven more terms. A choice of this project."""
MONTHS_A_YEAR = 12
_LEVEL, _TREND, _LEVEL_CHANGE, _TREND_CHANGE = range(4)
_ENDS_AT = 0.95
_NO_SPREAD = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class PointSeries:
    """A number a month, in order of months and without gaps.

    Attributes
    ----------
    values : tuple of float or None
        None where there is none: nothing was counted, or the month is left out.
    weights : tuple of float
        Above 0 where there is a value.
    first_after : int
        Place of the first month after the date.
    first_month : int
        Month of the year of the first place, 1 to 12.
    """

    values: tuple[float | None, ...]
    weights: tuple[float, ...]
    first_after: int
    first_month: int

    @property
    def n_before(self) -> int:
        """Months with a value before the date."""
        return sum(value is not None for value in self.values[: self.first_after])

    @property
    def n_after(self) -> int:
        """Months with a value after the date."""
        return sum(value is not None for value in self.values[self.first_after :])


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentedEstimate:
    """What changed at a date; numbers in the unit of the series, trends in that unit a year.

    Attributes
    ----------
    expected_level : float
        What the line of before gives for the first month after the date.
    has_season : bool
        Whether the month of the year has terms of its own.
    lag, correlation : int, float
        Months over which residuals may go together; the correlation of errors one month apart,
        from 0 to .95, that the intervals reckon with.
    ljung_box : float
        Chance of residuals that go together at least so much if months were independent: the
        share of made series without correlation, for residuals of a regression go together less
        than the usual table of that test reckons with. Small says that months go together; large
        does not say that they do not, least of all in a short series.
    fitted, expected : tuple of float
        By month, season left out: the line that was found, and that of before, drawn on.
    """

    expected_level: float
    trend_before: Estimate
    level_change: Estimate
    trend_change: Estimate
    mean_change: Estimate
    n_before: int
    n_after: int
    has_season: bool
    lag: int
    correlation: float
    ljung_box: float
    fitted: tuple[float, ...]
    expected: tuple[float, ...]


def is_long_enough(series: PointSeries) -> bool:
    """Return whether there are enough months on either side of the date."""
    return min(series.n_before, series.n_after) >= FEWEST_POINTS


def segmented(series: PointSeries) -> SegmentedEstimate | None:
    """Return what changed at the date; None where the numbers lie on a line and nothing can vary.

    Raises
    ------
    InvalidInput
        If there are fewer than twelve months with a number on either side.

    Examples
    --------
    >>> wave = [1.0, -1.0] * 12
    >>> values = tuple(20 + bump + (8 if t >= 12 else 0) for t, bump in enumerate(wave))
    >>> told = segmented(
    ...     PointSeries(values=values, weights=(1.0,) * 24, first_after=12, first_month=1)
    ... )
    >>> round(told.mean_change.at, 1), told.mean_change.low > 5
    (8.5, True)
    """
    if not is_long_enough(series):
        raise InvalidInput(
            f"There are {series.n_before} months with a number before the date and "
            f"{series.n_after} after it; {FEWEST_POINTS} are needed on either side.",
            where="intervention",
            remedy="Ask a longer period, or compare before and after without a trend.",
        )
    return _Regression(series).estimate()


class _Regression:
    """Weighted least squares over the months; rows of months without a value are zero."""

    def __init__(self, series: PointSeries) -> None:
        self._series = series
        self._is_seen = np.array([value is not None for value in series.values], dtype=np.float64)
        self._has_season = _sees_seasons(series)
        self._design = _design(series, has_season=self._has_season)
        roots = np.sqrt(np.array(series.weights)) * self._is_seen
        values = np.array([value or 0.0 for value in series.values])
        self._rows = self._design * roots[:, None]
        self._solve: Floats = np.linalg.pinv(self._rows)
        self._targets = values * roots
        self._coefficients = self._solve @ self._targets
        self._residuals = self._targets - self._rows @ self._coefficients
        self._lag = newey_west_lag(int(self._is_seen.sum()))

    def estimate(self) -> SegmentedEstimate | None:
        scale = float(np.abs(self._targets).max())
        if scale == 0.0 or float(np.abs(self._residuals).max()) < _NO_SPREAD * scale:
            return None
        series = self._series
        annihilator = np.diag(self._is_seen) - self._rows @ self._solve
        correlation = unbiased_correlation(self._residuals, annihilator, self._is_seen)
        ends = self._estimates(annihilator, correlation)
        lines = self._design[:, : _TREND_CHANGE + 1]
        before = self._coefficients[: _TREND + 1]
        return SegmentedEstimate(
            expected_level=float(self._coefficients[_LEVEL]),
            trend_before=ends[0].over(1 / MONTHS_A_YEAR),
            level_change=ends[1],
            trend_change=ends[2].over(1 / MONTHS_A_YEAR),
            mean_change=ends[3],
            n_before=series.n_before,
            n_after=series.n_after,
            has_season=self._has_season,
            lag=self._lag,
            correlation=correlation,
            ljung_box=self._chance_together(annihilator),
            fitted=tuple((lines @ self._coefficients[: _TREND_CHANGE + 1]).tolist()),
            expected=tuple((lines[:, : _TREND + 1] @ before).tolist()),
        )

    def _estimates(self, annihilator: Floats, correlation: float) -> list[Estimate]:
        """Return trend before, change of level and of trend, and mean change, with intervals."""
        asked = self._contrasts() @ self._solve
        spreads = hac_spreads(asked, self._residuals[:, None], self._lag)[:, 0]
        made = errors_of(len(self._is_seen), correlation) * self._is_seen[:, None]
        residuals = applied(annihilator, made)
        ratios = np.abs(applied(asked, made)) / hac_spreads(asked, residuals, self._lag)
        halves = np.quantile(ratios, _ENDS_AT, axis=1) * spreads
        return [
            Estimate(at=float(at), low=float(at - half), high=float(at + half))
            for at, half in zip(asked @ self._targets, halves, strict=True)
        ]

    def _chance_together(self, annihilator: Floats) -> float:
        n = self._series.n_before + self._series.n_after
        errors = errors_of(len(self._is_seen), 0.0) * self._is_seen[:, None]
        made = applied(annihilator, errors)
        found = ljung_box(self._residuals[:, None], n)
        return float((ljung_box(made, n) >= found).mean())

    def _contrasts(self) -> Floats:
        after = self._is_seen[self._series.first_after :]
        mean_t = float(after @ np.arange(len(after))) / float(after.sum())
        asked = np.zeros((4, self._design.shape[1]))
        asked[0, _TREND] = asked[1, _LEVEL_CHANGE] = asked[2, _TREND_CHANGE] = 1
        asked[3, _LEVEL_CHANGE], asked[3, _TREND_CHANGE] = 1, mean_t
        return asked


def _design(series: PointSeries, *, has_season: bool) -> Floats:
    t = np.arange(len(series.values), dtype=np.float64) - series.first_after
    after = (t >= 0).astype(np.float64)
    columns: list[Floats] = [np.ones_like(t), t, after, after * t]
    if has_season:
        months = _months(series)
        last = (months == MONTHS_A_YEAR).astype(np.float64)
        # Terms add up to nothing over a year: the level stays that of a mean month.
        columns += [(months == month) - last for month in range(1, MONTHS_A_YEAR)]
    design: Floats = np.column_stack(columns)
    return design


def _sees_seasons(series: PointSeries) -> bool:
    seen: Sequence[int] = [
        int(month)
        for month, value in zip(_months(series), series.values, strict=True)
        if value is not None
    ]
    every_month_twice = all(seen.count(month) >= 2 for month in range(1, MONTHS_A_YEAR + 1))
    return len(seen) >= SEASON_FROM_MONTHS and every_month_twice


def _months(series: PointSeries) -> Floats:
    places = series.first_month - 1 + np.arange(len(series.values), dtype=np.float64)
    return places % MONTHS_A_YEAR + 1
