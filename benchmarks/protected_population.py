"""SYNTHETIC people of whom protected traits are known, and what follows from these, by assumption.

Nobody in it exists, and no share or difference is a figure of anything: how far circumstances
follow from a trait is a dial, from not at all to for everybody. It shares no code with what ranks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from benchmarks.latent_world import World
from matcher.domain.holdings import Holdings
from matcher.domain.hours import HoursRange
from matcher.domain.profile import (
    DrivingLicence,
    EducationLevel,
    Experience,
    LanguageLevel,
    Profile,
    TravelMode,
)
from matcher.domain.vacancy import HardCriteria, Requirement, Vacancy
from matcher.domain.wishes import Company, WorkConditions, WorkPlace, WorkWishes
from matcher.location.postcode import load_pc4_table

TODAY = date(2026, 11, 25)
REGION = "Midden-Utrecht"
MISSING = 0.2
"""Share of the fields that nobody filled in."""
TRAITS = {
    "age": "50 or older",
    "gender": "woman",
    "nationality": "not Dutch",
    "benefit": "Participatiewet",
    "health": "limited by health",
}
"""Traits, and what is true of somebody who has one."""


Fact = TypeVar("Fact")


@dataclass(frozen=True)
class Population:
    """People as they are written down, and what is not.

    Attributes
    ----------
    profiles : tuple of Profile
    traits : mapping of str to bool (people,)
        Who has which trait; drawn by lot, each apart from the others.
    """

    profiles: tuple[Profile, ...]
    traits: Mapping[str, NDArray[np.bool_]]


def a_population(world: World, n_people: int, *, strength: float, seed: int) -> Population:
    """Return people of whom a share's circumstances follow from their traits.

    Parameters
    ----------
    strength : float
        In [0, 1]: for this share of the people each trait decides what it decides by assumption;
        for the others it decides nothing.
    """
    rng = np.random.default_rng(seed)
    traits = {name: rng.random(n_people) < 0.5 for name in TRAITS}
    places = np.flatnonzero(load_pc4_table().region == REGION)
    profiles = tuple(
        _profile(world, places, _Follows(traits, number, strength, rng), rng)
        for number in range(n_people)
    )
    return Population(profiles, traits)


def some_jobs(world: World, n_jobs: int, *, seed: int) -> tuple[Vacancy, ...]:
    """Return vacancies; they ask nothing of a trait."""
    rng = np.random.default_rng([seed, 1])
    places = np.flatnonzero(load_pc4_table().region == REGION)
    return tuple(_job(world, places, number, rng) for number in range(n_jobs))


class _Follows:
    """Whether a trait decides for somebody, and which way: True, False, or None for not at all."""

    def __init__(
        self,
        traits: Mapping[str, NDArray[np.bool_]],
        number: int,
        strength: float,
        rng: np.random.Generator,
    ) -> None:
        self._answers = {
            name: bool(has[number]) if rng.random() < strength else None
            for name, has in traits.items()
        }

    def __getitem__(self, trait: str) -> bool | None:
        return self._answers[trait]


def _profile(
    world: World, places: NDArray[np.intp], follows: _Follows, rng: np.random.Generator
) -> Profile:
    """Write somebody down.

    By assumption: the old held more jobs, longer ago; women and men do other work, and women work
    fewer hours; who is not Dutch speaks it less well and had less schooling; who has a
    Participatiewet benefit worked long ago, if at all, and has no car; who is limited by health
    works fewer hours, near home, and inside.
    """
    told = partial(_told, rng)
    held = _jobs_held(world, follows, rng)
    has_car = follows["benefit"] is not True and bool(rng.random() < 0.6)
    modes = [TravelMode.CAR, TravelMode.BICYCLE] if has_car else [TravelMode.BICYCLE]
    licences = frozenset({DrivingLicence.B}) if has_car else frozenset()
    few_hours = follows["gender"] is True or follows["health"] is True
    indoors = {True: WorkPlace.INDOORS, False: WorkPlace.OUTDOORS, None: None}[follows["health"]]
    wished = indoors or list(WorkPlace)[int(rng.integers(2))]
    schooled = [2, 3] if follows["nationality"] is True else [3, 4, 5]
    speaks = {True: [2], False: [4], None: [2, 3, 4]}[follows["nationality"]]
    code = str(int(load_pc4_table().pc4[int(rng.choice(places))]))
    return Profile(
        skills=_listed_skills(world, held, rng),
        preferred_occupations=told((world.occupations[held[0]].label,), ()),
        experience=told(_experience(world, held, follows, rng), ()),
        driving_licences=told(Holdings(licences, is_complete=True), Holdings.unknown()),
        transport=told(Holdings.at_least(modes), Holdings.unknown()),
        pc4=told(code, None),
        hours=told(
            HoursRange(None, float(rng.choice([16, 24] if few_hours else [24, 36]))), HoursRange()
        ),
        education_level=told(EducationLevel(int(rng.choice(schooled))), None),
        dutch_spoken=told(LanguageLevel(int(rng.choice(speaks))), None),
        max_distance_km=told(8.0 if follows["health"] else float(rng.choice([8, 20, 35])), None),
        wishes=WorkWishes(
            places=told(frozenset({wished}), frozenset()),
            company=told(frozenset({list(Company)[int(rng.integers(2))]}), frozenset()),
        ),
    )


def _told(rng: np.random.Generator, fact: Fact, otherwise: Fact) -> Fact:
    return fact if rng.random() >= MISSING else otherwise


def _jobs_held(world: World, follows: _Follows, rng: np.random.Generator) -> list[int]:
    groups = sorted({occupation.group for occupation in world.occupations})
    half = len(groups) // 2
    open_to = {True: groups[:half], False: groups[half:], None: groups}[follows["gender"]]
    near = [n for n, one in enumerate(world.occupations) if one.group in open_to]
    n_held = {True: 3, False: 1, None: int(rng.integers(1, 4))}[follows["age"]]
    return [int(one) for one in rng.choice(near, n_held)]


def _listed_skills(world: World, held: list[int], rng: np.random.Generator) -> tuple[str, ...]:
    mastered = sorted({skill for job in held for skill in world.occupations[job].essential})
    listed = rng.choice(mastered, min(len(mastered), int(rng.integers(3, 9))), replace=False)
    return tuple(world.skills[int(skill)][0] for skill in listed)


def _experience(
    world: World, held: list[int], follows: _Follows, rng: np.random.Generator
) -> tuple[Experience, ...]:
    is_long_ago = follows["age"] is True or follows["benefit"] is True
    jobs, ended = (
        [],
        TODAY - timedelta(days=int(rng.integers(2_000, 6_000) if is_long_ago else 300)),
    )
    for job in held:
        started = ended - timedelta(days=int(rng.integers(100, 2_000)))
        name = world.occupations[job].label
        jobs.append(Experience(occupation=name, started_on=started, ended_on=ended))
        ended = started
    return tuple(jobs)


def _job(world: World, places: NDArray[np.intp], number: int, rng: np.random.Generator) -> Vacancy:
    occupation = world.occupations[int(rng.integers(len(world.occupations)))]
    n_asked = min(len(occupation.essential), int(rng.integers(4, 9)))
    asked = rng.choice(occupation.essential, n_asked, replace=False)
    return Vacancy(
        vacancy_id=f"V-{number:04d}",
        organisation_id="O-0001",
        title=occupation.label,
        requirements=tuple(Requirement(phrase=world.skills[int(skill)][0]) for skill in asked),
        criteria=HardCriteria(
            hours=HoursRange(None, float(rng.choice([24, 32, 36]))),
            dutch_spoken=LanguageLevel.REASONABLE,
        ),
        conditions=WorkConditions(
            places=frozenset({list(WorkPlace)[int(rng.integers(2))]}),
            company=frozenset({list(Company)[int(rng.integers(2))]}),
        ),
        pc4=str(int(load_pc4_table().pc4[int(rng.choice(places))])),
    )
