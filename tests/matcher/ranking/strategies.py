"""Random but sensible profiles and vacancies for property tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

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
from matcher.domain.vacancy import HardCriteria, Importance, Requirement, Vacancy
from matcher.domain.wishes import Company, Sector, WorkConditions, WorkPlace, WorkWishes
from matcher.ranking.job_knowledge import JobKnowledge, KinOccupation
from matcher.ternary import Ternary

PHRASES = (
    "ramen lappen", "ramen wassen", "vloeren dweilen", "kantoren schoonmaken", "schoonmaker",
    "schoonmaakster", "heftruck rijden", "reachtruck rijden", "orderpicken", "magazijnmedewerker",
    "heggen snoeien", "onkruid wieden", "hovenier", "medewerker groen", "koken", "keukenhulp",
    "afwassen", "receptie", "telefoon beantwoorden", "baliemedewerker", "metselen", "timmerman",
)  # fmt: skip
POSTCODES = ("2712", "2713", "2511", "3511", "1011", "9711", "6211")

phrases = st.sampled_from(PHRASES)
levels = st.sampled_from(LanguageLevel) | st.none()


def holdings(things: type[DrivingLicence] | type[TravelMode]) -> st.SearchStrategy[Holdings[str]]:
    return st.builds(
        Holdings, st.frozensets(st.sampled_from(things), max_size=3), is_complete=st.booleans()
    )


hours = st.one_of(
    st.just(HoursRange()),
    st.builds(HoursRange, st.none(), st.sampled_from([8.0, 16.0, 24.0, 32.0, 40.0])),
    st.builds(HoursRange, st.sampled_from([4.0, 8.0]), st.sampled_from([16.0, 24.0, 40.0])),
)

days = st.none() | st.dates(date(2005, 1, 1), date(2027, 6, 30))

sectors = st.frozensets(st.sampled_from([Sector.CONSTRUCTION, Sector.CARE, Sector.TRADE]))
places = st.frozensets(st.sampled_from(WorkPlace))
company = st.frozensets(st.sampled_from(Company))


@st.composite
def wishes(draw: st.DrawFn) -> WorkWishes:
    wanted = draw(sectors)
    return WorkWishes(
        refused_occupations=tuple(draw(st.lists(phrases, max_size=2))),
        wanted_sectors=wanted,
        refused_sectors=draw(sectors) - wanted,
        places=draw(places),
        company=draw(company),
    )


def without_contradiction(profile: Profile, wished: WorkWishes) -> Profile:
    """Return the profile with these wishes; work that it looks for is not refused."""
    refused = [p for p in wished.refused_occupations if p not in profile.preferred_occupations]
    return replace(profile, wishes=replace(wished, refused_occupations=tuple(refused)))


plain_profiles = st.builds(
    Profile,
    skills=st.lists(phrases, max_size=5).map(tuple),
    preferred_occupations=st.lists(phrases, max_size=2).map(tuple),
    experience=st.lists(
        st.builds(Experience, occupation=phrases, started_on=days, ended_on=days), max_size=2
    ).map(tuple),
    certificates=st.builds(
        Holdings,
        st.frozensets(st.sampled_from(["VCA basis", "BHV", "HACCP"])),
        is_complete=st.booleans(),
    ),
    driving_licences=holdings(DrivingLicence),
    transport=holdings(TravelMode),
    pc4=st.sampled_from(POSTCODES) | st.none(),
    hours=hours,
    available_from=st.sampled_from([date(2026, 9, 1), date(2027, 3, 1)]) | st.none(),
    education_level=st.sampled_from(EducationLevel) | st.none(),
    dutch_spoken=levels,
    dutch_written=levels,
    shift_work=st.sampled_from(Ternary),
    max_distance_km=st.sampled_from([5.0, 25.0, 300.0]) | st.none(),
    max_travel_min=st.sampled_from([20.0, 60.0]) | st.none(),
)

profiles = st.builds(without_contradiction, plain_profiles, wishes())

vacancies = st.builds(
    Vacancy,
    conditions=st.builds(
        WorkConditions,
        sector=st.none() | st.sampled_from([Sector.CONSTRUCTION, Sector.CARE]),
        places=places,
        company=company,
    ),
    vacancy_id=st.sampled_from(["V-1", "V-2"]),
    organisation_id=st.just("O-1"),
    title=phrases,
    requirements=st.lists(
        st.builds(Requirement, phrase=phrases, importance=st.sampled_from(Importance)),
        max_size=4,
        unique_by=lambda requirement: requirement.phrase,
    ).map(tuple),
    pc4=st.sampled_from(POSTCODES) | st.none(),
    criteria=st.builds(
        HardCriteria,
        starts_on=st.just(date(2026, 12, 1)) | st.none(),
        hours=hours,
        driving_licences=st.frozensets(st.sampled_from(DrivingLicence), max_size=1),
        certificates=st.frozensets(st.sampled_from(["VCA", "BHV"]), max_size=1),
        education_level=st.sampled_from(EducationLevel) | st.none(),
        dutch_spoken=levels,
        dutch_written=levels,
        needs_shift_work=st.booleans(),
        transport=st.frozensets(st.sampled_from(TravelMode), max_size=2),
    ),
)

knowledge = st.builds(
    JobKnowledge,
    kin=st.lists(
        st.builds(
            KinOccupation,
            name=phrases,
            nearness=st.floats(0.0, 1.0, width=32),
            covers=st.frozensets(phrases, max_size=4),
        ),
        max_size=3,
    ).map(tuple),
    rarity=st.dictionaries(phrases, st.floats(0.0, 1.0), max_size=6),
    on=st.none() | st.just(date(2026, 12, 1)),
)
