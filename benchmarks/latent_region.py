"""SYNTHETIC region with a truth that no ranker sees: who really can do and reach which job.

Everybody has a hidden history of occupations and a hidden set of skills that follow from it; a
vacancy is an occupation that asks some of its skills. Who suits which job follows from those
alone. What rankers see is written down afterwards: through other names of occupations, skills put
in other words, typos, forgotten skills and fields that nobody filled in. Nobody in it exists.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from benchmarks.latent_world import Occupation, World
from matcher.domain.holdings import Holdings
from matcher.domain.hours import HoursRange
from matcher.domain.organisation import Channel
from matcher.domain.profile import (
    DrivingLicence,
    EducationLevel,
    Experience,
    LanguageLevel,
    Profile,
    TravelMode,
)
from matcher.domain.vacancy import HardCriteria, Requirement, Vacancy
from matcher.location.distance import great_circle_km
from matcher.location.postcode import load_pc4_table
from matcher.ternary import Ternary

STARTS_ON = date(2027, 1, 4)
REGION = "Midden-Utrecht"
MASTERED = 0.85
"""Chance that somebody who held an occupation masters one of its essential skills."""
MASTERED_OPTIONAL = 0.25
SAME_LINE = 0.6
"""Chance that the next job of somebody lies in the same group of occupations."""
LISTED_SKILLS = (3, 9)
"""How many skills somebody writes down, at least and at most."""
TYPO = 0.08
"""Chance that a phrase has a typo."""
OWN_LICENCE = 0.6
SAME_OCCUPATION, SAME_GROUP = 3, 1
ENOUGH, SOME = 0.6, 0.3
"""Shares of the asked skills from which a job can be done well, or learned."""


@dataclass(frozen=True)
class Person:
    """What is true of somebody."""

    occupations: tuple[int, ...]
    skills: frozenset[int]
    wish: int
    place: int
    reach_km: float
    hours: float
    licence: bool
    shifts: bool
    available: date
    education: EducationLevel
    dutch: LanguageLevel
    channel: Channel


@dataclass(frozen=True)
class Job:
    """What is true of a job."""

    occupation: int
    asked: tuple[int, ...]
    place: int
    hours: float
    licence: bool
    shifts: bool
    education: EducationLevel
    dutch: LanguageLevel


@dataclass(frozen=True)
class Region:
    """People and jobs, and how well each person suits each job.

    Attributes
    ----------
    grades : int8 (jobs, people)
        3 can start tomorrow, 2 can do it, 1 could learn it, 0 does not suit or cannot come.
    """

    world: World
    people: tuple[Person, ...]
    jobs: tuple[Job, ...]
    grades: NDArray[np.int8]


def a_region(world: World, n_people: int, n_jobs: int, *, seed: int) -> Region:
    """Return people and jobs with the truth about them; the same for the same seed."""
    rng = np.random.default_rng(seed)
    places = np.flatnonzero(load_pc4_table().region == REGION)
    groups: dict[str, list[int]] = {}
    for number, occupation in enumerate(world.occupations):
        groups.setdefault(occupation.group, []).append(number)
    people = tuple(_person(world, groups, places, rng) for _ in range(n_people))
    jobs = tuple(_job(world, places, rng) for _ in range(n_jobs))
    return Region(world, people, jobs, _grades(world, people, jobs))


def written(
    region: Region, *, missing: float, seed: int
) -> tuple[tuple[Profile, ...], tuple[Vacancy, ...]]:
    """Return people and jobs as somebody wrote them down.

    Parameters
    ----------
    missing : float
        Share of the fields that nobody filled in, in [0, 1); also how much of a list is forgotten.
    """
    rng = np.random.default_rng([seed, 1])
    jobs = tuple(_written_job(region.world, n, job, rng) for n, job in enumerate(region.jobs))
    people = tuple(_written_person(region.world, one, missing, rng) for one in region.people)
    return people, jobs


def channels_of(region: Region) -> tuple[Channel, ...]:
    """Return through whom each person is known."""
    return tuple(person.channel for person in region.people)


def work_grades(region: Region) -> NDArray[np.int8]:
    """Return how well everybody can do each job, whether they can come or not, as ``grades``."""
    return np.array(
        [[_grade(region.world, person, job) for person in region.people] for job in region.jobs],
        dtype=np.int8,
    )


def _grades(world: World, people: Sequence[Person], jobs: Sequence[Job]) -> NDArray[np.int8]:
    table = load_pc4_table()
    homes = np.array([person.place for person in people])
    grades = np.zeros((len(jobs), len(people)), dtype=np.int8)
    for row, job in enumerate(jobs):
        km = great_circle_km(
            table.lat[homes], table.lon[homes], table.lat[job.place], table.lon[job.place]
        )
        for column, person in enumerate(people):
            if _can_come(person, job, float(km[column])):
                grades[row, column] = _grade(world, person, job)
    return grades


def _can_come(person: Person, job: Job, km: float) -> bool:
    return (
        km <= person.reach_km
        and person.hours >= job.hours
        and (person.licence or not job.licence)
        and (person.shifts or not job.shifts)
        and person.available <= STARTS_ON
        and person.education >= job.education
        and person.dutch >= job.dutch
    )


def _grade(world: World, person: Person, job: Job) -> int:
    covered = len(person.skills & set(job.asked)) / len(job.asked)
    if job.occupation in person.occupations and covered >= ENOUGH:
        return SAME_OCCUPATION
    if covered >= ENOUGH or job.occupation in person.occupations:
        return 2
    group = world.occupations[job.occupation].group
    is_near = any(world.occupations[n].group == group for n in person.occupations)
    return SAME_GROUP if covered >= SOME or is_near else 0


def _person(
    world: World,
    groups: dict[str, list[int]],
    places: NDArray[np.intp],
    rng: np.random.Generator,
) -> Person:
    held = [int(rng.integers(len(world.occupations)))]
    for _ in range(int(rng.integers(0, 3))):
        near = groups[world.occupations[held[0]].group]
        is_near = rng.random() < SAME_LINE
        held.append(int(rng.choice(near)) if is_near else int(rng.integers(len(world.occupations))))
    skills = set()
    for number in held:
        occupation = world.occupations[number]
        skills |= {skill for skill in occupation.essential if rng.random() < MASTERED}
        skills |= {skill for skill in occupation.optional if rng.random() < MASTERED_OPTIONAL}
    return Person(
        occupations=tuple(dict.fromkeys(held)),
        skills=frozenset(skills),
        wish=held[int(rng.integers(len(held)))],
        place=int(rng.choice(places)),
        reach_km=float(rng.choice([8, 12, 20, 35])),
        hours=float(rng.choice([16, 24, 32, 40])),
        licence=bool(rng.random() < OWN_LICENCE),
        shifts=bool(rng.random() < 0.5),
        available=STARTS_ON - timedelta(days=int(rng.integers(-30, 365))),
        education=EducationLevel(int(rng.choice([2, 3, 4, 4, 5]))),
        dutch=LanguageLevel(int(rng.choice([2, 3, 3, 4]))),
        channel=list(Channel)[int(rng.integers(len(Channel)))],
    )


def _job(world: World, places: NDArray[np.intp], rng: np.random.Generator) -> Job:
    number = int(rng.integers(len(world.occupations)))
    essential = world.occupations[number].essential
    n_asked = min(len(essential), int(rng.integers(4, 9)))
    return Job(
        occupation=number,
        asked=tuple(int(n) for n in rng.choice(essential, n_asked, replace=False)),
        place=int(rng.choice(places)),
        hours=float(rng.choice([16, 24, 32])),
        licence=bool(rng.random() < 0.25),
        shifts=bool(rng.random() < 0.2),
        education=EducationLevel(int(rng.choice([2, 2, 3, 4]))),
        dutch=LanguageLevel(int(rng.choice([2, 2, 3]))),
    )


def _written_person(
    world: World, person: Person, missing: float, rng: np.random.Generator
) -> Profile:
    def is_told() -> bool:
        return bool(rng.random() >= missing)

    code = str(int(load_pc4_table().pc4[person.place]))
    listed = [skill for skill in sorted(person.skills) if is_told()]
    n_listed = min(len(listed), int(rng.integers(LISTED_SKILLS[0], LISTED_SKILLS[1] + 1)))
    chosen: list[int] = list(rng.choice(listed, n_listed, replace=False)) if listed else []
    licences = frozenset({DrivingLicence.B}) if person.licence else frozenset()
    return Profile(
        skills=tuple(_said(world.skills[int(skill)], rng) for skill in chosen),
        preferred_occupations=((_named(world.occupations[person.wish], rng),) if is_told() else ()),
        experience=tuple(
            Experience(occupation=_named(world.occupations[number], rng))
            for number in person.occupations
            if is_told()
        ),
        driving_licences=(
            Holdings(licences, is_complete=True) if is_told() else Holdings.unknown()
        ),
        transport=Holdings.at_least([TravelMode.BICYCLE]) if is_told() else Holdings.unknown(),
        pc4=code if is_told() else None,
        hours=HoursRange(None, person.hours) if is_told() else HoursRange(),
        available_from=person.available if is_told() else None,
        education_level=person.education if is_told() else None,
        dutch_spoken=person.dutch if is_told() else None,
        shift_work=Ternary.of(person.shifts) if is_told() else Ternary.UNKNOWN,
        max_distance_km=person.reach_km if is_told() else None,
    )


def _written_job(world: World, number: int, job: Job, rng: np.random.Generator) -> Vacancy:
    return Vacancy(
        vacancy_id=f"V-{number:04d}",
        organisation_id="O-0001",
        title=world.occupations[job.occupation].label,
        requirements=tuple(Requirement(phrase=world.skills[skill][0]) for skill in job.asked),
        criteria=HardCriteria(
            starts_on=STARTS_ON,
            hours=HoursRange(job.hours, None),
            driving_licences=frozenset({DrivingLicence.B}) if job.licence else frozenset(),
            education_level=job.education,
            dutch_spoken=job.dutch,
            needs_shift_work=job.shifts,
        ),
        pc4=str(int(load_pc4_table().pc4[job.place])),
    )


def _named(occupation: Occupation, rng: np.random.Generator) -> str:
    return _typed(str(rng.choice(occupation.names)), rng)


def _said(names: tuple[str, ...], rng: np.random.Generator) -> str:
    """Return a skill as somebody may say it: under another name, turned round, or shortened."""
    phrase = str(rng.choice(names))
    words = phrase.split()
    way = rng.random()
    if len(words) >= 2 and way < 0.3:
        phrase = f"{words[-1]} van {' '.join(words[:-1])}"
    elif len(words) >= 3 and way < 0.5:
        dropped = int(rng.integers(0, len(words) - 1))
        phrase = " ".join(word for place, word in enumerate(words) if place != dropped)
    return _typed(phrase, rng)


def _typed(phrase: str, rng: np.random.Generator) -> str:
    if len(phrase) < 5 or rng.random() >= TYPO:
        return phrase
    at = int(rng.integers(1, len(phrase) - 2))
    swapped = phrase[:at] + phrase[at + 1] + phrase[at] + phrase[at + 2 :]
    return str(rng.choice([swapped, phrase[:at] + phrase[at + 1 :], phrase.upper()]))
