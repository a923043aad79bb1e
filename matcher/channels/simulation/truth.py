"""The truth of the made region: who would do well in which work, and how long they would stay.

It follows from latent traits only. No ranker is known here (an import contract keeps it so), and no
ranker sees what is used here: skills are the true ones and not the listed ones, readiness and how
person and workplace get on stand in no profile.

For person i and vacancy j

    odds_ij = a (coverage_ij - 1/2) + b (experience_ij - 1/2) + c readiness_i + d match_ij

with coverage the mean over the asked skills of 1 where the skill is mastered, else ``near_skill``
where another skill with the same thing is, else 0; experience 1 where the occupation was held, 1/2
where one of its line was, else 0; match standard normal. The chance to do well is
``1 / (1 + exp(-odds))``, and 0 for who cannot do the work: too few hours, no licence, no shifts, or
farther than one will travel.

A job is left with a monthly hazard ``leave_hazard exp(-stay_effect (chance - 1/2))``, times
``early_factor`` in the first three months.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import expit

from matcher.channels.simulation.demand import Jobs
from matcher.channels.simulation.draws import Draws, Floats
from matcher.channels.simulation.people import MONTH_DAYS, Flags, Numbers, People
from matcher.channels.simulation.places import Places
from matcher.channels.simulation.scenario import Scenario
from matcher.channels.simulation.words import Work

_EARLY_MONTHS = 3
_SAME_LINE_EXPERIENCE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Promise:
    """What m people would make of one vacancy.

    Attributes
    ----------
    known_odds : float64 (m,)
        Log-odds of doing well without how person and workplace get on: what somebody who knew the
        person through and through could tell.
    odds : float64 (m,)
        Log-odds with it.
    can_come : bool (m,)
        Whether they can do the work at all.
    is_in_line : bool (m,)
        Whether they held an occupation in the line of the vacancy.
    """

    known_odds: Floats
    odds: Floats
    can_come: Flags
    is_in_line: Flags

    @property
    def chance(self) -> Floats:
        """Chance of doing well, 0 for who cannot come: the true fit."""
        return np.where(self.can_come, expit(self.odds), 0.0)


class Truth:
    """Who would do well, in one made region."""

    def __init__(
        self,
        scenario: Scenario,
        work: Work,
        places: Places,
        people: People,
        jobs: Jobs,
        draws: Draws,
    ) -> None:
        self._scenario = scenario
        self._work = work
        self._places = places
        self._people = people
        self._jobs = jobs
        self._draws = draws
        self._held_lines = np.where(people.held >= 0, work.line[people.held], -1)

    def promise(self, job: int, who: Numbers) -> Promise:
        """Return what some people, numbers of ``People``, would make of a vacancy."""
        value, people = self._scenario, self._people
        experience = self._experience(job, who)
        known = (
            value["skill_effect"] * (self._coverage(job, who) - 0.5)
            + value["occupation_effect"] * (experience - 0.5)
            + value["readiness_effect"] * people.readiness[who]
        )
        match = self._draws.normal("match", self._jobs.number[job], who)
        return Promise(
            known_odds=known,
            odds=known + value["match_spread"] * match,
            can_come=self._can_come(job, who),
            is_in_line=experience > 0,
        )

    def days_in_job(self, job: int, person: int, chance: float) -> float:
        """Return how many days somebody who takes the job stays in it."""
        value = self._scenario
        hazard = value["leave_hazard"] * np.exp(-value["stay_effect"] * (chance - 0.5))
        due = self._draws.exponential("stay", self._jobs.number[job], person).item()
        early = value["early_factor"] * hazard
        if due < early * _EARLY_MONTHS:
            return float(due / early * MONTH_DAYS)
        return float((_EARLY_MONTHS + (due - early * _EARLY_MONTHS) / hazard) * MONTH_DAYS)

    def _coverage(self, job: int, who: Numbers) -> Floats:
        asked = self._jobs.asked[job]
        asked = asked[asked >= 0]
        covered = np.zeros(len(who))
        near = self._scenario["near_skill"]
        for skill in asked.tolist():
            has = self._people.has_skill[skill, who]
            has_near = self._people.has_thing[self._work.thing_of[skill], who]
            covered += np.where(has, 1.0, near * has_near)
        return covered / len(asked)

    def _experience(self, job: int, who: Numbers) -> Floats:
        occupation = self._jobs.occupation[job]
        has_held = (self._people.held[who] == occupation).any(axis=1)
        is_in_line = (self._held_lines[who] == self._work.line[occupation]).any(axis=1)
        return np.where(has_held, 1.0, _SAME_LINE_EXPERIENCE * is_in_line)

    def _can_come(self, job: int, who: Numbers) -> Flags:
        people, jobs = self._people, self._jobs
        km = self._places.km[jobs.place[job], people.place[who]]
        can = (people.hours[who] >= jobs.hours[job]) & (km <= people.reach_km[who])
        if jobs.needs_licence[job]:
            can &= people.has_licence[who]
        if jobs.needs_shifts[job]:
            can &= people.takes_shifts[who]
        return np.asarray(can)
