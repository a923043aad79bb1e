"""Before and after a date, without a trend: what can be said of a series that is too short.

Weaker than a series: what was changing already, or comes back every year, is taken for a change.

Source
------
Counts a month: limits of Garwood 1936, *Biometrika* 28 (a Poisson count). The difference of two
numbers from the interval of each: Newcombe 1998, *Statistics in Medicine* 17 (method 10); Zou and
Donner 2008, *Statistics in Medicine* 27.
"""

from __future__ import annotations

from math import sqrt

from matcher.fairness.intervals import Estimate


def count_a_month(n: int, n_months: int) -> Estimate:
    """Return how many a month, with its 95% interval: as if each came by itself.

    Several for one vacancy do not, which makes the interval too narrow.

    Examples
    --------
    >>> told = count_a_month(0, 6)
    >>> told.at, told.low, round(told.high, 3)
    (0.0, 0.0, 0.615)
    """
    # Takes half a second to import, and most of the program never needs it.
    from scipy.stats import chi2

    low = float(chi2.ppf(0.025, 2 * n)) / 2 if n else 0.0
    high = float(chi2.ppf(0.975, 2 * n + 2)) / 2
    return Estimate(at=float(n), low=low, high=high).over(n_months)


def difference(before: Estimate, after: Estimate) -> Estimate:
    """Return after minus before, with an interval where both have one.

    Examples
    --------
    >>> told = difference(Estimate(at=0.5, low=0.4, high=0.6), Estimate(at=0.7, low=0.6, high=0.8))
    >>> round(told.at, 2), round(told.low, 2), round(told.high, 2)
    (0.2, 0.06, 0.34)
    """
    if before.at is None or after.at is None:
        return Estimate(at=None, low=None, high=None)
    at = after.at - before.at
    ends = (before.low, before.high, after.low, after.high)
    if None in ends:
        return Estimate(at=at, low=None, high=None)
    before_low, before_high, after_low, after_high = (end or 0.0 for end in ends)
    return Estimate(
        at=at,
        low=at - sqrt((after.at - after_low) ** 2 + (before_high - before.at) ** 2),
        high=at + sqrt((after_high - after.at) ** 2 + (before.at - before_low) ** 2),
    )
