"""Which conclusions hold whatever the assumptions are."""

from __future__ import annotations

import pytest

from matcher.channels.simulation.findings import MAIN_OUTCOMES, Verdict
from matcher.channels.simulation.outcome import Outcome, Policy, SimulatedNumber
from matcher.channels.simulation.sensitivity import (
    Conclusion,
    End,
    Robustness,
    Variation,
    conclusions,
    main_numbers,
    variations,
)
from tests.made_simulation import MadeSimulation, a_number, a_parameter, a_scenario

LOW = Variation(parameter="pull", end=End.LOW, value=0.5)
HIGH = Variation(parameter="pull", end=End.HIGH, value=2)


def concluded(simulation: MadeSimulation, n_seeds: int = 12) -> dict[Outcome, Conclusion]:
    """Return what is concluded of the ranker when ``pull`` goes through its range."""

    def numbers(pull: float) -> list[SimulatedNumber]:
        scenario = a_scenario().with_value("pull", pull)
        return [one for seed in range(n_seeds) for one in simulation(scenario, seed)]

    found = conclusions(numbers(1), {one: numbers(one.value) for one in (LOW, HIGH)})
    return {one.outcome: one for one in found if one.policy is Policy.RANKER}


def test_every_assumption_goes_to_both_ends_and_nothing_else_does() -> None:
    told = variations(a_scenario().parameters)
    assert [(one.parameter, one.end, one.value) for one in told] == [
        ("best", End.LOW, 3),
        ("best", End.HIGH, 20),
        ("pull", End.LOW, 0.5),
        ("pull", End.HIGH, 2),
    ]


def test_an_end_that_is_the_value_itself_is_not_run() -> None:
    edge = a_parameter("edge", 0.0, unit="share", low=0.0, high=0.5)
    told = variations(a_scenario(edge).parameters)
    assert [one.end for one in told if one.parameter == "edge"] == [End.HIGH]


def test_a_gain_that_stays_a_gain_holds_everywhere() -> None:
    told = concluded(MadeSimulation(gain=10))
    assert list(told) == list(MAIN_OUTCOMES)
    assert {one.robustness for one in told.values()} == {Robustness.HOLDS}
    assert all(one.elsewhere == () for one in told.values())


def test_a_conclusion_that_turns_round_is_named_with_where_it_does() -> None:
    told = concluded(MadeSimulation(gain=10, turns_at=2))[Outcome.SUSTAINED_12]
    assert told.robustness is Robustness.FLIPS
    assert [(one.variation, one.verdict) for one in told.reversed_at] == [(HIGH, Verdict.LOWER)]


def test_a_conclusion_that_fades_is_unclear_and_does_not_flip() -> None:
    told = concluded(MadeSimulation(gain=0.9), n_seeds=14)
    assert Robustness.FLIPS not in {one.robustness for one in told.values()}
    faded = [one for one in told.values() if one.robustness is Robustness.UNCLEAR]
    assert faded
    assert all({shift.verdict for shift in one.elsewhere} == {Verdict.UNCLEAR} for one in faded)


def test_where_the_base_shows_nothing_there_is_no_conclusion_to_hold() -> None:
    told = concluded(MadeSimulation(gain=10), n_seeds=5)[Outcome.VALUE]
    assert told.verdict is Verdict.TOO_FEW
    assert told.robustness is Robustness.NO_CONCLUSION


def test_what_an_assumption_changes_is_told_apart_from_luck_seed_by_seed() -> None:
    told = concluded(MadeSimulation(gain=10))[Outcome.SUSTAINED_12]
    change = {one.variation.end: one.change.estimate for one in told.shifts}
    # The same seed has the same luck under every variation, so only the pull is left.
    assert change[End.LOW].at == pytest.approx(-5)
    assert change[End.HIGH].at == pytest.approx(10)
    assert change[End.LOW].high == pytest.approx(-5)


def test_a_seed_that_a_variation_lacks_counts_for_nothing_there() -> None:
    base = [
        a_number(value, seed=seed, policy=policy)
        for seed in range(12)
        for policy, value in ((Policy.HABIT, 1.0), (Policy.RANKER, 2.0 + seed))
    ]
    told = conclusions(base, {LOW: [one for one in base if one.seed < 10]})
    shift = next(one for one in told if one.policy is Policy.RANKER).shifts[0]
    assert (shift.difference.mean.n, shift.change.n, shift.change.estimate.at) == (10, 10, 0.0)


def test_only_main_outcomes_of_all_channels_and_years_are_kept() -> None:
    kept = main_numbers(MadeSimulation()(a_scenario(), 1))
    assert len(kept) == len(MAIN_OUTCOMES) * len(Policy)
