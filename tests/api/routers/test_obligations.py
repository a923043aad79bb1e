"""Obligations and value statements over HTTP."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from starlette.testclient import TestClient

from matcher.domain.access import Viewer
from models.engine import Database
from tests.api.routers.calls import API, answer_of, problem_of
from tests.factories import an_organisation
from tests.statement_example import (
    EARNED,
    EARNED_IN_ALL,
    EXPECTED_BY_NOW,
    OWED,
    PLANNED,
    PLANNED_IN_ALL,
    REMAINING,
    TERMS,
    UTRECHT,
    store_example,
)

CONTRACT = f"{API}/contracts/C-0001"
ON = {"on": "2025-01-31"}
AS_CONTRACTOR = {"X-Acting-For": "O-0002"}
AS_DESK = {"X-Acting-For": "O-0001"}
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def filled(database: Database, operator: Viewer) -> Database:
    """The contract of a million euros."""
    store_example(database, operator)
    return database


def span(ends: Sequence[str]) -> dict[str, str]:
    return {"at_least": ends[0], "at_most": ends[1]}


def obligation(client: TestClient, **asked: Any) -> dict[str, Any]:
    headers = asked.pop("headers", {})
    response = client.get(f"{CONTRACT}/obligation", params=ON | asked, headers=headers)
    assert response.status_code == 200, response.text
    return answer_of(response)


def test_an_obligation_tells_owed_earned_planned_and_the_pace(
    filled: Database, client: TestClient
) -> None:
    found = obligation(client)
    assert found["owed"] == span(OWED)
    assert found["earned"] == span(EARNED_IN_ALL)
    assert found["forecast"] == span(PLANNED_IN_ALL)
    assert found["remaining"] == span(REMAINING)
    assert found["expected_by_now"] == span(EXPECTED_BY_NOW)
    assert (found["is_behind"], found["pace"]) == ("no", "on_pace")
    assert found["pace_sentence"].startswith("Zoals het nu is gepland")
    assert found["goals"][0]["reached"] == {"at_least": "6", "at_most": "7"}
    assert found["missing_goals"][0]["kind"] == "person_months"
    lines = {line["placement"]: line for line in found["placements"]}
    lines |= {line["effort"]: line for line in found["efforts"]}
    assert {name: line["earned"] for name, line in lines.items()} == {
        name: span(ends) for name, ends in EARNED.items()
    }
    assert {name: line["planned"] for name, line in lines.items()} == {
        name: span(ends) for name, ends in PLANNED.items()
    }


def test_a_day_that_is_not_given_is_today(filled: Database, client: TestClient) -> None:
    response = client.get(f"{CONTRACT}/obligation")
    assert answer_of(response)["on"] == "2026-01-15"


def test_sentences_come_in_english_when_asked(filled: Database, client: TestClient) -> None:
    found = obligation(client, language="en")
    assert found["pace_sentence"].startswith("As things are planned now")


def test_the_number_of_the_contractor_finds_the_contract(
    filled: Database, client: TestClient
) -> None:
    response = client.get(f"{API}/contracts/2024-017/obligation", params=ON)
    assert answer_of(response)["contract"] == "C-0001"


def test_a_desk_reads_the_block_and_a_contractor_does_not(
    filled: Database, client: TestClient
) -> None:
    (desk, own) = (obligation(client, headers=who) for who in (AS_DESK, AS_CONTRACTOR))
    assert desk["placements"][0]["block"]["block"] == "Participatiewet"
    assert desk["placements"][0]["block"]["reasons"]
    assert {line["block"] for line in own["placements"]} == {None}
    assert own["earned"] == desk["earned"]
    assert "K-000" not in str(own) + str(desk)


@pytest.mark.parametrize("what", ["obligation", "statement"])
def test_another_contractor_and_another_intermediary_are_told_whom_to_ask(
    filled: Database, operator: Viewer, client: TestClient, what: str
) -> None:
    with filled.unit_of_work(operator) as uow:
        uow.organisations.add(
            an_organisation(organisation_id="O-0008", name="Bureau", channel=None)
        )
        uow.commit()
    response = client.get(f"{CONTRACT}/{what}", headers={"X-Acting-For": "O-0008"})
    problem = problem_of(response, "conflict")
    assert "municipal desks" in problem["detail"]
    assert problem["remedy"]


@pytest.mark.parametrize("what", ["obligation", "statement"])
def test_a_contract_that_does_not_exist_is_not_found(
    filled: Database, client: TestClient, what: str
) -> None:
    problem_of(client.get(f"{API}/contracts/C-9999/{what}"), "not-found")


@pytest.mark.parametrize(
    "asked", [{"on": "31-01-2025"}, {"language": "fr"}], ids=["day", "language"]
)
def test_what_cannot_be_asked_is_pointed_at(
    filled: Database, client: TestClient, asked: dict[str, str]
) -> None:
    response = client.get(f"{CONTRACT}/obligation", params=asked)
    problem_of(response, "invalid-request")


def test_the_statement_is_data_by_default(filled: Database, client: TestClient) -> None:
    found = answer_of(client.get(f"{CONTRACT}/statement", params=ON))
    assert found["contractor"] == {"id": "O-0002", "name": "Bouwbedrijf Voorbeeld"}
    assert found["authority"]["name"] == "Gemeente Voorbeeld"
    assert found["earned"] == span(EARNED_IN_ALL)
    assert found["planned"] == span(PLANNED_IN_ALL)
    assert {line["candidate"] for line in found["placements"]} == {None}
    assert found["placements"][0]["block"] == "Participatiewet"
    assert "advies van een systeem" in found["notes"][0]


@pytest.mark.parametrize(
    ("form", "media_type", "beginning"),
    [
        ("csv", "text/csv", b"contract,on,scheme"),
        ("xlsx", WORKBOOK, b"PK"),
        ("pdf", "application/pdf", b"%PDF"),
    ],
)
def test_the_statement_comes_as_a_file_with_a_name(
    filled: Database, client: TestClient, form: str, media_type: str, beginning: bytes
) -> None:
    response = client.get(f"{CONTRACT}/statement", params=ON | {"format": form})
    assert response.headers["content-type"].split(";")[0] == media_type
    assert response.headers["content-disposition"] == (
        f'attachment; filename="verantwoording-C-0001-2025-01-31.{form}"'
    )
    assert response.content.startswith(beginning)


def test_pseudonyms_come_to_a_desk_that_asks_and_never_to_a_contractor(
    filled: Database, client: TestClient
) -> None:
    asked = ON | {"with_pseudonyms": "true"}
    address = f"{CONTRACT}/statement"
    found = answer_of(client.get(address, params=asked, headers=AS_DESK))
    assert found["placements"][0]["candidate"] == "K-0001"
    refused = client.get(address, params=asked, headers=AS_CONTRACTOR)
    assert problem_of(refused, "conflict")["where"] == "with_pseudonyms"


def test_two_schemes_stand_side_by_side_for_a_desk_only(
    filled: Database, client: TestClient
) -> None:
    asked = ON | {"other_scheme": UTRECHT}
    address = f"{CONTRACT}/statement"
    first = answer_of(client.get(address, params=asked))["placements"][0]
    assert first["others"] == [
        {
            "scheme": UTRECHT,
            "earned": span(("12222.22", "12222.22")),
            "planned": span(("13333.33", "25555.56")),
        }
    ]
    text = client.get(address, params=asked | {"format": "csv"}).text
    assert f"{UTRECHT} at_least" in next(csv.reader(io.StringIO(text)))
    refused = client.get(address, params=asked, headers=AS_CONTRACTOR)
    assert problem_of(refused, "conflict")["where"] == "other_scheme"


def test_a_contract_without_scheme_and_dates_asks_for_them(
    database: Database, operator: Viewer, client: TestClient
) -> None:
    bare = replace(TERMS, scheme_id=None, duration=replace(TERMS.duration, valid_until=None))
    store_example(database, operator, bare)
    found = obligation(client)
    assert found["scheme"] is None
    assert found["forecast"] is None
    assert found["earned"] == {"at_least": "4000.00", "at_most": None}
    assert len(found["questions"]) == 2
