"""What changed in a series at a date: made series with a known change, and others' code."""

from __future__ import annotations

import numpy as np
import pytest
import statsmodels.api as sm
from numpy.typing import NDArray
from statsmodels.stats.diagnostic import acorr_ljungbox

from matcher.channels.interrupted_series import (
    FEWEST_POINTS,
    SEASON_FROM_MONTHS,
    PointSeries,
    SegmentedEstimate,
    segmented,
)
from matcher.channels.serial_correlation import hac_spreads, ljung_box, newey_west_lag
from matcher.errors import InvalidInput
from matcher.fairness.intervals import Z_95, Estimate

Floats = NDArray[np.float64]
N_SERIES = 200


def points(
    values: Floats | list[float | None], first_after: int, weights: Floats | None = None
) -> PointSeries:
    told = tuple(None if one is None or np.isnan(one) else float(one) for one in values)
    return PointSeries(
        values=told,
        weights=(1.0,) * len(told) if weights is None else tuple(map(float, weights)),
        first_after=first_after,
        first_month=1,
    )


def errors(n: int, correlation: float, rng: np.random.Generator) -> Floats:
    """Return errors of which each takes over a part of the one before."""
    fresh = rng.standard_normal(n + 50)
    made = np.zeros(n + 50)
    for t in range(1, n + 50):
        made[t] = correlation * made[t - 1] + fresh[t]
    return made[50:]


def line(n_before: int, n_after: int, *, trend: float, level: float, bend: float) -> Floats:
    t = np.arange(n_before + n_after, dtype=np.float64) - n_before
    made: Floats = 30 + trend * t + (t >= 0) * (level + bend * t)
    return made


def estimated(series: PointSeries) -> SegmentedEstimate:
    found = segmented(series)
    assert found is not None
    return found


def holds(interval: Estimate, truth: float) -> bool:
    assert interval.low is not None
    assert interval.high is not None
    return interval.low <= truth <= interval.high


@pytest.mark.parametrize(("n_before", "n_after", "correlation"), [(12, 12, 0.2), (24, 18, 0.4)])
def test_a_known_change_lies_in_its_interval_in_95_of_100_series(
    n_before: int, n_after: int, correlation: float
) -> None:
    rng = np.random.default_rng(20)
    truth = line(n_before, n_after, trend=0.3, level=4.0, bend=0.2)
    mean_change = 4.0 + 0.2 * (n_after - 1) / 2
    held = np.zeros(3)
    for _ in range(N_SERIES):
        values = truth + 2 * errors(n_before + n_after, correlation, rng)
        found = estimated(points(values, n_before))
        held += [
            holds(found.level_change, 4.0),
            holds(found.trend_change, 12 * 0.2),
            holds(found.mean_change, mean_change),
        ]
    assert held / N_SERIES == pytest.approx(0.945, abs=0.045)


def test_with_the_usual_quantile_of_1_96_intervals_would_be_too_narrow() -> None:
    rng = np.random.default_rng(30)
    n, n_before = 24, 12
    t = np.arange(float(n)) - n_before
    after = (t >= 0).astype(np.float64)
    solve = np.linalg.pinv(np.column_stack([np.ones(n), t, after, after * t]))
    made = np.column_stack([errors(n, 0.2, rng) for _ in range(2_000)])
    residuals = made - np.column_stack([np.ones(n), t, after, after * t]) @ (solve @ made)
    level_change = solve[[2]]
    spreads = hac_spreads(level_change, residuals, newey_west_lag(n))
    assert (np.abs(level_change @ made) <= Z_95 * spreads).mean() < 0.9


def test_a_slow_trend_seems_a_change_in_about_five_of_a_hundred_only() -> None:
    rng = np.random.default_rng(21)
    truth = line(15, 15, trend=0.5, level=0.0, bend=0.0)
    found = [
        estimated(points(truth + 2 * errors(30, 0.3, rng), 15)).mean_change for _ in range(N_SERIES)
    ]
    assert sum(not holds(one, 0.0) for one in found) / N_SERIES == pytest.approx(0.05, abs=0.04)


def test_counts_and_shares_without_a_change_keep_to_it_too() -> None:
    rng = np.random.default_rng(22)
    n_wrong = np.zeros(2)
    for _ in range(N_SERIES // 2):
        made = rng.integers(5, 40, 30).astype(np.float64)
        shares = rng.binomial(made.astype(int), 0.3) / made
        counts = rng.poisson(8, 30).astype(np.float64)
        n_wrong += [
            not holds(estimated(points(shares, 15, made)).mean_change, 0.0),
            not holds(estimated(points(counts, 15)).mean_change, 0.0),
        ]
    assert n_wrong / (N_SERIES // 2) == pytest.approx(0.05, abs=0.05)


def test_a_change_is_found_at_its_size_and_the_trend_of_before_is_drawn_on() -> None:
    rng = np.random.default_rng(23)
    values = line(24, 24, trend=0.25, level=10.0, bend=-0.1) + errors(48, 0.2, rng)
    found = estimated(points(values, 24))
    assert found.level_change.at == pytest.approx(10, abs=2)
    assert found.trend_before.at == pytest.approx(3, abs=1)
    assert found.expected_level == pytest.approx(30, abs=1.5)
    assert (found.n_before, found.n_after) == (24, 24)
    assert found.fitted[:24] == pytest.approx(found.expected[:24])
    assert found.fitted[24] - found.expected[24] == pytest.approx(found.level_change.at)


@pytest.mark.parametrize("is_weighted", [False, True])
def test_numbers_and_standard_errors_are_those_of_statsmodels(is_weighted: bool) -> None:  # noqa: FBT001
    rng = np.random.default_rng(24)
    n_before, n = 14, 30
    weights = rng.uniform(1, 9, n) if is_weighted else np.ones(n)
    values = line(n_before, n - n_before, trend=0.1, level=3, bend=0.3) + errors(n, 0.5, rng)
    found = estimated(points(values, n_before, weights))
    t = np.arange(n) - n_before
    after = (t >= 0).astype(np.float64)
    design = np.column_stack([np.ones(n), t, after, after * t])
    lag = newey_west_lag(n)
    theirs = sm.WLS(values, design, weights=weights).fit(
        cov_type="HAC", cov_kwds={"maxlags": lag, "use_correction": False}
    )
    assert found.lag == lag
    assert [found.expected_level, found.level_change.at] == pytest.approx(theirs.params[[0, 2]])
    assert [found.trend_before.at, found.trend_change.at] == pytest.approx(
        12 * theirs.params[[1, 3]]
    )
    rows = design * np.sqrt(weights)[:, None]
    residuals = np.sqrt(weights) * (values - design @ theirs.params)
    ours = hac_spreads(np.linalg.pinv(rows), residuals[:, None], lag)[:, 0]
    assert ours == pytest.approx(theirs.bse)


def test_the_statistic_of_ljung_and_box_is_that_of_statsmodels() -> None:
    residuals = errors(40, 0.4, np.random.default_rng(25))
    residuals -= residuals.mean()
    theirs = acorr_ljungbox(residuals, lags=[8])["lb_stat"].iloc[0]
    assert ljung_box(residuals[:, None], 40) == pytest.approx([theirs])


def test_months_that_go_together_are_noticed_and_make_the_interval_wider() -> None:
    rng = np.random.default_rng(26)
    truth = line(30, 30, trend=0.0, level=0.0, bend=0.0)
    apart = [estimated(points(truth + errors(60, 0.0, rng), 30)) for _ in range(20)]
    together = [estimated(points(truth + errors(60, 0.7, rng), 30)) for _ in range(20)]
    assert np.median([one.ljung_box for one in together]) < 0.05
    assert np.median([one.ljung_box for one in apart]) == pytest.approx(0.5, abs=0.25)
    assert np.median([one.correlation for one in together]) == pytest.approx(0.7, abs=0.15)
    assert np.median([one.correlation for one in apart]) < 0.2


def test_too_few_months_on_a_side_are_refused_with_what_there_is() -> None:
    for n_before, n_after in ((11, 24), (24, 11)):
        with pytest.raises(InvalidInput) as fault:
            segmented(points(np.arange(float(n_before + n_after)), n_before))
        assert f"{n_before} months" in fault.value.what
        assert f"{n_after} after" in fault.value.what
        assert str(FEWEST_POINTS) in fault.value.what
        assert fault.value.where == "intervention"
        assert "before and after" in fault.value.remedy


def test_months_without_a_number_do_not_count_and_do_not_become_nought() -> None:
    rng = np.random.default_rng(27)
    values = list(line(14, 14, trend=0.0, level=6.0, bend=0.0) + errors(28, 0.0, rng))
    with_gaps: list[float | None] = [*values]
    with_gaps[3] = with_gaps[20] = None
    found = estimated(points(with_gaps, 14))
    assert (found.n_before, found.n_after) == (13, 13)
    assert found.mean_change.at == pytest.approx(6, abs=2)
    with_gaps[4] = with_gaps[5] = None
    with pytest.raises(InvalidInput, match="11 months"):
        segmented(points(with_gaps, 14))


@pytest.mark.parametrize(("level", "slope"), [(0.0, 0.0), (7.0, 0.0), (1.0, 0.5)])
def test_a_series_that_never_leaves_its_line_says_nothing(level: float, slope: float) -> None:
    values = level + slope * np.arange(30.0)
    assert segmented(points(values, 15)) is None


def test_a_wave_that_comes_back_every_year_is_no_change_once_there_are_three_years() -> None:
    rng = np.random.default_rng(28)
    wave = 6 * np.sin(2 * np.pi * np.arange(60) / 12)
    found = [estimated(points(20 + wave + errors(60, 0.2, rng), 31)).mean_change for _ in range(30)]
    assert sum(not holds(one, 0.0) for one in found) <= 5
    months = np.arange(SEASON_FROM_MONTHS)
    noise = errors(SEASON_FROM_MONTHS, 0.0, rng)
    assert estimated(points(noise + months, 18)).has_season
    assert not estimated(points(noise[:-1] + months[:-1], 18)).has_season


def test_the_same_series_gives_the_same_intervals() -> None:
    values = errors(30, 0.3, np.random.default_rng(29))
    assert segmented(points(values, 15)) == segmented(points(values, 15))
