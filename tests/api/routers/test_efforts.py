"""Social efforts: registered, listed, changed and removed under their contract."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api.routers.calls import API, Desk, answer_of, pointers, problem_of

CONTRACTS, PATH = f"{API}/contracts", f"{API}/efforts"
PURCHASE = {"kind": "social_purchase", "done_on": "2026-09-30", "invoice": "4250.10"}


@pytest.fixture
def contract(desk: Desk) -> str:
    """The contract for which efforts count; its number has a slash in it."""
    return str(desk.contract(source_id="2026/017")["id"])


def made(client: TestClient, contract: str, **changes: Any) -> dict[str, Any]:
    response = client.post(f"{CONTRACTS}/{contract}/efforts", json=PURCHASE | changes)
    assert response.status_code == 201, response.text
    return answer_of(response)


def test_a_new_effort_keeps_every_cent(client: TestClient, contract: str) -> None:
    response = client.post(
        f"{CONTRACTS}/2026/017/efforts",
        json=PURCHASE | {"hours": "7.5", "days": 2, "agreed_value": "900", "description": "Lunch"},
    )
    effort = answer_of(response)
    assert response.headers["location"] == f"{PATH}/{effort['id']}"
    assert answer_of(client.get(f"{PATH}/{effort['id']}")) == {
        "id": effort["id"],
        "contract": contract,
        "kind": "social_purchase",
        "done_on": "2026-09-30",
        "invoice": "4250.10",
        "hours": "7.50",
        "days": 2,
        "agreed_value": "900.00",
        "description": "Lunch",
    }


def test_efforts_are_listed_by_day_under_their_own_contract(
    desk: Desk, client: TestClient, contract: str
) -> None:
    late = made(client, contract)
    early = made(client, contract, done_on="2026-01-31", kind="training")
    made(client, desk.contract()["id"])
    address = f"{CONTRACTS}/{contract}/efforts"
    assert answer_of(client.get(address))["rows"] == [early, late]
    page = answer_of(client.get(address, params={"limit": 1, "offset": 1}))
    assert (page["rows"], page["total"]) == ([late], 2)
    problem_of(client.get(f"{CONTRACTS}/C-niets/efforts"), "not-found")
    problem_of(client.post(f"{CONTRACTS}/C-niets/efforts", json=PURCHASE), "not-found")


def test_a_change_leaves_alone_what_it_does_not_name(client: TestClient, contract: str) -> None:
    effort = made(client, contract, description="Lunch")
    patch = {"invoice": None, "hours": "3.00"}
    assert answer_of(client.patch(f"{PATH}/{effort['id']}", json=patch)) == effort | patch
    problem_of(client.patch(f"{PATH}/{effort['id']}", json={"contract": "x"}), "invalid-request")
    problem_of(client.patch(f"{PATH}/{effort['id']}", json={"kind": None}), "invalid-request")


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("kind", "feest"),
        ("done_on", "gisteren"),
        ("invoice", "-1"),
        ("invoice", "0.001"),
        ("hours", "-0.5"),
        ("days", 1.5),
        ("agreed_value", "veel"),
    ],
)
def test_a_value_that_cannot_be_is_refused(
    client: TestClient, contract: str, field: str, wrong: Any
) -> None:
    response = client.post(f"{CONTRACTS}/{contract}/efforts", json=PURCHASE | {field: wrong})
    assert list(pointers(problem_of(response, "invalid-request"))) == [f"#/{field}"]


def test_an_effort_goes_and_its_contract_not_before_it(client: TestClient, contract: str) -> None:
    effort = made(client, contract)
    problem = problem_of(client.delete(f"{CONTRACTS}/{contract}"), "conflict")
    assert "social efforts" in problem["detail"]
    assert client.delete(f"{PATH}/{effort['id']}").status_code == 204
    problem_of(client.delete(f"{PATH}/{effort['id']}"), "not-found")
    assert client.delete(f"{CONTRACTS}/{contract}").status_code == 204


def test_a_contractor_keeps_to_the_efforts_of_its_own_contracts(
    desk: Desk, client: TestClient, contract: str
) -> None:
    other = {"X-Acting-For": desk.organisation("Wegenbouw", kind="contractor")}
    own = {"X-Acting-For": desk.contractor}
    effort = made(client, contract)
    for response in (
        client.post(f"{CONTRACTS}/{contract}/efforts", json=PURCHASE, headers=other),
        client.patch(f"{PATH}/{effort['id']}", json={"hours": "1"}, headers=other),
        client.delete(f"{PATH}/{effort['id']}", headers=other),
    ):
        problem_of(response, "conflict")
    assert answer_of(client.get(f"{PATH}/{effort['id']}")) == effort
    assert client.delete(f"{PATH}/{effort['id']}", headers=own).status_code == 204


def test_what_counts_for_a_contract_is_read_and_written_by_its_parties_alone(
    desk: Desk, client: TestClient, contract: str
) -> None:
    effort = made(client, contract)
    listed, one = f"{CONTRACTS}/{contract}/efforts", f"{PATH}/{effort['id']}"
    for stranger in (desk.organisation("Wegenbouw", kind="contractor"), desk.intermediary):
        acting = {"X-Acting-For": stranger}
        for response in (
            client.get(listed, headers=acting),
            client.get(one, headers=acting),
            client.post(listed, json=PURCHASE, headers=acting),
            client.patch(one, json={"invoice": "9"}, headers=acting),
            client.delete(one, headers=acting),
        ):
            assert "4250.10" not in response.text
            problem_of(response, "conflict")
    town = {"X-Acting-For": desk.organisation("Werkplein", channel="municipality")}
    for acting in ({"X-Acting-For": desk.contractor}, town):
        assert answer_of(client.get(one, headers=acting)) == effort
        assert answer_of(client.get(listed, headers=acting))["total"] == 1


def test_a_contractor_does_not_say_which_value_was_agreed(
    desk: Desk, client: TestClient, contract: str
) -> None:
    own = {"X-Acting-For": desk.contractor}
    listed = f"{CONTRACTS}/{contract}/efforts"
    settled = PURCHASE | {"agreed_value": "90000"}
    problem = problem_of(client.post(listed, json=settled, headers=own), "conflict")
    assert problem["where"] == "agreed_value"
    effort = made(client, contract, agreed_value="900")
    one = f"{PATH}/{effort['id']}"
    for value in ("90000", None):
        response = client.patch(one, json={"agreed_value": value}, headers=own)
        assert problem_of(response, "conflict")["where"] == "agreed_value"
    changed = client.patch(one, json={"invoice": "9.99"}, headers=own)
    assert answer_of(changed) == effort | {"invoice": "9.99"}
