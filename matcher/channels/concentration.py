"""Concentration: whether introductions come by one road, or by many.

With s_c the share of channel c among introductions (unit: none, a share):
HHI = sum of s_c^2, from 1 / (number of channels) to 1;
entropy = -sum of s_c ln s_c, in nats, from 0 to ln(number of channels).

The interval is linear: both are set out as a sum over vacancies of what each contributes, and the
variance is that between vacancies. Few introductions make the HHI too high by about (1 - HHI) / n.

Source
------
Herfindahl-Hirschman index: Hirschman 1964, *The Paternity of an Index*, AER 54; entropy: Shannon
1948. Linear variance over clusters: Woodruff 1971, JASA 66.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from math import log, sqrt

from matcher.channels.number import ALL, ChannelNumber, Measure, Standing
from matcher.channels.shares import Counted
from matcher.fairness.intervals import Z_95, Estimate
from matcher.fairness.measures import FEWEST_PEOPLE, FEWEST_VACANCIES


def hhi(shares: Sequence[float]) -> float:
    """Return the Herfindahl-Hirschman index of shares that add up to 1.

    Examples
    --------
    >>> hhi([0.5, 0.25, 0.25])
    0.375
    """
    return sum(share**2 for share in shares)


def entropy(shares: Sequence[float]) -> float:
    """Return Shannon's entropy in nats of shares that add up to 1; an empty share adds nothing.

    Examples
    --------
    >>> round(entropy([0.5, 0.5, 0.0]), 4)
    0.6931
    """
    return sum(-share * log(share) for share in shares if share > 0)


def concentration(units: Sequence[Counted]) -> tuple[ChannelNumber, ...]:
    """Return HHI and entropy of the channels of introductions, over all channels."""
    by_channel = Counter(unit.channel for unit in units)
    n = len(units)
    shares = {channel: count / n for channel, count in by_channel.items()}
    most = log(len(shares)) if shares else 0.0
    told = (
        (Measure.HHI, hhi, lambda share: 2 * share, (0.0, 1.0)),
        (Measure.ENTROPY, entropy, lambda share: -log(share) - 1, (0.0, most)),
    )
    n_people = len({unit.person_id for unit in units})
    is_enough = n_people >= FEWEST_PEOPLE and _n_clusters(units) >= FEWEST_VACANCIES
    numbers = []
    for measure, value_of, slope, bounds in told:
        at = value_of(list(shares.values())) if n else None
        spread = _spread(units, shares, slope) if is_enough else 0.0
        # One channel only, or all alike: the linear part is nothing, and says nothing of chance.
        has_ends = at is not None and spread > 0
        numbers.append(
            ChannelNumber(
                measure=measure,
                channel=ALL,
                n=n,
                n_of=n,
                n_people=n_people,
                n_people_of=n_people,
                estimate=_between(at, spread, bounds)
                if at is not None and has_ends
                else Estimate(at=at, low=None, high=None),
                standing=Standing.TOLD if is_enough else Standing.TOO_FEW,
            )
        )
    return tuple(numbers)


def _between(at: float, spread: float, bounds: tuple[float, float]) -> Estimate:
    low, high = bounds
    return Estimate(at=at, low=max(low, at - spread), high=min(high, at + spread))


def _spread(
    units: Sequence[Counted], shares: Mapping[str, float], slope: Callable[[float], float]
) -> float:
    """Return half the interval: what vacancies contribute to first order, and how that varies."""
    mean_slope = sum(share * slope(share) for share in shares.values())
    residuals: dict[str, float] = defaultdict(float)
    for unit in units:
        residuals[unit.cluster] += (slope(shares[unit.channel]) - mean_slope) / len(units)
    n_clusters = len(residuals)
    squared = sum(residual**2 for residual in residuals.values())
    return Z_95 * sqrt(squared * n_clusters / (n_clusters - 1))


def _n_clusters(units: Sequence[Counted]) -> int:
    return len({unit.cluster for unit in units})
