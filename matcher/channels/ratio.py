"""Ratios of sums over clusters, with an interval only where there is enough to say something."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from matcher.channels.number import Standing
from matcher.fairness.intervals import Estimate, bootstrap_draws, bootstrap_ratio, wilson
from matcher.fairness.measures import FEWEST_PEOPLE, FEWEST_VACANCIES


class Draws:
    """The draws of the bootstrap, the same for every measure over equally many clusters.

    Parameters
    ----------
    seed : int
        The same question about the same data gives the same intervals.
    """

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._drawn: dict[int, NDArray[np.float64]] = {}

    def over(self, n_clusters: int) -> NDArray[np.float64]:
        """Return how often each cluster is drawn: float64 (n_draws, n_clusters)."""
        if n_clusters not in self._drawn:
            rng = np.random.default_rng(self._seed)
            self._drawn[n_clusters] = bootstrap_draws(n_clusters, rng)
        return self._drawn[n_clusters]


def ratio_over_clusters(
    parts: Iterable[tuple[str, float, float]], n_people: int, draws: Draws
) -> tuple[Estimate, Standing]:
    """Return the sum of the numerators over that of the denominators, and what it is worth.

    The interval is a percentile bootstrap over clusters. At 0 and at 1 every draw gives the same,
    which would look like certainty: Wilson's interval for as many units as there are clusters
    stands there. Below ten clusters or ten people there is no interval, and the number is too few.

    Parameters
    ----------
    parts : iterable of (str, float, float)
        Cluster, numerator, denominator; a cluster may come back.
    n_people : int
        Different people whom the denominators count.

    Source
    ------
    As ``matcher.fairness.intervals``: Efron and Tibshirani 1993, chapter 13; Wilson 1927. Minimum
    counts: ``FEWEST_VACANCIES`` and ``FEWEST_PEOPLE`` of ``matcher.fairness.measures``.

    Examples
    --------
    >>> told, standing = ratio_over_clusters([("V-1", 1, 4), ("V-2", 2, 2)], 6, Draws(1))
    >>> told.at, told.low, standing.value
    (0.5, None, 'too_few')
    """
    sums: dict[str, tuple[float, float]] = {}
    for cluster, above, below in parts:
        so_far = sums.get(cluster, (0.0, 0.0))
        sums[cluster] = (so_far[0] + above, so_far[1] + below)
    counted = [pair for pair in sums.values() if pair[1] > 0]
    numerators, denominators = (np.array(side, dtype=np.float64) for side in _sides(counted))
    total = float(denominators.sum())
    at = float(numerators.sum()) / total if total else None
    if at is None or len(counted) < FEWEST_VACANCIES or n_people < FEWEST_PEOPLE:
        return Estimate(at=at, low=None, high=None), Standing.TOO_FEW
    if at <= 0 or at >= 1:
        return wilson(min(1.0, max(0.0, at)), len(counted)), Standing.TOLD
    return bootstrap_ratio(numerators, denominators, draws.over(len(counted))), Standing.TOLD


def _sides(pairs: list[tuple[float, float]]) -> tuple[list[float], list[float]]:
    return [above for above, _ in pairs], [below for _, below in pairs]
