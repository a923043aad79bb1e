"""Contracts: registered, looked up, changed and removed over HTTP."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api.routers.calls import API, Desk, answer_of, pointers, problem_of

PATH = f"{API}/contracts"
HAAGLANDEN = "haaglanden-zuid-holland-centraal/2023-07-01"


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
        "sort": "works",
        "wage_bill": "400000.05",
        "labour_share": "0.325",
        "starts_on": "2026-07-01",
        "ends_on": "2028-06-30",
        "scheme": HAAGLANDEN,
        "duty_rule": "rijk-2011-07-01",
        "duty_base": "contract_sum",
        "agreed_hour_base": "36",
        "agreed_reference_day": "award",
        "goal_persons": "4",
        "goal_person_months": "48.5",
    }
    response = client.post(PATH, json=body)
    made = answer_of(response)
    assert response.headers["location"] == f"{PATH}/{made['id']}"
    assert answer_of(client.get(f"{PATH}/{made['id']}")) == body | {
        "id": made["id"],
        "organisation": desk.contractor,
        "authority": authority,
        "percentage": "2.5000",
        "counted_groups": ["banenafspraak", "wajong"],
        "labour_share": "0.325000",
        "agreed_hour_base": "36.00",
        "goal_persons": "4.00",
        "goal_person_months": "48.50",
        "warnings": [],
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
        ("sort", "wegen"),
        ("wage_bill", "0.001"),
        ("labour_share", "30"),
        ("ends_on", "31-12-2026"),
        ("duty_base", "winst"),
        ("agreed_hour_base", "0"),
        ("agreed_reference_day", "vandaag"),
        ("goal_persons", "0"),
        ("goal_person_months", "twaalf"),
    ],
)
def test_a_value_that_cannot_be_is_refused(
    desk: Desk, client: TestClient, field: str, wrong: Any
) -> None:
    body = {"organisation": desk.contractor, "title": "Wegen", field: wrong}
    problem = problem_of(client.post(PATH, json=body), "invalid-request")
    assert [pointer.split("/")[1] for pointer in pointers(problem)] == [field]


def test_a_client_that_sends_what_it_always_sent_is_told_what_else_is_asked(
    desk: Desk, client: TestClient
) -> None:
    made = desk.contract(award_date="2026-06-01", percentage="5")
    assert made["scheme"] is made["goal_persons"] is None
    assert any("No block scheme is named" in sentence for sentence in made["warnings"])
    (row,) = answer_of(client.get(PATH))["rows"]
    assert row == made


def test_a_last_day_before_the_first_is_refused_also_when_a_change_makes_it_so(
    desk: Desk, client: TestClient
) -> None:
    made = desk.contract(starts_on="2026-07-01", ends_on="2026-12-31")
    response = client.patch(f"{PATH}/{made['id']}", json={"starts_on": "2027-01-01"})
    problem_of(response, "invalid-request")
    assert answer_of(client.get(f"{PATH}/{made['id']}")) == made


@pytest.mark.parametrize(
    ("field", "named", "choice"),
    [
        ("scheme", "haaglanden-zuid-holland-centraal", HAAGLANDEN),
        ("scheme", "pso/undated", "leave it out"),
        ("duty_rule", "rijk", "rijk-2011-07-01"),
    ],
)
def test_a_rule_that_cannot_hold_is_refused_with_the_choices(
    desk: Desk, client: TestClient, field: str, named: str, choice: str
) -> None:
    made = desk.contract()
    for response in (
        client.post(PATH, json={"organisation": desk.contractor, "title": "x", field: named}),
        client.patch(f"{PATH}/{made['id']}", json={field: named}),
    ):
        problem = problem_of(response, "invalid-input")
        assert problem["where"] == field
        assert choice in problem["remedy"]


def test_terms_are_made_unknown_again(desk: Desk, client: TestClient) -> None:
    made = desk.contract(scheme=HAAGLANDEN, goal_persons="2", starts_on="2026-07-01")
    patch = {"scheme": None, "goal_persons": None, "starts_on": None}
    after = answer_of(client.patch(f"{PATH}/{made['id']}", json=patch))
    assert {name: after[name] for name in patch} == patch
    assert len(after["warnings"]) > len(made["warnings"])


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
