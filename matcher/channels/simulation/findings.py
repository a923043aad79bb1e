"""What policies yield over all seeds: each number with its interval, and beside habit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from matcher.channels.number import ALL, Standing
from matcher.channels.simulation.outcome import ALL_YEARS, Outcome, Policy, SimulatedNumber
from matcher.channels.simulation.paired import (
    Floats,
    PairedDifference,
    SeedMean,
    holm,
    mean_over_seeds,
    paired_difference,
)

MAIN_OUTCOMES = (
    Outcome.SUSTAINED_12,
    Outcome.MISSED_FIT,
    Outcome.NEVER_SEEN_SHARE,
    Outcome.OBLIGATION_MET_SHARE,
    Outcome.VALUE,
    Outcome.HHI,
)
"""What the benchmark is about. Chosen before anything was simulated."""
HEADLINE = Policy.RANKER
"""The policy that the answer is about: what the product does unless told otherwise."""
SIGNIFICANCE = 0.05

_Place = tuple[Policy, Outcome, str, int]


class Verdict(StrEnum):
    """What may be said of a difference with habit."""

    HIGHER = "higher"
    LOWER = "lower"
    UNCLEAR = "unclear"
    TOO_FEW = "too_few"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One number of one policy over all seeds.

    Attributes
    ----------
    against_habit : PairedDifference or None
        None for habit itself.
    holm_p : float or None
        The p-value corrected for all main outcomes and policies together; None elsewhere.
    verdict : Verdict or None
        Of a main outcome: the sign where ``holm_p`` is below 0.05. Elsewhere: the sign where the
        interval excludes 0, not corrected. None for habit itself.
    """

    policy: Policy
    outcome: Outcome
    channel: str
    year: int
    own: SeedMean
    against_habit: PairedDifference | None
    holm_p: float | None
    verdict: Verdict | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """Our ranking minus another policy that is no habit, on a main outcome.

    Attributes
    ----------
    holm_p : float or None
        Corrected for all rivals and main outcomes together.
    """

    policy: Policy
    outcome: Outcome
    difference: PairedDifference
    holm_p: float | None
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Findings:
    """All numbers of all policies.

    Attributes
    ----------
    seeds : tuple of int
        In rising order.
    """

    seeds: tuple[int, ...]
    by_place: Mapping[_Place, Finding]
    rivals: tuple[Rival, ...]

    def of(
        self, policy: Policy, outcome: Outcome, channel: str = ALL, year: int = ALL_YEARS
    ) -> Finding | None:
        """Return a number; None where the simulation yields none of that kind."""
        return self.by_place.get((policy, outcome, channel, year))


def findings(numbers: Iterable[SimulatedNumber]) -> Findings:
    """Return every number with its mean over seeds and its difference with habit.

    The same for any order of the numbers.
    """
    values = values_by_place(numbers)
    seeds = tuple(sorted({seed for of_seed in values.values() for seed in of_seed}))
    columns = {place: column(of_seed, seeds) for place, of_seed in sorted(values.items())}
    found = {place: _finding(place, columns) for place in columns}
    return Findings(seeds, _corrected(found), _rivals(columns))


def values_by_place(
    numbers: Iterable[SimulatedNumber],
) -> dict[_Place, dict[int, float]]:
    """Return the numbers by policy, outcome, channel and year, then by seed; NaN for no number."""
    values: dict[_Place, dict[int, float]] = {}
    for one in numbers:
        place = (one.policy, one.outcome, one.channel, one.year)
        values.setdefault(place, {})[one.seed] = np.nan if one.value is None else one.value
    return values


def column(of_seed: Mapping[int, float], seeds: Iterable[int]) -> Floats:
    """Return the numbers of these seeds: float64 (n_seeds,), NaN where there is none."""
    return np.array([of_seed.get(seed, np.nan) for seed in seeds], dtype=np.float64)


def verdict_of(difference: PairedDifference, p_value: float | None = None) -> Verdict:
    """Return the sign of a difference where it is clear.

    Parameters
    ----------
    p_value : float or None
        A corrected one; None asks whether the interval excludes 0, which is the same as the
        uncorrected p-value being below 0.05.
    """
    p = difference.p_value if p_value is None else p_value
    at = difference.mean.estimate.at
    if p is None or at is None or difference.mean.standing is Standing.TOO_FEW:
        return Verdict.TOO_FEW
    if p >= SIGNIFICANCE:
        return Verdict.UNCLEAR
    return Verdict.HIGHER if at > 0 else Verdict.LOWER


def _finding(place: _Place, columns: Mapping[_Place, Floats]) -> Finding:
    policy, outcome, channel, year = place
    own = columns[place]
    habit = None if policy is Policy.HABIT else columns.get((Policy.HABIT, *place[1:]))
    difference = None if habit is None else paired_difference(own, habit)
    return Finding(
        policy=policy,
        outcome=outcome,
        channel=channel,
        year=year,
        own=mean_over_seeds(own),
        against_habit=difference,
        holm_p=None,
        verdict=None if difference is None else verdict_of(difference),
    )


def _corrected(found: Mapping[_Place, Finding]) -> dict[_Place, Finding]:
    """Return the same, main outcomes corrected for how many of them are looked at."""
    family = [
        (place, one.against_habit)
        for place, one in found.items()
        if one.against_habit and place[1:] in _MAIN_PLACES
    ]
    corrected = holm([difference.p_value for _, difference in family])
    changed = {
        place: replace(found[place], holm_p=p, verdict=verdict_of(difference, p))
        for (place, difference), p in zip(family, corrected, strict=True)
    }
    return {**found, **changed}


def _rivals(columns: Mapping[_Place, Floats]) -> tuple[Rival, ...]:
    pairs = [
        (policy, outcome, paired_difference(columns[ours], columns[theirs]))
        for outcome in MAIN_OUTCOMES
        for policy in Policy
        if policy not in {Policy.HABIT, HEADLINE}
        and (ours := (HEADLINE, outcome, ALL, ALL_YEARS)) in columns
        and (theirs := (policy, outcome, ALL, ALL_YEARS)) in columns
    ]
    corrected = holm([difference.p_value for _, _, difference in pairs])
    return tuple(
        Rival(
            policy=policy,
            outcome=outcome,
            difference=difference,
            holm_p=p,
            verdict=verdict_of(difference, p),
        )
        for (policy, outcome, difference), p in zip(pairs, corrected, strict=True)
    )


_MAIN_PLACES = {(outcome, ALL, ALL_YEARS) for outcome in MAIN_OUTCOMES}
