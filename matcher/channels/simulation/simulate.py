"""One made region under several policies: the same people, the same vacancies, the same luck."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence

import numpy as np

from matcher.channels.simulation.counting import Counts
from matcher.channels.simulation.course import Course
from matcher.channels.simulation.draws import Floats
from matcher.channels.simulation.lists import Encoder, Lists
from matcher.channels.simulation.opening import Opening
from matcher.channels.simulation.outcome import Policy, SimulatedNumber
from matcher.channels.simulation.people import CHANNELS, YEAR_DAYS, Flags
from matcher.channels.simulation.region import Region, made_region
from matcher.channels.simulation.scenario import Scenario


def simulate(
    scenario: Scenario,
    *,
    seed: int,
    encoder: Encoder,
    policies: Iterable[Policy] = tuple(Policy),
) -> tuple[SimulatedNumber, ...]:
    """Return what a made region yields under each policy.

    Parameters
    ----------
    scenario : Scenario
    seed : int
        Of all luck; the same seed gives the same numbers.
    encoder : Encoder
        What the rankers of the product encode phrases with.
    policies : iterable of Policy
        Which; what one yields does not depend on the others.

    Raises
    ------
    InvalidInput
        If the scenario names a region without postcodes.
    NotFound
        If it names a block scheme that is not there.
    """
    region = made_region(scenario, seed)
    lists = Lists(region, encoder)
    courses = [Course.of(region, lists, policy) for policy in policies]
    fit_in_channels = run(region, lists, courses)
    return tuple(
        number for course in courses for number in Counts(course, fit_in_channels).numbers(seed)
    )


def run(region: Region, lists: Lists, courses: Sequence[Course]) -> Floats:
    """Let all courses go to the end of the period, side by side.

    Returns
    -------
    float64 (n_years, n_channels)
        Truly suitable people in the register when a vacancy opened, over all vacancies, by year.
    """
    jobs, people = region.jobs, region.people
    fit_in_channels = np.zeros((region.scenario.whole("years"), len(CHANNELS)))
    coming, is_open = deque(range(len(jobs))), deque[int]()
    for day in np.arange(0.0, region.horizon, region.scenario["round_days"]).tolist():
        is_present = (people.arrives <= day) & (people.leaves > day)
        while is_open and jobs.closes[is_open[0]] < day:
            _close(courses, is_open.popleft())
        while coming and jobs.opens[coming[0]] <= day:
            job = coming.popleft()
            opening = Opening(region, lists, job)
            fit_in_channels[int(jobs.opens[job] // YEAR_DAYS)] += _fit(region, opening, is_present)
            for course in courses:
                course.take_in(opening, is_present, day)
            is_open.append(job)
        for course in courses:
            course.search(is_present, day)
    while is_open:
        _close(courses, is_open.popleft())
    return fit_in_channels


def _close(courses: Iterable[Course], job: int) -> None:
    for course in courses:
        course.close(job)


def _fit(region: Region, opening: Opening, is_present: Flags) -> Floats:
    """Return how many truly suitable people each channel has."""
    is_fit = opening.chance >= region.scenario["suitable_from"]
    who = opening.there[is_fit]
    channel = region.people.channel[who[is_present[who]]]
    return np.bincount(channel, minlength=len(CHANNELS)).astype(np.float64)
