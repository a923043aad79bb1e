"""Means over seeds, and differences between policies that share their seeds.

Seeds are independent regions, so a mean over them has an ordinary t-interval. Two policies meet the
same region under one seed (common random numbers): their difference is taken seed by seed, and what
makes one region easier than another falls out of it.

Source
------
Student 1908, *The probable error of a mean*, Biometrika 6; Law 2015, *Simulation Modeling and
Analysis*, 5th edition, sections 10.2 (paired-t) and 11.2 (common random numbers).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtr, stdtrit

from matcher.channels.number import Standing
from matcher.fairness.intervals import Estimate

Floats = NDArray[np.float64]

FEWEST_SEEDS = 10
"""Below this a number stands without an interval; a choice of this project."""
UPPER_TAIL = 0.975


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedMean:
    """A mean over seeds with its 95% interval.

    Attributes
    ----------
    n : int
        Seeds in which there was something to count; the others are left out.
    estimate : Estimate
        No interval below ``FEWEST_SEEDS``; all None where no seed has a number.
    """

    n: int
    estimate: Estimate
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class PairedDifference:
    """A policy minus habit, seed by seed.

    Attributes
    ----------
    mean : SeedMean
        Over the seeds in which both have a number.
    n_higher, n_lower : int
        Seeds in which the policy has more, and less, than habit.
    p_value : float or None
        Two-sided, of the paired t-test; None where too few.
    """

    mean: SeedMean
    n_higher: int
    n_lower: int
    p_value: float | None


def mean_over_seeds(values: Floats) -> SeedMean:
    """Return the mean over seeds and mean ± t(0.975, n - 1) s / √n.

    Parameters
    ----------
    values : NDArray[np.float64], shape (n_seeds,)
        NaN where a seed has no number.

    Examples
    --------
    >>> told = mean_over_seeds(np.arange(10.0))
    >>> round(told.estimate.low, 3), told.estimate.at, round(told.estimate.high, 3)
    (2.334, 4.5, 6.666)
    >>> mean_over_seeds(np.array([1.0, np.nan, 3.0])).standing.value
    'too_few'
    """
    seen = values[~np.isnan(values)]
    n = len(seen)
    if n == 0:
        nothing = Estimate(at=None, low=None, high=None)
        return SeedMean(n=0, estimate=nothing, standing=Standing.TOO_FEW)
    at = float(seen.mean())
    if n < FEWEST_SEEDS:
        bare = Estimate(at=at, low=None, high=None)
        return SeedMean(n=n, estimate=bare, standing=Standing.TOO_FEW)
    half = float(stdtrit(n - 1, UPPER_TAIL)) * _standard_error(seen)
    told = Estimate(at=at, low=at - half, high=at + half)
    return SeedMean(n=n, estimate=told, standing=Standing.TOLD)


def paired_difference(of_policy: Floats, of_habit: Floats) -> PairedDifference:
    """Return how a policy differs from habit over the seeds that they share.

    Parameters
    ----------
    of_policy, of_habit : NDArray[np.float64], shape (n_seeds,)
        The same seed in the same place; NaN where there is no number.

    Examples
    --------
    >>> told = paired_difference(np.arange(12.0) + 2, np.arange(12.0))
    >>> told.mean.estimate.at, told.n_higher, told.n_lower, told.p_value
    (2.0, 12, 0, 0.0)
    """
    differences = of_policy - of_habit
    seen = differences[~np.isnan(differences)]
    mean = mean_over_seeds(differences)
    return PairedDifference(
        mean=mean,
        n_higher=int((seen > 0).sum()),
        n_lower=int((seen < 0).sum()),
        p_value=None if mean.standing is Standing.TOO_FEW else _p_value(seen),
    )


def holm(p_values: Sequence[float | None]) -> tuple[float | None, ...]:
    """Return p-values corrected for how many are looked at; None stays None and counts for none.

    The smallest is multiplied by m, the next by m - 1, and so on; none falls below the one before
    it. Who calls those below 0.05 a difference calls one of them wrongly at most once in twenty
    times that all are looked at.

    Source
    ------
    Holm 1979, *A simple sequentially rejective multiple test procedure*, Scand. J. Statistics 6.

    Examples
    --------
    >>> holm([0.01, None, 0.04, 0.03])
    (0.03, None, 0.06, 0.06)
    """
    known = sorted((p, place) for place, p in enumerate(p_values) if p is not None)
    corrected: list[float | None] = [None] * len(p_values)
    so_far = 0.0
    for rank, (p, place) in enumerate(known):
        so_far = max(so_far, min(1.0, p * (len(known) - rank)))
        corrected[place] = so_far
    return tuple(corrected)


def _standard_error(seen: Floats) -> float:
    # Equal numbers differ by nothing; their standard deviation need not be an exact 0.
    is_constant = bool((seen == seen[0]).all())
    return 0.0 if is_constant else float(seen.std(ddof=1)) / sqrt(len(seen))


def _p_value(seen: Floats) -> float:
    at, error = float(seen.mean()), _standard_error(seen)
    if error == 0:
        return 1.0 if at == 0 else 0.0
    return 2 * float(stdtr(len(seen) - 1, -abs(at / error)))
