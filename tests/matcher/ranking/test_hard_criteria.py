"""Demands that cannot be bargained with, as a caseworker would judge them."""

from __future__ import annotations

from datetime import date

import pytest

from matcher.domain.holdings import Holdings
from matcher.domain.hours import HoursRange
from matcher.domain.profile import (
    DrivingLicence,
    EducationLevel,
    LanguageLevel,
    Profile,
    TravelMode,
)
from matcher.domain.vacancy import HardCriteria, Vacancy
from matcher.ternary import Ternary
from tests.matcher.pool import Pool

ZOETERMEER, DELFT, GRONINGEN = "2712", "2611", "9711"
STARTS = date(2026, 12, 1)


def judged(profile: Profile, criteria: HardCriteria, name: str, pc4: str | None = None) -> Ternary:
    """Return the outcome of one criterion for one person."""
    vacancy = Vacancy(
        vacancy_id="V-1", organisation_id="O-1", title="schoonmaker", criteria=criteria, pc4=pc4
    )
    outcomes = {c.name: c.outcome for c in Pool([profile]).only(vacancy).criteria}
    return outcomes[name]


@pytest.mark.parametrize(
    ("available_from", "available_until", "outcome"),
    [
        (STARTS, None, Ternary.MEETS),
        (date(2026, 12, 2), None, Ternary.FAILS),
        (None, None, Ternary.UNKNOWN),
        (date(2026, 1, 1), date(2026, 11, 30), Ternary.FAILS),
        (None, date(2026, 11, 30), Ternary.FAILS),
    ],
)
def test_a_person_must_be_available_on_the_first_working_day(
    available_from: date | None, available_until: date | None, outcome: Ternary
) -> None:
    profile = Profile(available_from=available_from, available_until=available_until)
    assert judged(profile, HardCriteria(starts_on=STARTS), "available") is outcome


@pytest.mark.parametrize(
    ("able", "offered", "outcome"),
    [
        (HoursRange(None, 24), HoursRange(24, 32), Ternary.MEETS),
        (HoursRange(None, 16), HoursRange(24, 32), Ternary.FAILS),
        (HoursRange(32, 40), HoursRange(16, 24), Ternary.FAILS),
        (HoursRange(None, 40), HoursRange(16, 24), Ternary.MEETS),
        (HoursRange(16, None), HoursRange(24, 32), Ternary.UNKNOWN),
        (HoursRange(), HoursRange(24, 32), Ternary.UNKNOWN),
    ],
)
def test_weekly_hours_must_overlap(able: HoursRange, offered: HoursRange, outcome: Ternary) -> None:
    assert judged(Profile(hours=able), HardCriteria(hours=offered), "hours") is outcome


@pytest.mark.parametrize(
    ("held", "asked", "outcome"),
    [
        (Holdings.exactly([DrivingLicence.B]), DrivingLicence.B, Ternary.MEETS),
        (Holdings.exactly([DrivingLicence.CE]), DrivingLicence.B, Ternary.MEETS),
        (Holdings.exactly([DrivingLicence.B]), DrivingLicence.C, Ternary.FAILS),
        (Holdings.exactly([DrivingLicence.T]), DrivingLicence.AM, Ternary.FAILS),
        (Holdings[DrivingLicence].exactly([]), DrivingLicence.B, Ternary.FAILS),
        (Holdings[DrivingLicence].unknown(), DrivingLicence.B, Ternary.UNKNOWN),
    ],
)
def test_a_licence_entitles_to_what_the_directive_says_and_no_more(
    held: Holdings[DrivingLicence], asked: DrivingLicence, outcome: Ternary
) -> None:
    criteria = HardCriteria(driving_licences=frozenset({asked}))
    profile = Profile(driving_licences=held)
    assert judged(profile, criteria, f"driving_licence:{asked.value}") is outcome


@pytest.mark.parametrize(
    ("held", "asked", "outcome"),
    [
        (Holdings.at_least(["VCA basis"]), "VCA", Ternary.MEETS),
        (Holdings.at_least(["Heftruckcertificaat"]), "heftruck", Ternary.MEETS),
        (Holdings.at_least(["bedrijfshulpverlening"]), "BHV", Ternary.MEETS),
        (Holdings.at_least(["BHV"]), "VCA", Ternary.UNKNOWN),
        (Holdings.exactly(["BHV"]), "VCA", Ternary.FAILS),
        (Holdings.exactly(["VCA VOL"]), "VCA basis", Ternary.UNKNOWN),
        (Holdings[str].unknown(), "VCA", Ternary.UNKNOWN),
        (Holdings.exactly(["VCA VOL"]), "VCA", Ternary.MEETS),
        (Holdings.exactly(["VCA verlopen"]), "VCA", Ternary.UNKNOWN),
        (Holdings.exactly(["VCA basis tot 2019"]), "VCA basis", Ternary.UNKNOWN),
        (Holdings.exactly(["heftruckcertificaat verlopen"]), "heftruck", Ternary.UNKNOWN),
        (Holdings.exactly(["bezig met VCA basis"]), "VCA basis", Ternary.UNKNOWN),
    ],
)
def test_a_certificate_is_met_under_any_of_its_names_and_unknown_unless_all_are_listed(
    held: Holdings[str], asked: str, outcome: Ternary
) -> None:
    criteria = HardCriteria(certificates=frozenset({asked}))
    assert judged(Profile(certificates=held), criteria, f"certificate:{asked}") is outcome


@pytest.mark.parametrize(
    ("level", "outcome"),
    [
        (EducationLevel.MBO, Ternary.MEETS),
        (EducationLevel.HBO, Ternary.MEETS),
        (EducationLevel.VMBO, Ternary.FAILS),
        (None, Ternary.UNKNOWN),
    ],
)
def test_the_education_level_must_be_reached(
    level: EducationLevel | None, outcome: Ternary
) -> None:
    criteria = HardCriteria(education_level=EducationLevel.MBO)
    assert judged(Profile(education_level=level), criteria, "education") is outcome


def test_spoken_and_written_dutch_are_judged_apart() -> None:
    criteria = HardCriteria(dutch_spoken=LanguageLevel.GOOD, dutch_written=LanguageLevel.GOOD)
    profile = Profile(dutch_spoken=LanguageLevel.EXCELLENT, dutch_written=LanguageLevel.REASONABLE)
    assert judged(profile, criteria, "dutch_spoken") is Ternary.MEETS
    assert judged(profile, criteria, "dutch_written") is Ternary.FAILS


def test_shift_work_that_a_person_cannot_do_excludes_and_not_knowing_does_not() -> None:
    criteria = HardCriteria(needs_shift_work=True)
    assert judged(Profile(shift_work=Ternary.FAILS), criteria, "shift_work") is Ternary.FAILS
    assert judged(Profile(), criteria, "shift_work") is Ternary.UNKNOWN


def test_one_of_the_asked_means_of_transport_is_enough() -> None:
    criteria = HardCriteria(transport=frozenset({TravelMode.CAR, TravelMode.MOPED}))
    has_moped = Profile(transport=Holdings.exactly([TravelMode.MOPED]))
    has_bicycle_only = Profile(transport=Holdings.exactly([TravelMode.BICYCLE]))
    has_bicycle_at_least = Profile(transport=Holdings.at_least([TravelMode.BICYCLE]))
    assert judged(has_moped, criteria, "transport") is Ternary.MEETS
    assert judged(has_bicycle_only, criteria, "transport") is Ternary.FAILS
    assert judged(has_bicycle_at_least, criteria, "transport") is Ternary.UNKNOWN


@pytest.mark.parametrize(
    ("limit", "home", "outcome"),
    [
        (25.0, DELFT, Ternary.MEETS),
        (5.0, DELFT, Ternary.FAILS),
        (None, GRONINGEN, Ternary.MEETS),
        (5.0, None, Ternary.UNKNOWN),
        (5.0, "1000", Ternary.UNKNOWN),
    ],
)
def test_nobody_is_sent_farther_than_they_will_travel(
    limit: float | None, home: str | None, outcome: Ternary
) -> None:
    profile = Profile(max_distance_km=limit, pc4=home)
    assert judged(profile, HardCriteria(), "distance", ZOETERMEER) is outcome


def test_a_limit_on_time_that_is_surely_broken_excludes() -> None:
    by_bicycle = Holdings.exactly([TravelMode.BICYCLE])
    profile = Profile(max_travel_min=30.0, pc4=GRONINGEN, transport=by_bicycle)
    assert judged(profile, HardCriteria(), "travel_time", ZOETERMEER) is Ternary.FAILS


def test_an_estimate_just_above_the_limit_is_to_be_checked_and_excludes_nobody() -> None:
    by_bicycle = Holdings.exactly([TravelMode.BICYCLE])
    outcomes = {
        limit: judged(
            Profile(max_travel_min=limit, pc4=DELFT, transport=by_bicycle),
            HardCriteria(),
            "travel_time",
            ZOETERMEER,
        )
        for limit in (10.0, 40.0, 120.0)
    }
    assert outcomes == {10.0: Ternary.FAILS, 40.0: Ternary.UNKNOWN, 120.0: Ternary.MEETS}


def test_not_knowing_how_somebody_travels_excludes_nobody_whom_a_car_could_bring() -> None:
    profile = Profile(max_travel_min=30.0, pc4=DELFT)
    assert judged(profile, HardCriteria(), "travel_time", ZOETERMEER) is Ternary.UNKNOWN


def test_a_job_without_a_known_place_judges_no_distances() -> None:
    vacancy = Vacancy(vacancy_id="V-1", organisation_id="O-1", title="schoonmaker")
    line = Pool([Profile(max_distance_km=5.0, pc4=DELFT)]).only(vacancy)
    assert [c.name for c in line.criteria] == ["refused_occupation"]
    assert {c.name for c in line.components} == {"occupation"}
