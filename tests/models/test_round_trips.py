"""What is saved comes back equal."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matcher.domain.access import Viewer
from matcher.domain.candidate import Candidate
from matcher.domain.claim import Claim, ClaimStatus, TargetGroup
from matcher.domain.holdings import Holdings
from matcher.domain.hours import HoursRange
from matcher.domain.organisation import Channel, OrganisationKind
from matcher.domain.profile import (
    DrivingLicence,
    EducationLevel,
    Experience,
    LanguageLevel,
    Profile,
    TravelMode,
)
from matcher.domain.vacancy import (
    HardCriteria,
    Importance,
    Requirement,
    RequirementOrigin,
    Vacancy,
)
from matcher.domain.wishes import Company, Sector, WorkConditions, WorkPlace, WorkWishes
from matcher.ternary import Ternary
from models.engine import Database
from models.saving import CandidateWrite
from tests.factories import (
    a_candidate,
    a_contract,
    a_contractor,
    a_profile,
    a_vacancy,
    an_authority,
    an_import,
    an_organisation,
)

# Any text but NUL, which PostgreSQL cannot store, and halves of surrogate pairs.
TEXTS = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=40)
DAYS = st.none() | st.dates()
DISTANCES = st.none() | st.floats(0, 10_000)
PC4 = st.none() | st.integers(1000, 9999).map(str)


@st.composite
def hours_ranges(draw: st.DrawFn) -> HoursRange:
    low, high = sorted((draw(st.floats(0, 98)), draw(st.floats(0.5, 99))))
    if high < 0.5:
        high = 0.5
    return HoursRange(draw(st.sampled_from([None, low])), draw(st.sampled_from([None, high])))


def holdings(things: st.SearchStrategy[str]) -> st.SearchStrategy[Holdings[str]]:
    return st.builds(Holdings, st.frozensets(things, max_size=5), is_complete=st.booleans())


SECTORS = st.frozensets(st.sampled_from(Sector))
PLACES = st.frozensets(st.sampled_from(WorkPlace))
COMPANY = st.frozensets(st.sampled_from(Company))


@st.composite
def wishes(draw: st.DrawFn) -> WorkWishes:
    wanted = draw(SECTORS)
    return WorkWishes(
        refused_occupations=tuple(f"geen {text}" for text in draw(st.lists(TEXTS, max_size=2))),
        wanted_sectors=wanted,
        refused_sectors=draw(SECTORS) - wanted,
        places=draw(PLACES),
        company=draw(COMPANY),
    )


PROFILES = st.builds(
    Profile,
    wishes=wishes(),
    skills=st.lists(TEXTS, max_size=4).map(tuple),
    preferred_occupations=st.lists(TEXTS.map(lambda text: f"x{text}"), max_size=3).map(tuple),
    experience=st.lists(
        st.builds(Experience, occupation=TEXTS, started_on=DAYS, ended_on=DAYS), max_size=3
    ).map(tuple),
    certificates=holdings(TEXTS),
    driving_licences=holdings(st.sampled_from(DrivingLicence)),
    transport=holdings(st.sampled_from(TravelMode)),
    pc4=PC4,
    hours=hours_ranges(),
    available_from=DAYS,
    available_until=DAYS,
    education_level=st.none() | st.sampled_from(EducationLevel),
    dutch_spoken=st.none() | st.sampled_from(LanguageLevel),
    dutch_written=st.none() | st.sampled_from(LanguageLevel),
    shift_work=st.sampled_from(Ternary),
    max_distance_km=DISTANCES,
    max_travel_min=DISTANCES,
)
CLAIMS = st.builds(
    Claim,
    group=st.sampled_from(TargetGroup),
    is_member=st.sampled_from(Ternary),
    status=st.sampled_from(ClaimStatus),
    since=DAYS,
    until=DAYS,
    source=TEXTS,
)
CANDIDATES = st.builds(
    Candidate,
    candidate_id=st.just("K-0001"),
    organisation_id=st.just("O-0001"),
    source_id=st.just("0001"),
    is_shareable=st.booleans(),
    profile=PROFILES,
    claims=st.lists(CLAIMS, max_size=3).map(tuple),
)
VACANCIES = st.builds(
    Vacancy,
    vacancy_id=st.just("V-0001"),
    organisation_id=st.just("O-0002"),
    contract_id=st.sampled_from([None, "C-0001"]),
    source_id=st.just("vac-1"),
    title=TEXTS,
    occupation=TEXTS,
    description=TEXTS,
    requirements=st.lists(
        st.builds(
            Requirement,
            phrase=TEXTS,
            importance=st.sampled_from(Importance),
            origin=st.sampled_from(RequirementOrigin),
        ),
        max_size=4,
    ).map(tuple),
    criteria=st.builds(
        HardCriteria,
        starts_on=DAYS,
        hours=hours_ranges(),
        driving_licences=st.frozensets(st.sampled_from(DrivingLicence)),
        certificates=st.frozensets(TEXTS, max_size=3),
        education_level=st.none() | st.sampled_from(EducationLevel),
        dutch_spoken=st.none() | st.sampled_from(LanguageLevel),
        dutch_written=st.none() | st.sampled_from(LanguageLevel),
        needs_shift_work=st.booleans(),
        transport=st.frozensets(st.sampled_from(TravelMode)),
    ),
    conditions=st.builds(
        WorkConditions,
        sector=st.none() | st.sampled_from(Sector),
        places=PLACES,
        company=COMPANY,
    ),
    pc4=PC4,
    positions=st.integers(1, 500),
    closes_on=DAYS,
)
ONE_DATABASE_FOR_ALL_EXAMPLES = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@ONE_DATABASE_FOR_ALL_EXAMPLES
@given(candidate=CANDIDATES)
def test_a_candidate_comes_back_as_it_was_saved(
    database: Database, operator: Viewer, candidate: Candidate
) -> None:
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(an_organisation())
        uow.candidates.add(candidate)
        assert uow.candidates.get("K-0001") == candidate


@ONE_DATABASE_FOR_ALL_EXAMPLES
@given(first=CANDIDATES, second=CANDIDATES)
def test_a_candidate_that_is_replaced_keeps_nothing_of_before(
    database: Database, operator: Viewer, first: Candidate, second: Candidate
) -> None:
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(an_organisation())
        uow.candidates.save_many([CandidateWrite(candidate=first)])
        assert uow.candidates.get("K-0001") == first
        counts = uow.candidates.save_many([CandidateWrite(candidate=second)])
        assert uow.candidates.get("K-0001") == second
        assert counts.unchanged == (first == second)


@ONE_DATABASE_FOR_ALL_EXAMPLES
@given(vacancy=VACANCIES, later=VACANCIES)
def test_a_vacancy_comes_back_as_it_was_saved_and_as_it_was_replaced(
    database: Database, operator: Viewer, vacancy: Vacancy, later: Vacancy
) -> None:
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(a_contractor())
        uow.contracts.add(a_contract())
        uow.vacancies.add(vacancy)
        assert uow.vacancies.get("V-0001") == vacancy
        uow.vacancies.update(later)
        assert uow.vacancies.get("V-0001") == later


@pytest.mark.parametrize("kind", OrganisationKind)
@pytest.mark.parametrize("channel", [None, *Channel])
def test_an_organisation_comes_back_as_it_was_saved(
    database: Database, operator: Viewer, kind: OrganisationKind, channel: Channel | None
) -> None:
    organisation = an_organisation(kind=kind, channel=channel, name="Werk  &  Ínkomen ")
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(organisation)
        assert uow.organisations.get("O-0001") == organisation


@pytest.mark.parametrize("counted", [None, frozenset(), frozenset(TargetGroup)])
def test_a_contract_comes_back_as_it_was_saved(
    database: Database, operator: Viewer, counted: frozenset[TargetGroup] | None
) -> None:
    contract = a_contract(
        authority_id="O-0003",
        contract_sum=Decimal("123456789012.34"),
        percentage=Decimal("5.1250"),
        award_date=date(2025, 6, 1),
        counted_groups=counted,
    )
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(a_contractor())
        uow.organisations.add(an_authority())
        uow.contracts.add(contract)
        assert uow.contracts.get("C-0001") == contract
        bare = a_contract(award_date=None)
        uow.contracts.update(bare)
        assert uow.contracts.get("C-0001") == bare


@pytest.mark.parametrize("organisation_id", [None, "O-0001"])
def test_an_import_comes_back_as_it_was_saved(
    database: Database, operator: Viewer, organisation_id: str | None
) -> None:
    run = an_import(organisation_id=organisation_id)
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(an_organisation())
        uow.imports.add(run)
        assert uow.imports.get("I-0001") == run
        assert uow.imports.list().rows == [run]


def test_the_same_candidate_twice_is_saved_once(database: Database, operator: Viewer) -> None:
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(an_organisation())
        uow.candidates.save_many([CandidateWrite(candidate=a_candidate())])
        renamed = a_candidate(candidate_id="K-0002")
        counts = uow.candidates.save_many([CandidateWrite(candidate=renamed)])
        assert (counts.created, counts.updated, counts.unchanged) == (0, 0, 1)
        changed = a_candidate(candidate_id="K-0003", profile=a_profile(pc4="3512"))
        counts = uow.candidates.save_many([CandidateWrite(candidate=changed)])
        assert (counts.created, counts.updated, counts.unchanged) == (0, 1, 0)
        assert uow.candidates.get("K-0001").profile.pc4 == "3512"


def test_the_same_vacancy_twice_keeps_its_id(database: Database, operator: Viewer) -> None:
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(a_contractor())
        assert uow.vacancies.save_many([a_vacancy()]).created == 1
        assert uow.vacancies.save_many([a_vacancy(vacancy_id="V-0009")]).unchanged == 1
        moved = a_vacancy(vacancy_id="V-0009", pc4="1012")
        assert uow.vacancies.save_many([moved]).updated == 1
        assert uow.vacancies.get("V-0001").pc4 == "1012"
