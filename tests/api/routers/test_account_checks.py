"""What the account of a contract points out over HTTP, as a controller reads it."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api.routers.calls import API, Desk, answer_of

HAAGLANDEN = "haaglanden-zuid-holland-centraal/2023-07-01"
TERMS = {
    "contract_sum": "1000000",
    "percentage": "5",
    "award_date": "2024-01-15",
    "starts_on": "2024-02-01",
    "ends_on": "2026-01-31",
    "scheme": HAAGLANDEN,
    "agreed_reference_day": "start_of_work",
}
WORK = {
    "starts_on": "2024-03-01",
    "ends_on": "2025-02-28",
    "hours_per_week": "36",
    "bonus_facts": {"age_at_start": 40},
}
PROOF = {"kind": "benefit_decision", "reference": "B-17", "dated_on": "2023-01-01"}


@pytest.fixture
def contract(desk: Desk) -> str:
    return str(desk.contract(**TERMS)["id"])


@pytest.fixture
def candidate(desk: Desk) -> str:
    """Somebody on benefit until the work began, verified."""
    found = str(desk.candidate(claims=[])["id"])
    body = {
        "group": "participatiewet",
        "is_member": "yes",
        "since": "2022-01-01",
        "until": "2024-03-31",
    }
    claim = desk.made(f"candidates/{found}/claims", body)["id"]
    decide(desk, claim, transition="verify", proof=PROOF)
    return found


def decide(desk: Desk, claim: str, **move: Any) -> None:
    response = desk.client.post(f"{API}/claims/{claim}/transitions", json=move)
    assert response.status_code == 200, response.text


def account(client: TestClient, contract: str, on: str, **headers: str) -> dict[str, Any]:
    response = client.get(
        f"{API}/contracts/{contract}/obligation", params={"on": on}, headers=headers
    )
    assert response.status_code == 200, response.text
    return answer_of(response)


def exact(amount: dict[str, str]) -> str:
    assert amount["at_least"] == amount["at_most"]
    return amount["at_least"]


def test_a_job_that_goes_on_with_other_hours_goes_on_counting(
    desk: Desk, client: TestClient, contract: str, candidate: str
) -> None:
    placement = desk.placement(candidate, contract=contract, **WORK)["id"]
    body = {"starts_on": "2024-09-01", "hours_per_week": "24"}
    desk.made(f"placements/{placement}/continuation", body)
    found = account(client, contract, "2025-02-28")
    # 40.000 x 6/12, and 40.000 x 24/36 x 6/12
    assert [exact(line["earned"]) for line in found["placements"]] == ["20000.00", "13333.33"]
    assert exact(found["earned"]) == "33333.33"


def test_a_claim_that_is_refused_later_changes_the_past_and_that_is_said(
    desk: Desk, client: TestClient, contract: str, candidate: str
) -> None:
    placement = desk.placement(candidate, contract=contract, **WORK)["id"]
    before = account(client, contract, "2024-12-31")
    assert (exact(before["earned"]), before["questions"]) == ("33333.33", [])
    (claim,) = answer_of(client.get(f"{API}/candidates/{candidate}/claims"))["claims"]
    decide(desk, claim["id"], transition="refuse", reason="het besluit was ingetrokken")
    after = account(client, contract, "2024-12-31")
    assert exact(after["earned"]) == "0.00"
    (told,) = after["questions"]
    assert told.startswith("Na 2024-12-31")
    assert placement in told
    response = client.get(f"{API}/contracts/{contract}/statement", params={"on": "2024-12-31"})
    statement = answer_of(response)
    assert told in statement["open_points"]
    assert any("ook als die dag voorbij is" in note for note in statement["notes"])


def test_a_day_to_come_is_told_as_one(
    desk: Desk, client: TestClient, contract: str, candidate: str
) -> None:
    desk.placement(candidate, contract=contract, **WORK)
    (told,) = account(client, contract, "2026-01-31")["questions"]
    assert told.startswith("2026-01-31 moet nog komen")


def test_the_same_work_entered_for_two_contracts_is_told_under_both(
    desk: Desk, client: TestClient, contract: str, candidate: str
) -> None:
    other = str(desk.contract(**TERMS)["id"])
    for one in (contract, other):
        desk.placement(candidate, contract=one, **WORK)
    for one in (contract, other):
        (told,) = account(client, one, "2025-02-28")["questions"]
        assert "samen 72 uur per week" in told
        assert contract in told
        assert other in told


def test_a_contractor_is_told_nothing_of_work_with_somebody_else(
    desk: Desk, client: TestClient, contract: str, candidate: str
) -> None:
    elsewhere = desk.organisation("Wegenbouw Voorbeeld", kind="contractor")
    other = str(desk.contract(organisation=elsewhere, **TERMS)["id"])
    desk.placement(candidate, contract=contract, **WORK)
    desk.placement(candidate, contract=other, employer=elsewhere, **WORK)
    asked = account(client, contract, "2025-02-28", **{"X-Acting-For": desk.contractor})
    assert asked["questions"] == []
    (told,) = account(client, contract, "2025-02-28")["questions"]
    assert other in told
