"""A page of fifty costs as many SQL statements as a page of one; so does a ranking."""

from __future__ import annotations

import re
from datetime import date

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from api.services.match_engine import MatchEngine
from matcher.domain.access import Viewer
from matcher.domain.effort import EffortKind, SocialEffort
from matcher.domain.organisation import OrganisationKind
from matcher.domain.person import IdentityDigest
from matcher.domain.placement import Attribution, Placement, RegisteredPlacement, WorkForm
from models.engine import Database
from models.saving import CandidateWrite
from tests.api.routers.calls import API, LOCALHOST
from tests.factories import (
    a_candidate,
    a_contract,
    a_contractor,
    a_vacancy,
    an_import,
    an_organisation,
)
from tests.models.test_statements import counted

MANY = 50
QUESTIONS = [
    "candidates?limit=200",
    "candidates?limit=200&organisation=O-0001&channel=municipality",
    "vacancies?limit=200",
    "vacancies?limit=200&open_on=2026-01-15&organisation=O-0002-0",
    "contracts?limit=200",
    "contracts/C-0/efforts?limit=200",
    "placements?limit=200",
    "placements?limit=200&employer=O-0002-0",
    "organisations?limit=200",
    "imports?limit=200",
    "duplicates?limit=200",
    "vacancies/V-0/matches?top=200&show_excluded=true",
    "candidates/K-0/matches?top=200&show_excluded=true",
]


def fill(database: Database, operator: Viewer, first: int, last: int) -> None:
    """Store candidates who look alike, and vacancies each of another contractor and contract."""
    with database.unit_of_work(operator) as uow:
        if first == 0:
            uow.organisations.add(an_organisation())
        for n in range(first, last):
            uow.organisations.add(
                a_contractor(
                    organisation_id=f"O-0002-{n}",
                    name=f"Bouwbedrijf {n}",
                    kind=OrganisationKind.CONTRACTOR,
                )
            )
            uow.contracts.add(
                a_contract(contract_id=f"C-{n}", organisation_id=f"O-0002-{n}", source_id=f"{n}")
            )
            uow.vacancies.add(
                a_vacancy(
                    vacancy_id=f"V-{n}",
                    source_id=f"{n}",
                    organisation_id=f"O-0002-{n}",
                    contract_id=f"C-{n}",
                )
            )
            uow.imports.add(an_import(import_id=f"I-{n}"))
        uow.candidates.save_many(
            [
                CandidateWrite(
                    candidate=a_candidate(candidate_id=f"K-{n}", source_id=f"{n}"),
                    digests=(IdentityDigest(kind="email", digest=f"{n // 2}"),),
                )
                for n in range(first, last)
            ]
        )
        for n in range(first, last):
            uow.placements.add(a_placement(n))
            uow.efforts.add(
                SocialEffort(
                    effort_id=f"E-{n}",
                    contract_id="C-0",
                    kind=EffortKind.TRAINING,
                    done_on=date(2026, 3, 1),
                )
            )
        uow.duplicates.refresh_for(None)
        uow.commit()


def a_placement(n: int) -> RegisteredPlacement:
    """The placement P-n of K-n at the contractor of C-n, for which it counts."""
    work = Placement(
        placement_id=f"P-{n}",
        candidate_id=f"K-{n}",
        form=WorkForm.EMPLOYMENT,
        starts_on=date(2026, 3, 1),
    )
    days = Attribution(placement_id=f"P-{n}", contract_id=f"C-{n}", days=work.days)
    return RegisteredPlacement(
        placement=work, organisation_id=f"O-0002-{n}", vacancy_id=f"V-{n}", attributions=(days,)
    )


@pytest.fixture
def quiet(app: FastAPI, engine: MatchEngine) -> TestClient:
    """A client of a service whose index nobody follows, so that only requests send statements."""
    engine.load()
    return TestClient(app, base_url=LOCALHOST)


def statements(database: Database, quiet: TestClient, question: str) -> list[str]:
    quiet.get(f"{API}/{question}")
    with counted(database) as sent:
        assert quiet.get(f"{API}/{question}").status_code == 200
    # A longer list of keys is still one question; SQLite writes ?, PostgreSQL %(name)s::BIGINT.
    return [re.sub(r"IN \((?:\?|%\(\w+\)s(?:::\w+)?|, )+\)", "IN (…)", line) for line in sent]


@pytest.mark.parametrize("question", QUESTIONS)
def test_many_rows_cost_as_many_statements_as_few(
    database: Database, operator: Viewer, quiet: TestClient, question: str
) -> None:
    fill(database, operator, 0, 2)
    for_few = statements(database, quiet, question)
    fill(database, operator, 2, MANY)
    for_many = statements(database, quiet, question)
    assert for_many == for_few
    assert 1 <= len(for_few) <= 17


def test_acting_for_somebody_costs_one_statement_more(
    database: Database, operator: Viewer, quiet: TestClient
) -> None:
    fill(database, operator, 0, 2)
    path = f"{API}/candidates"
    with counted(database) as as_operator:
        quiet.get(path)
    with counted(database) as acting:
        quiet.get(path, headers={"X-Acting-For": "O-0001"})
    assert len(acting) == len(as_operator) + 1
