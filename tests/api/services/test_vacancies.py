"""Vacancies, one at a time, as the services keep them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from api.services.match_engine import MatchEngine
from api.services.vacancies import (
    change_vacancy,
    list_vacancies,
    read_vacancy,
    register_vacancy,
    remove_vacancy,
)
from matcher.domain.access import Viewer
from matcher.domain.vacancy import Vacancy
from matcher.errors import Ambiguous, InvalidInput, NotFound
from matcher.ranking.ranker import asked_phrases
from models.engine import Database
from tests.factories import (
    a_contract,
    a_contractor,
    a_requirement,
    a_vacancy,
    a_viewer,
    an_organisation,
)

DRAFT = replace(a_vacancy(title="Heftruckchauffeur (m/v), 32 uur"), vacancy_id="")


@pytest.fixture(autouse=True)
def _parties(database: Database, operator: Viewer) -> None:
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(an_organisation())
        uow.organisations.add(a_contractor())
        uow.contracts.add(a_contract())
        uow.commit()


def registered(database: Database, engine: MatchEngine, draft: Vacancy = DRAFT) -> Vacancy:
    with database.unit_of_work(a_viewer()) as uow:
        return register_vacancy(uow, engine, draft)


def without_stored_vector(database: Database, engine: MatchEngine, vacancy: Vacancy) -> set[str]:
    with database.unit_of_work(a_viewer()) as uow:
        asked = asked_phrases(vacancy)
        return set(asked) - set(uow.phrases.vectors_of(engine.encoder.version, asked))


def test_all_that_a_ranking_will_ask_of_a_vacancy_is_embedded_and_stored(
    database: Database, engine: MatchEngine
) -> None:
    made = registered(database, engine)
    assert made.vacancy_id.startswith("V-")
    assert "Heftruckchauffeur" in asked_phrases(made)
    assert without_stored_vector(database, engine, made) == set()

    def other(stored: Vacancy) -> Vacancy:
        return replace(stored, title="Straatmaker gezocht", requirements=(a_requirement("tegels"),))

    with database.unit_of_work(a_viewer()) as uow:
        after = change_vacancy(uow, engine, made.vacancy_id, other)
    assert without_stored_vector(database, engine, after) == set()
    with database.unit_of_work(a_viewer()) as uow:
        assert read_vacancy(uow, made.vacancy_id) == after


def test_contractor_and_contract_may_be_named_as_others_know_them(
    database: Database, engine: MatchEngine
) -> None:
    draft = replace(DRAFT, organisation_id="bouwbedrijf VOORBEELD", contract_id="2025-017")
    made = registered(database, engine, draft)
    assert (made.organisation_id, made.contract_id) == ("O-0002", "C-0001")
    with database.unit_of_work(a_viewer()) as uow:
        assert read_vacancy(uow, "vac-1") == made
        listed = list_vacancies(
            uow, organisation="Bouwbedrijf Voorbeeld", contract="2025-017", limit=5, offset=0
        )
    assert (listed.rows, listed.total) == ([made], 1)


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"organisation_id": "O-0001"}, "organisation"),
        ({"organisation_id": "Niemand"}, "organisation"),
        ({"contract_id": "C-9999"}, "contract"),
    ],
)
def test_what_a_vacancy_refers_to_must_exist(
    database: Database, engine: MatchEngine, changes: dict[str, str], where: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        registered(database, engine, replace(DRAFT, **changes))  # type: ignore[arg-type]
    assert refused.value.where == where
    with database.unit_of_work(a_viewer()) as uow:
        assert list_vacancies(uow, limit=5, offset=0).total == 0
        assert uow.phrases.without_vectors(engine.encoder.version, 10) == []


def test_a_contract_number_that_two_contractors_use_is_ambiguous(
    database: Database, engine: MatchEngine
) -> None:
    with database.unit_of_work(a_viewer()) as uow:
        uow.organisations.add(a_contractor(organisation_id="O-0005", name="Ander Bedrijf"))
        uow.contracts.add(a_contract(contract_id="C-0005", organisation_id="O-0005"))
        uow.commit()
    with pytest.raises(Ambiguous):
        registered(database, engine, replace(DRAFT, contract_id="2025-017"))


def test_a_removed_vacancy_is_gone(database: Database, engine: MatchEngine) -> None:
    made = registered(database, engine)
    with database.unit_of_work(a_viewer()) as uow:
        remove_vacancy(uow, made.vacancy_id)
    with database.unit_of_work(a_viewer()) as uow, pytest.raises(NotFound):
        read_vacancy(uow, made.vacancy_id)
