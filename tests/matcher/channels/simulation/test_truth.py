"""Who would do well and stay follows from what people can do and are, and from nothing written."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from matcher.channels.simulation.people import MONTH_DAYS, People
from matcher.channels.simulation.region import Region, made_region
from matcher.channels.simulation.truth import Promise, Truth
from tests.matcher.channels.simulation.made_regions import small_region, small_scenario

JOB = 5


def promise(region: Region, people: People) -> Promise:
    truth = Truth(region.scenario, region.work, region.places, people, region.jobs, region.draws)
    return truth.promise(JOB, np.arange(len(people)))


def test_who_masters_what_is_asked_would_do_better_and_a_skill_next_to_it_helps_in_part() -> None:
    region = small_region()
    asked = region.jobs.asked[JOB]
    asked = asked[asked >= 0]
    usual = promise(region, region.people)
    has_skill = region.people.has_skill.copy()
    has_thing = region.people.has_thing.copy()
    has_thing[region.work.thing_of[asked]] = True
    near = promise(region, replace(region.people, has_thing=has_thing))
    has_skill[asked] = True
    full = promise(region, replace(region.people, has_thing=has_thing, has_skill=has_skill))
    lacks = ~region.people.has_skill[asked].all(axis=0)
    assert (full.odds[lacks] > near.odds[lacks]).all()
    assert (near.odds >= usual.odds).all()
    assert (near.odds > usual.odds).any()
    least = region.scenario["skill_effect"] / 2
    assert np.allclose((full.known_odds - usual.known_odds).max(), 2 * least, atol=least)


def test_readiness_counts_although_no_profile_shows_it() -> None:
    region = small_region()
    readier = promise(region, replace(region.people, readiness=region.people.readiness + 1))
    gain = readier.odds - promise(region, region.people).odds
    assert np.allclose(gain, region.scenario["readiness_effect"])


def test_who_lives_too_far_has_too_few_hours_or_lacks_a_licence_or_shifts_cannot_come() -> None:
    region = small_region()
    jobs, people = region.jobs, region.people
    fully_able = replace(
        people,
        hours=np.full(len(people), 99.0),
        reach_km=np.full(len(people), 999.0),
        has_licence=np.ones(len(people), np.bool_),
        takes_shifts=np.ones(len(people), np.bool_),
    )
    everything = replace(
        jobs,
        needs_licence=np.ones(len(jobs), np.bool_),
        needs_shifts=np.ones(len(jobs), np.bool_),
    )
    hard = replace(region, jobs=everything)
    assert promise(hard, fully_able).can_come.all()
    for lacking in (
        replace(fully_able, hours=np.zeros(len(people))),
        replace(fully_able, reach_km=np.full(len(people), -1.0)),
        replace(fully_able, has_licence=np.zeros(len(people), np.bool_)),
        replace(fully_able, takes_shifts=np.zeros(len(people), np.bool_)),
    ):
        found = promise(hard, lacking)
        assert not found.can_come.any()
        assert not found.chance.any()


def test_the_target_group_and_the_channel_of_somebody_say_nothing_of_how_well_they_would_do() -> (
    None
):
    region = small_region()
    other = replace(
        region.people,
        group=np.zeros_like(region.people.group),
        channel=np.zeros_like(region.people.channel),
    )
    assert np.array_equal(promise(region, other).odds, promise(region, region.people).odds)


def test_who_does_better_stays_longer_and_the_first_months_are_the_riskiest() -> None:
    region = small_region()
    stay = region.truth.days_in_job
    assert all(stay(JOB, person, 0.9) > stay(JOB, person, 0.4) for person in range(50))
    days = np.array([stay(job, person, 0.5) for job in range(40) for person in range(60)])
    hazard = region.scenario["leave_hazard"]
    early = hazard * region.scenario["early_factor"] * 3
    assert abs((days > 3 * MONTH_DAYS).mean() - np.exp(-early)) < 0.03
    assert abs((days > 12 * MONTH_DAYS).mean() - np.exp(-early - 9 * hazard)) < 0.03


def test_people_differ_by_channel_in_readiness_only_as_far_as_the_scenario_says() -> None:
    same = made_region(
        small_scenario(candidates=8_000, commercial_selection=0, small_channel_distance=0), 1
    ).people
    means = [same.readiness[same.channel == channel].mean() for channel in range(8)]
    assert np.ptp(means) < 0.25
