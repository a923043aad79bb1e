"""The ratio itself, exact: euros of impact in today's money for each euro of input.

For a line with quantity Q, proxy P, deadweight D, attribution A, displacement S, drop-off F,
duration T years and discount rate r::

    impact of year 1     I = Q × P × (1 − D) × A × (1 − S)
    present value        W = Σ over years t = 1, 2, … of  I × wₜ × (1 − F)ᵗ⁻¹ ÷ (1 + r)ᵗ⁻¹
    ratio                  = Σ W ÷ costs

wₜ is 1 for every whole year of the duration, and for the last one the part of it that remains.
Where the first year is discounted too, the power of (1 + r) is t. *Attribution* is here the share
that is claimed, not the share of others: 1 is everything. Costs fall in the period itself and are
not discounted.

Source
------
Stages and terms: The SROI Network, *A Guide to Social Return on Investment*, 2012; REDF, *SROI
Methodology*, 2000. Part of a year is our own extension, so that a duration can have a range.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil

from matcher.social_return.valuation import OF_OUTCOMES, FactorKind

OF_LINES = (FactorKind.QUANTITY, FactorKind.PROXY, *OF_OUTCOMES, FactorKind.DISCOUNT_RATE)
RAISING = frozenset(
    {
        FactorKind.QUANTITY,
        FactorKind.PROXY,
        FactorKind.ATTRIBUTION,
        FactorKind.DURATION_YEARS,
    }
)
"""Of which more makes the ratio higher; more of any other makes it lower."""

Numbers = Mapping[str, Fraction]


class Spread(StrEnum):
    """How a number is drawn between its ends: a convention, since nobody knows it."""

    TRIANGULAR = "triangular"
    UNIFORM = "uniform"


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """One number of the case with its range.

    Attributes
    ----------
    factor_id : str
        Unique in the case; lines that share an assumption share its factor.
    line : int or None
        Position of the line it is of; None is shared by all.
    """

    factor_id: str
    kind: FactorKind
    line: int | None
    value: Fraction
    low: Fraction
    high: Fraction
    spread: Spread = Spread.TRIANGULAR

    @property
    def is_open(self) -> bool:
        """Whether it has a range at all."""
        return self.low < self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """A line that is valued: for each kind the id of the factor that it uses."""

    position: int
    factor_ids: Mapping[FactorKind, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything that the ratio hangs on.

    Attributes
    ----------
    euros : Fraction
        Costs that are known in euros.
    hours : Fraction
        Hours that the factor ``hour_rate`` turns into euros, if there is one.
    """

    lines: tuple[CaseLine, ...]
    factors: Mapping[str, Factor]
    euros: Fraction
    hours: Fraction
    is_first_year_discounted: bool

    def numbers(self, changed: Numbers | None = None) -> dict[str, Fraction]:
        """Return the value of every factor, with some set to another one."""
        return {one.factor_id: one.value for one in self.factors.values()} | dict(changed or {})

    def ratio(self, changed: Numbers | None = None) -> Fraction:
        """Return euros of impact for each euro of cost."""
        numbers = self.numbers(changed)
        impact = sum((self.present_value(line, numbers) for line in self.lines), Fraction(0))
        return impact / self.costs(numbers)

    def costs(self, numbers: Numbers) -> Fraction:
        """Return the costs in euros, hours included where they have a rate."""
        return self.euros + self.hours * numbers.get(FactorKind.HOUR_RATE.value, Fraction(0))

    def first_year(self, line: CaseLine, numbers: Numbers) -> Fraction:
        """Return the impact of the first year, before discounting."""
        of = {kind: numbers[line.factor_ids[kind]] for kind in OF_LINES}
        gross = of[FactorKind.QUANTITY] * of[FactorKind.PROXY]
        return (
            gross
            * (1 - of[FactorKind.DEADWEIGHT])
            * of[FactorKind.ATTRIBUTION]
            * (1 - of[FactorKind.DISPLACEMENT])
        )

    def present_value(self, line: CaseLine, numbers: Numbers) -> Fraction:
        """Return the impact of all years in today's money."""
        of = {kind: numbers[line.factor_ids[kind]] for kind in OF_LINES}
        kept, rate = 1 - of[FactorKind.DROP_OFF], 1 + of[FactorKind.DISCOUNT_RATE]
        years, ahead = of[FactorKind.DURATION_YEARS], int(self.is_first_year_discounted)
        weighed = sum(
            (
                min(Fraction(1), years - t) * kept**t / rate ** (t + ahead)
                for t in range(ceil(years))
            ),
            Fraction(0),
        )
        return self.first_year(line, numbers) * weighed
