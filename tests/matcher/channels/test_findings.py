"""What policies yield over all seeds, and what may be said of it."""

from __future__ import annotations

import numpy as np

from matcher.channels.number import ALL
from matcher.channels.simulation.findings import MAIN_OUTCOMES, Findings, Verdict, findings
from matcher.channels.simulation.outcome import ALL_YEARS, Outcome, Policy
from tests.made_simulation import MadeSimulation, a_number, a_scenario, of_seeds

HABIT = [10.0, 12, 9, 11, 30, 8, 10, 14, 12, 11]


def of_simulation(gain: float, n_seeds: int = 12) -> Findings:
    simulation, scenario = MadeSimulation(gain), a_scenario()
    return findings(number for seed in range(n_seeds) for number in simulation(scenario, seed))


def verdict(found: Findings, outcome: Outcome = Outcome.SUSTAINED_12) -> Verdict | None:
    told = found.of(Policy.RANKER, outcome)
    assert told is not None
    return told.verdict


def test_numbers_of_one_region_are_put_beside_those_of_the_same_region() -> None:
    better = [value + 1 for value in reversed(HABIT)]
    told = findings([*of_seeds(Policy.HABIT, HABIT), *reversed(of_seeds(Policy.RANKER, better))])
    own = told.of(Policy.RANKER, Outcome.SUSTAINED_12)
    assert told.seeds == tuple(range(1, 11))
    assert own is not None
    assert own.against_habit is not None
    assert own.against_habit.mean.estimate.at == 1.0
    assert own.own.estimate.at == 13.7


def test_the_order_of_the_numbers_changes_nothing() -> None:
    simulation, scenario = MadeSimulation(3), a_scenario()
    numbers = [number for seed in range(12) for number in simulation(scenario, seed)]
    shuffled = [numbers[at] for at in np.random.default_rng(4).permutation(len(numbers))]
    assert findings(shuffled) == findings(numbers)


def test_habit_is_beside_itself_in_nothing() -> None:
    told = of_simulation(5).of(Policy.HABIT, Outcome.SUSTAINED_12)
    assert told is not None
    assert (told.against_habit, told.verdict, told.holm_p) == (None, None, None)


def test_a_clear_gain_a_clear_loss_and_no_difference_each_have_their_word() -> None:
    assert verdict(of_simulation(10)) is Verdict.HIGHER
    assert verdict(of_simulation(-10)) is Verdict.LOWER
    same = findings([*of_seeds(Policy.HABIT, HABIT), *of_seeds(Policy.RANKER, HABIT)])
    assert verdict(same) is Verdict.UNCLEAR
    assert verdict(of_simulation(10, n_seeds=9)) is Verdict.TOO_FEW


def test_a_policy_that_is_habit_differs_nowhere() -> None:
    simulation, scenario = MadeSimulation(), a_scenario()
    habit = [
        one
        for seed in range(10)
        for one in simulation(scenario, seed)
        if one.policy is Policy.HABIT
    ]
    twin = [
        a_number(
            one.value,
            seed=one.seed,
            outcome=one.outcome,
            channel=one.channel,
            year=one.year,
        )
        for one in habit
    ]
    told = findings([*habit, *twin])
    differences = [one.against_habit for one in told.by_place.values() if one.against_habit]
    assert len(differences) == len(told.by_place) / 2
    for difference in differences:
        told_of = difference.mean.estimate
        assert (told_of.at, told_of.low, told_of.high) == (0, 0, 0)


def test_main_outcomes_are_corrected_for_all_of_them_together_and_others_are_not() -> None:
    found = of_simulation(0.3)
    for outcome in MAIN_OUTCOMES:
        one = found.of(Policy.RANKER, outcome)
        assert one is not None
        assert one.against_habit is not None
        assert one.holm_p is not None
        assert one.against_habit.p_value is not None
        assert one.holm_p >= one.against_habit.p_value
    other = found.of(Policy.RANKER, Outcome.FILLED_SHARE)
    assert other is not None
    assert other.holm_p is None


def test_a_difference_that_many_looks_would_find_by_chance_is_not_called_clear() -> None:
    wavering = [10.9, 12.9, 9.9, 10.6, 30.9, 8.9, 9.4, 14.9, 12.9, 10.9]
    numbers = [
        one
        for policy in Policy
        for outcome in MAIN_OUTCOMES
        for one in of_seeds(policy, HABIT if policy is Policy.HABIT else wavering, outcome)
    ]
    one = findings(numbers).of(Policy.RANKER, Outcome.VALUE)
    assert one is not None
    assert one.against_habit is not None
    assert one.against_habit.p_value is not None
    assert one.against_habit.p_value < 0.05
    assert one.verdict is Verdict.UNCLEAR


def test_our_ranking_is_put_beside_every_other_policy_too() -> None:
    """Who beats habit may still be no better than a simpler way."""
    better = [value + 1 + 0.1 * (seed % 2) for seed, value in enumerate(HABIT)]
    numbers = [
        one
        for policy in (Policy.HABIT, Policy.SINGLE_VECTOR, Policy.RANKER, Policy.ALLOCATION)
        for outcome in MAIN_OUTCOMES
        for one in of_seeds(
            policy, HABIT if policy in {Policy.HABIT, Policy.ALLOCATION} else better, outcome
        )
    ]
    told = {(one.policy, one.outcome): one for one in findings(numbers).rivals}
    assert {policy for policy, _ in told} == {Policy.SINGLE_VECTOR, Policy.ALLOCATION}
    twin = told[Policy.SINGLE_VECTOR, Outcome.VALUE]
    assert (twin.difference.mean.estimate.at, twin.verdict) == (0, Verdict.UNCLEAR)
    behind = told[Policy.ALLOCATION, Outcome.VALUE]
    assert behind.verdict is Verdict.HIGHER
    assert behind.holm_p is not None
    assert behind.difference.p_value is not None
    assert behind.holm_p > behind.difference.p_value


def test_what_was_not_counted_in_any_region_is_too_few() -> None:
    found = findings([*of_seeds(Policy.HABIT, [None] * 12), *of_seeds(Policy.RANKER, [1.0] * 12)])
    assert verdict(found) is Verdict.TOO_FEW
    assert found.of(Policy.RANKER, Outcome.SUSTAINED_12, ALL, ALL_YEARS + 1) is None
