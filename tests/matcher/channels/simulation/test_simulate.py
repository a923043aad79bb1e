"""The numbers of a made region: repeatable, adding up, and moved by what they should hang on."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from matcher.channels.simulation.outcome import Outcome, Policy
from matcher.channels.simulation.people import CHANNELS, GROUPS
from matcher.channels.simulation.simulate import simulate
from matcher.channels.simulation.worth import earned
from matcher.domain.claim import TargetGroup
from matcher.errors import InvalidInput, NotFound
from tests.matcher.channels.simulation.made_regions import (
    NO_DIFFERENCES,
    encoder,
    finished_courses,
    number,
    small_numbers,
    small_region,
    small_scenario,
)

SHARES = (
    Outcome.SHARE_OF_POOL,
    Outcome.SHARE_OF_FIT,
    Outcome.SHARE_OF_SEEN,
    Outcome.SHARE_OF_PLACEMENTS,
)
all_policies = pytest.mark.parametrize("policy", Policy)


def test_the_same_seed_gives_the_same_numbers_and_another_seed_others() -> None:
    assert simulate(small_scenario(), seed=1, encoder=encoder()) == small_numbers()
    assert simulate(small_scenario(), seed=2, encoder=encoder()) != small_numbers()


@all_policies
def test_what_a_policy_yields_does_not_hang_on_which_others_are_simulated(policy: Policy) -> None:
    alone = simulate(small_scenario(), seed=1, encoder=encoder(), policies=[policy])
    assert alone == tuple(one for one in small_numbers() if one.policy is policy)


def test_every_outcome_is_told_once_for_every_policy_and_place() -> None:
    places = [(one.policy, one.outcome, one.channel, one.year) for one in small_numbers()]
    assert len(set(places)) == len(places)
    for policy in Policy:
        assert {outcome for p, outcome, _, _ in places if p is policy} == set(Outcome)


@all_policies
def test_years_and_channels_add_up(policy: Policy) -> None:
    numbers = small_numbers()
    for outcome in (Outcome.PLACEMENTS, Outcome.SUSTAINED_12, Outcome.VALUE):
        total = number(numbers, policy, outcome)
        by_year = sum(number(numbers, policy, outcome, year=year) for year in (1, 2))
        by_channel = sum(number(numbers, policy, outcome, channel) for channel in CHANNELS)
        assert by_year == pytest.approx(total)
        assert by_channel == pytest.approx(total)
    for outcome in SHARES:
        shares = [number(numbers, policy, outcome, channel) for channel in CHANNELS]
        assert sum(shares) == pytest.approx(1)
        assert min(shares) >= 0


@all_policies
def test_fewer_last_twelve_months_than_six_and_no_more_than_were_placed(policy: Policy) -> None:
    numbers = small_numbers()
    placed, six, twelve = (
        number(numbers, policy, outcome)
        for outcome in (Outcome.PLACEMENTS, Outcome.SUSTAINED_6, Outcome.SUSTAINED_12)
    )
    assert placed > six > twelve > 0


@all_policies
def test_an_obligation_is_met_when_what_was_earned_for_it_reaches_the_duty(policy: Policy) -> None:
    region = small_region()
    contracts, jobs = region.contracts, region.jobs
    euros = np.zeros(len(contracts))
    for one in finished_courses()[policy].filled:
        contract = jobs.contract[one.job]
        last = min(one.hire.ends, contracts.ends[contract], region.horizon)
        group = GROUPS[region.people.group[one.hire.person]]
        days, hours = last - one.hire.starts, float(jobs.hours[one.job])
        euros[contract] += earned(region.scenario.scheme_id, group, hours, days)
    ended = contracts.ends < region.horizon
    share = (euros >= contracts.duty)[ended].mean()
    assert number(small_numbers(), policy, Outcome.OBLIGATION_MET_SHARE) == pytest.approx(share)
    assert number(small_numbers(), policy, Outcome.VALUE) == pytest.approx(euros.sum())


def test_without_habit_and_differences_shares_follow_the_pools() -> None:
    scenario = small_scenario(
        **NO_DIFFERENCES, candidates=4_000, vacancies=400, remembered=4_000, caseworker_noise=0.3
    )
    weights = scenario.by_channel("pool_weight")
    even = {f"asked_weight.{channel}": weight for channel, weight in weights.items()}
    scenario = small_scenario(**{n: p.value for n, p in scenario.parameters.items()} | even)
    numbers = simulate(scenario, seed=1, encoder=encoder(), policies=[Policy.HABIT])
    for channel in CHANNELS:
        pool = number(numbers, Policy.HABIT, Outcome.SHARE_OF_POOL, channel)
        placed = number(numbers, Policy.HABIT, Outcome.SHARE_OF_PLACEMENTS, channel)
        assert placed == pytest.approx(pool, abs=0.07)


def test_habit_that_is_stronger_keeps_contractors_with_fewer_channels() -> None:
    missed = []
    for strength in (0.0, 6.0):
        scenario = small_scenario(last_used_effect=strength, vacancies=300)
        numbers = simulate(scenario, seed=1, encoder=encoder(), policies=[Policy.HABIT])
        missed.append(number(numbers, Policy.HABIT, Outcome.MISSED_FIT))
    assert missed[1] > missed[0] + 0.02


def test_who_knows_more_finds_better_people() -> None:
    fits = []
    for noise in (0.0, 3.0):
        scenario = small_scenario(caseworker_noise=noise, interview_noise=noise)
        numbers = simulate(scenario, seed=1, encoder=encoder(), policies=[Policy.HABIT])
        fits.append(number(numbers, Policy.HABIT, Outcome.MEAN_TRUE_FIT))
    assert fits[0] > fits[1] + 0.1


def test_a_list_that_nobody_looks_at_changes_nothing() -> None:
    scenario = small_scenario(adoption=0, kandidatenverkenner_adoption=0)
    numbers = simulate(scenario, seed=1, encoder=encoder())
    told = {
        policy: [(n.outcome, n.channel, n.year, n.value) for n in numbers if n.policy is policy]
        for policy in Policy
    }
    assert all(own == told[Policy.HABIT] for own in told.values())


def test_an_exposure_floor_without_tolerance_is_the_ranking_itself() -> None:
    scenario = small_scenario(floor_tolerance=0)
    both = (Policy.RANKER, Policy.RANKER_WITH_FLOOR)
    numbers = simulate(scenario, seed=1, encoder=encoder(), policies=both)
    plain, floored = (
        [(n.outcome, n.channel, n.year, n.value) for n in numbers if n.policy is policy]
        for policy in both
    )
    assert plain == floored


@pytest.mark.parametrize(
    ("group", "months", "euros"),
    [
        (TargetGroup.PARTICIPATIEWET, 12, 40_000),
        (TargetGroup.PARTICIPATIEWET, 36, 80_000),
        (TargetGroup.WW, 6, 10_000),
        (TargetGroup.WW, 24, 20_000),
        (TargetGroup.BANENAFSPRAAK, 36, 150_000),
    ],
)
def test_value_is_that_of_the_published_scheme(
    group: TargetGroup, months: int, euros: float
) -> None:
    scheme = small_scenario().scheme_id
    days = months * 364 / 12
    assert earned(scheme, group, 36.0, days) == pytest.approx(euros, abs=1)
    assert earned(scheme, group, 24.0, days) == pytest.approx(euros * 24 / 36, abs=1)
    assert earned(scheme, None, 36.0, days) == 0
    assert earned(scheme, group, 36.0, -5.0) == 0


def test_a_scenario_of_another_region_or_scheme_that_is_not_there_is_refused() -> None:
    with pytest.raises(InvalidInput, match="No postcode area lies in a region called 'Atlantis'"):
        simulate(replace(small_scenario(), region="Atlantis"), seed=1, encoder=encoder())
    with pytest.raises(NotFound, match="no block scheme 'atlantis/undated'"):
        simulate(replace(small_scenario(), scheme_id="atlantis/undated"), seed=1, encoder=encoder())
