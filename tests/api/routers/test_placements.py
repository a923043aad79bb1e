"""Placements over HTTP: registered, moved, continued and removed, each as one may see them."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api.routers.calls import API, Desk, answer_of, pointers, problem_of

PATH = f"{API}/placements"
FACTS = {"age_at_start": 56, "has_disability": "yes", "agreed_bonuses": ["leeftijd_55"]}
WHOLE_FACTS = {
    "age_at_start": 56,
    "is_status_holder": "unknown",
    "has_language_deficit": "unknown",
    "has_disability": "yes",
    "is_from_vso_or_pro": "unknown",
    "internship_months_before": None,
    "agreed_bonuses": ["leeftijd_55"],
    "refused_bonuses": [],
}


@pytest.fixture
def candidate(desk: Desk) -> str:
    """Somebody to place."""
    return str(desk.candidate()["id"])


def acting(organisation: str) -> dict[str, str]:
    return {"X-Acting-For": organisation}


def attributions(placement: dict[str, Any]) -> list[tuple[str, str, str | None]]:
    return [
        (one["contract"], one["starts_on"], one["ends_on"]) for one in placement["attributions"]
    ]


def test_a_new_placement_goes_out_as_it_is_kept(
    desk: Desk, client: TestClient, candidate: str
) -> None:
    contract = desk.contract(source_id="2026-017")["id"]
    vacancy = desk.vacancy()["id"]
    body = {
        "candidate": "0001",
        "vacancy": "vac-1",
        "contract": "2026-017",
        "form": "apprenticeship",
        "starts_on": "2026-03-01",
        "ends_on": "2026-12-31",
        "hours_per_week": "28.5",
        "counting_since": "2025-09-01",
        "is_permanent": "no",
        "wage_cost_subsidy": {"starts_on": "2026-03-01"},
        "bonus_facts": FACTS,
    }
    response = client.post(PATH, json=body)
    assert response.status_code == 201, response.text
    made = answer_of(response)
    assert response.headers["location"] == f"{PATH}/{made['id']}"
    assert (
        answer_of(client.get(f"{PATH}/{made['id']}"))
        == made
        == {
            "id": made["id"],
            "candidate": candidate,
            "employer": desk.contractor,
            "vacancy": vacancy,
            "form": "apprenticeship",
            "starts_on": "2026-03-01",
            "ends_on": "2026-12-31",
            "hours_per_week": "28.50",
            "counting_since": "2025-09-01",
            "is_permanent": "no",
            "wage_cost_subsidy": {"starts_on": "2026-03-01", "ends_on": None},
            "bonus_facts": WHOLE_FACTS,
            "attributions": [
                {"contract": contract, "starts_on": "2026-03-01", "ends_on": "2026-12-31"}
            ],
            "warnings": [],
        }
    )


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("form", "vrijwilliger"),
        ("starts_on", None),
        ("hours_per_week", "0"),
        ("hours_per_week", "12.345"),
        ("is_permanent", True),
        ("wage_cost_subsidy", {"starts_on": "2026-03-02", "ends_on": "2026-03-01"}),
        ("bonus_facts", {"age_at_start": "56"}),
        ("bonus_facts", {"agreed_bonuses": ["leeftijd 55"]}),
        ("bonus_facts", {"gender": "f"}),
    ],
)
def test_a_value_that_cannot_be_is_refused(
    desk: Desk, client: TestClient, candidate: str, field: str, wrong: Any
) -> None:
    body = {
        "candidate": candidate,
        "employer": desk.contractor,
        "form": "employment",
        "starts_on": "2026-03-01",
        field: wrong,
    }
    problem = problem_of(client.post(PATH, json=body), "invalid-request")
    assert [pointer.split("/")[1] for pointer in pointers(problem)] == [field]


@pytest.mark.parametrize(
    "days",
    [
        {"starts_on": "2026-03-01", "ends_on": "2026-02-28"},
        {"starts_on": "2026-03-01", "counting_since": "2026-03-02"},
    ],
)
def test_days_that_are_not_in_order_are_refused(
    desk: Desk, client: TestClient, candidate: str, days: dict[str, str]
) -> None:
    body = {"candidate": candidate, "employer": desk.contractor, "form": "employment"} | days
    problem_of(client.post(PATH, json=body), "invalid-request")


def test_a_change_leaves_alone_what_it_does_not_name(
    desk: Desk, client: TestClient, candidate: str
) -> None:
    made = desk.placement(candidate, bonus_facts=FACTS, vacancy=desk.vacancy()["id"])
    patch = {"hours_per_week": "32.00", "bonus_facts": {"age_at_start": None}}
    after = answer_of(client.patch(f"{PATH}/{made['id']}", json=patch))
    assert after == made | {
        "hours_per_week": "32.00",
        "bonus_facts": WHOLE_FACTS | {"age_at_start": None},
    }
    after = answer_of(client.patch(f"{PATH}/{made['id']}", json={"bonus_facts": None}))
    assert after["bonus_facts"]["has_disability"] == "unknown"


def test_candidate_employer_and_contract_are_not_changed_by_a_patch(
    desk: Desk, client: TestClient, candidate: str
) -> None:
    made = desk.placement(candidate)
    for field in ("candidate", "employer", "contract", "attributions"):
        problem_of(client.patch(f"{PATH}/{made['id']}", json={field: "x"}), "invalid-request")


def test_a_contractor_sees_no_bonus_facts_and_its_change_keeps_them(
    desk: Desk, client: TestClient, candidate: str
) -> None:
    made = desk.placement(candidate, bonus_facts=FACTS)
    address, own = f"{PATH}/{made['id']}", acting(desk.contractor)
    seen = answer_of(client.get(address, headers=own))
    assert seen == made | {"bonus_facts": None}
    patch = {"ends_on": "2026-06-30", "bonus_facts": None}
    after = answer_of(client.patch(address, json=patch, headers=own))
    assert (after["ends_on"], after["bonus_facts"]) == ("2026-06-30", None)
    assert answer_of(client.get(address))["bonus_facts"] == WHOLE_FACTS
    refused = client.patch(address, json={"bonus_facts": {"age_at_start": 20}}, headers=own)
    assert problem_of(refused, "conflict")["where"] == "bonus_facts"
    (listed,) = answer_of(client.get(PATH, headers=own))["rows"]
    assert listed["bonus_facts"] is None
    for who in (desk.intermediary, desk.organisation("Werkplein", channel="municipality")):
        shown = answer_of(client.get(address, headers=acting(who)))
        assert shown["bonus_facts"] == WHOLE_FACTS


def test_a_placement_moves_and_tells_which_contract_counts_when(
    desk: Desk, client: TestClient, candidate: str
) -> None:
    first, second = desk.contract()["id"], desk.contract(source_id="2026-018")["id"]
    made = desk.placement(candidate, contract=first)
    address = f"{PATH}/{made['id']}"
    body = {"contract": "2026-018", "starts_on": "2026-07-01"}
    response = client.post(f"{address}/attributions", json=body)
    assert response.status_code == 201, response.text
    after = answer_of(response)
    assert attributions(after) == [
        (first, "2026-03-01", "2026-06-30"),
        (second, "2026-07-01", "2026-12-31"),
    ]
    assert answer_of(client.get(address)) == after
    for contract in (first, second):
        found = answer_of(client.get(PATH, params={"contract": contract}))
        assert found["rows"] == [after]
    stop = {"contract": None, "starts_on": "2026-10-01"}
    after = answer_of(client.post(f"{address}/attributions", json=stop))
    assert attributions(after)[-1] == (second, "2026-07-01", "2026-09-30")
    assert "counts for no contract" in after["warnings"][0]
    body = {"contract": first, "starts_on": "2026-06-15"}
    problem = problem_of(client.post(f"{address}/attributions", json=body), "invalid-input")
    assert problem["where"] == "contract"
    without_contract = client.post(f"{address}/attributions", json={"starts_on": "2026-10-01"})
    assert list(pointers(problem_of(without_contract, "invalid-request"))) == ["#/contract"]


def test_other_hours_end_the_placement_and_begin_the_next(
    desk: Desk, client: TestClient, candidate: str
) -> None:
    contract = desk.contract()["id"]
    made = desk.placement(candidate, contract=contract)
    body = {"starts_on": "2026-07-01", "hours_per_week": "32", "is_permanent": "yes"}
    response = client.post(f"{PATH}/{made['id']}/continuation", json=body)
    assert response.status_code == 201, response.text
    later = answer_of(response)
    assert response.headers["location"] == f"{PATH}/{later['id']}"
    assert later == made | {
        "id": later["id"],
        "starts_on": "2026-07-01",
        "hours_per_week": "32.00",
        "counting_since": "2026-03-01",
        "is_permanent": "yes",
        "attributions": [
            {"contract": contract, "starts_on": "2026-07-01", "ends_on": "2026-12-31"}
        ],
    }
    first = answer_of(client.get(f"{PATH}/{made['id']}"))
    assert first["ends_on"] == first["attributions"][0]["ends_on"] == "2026-06-30"
    assert first["hours_per_week"] == "24.00"


def test_null_hours_of_a_continuation_are_unknown_and_absent_ones_as_before(
    desk: Desk, client: TestClient, candidate: str
) -> None:
    made = desk.placement(candidate)
    body = {"starts_on": "2026-06-01", "hours_per_week": None, "ends_on": None}
    later = answer_of(client.post(f"{PATH}/{made['id']}/continuation", json=body))
    assert (later["hours_per_week"], later["ends_on"]) == (None, None)
    body = {"starts_on": "2026-09-01", "form": "secondment"}
    last = answer_of(client.post(f"{PATH}/{later['id']}/continuation", json=body))
    assert (last["hours_per_week"], last["ends_on"], last["form"]) == (None, None, "secondment")


def test_what_is_removed_is_gone(desk: Desk, client: TestClient, candidate: str) -> None:
    address = f"{PATH}/{desk.placement(candidate)['id']}"
    problem = problem_of(client.delete(f"{API}/candidates/{candidate}"), "conflict")
    assert problem["detail"] == "This candidate has 1 placement."
    assert client.delete(address).status_code == 204
    problem_of(client.get(address), "not-found")
    assert client.delete(f"{API}/candidates/{candidate}").status_code == 204


def test_a_placement_that_is_not_there_or_not_ones_own_answers_the_same(
    desk: Desk, client: TestClient, candidate: str
) -> None:
    made = desk.placement(candidate)["id"]
    other = acting(desk.organisation("Wegenbouw", kind="contractor"))
    for placement, headers in (("P-niets", {}), (made, other)):
        address = f"{PATH}/{placement}"
        problem_of(client.get(address, headers=headers), "not-found")
        problem_of(client.patch(address, json={}, headers=headers), "not-found")
        problem_of(client.delete(address, headers=headers), "not-found")
        move = {"contract": None, "starts_on": "2026-04-01"}
        response = client.post(f"{address}/attributions", json=move, headers=headers)
        problem_of(response, "not-found")
        go_on = {"starts_on": "2026-04-01"}
        response = client.post(f"{address}/continuation", json=go_on, headers=headers)
        problem_of(response, "not-found")
