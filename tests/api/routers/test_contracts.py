"""Contracts: registered, looked up, changed and removed over HTTP."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api.routers.calls import API, Desk, answer_of, pointers, problem_of

PATH = f"{API}/contracts"


def test_a_new_contract_keeps_every_cent(desk: Desk, client: TestClient) -> None:
    authority = desk.organisation("Gemeente Voorbeeld", kind="contracting_authority")
    body = {
        "organisation": "Bouwbedrijf Voorbeeld",
        "authority": "gemeente voorbeeld",
        "source_id": "2026-017",
        "title": "Groot onderhoud wegen",
        "contract_sum": "1250000.01",
        "percentage": "2.5",
        "award_date": "2026-06-01",
        "counted_groups": ["wajong", "banenafspraak"],
    }
    response = client.post(PATH, json=body)
    made = answer_of(response)
    assert response.headers["location"] == f"{PATH}/{made['id']}"
    assert answer_of(client.get(f"{PATH}/{made['id']}")) == {
        "id": made["id"],
        "organisation": desk.contractor,
        "authority": authority,
        "source_id": "2026-017",
        "title": "Groot onderhoud wegen",
        "contract_sum": "1250000.01",
        "percentage": "2.5000",
        "award_date": "2026-06-01",
        "counted_groups": ["banenafspraak", "wajong"],
    }
    assert answer_of(client.get(f"{PATH}/2026-017"))["id"] == made["id"]


def test_counting_no_group_differs_from_not_saying(desk: Desk, client: TestClient) -> None:
    made = desk.contract()
    assert made["counted_groups"] is made["contract_sum"] is made["authority"] is None
    address = f"{PATH}/{made['id']}"
    after = answer_of(client.patch(address, json={"counted_groups": []}))
    assert after["counted_groups"] == []
    after = answer_of(client.patch(address, json={"counted_groups": None}))
    assert after["counted_groups"] is None


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("contract_sum", "12.345"),
        ("contract_sum", -1),
        ("contract_sum", "1e40"),
        ("contract_sum", True),
        ("percentage", 101),
        ("percentage", "NaN"),
        ("award_date", 20260601),
        ("award_date", "2026-02-30"),
        ("award_date", "1026-02-03"),
        ("counted_groups", ["iedereen"]),
    ],
)
def test_a_value_that_cannot_be_is_refused(
    desk: Desk, client: TestClient, field: str, wrong: Any
) -> None:
    body = {"organisation": desk.contractor, "title": "Wegen", field: wrong}
    problem = problem_of(client.post(PATH, json=body), "invalid-request")
    assert [pointer.split("/")[1] for pointer in pointers(problem)] == [field]


def test_the_parties_are_of_the_right_kind(desk: Desk, client: TestClient) -> None:
    body = {"organisation": desk.intermediary, "title": "Wegen"}
    assert problem_of(client.post(PATH, json=body), "invalid-input")["where"] == "organisation"
    body = {"organisation": desk.contractor, "title": "Wegen", "authority": desk.contractor}
    problem = problem_of(client.post(PATH, json=body), "invalid-input")
    assert problem["where"] == "authority"
    assert problem["detail"] == "No contracting authority has this id or name."


def test_a_change_leaves_alone_what_it_does_not_name(desk: Desk, client: TestClient) -> None:
    made = desk.contract(contract_sum="100.50")
    patch = {"title": "Klein onderhoud"}
    after = answer_of(client.patch(f"{PATH}/{made['id']}", json=patch))
    assert after == made | patch


def test_a_contract_that_a_vacancy_serves_stays(desk: Desk, client: TestClient) -> None:
    made = desk.contract()
    vacancy = desk.vacancy(contract=made["id"])
    problem = problem_of(client.delete(f"{PATH}/{made['id']}"), "conflict")
    assert problem["detail"] == "This contract still has 1 vacancies."
    assert client.delete(f"{API}/vacancies/{vacancy['id']}").status_code == 204
    assert client.delete(f"{PATH}/{made['id']}").status_code == 204
    problem_of(client.get(f"{PATH}/{made['id']}"), "not-found")


def test_a_list_is_narrowed_down(desk: Desk, client: TestClient) -> None:
    authority = desk.organisation("Gemeente Voorbeeld", kind="contracting_authority")
    first = desk.contract(authority=authority)
    second = desk.contract()
    assert answer_of(client.get(PATH))["rows"] == [first, second]
    asked = {"authority": "Gemeente Voorbeeld"}
    assert answer_of(client.get(PATH, params=asked))["rows"] == [first]
    asked = {"organisation": desk.contractor}
    assert answer_of(client.get(PATH, params=asked))["total"] == 2
    problem = problem_of(client.get(PATH, params={"authority": "Niemand"}), "invalid-input")
    assert problem["where"] == "authority"
