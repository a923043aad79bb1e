"""Organisations: registered, looked up, changed and removed over HTTP."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api.exchange.files import SYNTHETIC_BSN
from tests.api.routers.calls import API, Desk, answer_of, pointers, problem_of

PATH = f"{API}/organisations"


def test_a_new_organisation_gets_an_id_and_an_address(client: TestClient) -> None:
    body = {
        "kind": "intermediary",
        "name": "Re-integratie   Voorbeeld",
        "channel": "re-integratiebureau",
        "email": "desk@bureau.example",
        "phone": "+31 30 000 00 01",
    }
    response = client.post(PATH, json=body)
    made = answer_of(response)
    assert response.headers["location"] == f"{PATH}/{made['id']}"
    assert made == body | {
        "id": made["id"],
        "name": "Re-integratie Voorbeeld",
        "channel": "reintegration_agency",
    }
    for known_as in (made["id"], "re-integratie voorbeeld"):
        assert answer_of(client.get(f"{PATH}/{known_as}")) == made


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({"kind": "intermediary"}, "An intermediary has a channel."),
        ({"kind": "contractor", "channel": "uwv"}, "Only an intermediary has a channel."),
    ],
)
def test_an_intermediary_and_nobody_else_has_a_channel(
    client: TestClient, body: dict[str, Any], told: str
) -> None:
    problem = problem_of(client.post(PATH, json=body | {"name": "Voorbeeld"}), "invalid-input")
    assert (problem["where"], problem["detail"]) == ("channel", told)


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("kind", "bank"),
        ("channel", "buurvrouw"),
        ("email", "desk"),
        ("phone", "bel maar"),
        ("phone", SYNTHETIC_BSN),
        ("name", "  "),
        ("name", 7),
        ("iban", "NL00"),
    ],
)
def test_a_value_that_cannot_be_is_refused(client: TestClient, field: str, wrong: Any) -> None:
    body = {"kind": "intermediary", "name": "Voorbeeld", "channel": "uwv", field: wrong}
    response = client.post(PATH, json=body)
    assert set(pointers(problem_of(response, "invalid-request"))) == {f"#/{field}"}


def test_a_name_is_taken_within_its_kind_only(desk: Desk, client: TestClient) -> None:
    body = {"kind": "contractor", "name": "WERKBEDRIJF voorbeeld"}
    assert client.post(PATH, json=body).status_code == 201
    problem = problem_of(client.post(PATH, json=body), "conflict")
    assert problem["detail"] == "There is an organisation of this kind and name already."
    problem_of(client.get(f"{PATH}/Werkbedrijf Voorbeeld"), "ambiguous")
    assert answer_of(client.get(f"{PATH}/{desk.intermediary}"))["id"] == desk.intermediary


def test_a_change_leaves_alone_what_it_does_not_name(desk: Desk, client: TestClient) -> None:
    address = f"{PATH}/{desk.intermediary}"
    before = answer_of(client.get(address))
    after = answer_of(client.patch(address, json={"phone": "030-0000009"}))
    assert after == before | {"phone": "030-0000009"}
    assert answer_of(client.patch(address, json={"phone": None})) == before


def test_an_organisation_does_not_change_its_kind(desk: Desk, client: TestClient) -> None:
    address = f"{PATH}/{desk.intermediary}"
    before = answer_of(client.get(address))
    patch = {"kind": "contractor", "channel": None}
    assert problem_of(client.patch(address, json=patch), "conflict")["where"] == "kind"
    assert client.patch(address, json={"kind": "intermediary"}).status_code == 200
    problem = problem_of(client.patch(address, json={"channel": None}), "invalid-input")
    assert problem["where"] == "channel"
    assert answer_of(client.get(address)) == before


def test_an_organisation_with_candidates_stays(desk: Desk, client: TestClient) -> None:
    made = desk.candidate()
    address = f"{PATH}/{desk.intermediary}"
    problem = problem_of(client.delete(address), "conflict")
    assert problem["detail"] == "This organisation still has 1 candidates."
    client.delete(f"{API}/candidates/{made['id']}")
    assert client.delete(address).status_code == 204
    problem_of(client.get(address), "not-found")


def test_a_list_is_narrowed_down(desk: Desk, client: TestClient) -> None:
    def names(**asked: str) -> list[str]:
        rows = answer_of(client.get(PATH, params=asked))["rows"]
        return [row["name"] for row in rows]

    assert names() == ["Bouwbedrijf Voorbeeld", "Werkbedrijf Voorbeeld"]
    assert names(kind="contractor") == ["Bouwbedrijf Voorbeeld"]
    assert names(channel="UWV") == ["Werkbedrijf Voorbeeld"]
    assert names(name_contains="werk") == ["Werkbedrijf Voorbeeld"]
    assert names(limit="1", offset="1") == ["Werkbedrijf Voorbeeld"]
    assert names(name_contains="%") == []
