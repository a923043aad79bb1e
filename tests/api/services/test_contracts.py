"""Contracts, one at a time, as the services keep them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from api.services.contracts import (
    change_contract,
    list_contracts,
    read_contract,
    register_contract,
    remove_contract,
)
from matcher.domain.access import Viewer
from matcher.domain.contract import Contract
from matcher.errors import Conflict, InvalidInput, NotFound
from models.engine import Database
from tests.factories import (
    a_contract,
    a_contractor,
    a_vacancy,
    a_viewer,
    an_authority,
    an_organisation,
)

DRAFT = replace(a_contract(), contract_id="", authority_id="gemeente voorbeeld")


@pytest.fixture(autouse=True)
def _parties(database: Database, operator: Viewer) -> None:
    with database.unit_of_work(operator) as uow:
        for party in (an_organisation(), a_contractor(), an_authority()):
            uow.organisations.add(party)
        uow.commit()


def registered(database: Database, draft: Contract = DRAFT) -> Contract:
    with database.unit_of_work(a_viewer()) as uow:
        return register_contract(uow, draft)


def test_a_contract_is_found_by_either_id_and_by_its_parties(database: Database) -> None:
    made = registered(database)
    assert made.contract_id.startswith("C-")
    assert (made.organisation_id, made.authority_id) == ("O-0002", "O-0003")
    with database.unit_of_work(a_viewer()) as uow:
        assert read_contract(uow, made.contract_id) == read_contract(uow, "2025-017") == made
        for asked in ({"organisation": "O-0002"}, {"authority": "Gemeente Voorbeeld"}):
            assert list_contracts(uow, **asked, limit=5, offset=0).rows == [made]


@pytest.mark.parametrize(
    ("changes", "where"),
    [({"organisation_id": "O-0003"}, "organisation"), ({"authority_id": "O-0002"}, "authority")],
)
def test_the_parties_are_of_the_right_kind(
    database: Database, changes: dict[str, str], where: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        registered(database, replace(DRAFT, **changes))  # type: ignore[arg-type]
    assert refused.value.where == where


def test_a_change_keeps_the_id(database: Database) -> None:
    made = registered(database)
    with database.unit_of_work(a_viewer()) as uow:
        after = change_contract(
            uow, made.contract_id, lambda stored: replace(stored, authority_id=None, title="Anders")
        )
    assert after == replace(made, authority_id=None, title="Anders")
    with database.unit_of_work(a_viewer()) as uow:
        assert read_contract(uow, made.contract_id) == after


def test_a_contract_goes_only_when_no_vacancy_serves_it(database: Database) -> None:
    made = registered(database)
    with database.unit_of_work(a_viewer()) as uow:
        uow.vacancies.add(a_vacancy(contract_id=made.contract_id))
        uow.commit()
    with database.unit_of_work(a_viewer()) as uow, pytest.raises(Conflict):
        remove_contract(uow, made.contract_id)
    with database.unit_of_work(a_viewer()) as uow:
        uow.vacancies.delete("V-0001")
        remove_contract(uow, made.contract_id)
    with database.unit_of_work(a_viewer()) as uow, pytest.raises(NotFound):
        read_contract(uow, made.contract_id)
