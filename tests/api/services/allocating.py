"""A desk with two vacancies under contracts that end on different days, and people for them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from api.services.allocation_answers import FoundAllocation
from api.services.allocation_question import USUAL_CHOICES, AllocationQuestion
from api.services.allocations import allocate
from api.services.match_engine import MatchEngine
from matcher.domain.access import Role, Viewer
from matcher.domain.candidate import Candidate
from matcher.domain.period import Period
from matcher.domain.vacancy import Vacancy
from models.engine import Database
from tests.api.services.counted_desk import (
    ABILITIES,
    TODAY,
    person,
    store,
    the_terms,
    the_vacancy,
)
from tests.factories import a_contract, a_contractor, a_profile, a_requirement, a_viewer

RIVAL = "O-0008"
AT = datetime(2026, 1, 20, 9, 30, tzinfo=UTC)
OPERATOR = a_viewer(Role.OPERATOR)
ENDS_LATER, ENDS_SOONER = date(2027, 7, 31), date(2026, 6, 30)
ANY_FIT = replace(USUAL_CHOICES, least_fit=0.0)


def a_worker(number: int, *skills: str, **changes: Any) -> Candidate:
    """Return K-000n, who can do this and of whom nothing tells whether he or she counts."""
    worker = replace(
        person(1, ()),
        candidate_id=f"K-000{number}",
        source_id=f"000{number}",
        profile=a_profile(skills=skills, preferred_occupations=(), experience=()),
    )
    return replace(worker, **changes)


def second_vacancy(**changes: Any) -> Vacancy:
    """Return V-0002 of a rival, who asks what V-0001 asks, for a contract that ends sooner."""
    vacancy = the_vacancy(
        vacancy_id="V-0002",
        source_id="vac-2",
        organisation_id=RIVAL,
        contract_id="C-0002",
        requirements=tuple(a_requirement(skill) for skill in ABILITIES[:2]),
    )
    return replace(vacancy, **changes)


def store_two(
    database: Database,
    people: list[Candidate],
    *,
    first: Vacancy | None = None,
    second: Vacancy | None = None,
) -> None:
    """Store the people, a contractor and a rival, each with a contract and a vacancy."""
    store(database, people, vacancy=first)
    other = the_terms(
        a_contract(contract_id="C-0002", source_id="2025-018", organisation_id=RIVAL),
        duration=Period(date(2025, 7, 1), ENDS_SOONER),
        scheme_id=None,
    )
    with database.unit_of_work(OPERATOR) as uow:
        uow.organisations.add(
            a_contractor(organisation_id=RIVAL, name="Wegenbouw Voorbeeld", email="")
        )
        uow.contracts.add(other.contract)
        uow.contracts.save_terms(other)
        uow.vacancies.add(second or second_vacancy())
        uow.commit()


def allocated(
    database: Database,
    engine: MatchEngine,
    *,
    viewer: Viewer = OPERATOR,
    on: date = TODAY,
    **asked: Any,
) -> FoundAllocation:
    question = AllocationQuestion(**({"choices": ANY_FIT} | asked))
    with database.unit_of_work(viewer) as uow:
        return allocate(uow, engine, question, on=on, at=AT)


def advised(found: FoundAllocation) -> set[tuple[str, str]]:
    """Return who is advised for which vacancy."""
    return {(pair.ranked.candidate_id, pair.vacancy.vacancy_id) for pair in found.pairs}
