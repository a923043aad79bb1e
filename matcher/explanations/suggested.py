"""Which single changes are worth a look: what the job asks and the profile does not show.

For every hard criterion that is not met, every requirement that is hardly covered, and hours and
Dutch that leave room. Of hours, kilometres and minutes a ladder of steps. What is about health, age
or who somebody is cannot be among them: there is no such change (``change_words.ChangeKind``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from math import ceil, floor

from matcher.domain.hours import WEEKLY_HOURS_LIMIT
from matcher.domain.profile import DrivingLicence, LanguageLevel, Profile
from matcher.domain.ranking import RankedCandidate
from matcher.domain.vacancy import HardCriteria, Vacancy
from matcher.explanations.change import (
    Change,
    real_changes,
    with_availability,
    with_certificate,
    with_distance,
    with_driving_licence,
    with_education,
    with_fewer_hours,
    with_hours,
    with_shift_work,
    with_skill,
    with_spoken,
    with_transport,
    with_travel_time,
    with_written,
)
from matcher.ranking.explanation import COVERED_FROM
from matcher.ternary import Ternary

HOURS_STEP, HOURS_STEPS = 4.0, 6
DISTANCE_STEP_KM, DISTANCE_STEPS = 5.0, 6
TRAVEL_STEP_MIN, TRAVEL_STEPS = 15.0, 4
"""The ladders: steps that a person would talk about. Choices of this project."""


def changes_for(profile: Profile, vacancy: Vacancy, ranked: RankedCandidate) -> tuple[Change, ...]:
    """Return the single changes that may help somebody to one job, each once.

    Parameters
    ----------
    profile : Profile
        As it is.
    vacancy : Vacancy
        The job.
    ranked : RankedCandidate
        What the ranker says of the two.
    """
    open_names = [c.name for c in ranked.criteria if c.outcome is not Ternary.MEETS]
    uncovered = [e.requirement for e in ranked.evidence if e.strength < COVERED_FROM]
    return real_changes(
        profile,
        [
            *(change for name in open_names for change in _for_criterion(name, profile, vacancy)),
            *(with_skill(profile, phrase) for phrase in uncovered),
            *_for_room(profile, vacancy.criteria),
        ],
    )


def changes_for_many(
    profile: Profile, asked: Iterable[HardCriteria], on: date
) -> tuple[Change, ...]:
    """Return the single changes that may open one of several jobs, by their hard criteria alone.

    Parameters
    ----------
    profile : Profile
        As it is.
    asked : iterable of HardCriteria
        What the jobs ask.
    on : date
        Today: the first day of availability to try where none is known.
    """
    found = [change for one in asked for change in _all_asked(profile, one)]
    if profile.available_from is None:
        found.append(with_availability(profile, on))
    ladders = (hours_ladder, fewer_hours_ladder, distance_ladder, travel_ladder)
    return real_changes(profile, [*found, *(step for of in ladders for step in of(profile))])


def hours_ladder(profile: Profile) -> list[Change]:
    """Return steps of more hours a week; empty where the most is not known."""
    known = profile.hours.maximum
    return [] if known is None else _steps(known, HOURS_STEP, HOURS_STEPS, _hours_of(profile))


def fewer_hours_ladder(profile: Profile) -> list[Change]:
    """Return steps of fewer hours that the person will work; empty where no least is known."""
    known = profile.hours.minimum or 0.0
    last = ceil(known / HOURS_STEP)
    return [
        with_fewer_hours(profile, HOURS_STEP * number)
        for number in range(last - 1, max(last - 1 - HOURS_STEPS, 0), -1)
    ]


def distance_ladder(profile: Profile) -> list[Change]:
    """Return steps of a longer way; empty where the person sets no limit."""
    known = profile.max_distance_km
    if known is None:
        return []
    return _steps(
        known, DISTANCE_STEP_KM, DISTANCE_STEPS, lambda limit: with_distance(profile, limit)
    )


def travel_ladder(profile: Profile) -> list[Change]:
    """Return steps of more minutes on the way; empty where the person sets no limit."""
    known = profile.max_travel_min
    if known is None:
        return []
    return _steps(
        known, TRAVEL_STEP_MIN, TRAVEL_STEPS, lambda limit: with_travel_time(profile, limit)
    )


def _steps(known: float, step: float, n: int, change_to: Callable[[float], Change]) -> list[Change]:
    """Return changes to the next round numbers above what is known."""
    first = floor(known / step) + 1
    return [change_to(step * number) for number in range(first, first + n)]


def _hours_of(profile: Profile) -> Callable[[float], Change]:
    return lambda maximum: with_hours(profile, min(maximum, WEEKLY_HOURS_LIMIT))


def _for_criterion(name: str, profile: Profile, vacancy: Vacancy) -> Iterator[Change]:
    """Yield what would meet one criterion that is failed or unknown."""
    kind, _, detail = name.partition(":")
    asked = vacancy.criteria
    match kind:
        case "driving_licence":
            yield with_driving_licence(profile, DrivingLicence(detail))
        case "certificate":
            yield with_certificate(profile, detail)
        case "hours":
            yield from _enough_hours(profile, asked)
            yield from (*hours_ladder(profile), *fewer_hours_ladder(profile))
        case "distance":
            yield from distance_ladder(profile)
        case "travel_time":
            yield from travel_ladder(profile)
        case "available" if asked.starts_on is not None:
            yield with_availability(profile, asked.starts_on)
        case _:
            yield from _levels_and_answers(kind, profile, asked)


def _levels_and_answers(kind: str, profile: Profile, asked: HardCriteria) -> Iterator[Change]:
    if kind == "dutch_spoken" and asked.dutch_spoken is not None:
        yield with_spoken(profile, asked.dutch_spoken)
    if kind == "dutch_written" and asked.dutch_written is not None:
        yield with_written(profile, asked.dutch_written)
    # A diploma takes years: of education only what is not known yet is worth asking.
    is_unknown = profile.education_level is None
    if kind == "education" and asked.education_level is not None and is_unknown:
        yield with_education(profile, asked.education_level)
    if kind == "shift_work":
        yield with_shift_work(profile)
    if kind == "transport":
        yield from (with_transport(profile, mode) for mode in sorted(asked.transport))


def _all_asked(profile: Profile, asked: HardCriteria) -> Iterator[Change]:
    for licence in sorted(asked.driving_licences):
        yield with_driving_licence(profile, licence)
    for name in sorted(asked.certificates):
        yield with_certificate(profile, name)
    kinds = ["dutch_spoken", "dutch_written", "education", "transport"]
    for kind in [*kinds, "shift_work"] if asked.needs_shift_work else kinds:
        yield from _levels_and_answers(kind, profile, asked)
    yield from _enough_hours(profile, asked)


def _enough_hours(profile: Profile, asked: HardCriteria) -> Iterator[Change]:
    """Yield the hours that the job asks at least, where the most of the person is not known."""
    least = asked.hours.minimum or asked.hours.maximum
    if least and profile.hours.maximum is None and (profile.hours.minimum or 0.0) <= least:
        yield with_hours(profile, least)


def _for_room(profile: Profile, asked: HardCriteria) -> Iterator[Change]:
    """Yield all hours that the job offers, and Dutch one level better, where there is room."""
    most, able = asked.hours.maximum or asked.hours.minimum, profile.hours
    if most and (able.maximum or 0.0) < most and (able.minimum or 0.0) <= most:
        yield with_hours(profile, most)
    for least, known, change_to in (
        (asked.dutch_spoken, profile.dutch_spoken, with_spoken),
        (asked.dutch_written, profile.dutch_written, with_written),
    ):
        if least is not None and known is not None and known < LanguageLevel.EXCELLENT:
            yield change_to(profile, LanguageLevel(known + 1))
