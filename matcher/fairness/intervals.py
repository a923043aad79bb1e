"""Intervals at 95%: of a share in one list, and of a ratio over many."""

from __future__ import annotations

from dataclasses import dataclass
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

Z_95 = 1.959964
"""Normal quantile of 0.975."""
N_BOOTSTRAP = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A number with its interval; None is not defined, or not bounded on that side."""

    at: float | None
    low: float | None
    high: float | None

    def over(self, divisor: float) -> Estimate:
        """Return the estimate divided by a known number above 0."""
        return Estimate(
            at=None if self.at is None else self.at / divisor,
            low=None if self.low is None else self.low / divisor,
            high=None if self.high is None else self.high / divisor,
        )

    def logarithm(self) -> Estimate:
        """Return the natural logarithm; what is 0 has none and stands as None."""
        return Estimate(at=_log(self.at), low=_log(self.low), high=_log(self.high))


def _log(number: float | None) -> float | None:
    return log(number) if number else None


def effective_count(weights: NDArray[np.float64]) -> float:
    """Return of how many equal lines the weighted ones tell as much: (sum w)^2 / sum w^2.

    Source
    ------
    Kish 1965, *Survey Sampling*. An approximation for exposure, where the first lines weigh most.
    """
    squared = float((weights**2).sum())
    return float(weights.sum()) ** 2 / squared if squared else 0.0


def wilson(share: float, n: float) -> Estimate:
    """Return the Wilson score interval of a share among n lines.

    Holds its 95% for small n and for shares of 0 and 1, where the simple interval collapses.

    Source
    ------
    Wilson 1927, *Probable inference, the law of succession, and statistical inference*, JASA 22.

    Examples
    --------
    >>> told = wilson(0.0, 10)
    >>> told.low, round(told.high, 4)
    (0.0, 0.2775)
    """
    if n <= 0:
        return Estimate(at=None, low=None, high=None)
    spread = Z_95**2 / n
    centre = (share + spread / 2) / (1 + spread)
    half = Z_95 * sqrt(share * (1 - share) / n + spread / (4 * n)) / (1 + spread)
    low = 0.0 if share <= 0 else max(0.0, centre - half)
    high = 1.0 if share >= 1 else min(1.0, centre + half)
    return Estimate(at=share, low=low, high=high)


def bootstrap_draws(n_clusters: int, rng: np.random.Generator) -> NDArray[np.float64]:
    """Return how often each cluster is drawn, in every one of 2,000 draws with replacement.

    Clusters are vacancies, with all lists that were shown for them: lists for one vacancy resemble
    each other, and drawing single lists would make believe that more is known than is.

    Returns
    -------
    float64 (2000, n_clusters)

    Source
    ------
    Efron and Tibshirani 1993, *An Introduction to the Bootstrap*, chapter 13; clusters as in
    Davison and Hinkley 1997, *Bootstrap Methods and their Application*, on hierarchical data.
    """
    if n_clusters == 0:
        return np.zeros((N_BOOTSTRAP, 0))
    shares = np.full(n_clusters, 1 / n_clusters)
    return rng.multinomial(n_clusters, shares, size=N_BOOTSTRAP).astype(np.float64)


def bootstrap_ratio(
    numerators: NDArray[np.float64],
    denominators: NDArray[np.float64],
    drawn: NDArray[np.float64],
) -> Estimate:
    """Return the ratio of two sums over clusters, with its percentile bootstrap interval.

    Parameters
    ----------
    numerators, denominators : float64 (n_clusters,)
        Sums within each cluster.
    drawn : float64 (n_draws, n_clusters)
        As ``bootstrap_draws`` gives.
    """
    total = float(denominators.sum())
    if total <= 0:
        return Estimate(at=None, low=None, high=None)
    below = drawn @ denominators
    ratios = (drawn @ numerators)[below > 0] / below[below > 0]
    low, high = np.quantile(ratios, [0.025, 0.975]).tolist()
    return Estimate(at=float(numerators.sum()) / total, low=low, high=high)
