"""Which conclusions hold whatever the assumptions are, within their ranges, and which do not.

One assumption at a time goes to its low and to its high; all others keep their value, and every
seed is the same as in the base. What the assumption changes is therefore a difference of
differences, seed by seed: (policy - habit) there minus (policy - habit) in the base.

Assumptions that matter only together are not found this way (Saltelli and Annoni 2010, *How to
avoid a perfunctory sensitivity analysis*, Environmental Modelling & Software 25).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from matcher.channels.number import ALL
from matcher.channels.simulation.findings import (
    MAIN_OUTCOMES,
    Verdict,
    column,
    values_by_place,
    verdict_of,
)
from matcher.channels.simulation.outcome import ALL_YEARS, Outcome, Policy, SimulatedNumber
from matcher.channels.simulation.paired import (
    Floats,
    PairedDifference,
    SeedMean,
    mean_over_seeds,
    paired_difference,
)
from matcher.channels.simulation.parameters import Parameter

_CLEAR = {Verdict.HIGHER, Verdict.LOWER}


class End(StrEnum):
    """Which end of its range an assumption is put to."""

    LOW = "low"
    HIGH = "high"


class Robustness(StrEnum):
    """What becomes of a conclusion when assumptions go through their ranges.

    FLIPS: somewhere the opposite is clear. UNCLEAR: nowhere the opposite, but somewhere nothing is
    clear. NO_CONCLUSION: the base itself shows no clear difference.
    """

    HOLDS = "holds"
    UNCLEAR = "unclear"
    FLIPS = "flips"
    NO_CONCLUSION = "no_conclusion"


@dataclass(frozen=True, slots=True, kw_only=True)
class Variation:
    """One assumption at one end of its range."""

    parameter: str
    end: End
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """What one variation does to one difference with habit.

    Attributes
    ----------
    difference : PairedDifference
        Policy minus habit under the variation.
    change : SeedMean
        That minus the same in the base, over the seeds that both have.
    verdict : Verdict
        By the interval, not corrected for how many are looked at.
    """

    variation: Variation
    difference: PairedDifference
    change: SeedMean
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """One policy beside habit on one main outcome, over all variations.

    Attributes
    ----------
    base : PairedDifference
        With all assumptions at their value.
    shifts : tuple of Shift
        One for each variation.
    """

    policy: Policy
    outcome: Outcome
    base: PairedDifference
    verdict: Verdict
    shifts: tuple[Shift, ...]

    @property
    def robustness(self) -> Robustness:
        """Whether the sign of the base holds everywhere."""
        if self.verdict not in _CLEAR:
            return Robustness.NO_CONCLUSION
        if self.reversed_at:
            return Robustness.FLIPS
        return Robustness.UNCLEAR if self.elsewhere else Robustness.HOLDS

    @property
    def reversed_at(self) -> tuple[Shift, ...]:
        """The variations under which the opposite of the base is clear."""
        return tuple(shift for shift in self.elsewhere if {self.verdict, shift.verdict} == _CLEAR)

    @property
    def elsewhere(self) -> tuple[Shift, ...]:
        """The variations under which something else must be said than in the base."""
        return tuple(shift for shift in self.shifts if shift.verdict is not self.verdict)


def variations(parameters: Mapping[str, Parameter]) -> tuple[Variation, ...]:
    """Return every assumption at its low and at its high, where that is not its value already."""
    return tuple(
        Variation(parameter=name, end=end, value=value)
        for name, parameter in parameters.items()
        for end, value in ((End.LOW, parameter.low), (End.HIGH, parameter.high))
        if value is not None and value != parameter.value
    )


def main_numbers(numbers: Iterable[SimulatedNumber]) -> tuple[SimulatedNumber, ...]:
    """Return what a sensitivity run looks at: main outcomes, all channels and years together."""
    return tuple(
        one
        for one in numbers
        if one.outcome in MAIN_OUTCOMES and (one.channel, one.year) == (ALL, ALL_YEARS)
    )


def conclusions(
    base: Sequence[SimulatedNumber],
    varied: Mapping[Variation, Sequence[SimulatedNumber]],
) -> tuple[Conclusion, ...]:
    """Return what may be concluded of each policy and main outcome, and where it does not hold.

    Parameters
    ----------
    base : sequence of SimulatedNumber
        With all assumptions at their value.
    varied : mapping of Variation to sequence of SimulatedNumber
        Of the same seeds.
    """
    seeds = tuple(dict.fromkeys(one.seed for one in base))
    varied_pairs = {variation: _pairs(numbers, seeds) for variation, numbers in varied.items()}
    found = []
    for (policy, outcome), (own, habit) in _pairs(base, seeds).items():
        difference = paired_difference(own, habit)
        shifts = tuple(
            _shift(variation, own - habit, *pairs[policy, outcome])
            for variation, pairs in varied_pairs.items()
        )
        found.append(
            Conclusion(
                policy=policy,
                outcome=outcome,
                base=difference,
                verdict=verdict_of(difference),
                shifts=shifts,
            )
        )
    return tuple(found)


def _shift(variation: Variation, base: Floats, own: Floats, habit: Floats) -> Shift:
    difference = paired_difference(own, habit)
    return Shift(
        variation=variation,
        difference=difference,
        change=mean_over_seeds(own - habit - base),
        verdict=verdict_of(difference),
    )


def _pairs(
    numbers: Iterable[SimulatedNumber], seeds: Sequence[int]
) -> dict[tuple[Policy, Outcome], tuple[Floats, Floats]]:
    """Return policy and habit by seed, for each policy beside habit and each main outcome."""
    values = values_by_place(main_numbers(numbers))

    def of(policy: Policy, outcome: Outcome) -> Floats:
        return column(values.get((policy, outcome, ALL, ALL_YEARS), {}), seeds)

    return {
        (policy, outcome): (of(policy, outcome), of(Policy.HABIT, outcome))
        for policy in Policy
        for outcome in MAIN_OUTCOMES
        if policy is not Policy.HABIT
    }
