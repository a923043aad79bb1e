"""What drives the ratio: each number at its ends (tornado), all at once, and drawn at random."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from matcher.social_return.ratio import RAISING, Case, CaseLine, Factor, Spread
from matcher.social_return.valuation import FactorKind

SEED = 20_120_101
"""The same case gives the same range."""
N_DRAWS = 10_000
RANGE_SHARE = 0.95
"""Of the draws that lie in the range that is told."""

Drawn = Mapping[str, NDArray[np.float64]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorSwing:
    """The ratio with one number at its lowest and at its highest, the others as stated."""

    factor: Factor
    at_low: Fraction
    at_high: Fraction

    @property
    def width(self) -> Fraction:
        """How far the two lie apart."""
        return abs(self.at_high - self.at_low)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extremes:
    """The ratio with every number at the end that makes it lowest, and highest."""

    lowest: Fraction
    highest: Fraction


def tornado(case: Case) -> tuple[FactorSwing, ...]:
    """Return what every number with a range does on its own, the widest first."""
    stated = case.numbers()
    base = {line.position: case.present_value(line, stated) for line in case.lines}
    swings = (
        FactorSwing(
            factor=one,
            at_low=_ratio_at(case, base, one, one.low),
            at_high=_ratio_at(case, base, one, one.high),
        )
        for one in case.factors.values()
        if one.is_open
    )
    return tuple(sorted(swings, key=lambda swing: (-swing.width, swing.factor.factor_id)))


def extremes(case: Case) -> Extremes:
    """Return the two corners; that all numbers lie at their worst at once is not to be expected."""
    worst = {
        one.factor_id: one.low if one.kind in RAISING else one.high for one in case.factors.values()
    }
    best = {
        one.factor_id: one.high if one.kind in RAISING else one.low for one in case.factors.values()
    }
    return Extremes(lowest=case.ratio(worst), highest=case.ratio(best))


def simulated_range(case: Case, *, seed: int = SEED, n_draws: int = N_DRAWS) -> tuple[float, float]:
    """Return between which two ratios 95% of the draws lie (Monte Carlo).

    Every number is drawn apart from the others: assumptions, proxies and rates from a triangular
    distribution with its top at the stated value, quantities evenly between what is known and what
    is possible. Both are conventions; nothing says that the numbers are independent.
    """
    rng = np.random.default_rng(seed)
    ordered = sorted(case.factors.values(), key=lambda one: one.factor_id)
    drawn = {one.factor_id: _draws(one, rng, n_draws) for one in ordered}
    hour_rate = drawn.get(FactorKind.HOUR_RATE.value, np.zeros(n_draws))
    costs = float(case.euros) + float(case.hours) * hour_rate
    impact = sum((_impact(case, line, drawn) for line in case.lines), np.zeros(n_draws))
    tail = (1 - RANGE_SHARE) / 2
    low, high = np.quantile(impact / costs, [tail, 1 - tail])
    return float(low), float(high)


def _ratio_at(case: Case, base: Mapping[int, Fraction], one: Factor, at: Fraction) -> Fraction:
    """Return ``Case.ratio`` with one number changed, reckoning only the lines that use it."""
    numbers = case.numbers({one.factor_id: at})
    impact = sum(
        (
            case.present_value(line, numbers)
            if one.factor_id in line.factor_ids.values()
            else base[line.position]
            for line in case.lines
        ),
        Fraction(0),
    )
    return impact / case.costs(numbers)


def _draws(one: Factor, rng: np.random.Generator, n_draws: int) -> NDArray[np.float64]:
    low, at, high = float(one.low), float(one.value), float(one.high)
    if not one.is_open:
        return np.full(n_draws, at)
    if one.spread is Spread.UNIFORM:
        return rng.uniform(low, high, n_draws)
    return rng.triangular(low, at, high, n_draws)


def _impact(case: Case, line: CaseLine, drawn: Drawn) -> NDArray[np.float64]:
    """Return what ``Case.present_value`` gives, for all draws at once."""
    of = {kind: drawn[factor_id] for kind, factor_id in line.factor_ids.items()}
    kept, rate = 1 - of[FactorKind.DROP_OFF], 1 + of[FactorKind.DISCOUNT_RATE]
    years, ahead = of[FactorKind.DURATION_YEARS], int(case.is_first_year_discounted)
    weighed = np.zeros(len(years))
    for t in range(int(np.ceil(years.max()))):
        weighed += np.clip(years - t, 0, 1) * kept**t / rate ** (t + ahead)
    return (
        of[FactorKind.QUANTITY]
        * of[FactorKind.PROXY]
        * (1 - of[FactorKind.DEADWEIGHT])
        * of[FactorKind.ATTRIBUTION]
        * (1 - of[FactorKind.DISPLACEMENT])
        * weighed
    )
