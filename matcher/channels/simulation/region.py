"""A made region: people, contractors, contracts, vacancies, and the truth about them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matcher.channels.simulation.demand import (
    Contractors,
    Contracts,
    Jobs,
    made_contractors,
    made_contracts,
    made_jobs,
)
from matcher.channels.simulation.draws import Draws
from matcher.channels.simulation.people import YEAR_DAYS, Numbers, People, made_people
from matcher.channels.simulation.places import Places, places_of
from matcher.channels.simulation.scenario import Scenario
from matcher.channels.simulation.truth import Truth
from matcher.channels.simulation.words import Work, made_work


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Region:
    """All that is the same under every policy."""

    scenario: Scenario
    draws: Draws
    work: Work
    places: Places
    people: People
    contractors: Contractors
    contracts: Contracts
    jobs: Jobs
    truth: Truth

    @property
    def horizon(self) -> float:
        """The day on which the period ends."""
        return self.scenario["years"] * YEAR_DAYS

    def there_for(self, job: int) -> Numbers:
        """Return who is in the register on some day on which a vacancy is open."""
        people, jobs = self.people, self.jobs
        return np.flatnonzero(
            (people.arrives <= jobs.closes[job]) & (people.leaves >= jobs.opens[job])
        )


def made_region(scenario: Scenario, seed: int) -> Region:
    """Return the region of a scenario; the same for the same seed."""
    draws, work, places = Draws(seed), made_work(), places_of(scenario.region)
    people = made_people(scenario, work, places, draws)
    contractors = made_contractors(scenario, work, places, draws)
    contracts = made_contracts(scenario, draws)
    jobs = made_jobs(scenario, work, places, contractors, contracts, draws)
    return Region(
        scenario=scenario,
        draws=draws,
        work=work,
        places=places,
        people=people,
        contractors=contractors,
        contracts=contracts,
        jobs=jobs,
        truth=Truth(scenario, work, places, people, jobs, draws),
    )
