"""Months resemble the month before: what that does to the certainty of a regression over time.

Rows are calendar months, in order and without gaps; a month without an observation is a row of
zeros, so that neighbours stay neighbours (Parzen 1963; Datta and Du 2012, *Nonparametric HAC
estimation for time series data with missing observations*).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

N_DRAWS = 2_000
SEED = 20_170_601
_LARGEST = 0.95
_GRID = np.linspace(0.0, _LARGEST, 20)


def newey_west_lag(n_observed: int) -> int:
    """Return up to how many months apart residuals may go together: floor(4 (n / 100)^(2/9)).

    Source
    ------
    Newey and West 1994, *Automatic lag selection in covariance matrix estimation*, Review of
    Economic Studies 61: the rule that programs use for the Bartlett kernel.

    Examples
    --------
    >>> newey_west_lag(24), newey_west_lag(60), newey_west_lag(120)
    (2, 3, 4)
    """
    return int(4 * (n_observed / 100) ** (2 / 9))


def hac_spreads(asked: Floats, residuals: Floats, lag: int) -> Floats:
    """Return the standard errors of linear sums of observations, robust to autocorrelation.

    Parameters
    ----------
    asked : float64 (n_sums, n)
        How much of each observation a sum takes.
    residuals : float64 (n, n_columns)
        One column for each series.

    Returns
    -------
    float64 (n_sums, n_columns)

    Source
    ------
    Newey and West 1987, *Econometrica* 55, with the kernel of Bartlett; without a factor for small
    samples.
    """
    scores = asked[:, :, None] * residuals[None]
    total = (scores**2).sum(axis=1)
    for apart in range(1, lag + 1):
        together = (scores[:, apart:] * scores[:, :-apart]).sum(axis=1)
        total += 2 * (1 - apart / (lag + 1)) * together
    spreads: Floats = np.sqrt(total)
    return spreads


def first_autocorrelation(residuals: Floats) -> float:
    """Return how much a residual resembles that of the month before, from -1 to 1."""
    squared = float(residuals @ residuals)
    return float(residuals[1:] @ residuals[:-1]) / squared if squared else 0.0


def ljung_box(residuals: Floats, n_observed: int) -> Floats:
    """Return how much residuals of months go together, (n, n_series) -> (n_series,).

    n (n + 2) times the sum of r_k^2 / (n - k) over min(10, n / 5) lags k.

    Source
    ------
    Ljung and Box 1978, *Biometrika* 65; number of lags: Hyndman and Athanasopoulos 2021,
    *Forecasting: Principles and Practice*, third edition, section 5.4.
    """
    squared = (residuals**2).sum(axis=0)
    total = np.zeros(residuals.shape[1])
    for apart in range(1, max(1, min(10, n_observed // 5)) + 1):
        correlation = (residuals[apart:] * residuals[:-apart]).sum(axis=0) / squared
        total += correlation**2 / (n_observed - apart)
    statistic: Floats = n_observed * (n_observed + 2) * total
    return statistic


def unbiased_correlation(residuals: Floats, annihilator: Floats, is_observed: Floats) -> float:
    """Return the correlation of errors one month apart, from 0 to .95, that residuals point to.

    Residuals of a regression resemble each other less than the errors do, most of all in a short
    series. Returned is the correlation under which residuals like these are to be expected:
    E = tr(D M V M) / tr(M V M), for errors of which those t months apart correlate rho^t.

    Parameters
    ----------
    annihilator : float64 (n, n)
        M, which makes residuals of observations.
    is_observed : float64 (n,)
        1 for a month with an observation, else 0.
    """
    n = len(residuals)
    apart = np.abs(np.subtract.outer(np.arange(n), np.arange(n)))
    neighbours = (apart == 1) / 2 * np.outer(is_observed, is_observed)
    expected = []
    for correlation in _GRID:
        of_residuals = annihilator @ np.power(correlation, apart) @ annihilator.T
        expected.append(np.sum(neighbours * of_residuals) / np.trace(of_residuals))
    found = first_autocorrelation(residuals)
    return float(np.interp(found, np.maximum.accumulate(expected), _GRID))


def applied(rows: Floats, made: Floats) -> Floats:
    """Return the product of a small and a wide table, (m, n) and (n, n_draws)."""
    # A product by BLAS is shared among threads, which for so few numbers wait longer than they
    # work where the machine does other things as well.
    product: Floats = np.einsum("ij,jk->ik", rows, made)
    return product


def errors_of(n: int, correlation: float, n_draws: int = N_DRAWS) -> Floats:
    """Return made errors, (n, n_draws), of variance 1 and with this correlation by month."""
    made = np.random.default_rng(SEED).standard_normal((n, n_draws))
    fresh = np.sqrt(1 - correlation**2)
    for row in range(1, n):
        made[row] = correlation * made[row - 1] + fresh * made[row]
    return made
