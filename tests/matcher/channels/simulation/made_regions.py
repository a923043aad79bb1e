"""Small made regions."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from matcher.channels.simulation.course import Course
from matcher.channels.simulation.lists import Lists
from matcher.channels.simulation.outcome import ALL_YEARS, Outcome, Policy, SimulatedNumber
from matcher.channels.simulation.region import Region, made_region
from matcher.channels.simulation.scenario import Scenario, read_scenario
from matcher.channels.simulation.simulate import run, simulate
from matcher.skills.encoder import SkillEncoder, default_encoder_path

SMALL = {"years": 2, "contractors": 20, "candidates": 1_200, "vacancies": 90}
NO_DIFFERENCES = {
    **dict.fromkeys(
        (
            "last_used_effect",
            "success_effect",
            "regular_effect",
            "taste_spread",
            "distance_effect",
            "commercial_selection",
            "small_channel_distance",
        ),
        0.0,
    ),
    **{
        f"intermediaries.{channel}": 1.0 for channel in read_scenario().by_channel("intermediaries")
    },
}
"""No habit, and channels that differ in nothing but how many people they have."""


def small_scenario(**values: float) -> Scenario:
    """Return a small scenario with other values, in or out of their ranges."""
    told = {**SMALL, **values}
    scenario = read_scenario()
    unknown = told.keys() - scenario.parameters.keys()
    assert not unknown, unknown
    changed = {name: replace(scenario.parameters[name], value=v) for name, v in told.items()}
    return replace(scenario, parameters={**scenario.parameters, **changed})


@cache
def encoder() -> SkillEncoder:
    """Return the encoder that ships."""
    return SkillEncoder.load(default_encoder_path())


@cache
def small_region() -> Region:
    """Return a small region, made once."""
    return made_region(small_scenario(), 1)


@cache
def small_lists() -> Lists:
    """Return the lists of the small region."""
    return Lists(small_region(), encoder())


@cache
def finished_courses() -> dict[Policy, Course]:
    """Return the courses of the small region after the last day."""
    region, lists = small_region(), small_lists()
    courses = {policy: Course.of(region, lists, policy) for policy in Policy}
    run(region, lists, list(courses.values()))
    return courses


@cache
def small_numbers() -> tuple[SimulatedNumber, ...]:
    """Return all numbers of the small region."""
    return simulate(small_scenario(), seed=1, encoder=encoder())


def number(
    numbers: tuple[SimulatedNumber, ...],
    policy: Policy,
    outcome: Outcome,
    channel: str = "all",
    year: int = ALL_YEARS,
) -> float:
    """Return one of the numbers, which must be there once and have a value."""
    (found,) = (
        one.value
        for one in numbers
        if (one.policy, one.outcome, one.channel, one.year) == (policy, outcome, channel, year)
    )
    assert found is not None
    return found
