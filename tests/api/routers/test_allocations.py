"""Advice on many vacancies at once over HTTP."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from models.engine import Database
from tests.api.routers.calls import API, answer_of, pointers, problem_of
from tests.api.services.allocating import RIVAL, a_worker, store_two
from tests.api.services.counted_desk import ABILITIES, CONTRACTOR


@pytest.fixture
def region(database: Database, client: TestClient) -> TestClient:
    people = [a_worker(n, *ABILITIES[: 5 - n]) for n in (1, 2, 3)]
    store_two(database, people)
    return client


def ask(client: TestClient, acting_for: str | None = None, **changes: Any) -> Any:
    headers = {} if acting_for is None else {"X-Acting-For": acting_for}
    return client.post(f"{API}/allocations", json={"least_fit": 0.1} | changes, headers=headers)


def test_pairs_come_with_reasons_totals_and_measures_before_and_after(region: TestClient) -> None:
    found = answer_of(ask(region))
    assert found["is_advice"] is True
    assert (found["n_vacancies"], found["n_places"], found["optimal"]["n_placed"]) == (2, 2, 2)
    assert found["optimal"]["total_fit"] >= found["greedy"]["total_fit"]
    for pair in found["pairs"]:
        assert pair["reasons"]
        assert pair["own_rank"] >= 1
    assert len(found["left"]) == found["people"]["n_left"] == 1
    assert -1 <= found["before"]["congestion"] <= 0
    assert found["after"]["n_candidates"] == found["people"]["n_in_view"] == 3
    assert "Een mens beslist." in found["caveats"][0]


def test_a_contractor_reads_pseudonyms_for_its_own_vacancies(region: TestClient) -> None:
    found = answer_of(ask(region, acting_for=CONTRACTOR))
    assert {pair["contractor"]["id"] for pair in found["pairs"]} == {CONTRACTOR}
    assert {pair["source_id"] for pair in found["pairs"]} == {None}
    problem = problem_of(ask(region, acting_for=CONTRACTOR, contractor=RIVAL), "conflict")
    assert problem["where"] == "contractor"


def test_places_stay_open_with_the_reason_in_words_and_as_a_code(region: TestClient) -> None:
    found = answer_of(ask(region, least_fit=1.0))
    assert found["pairs"] == []
    assert {room["reason"] for room in found["open_vacancies"]} == {"too_few_suit"}
    assert found["optimal"]["mean_fit"] is None
    assert found["before"]["gini"] is None


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"least_fit": 1.5}, "#/least_fit"),
        ({"spread": -1}, "#/spread"),
        ({"due_first": "ja"}, "#/due_first"),
        ({"list_length": 0}, "#/list_length"),
        ({"onzin": 1}, "#/onzin"),
    ],
)
def test_a_wrong_field_is_named(region: TestClient, changes: dict[str, Any], pointer: str) -> None:
    assert pointer in pointers(problem_of(ask(region, **changes), "invalid-request"))


def test_a_vacancy_that_does_not_exist_is_named(region: TestClient) -> None:
    problem = problem_of(ask(region, vacancies=["V-9999"]), "invalid-input")
    assert problem["where"] == "vacancies"
