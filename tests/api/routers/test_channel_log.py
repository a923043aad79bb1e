"""Leads, reported costs and the whole log over HTTP, each as one may see them."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.reports.channel_log_csv import HEADINGS
from tests.api.routers.calls import API, Desk, answer_of, pointers, problem_of

LEADS = f"{API}/leads"
LOG = f"{API}/channels/log"
QUARTER = {"kind": "guidance", "since": "2026-01-01", "until": "2026-03-31"}


@pytest.fixture
def vacancy(desk: Desk) -> str:
    """For which people are asked."""
    return str(desk.vacancy()["id"])


@pytest.fixture
def costs(desk: Desk) -> str:
    """Where costs are reported."""
    body = {"organisation": desk.contractor, "title": "Wegen", "source_id": "2025-017"}
    return f"{API}/contracts/{desk.made('contracts', body)['id']}/costs"


def acting(organisation: str) -> dict[str, str]:
    return {"X-Acting-For": organisation}


def asked(vacancy: str, **changes: Any) -> dict[str, Any]:
    return {
        "kind": "asked",
        "vacancy": vacancy,
        "channel": "Gemeente",
        "on": "2020-01-06",
    } | changes


def test_a_question_goes_out_as_it_is_kept(desk: Desk, client: TestClient, vacancy: str) -> None:
    response = client.post(LEADS, json=asked(vacancy), headers=acting(desk.contractor))
    assert response.status_code == 201, response.text
    made = answer_of(response)
    assert response.headers["location"] == f"{LEADS}/{made['id']}"
    (event,) = made.pop("events")
    assert made == {
        "id": made["id"],
        "kind": "asked",
        "on": "2020-01-06",
        "channel": "municipality",
        "intermediary": None,
        "contractor": desk.contractor,
        "contract": None,
        "vacancy": vacancy,
        "candidate": None,
        "started_by": "contractor",
        "found_through": None,
        "answer": "unknown",
    }
    assert (event["recorded_by"], event["role"]) == ("http api", "contractor")
    assert answer_of(client.get(response.headers["location"])) == made | {"events": [event]}


def test_what_was_heard_is_added(desk: Desk, client: TestClient, vacancy: str) -> None:
    one = f"{LEADS}/{desk.made('leads', asked(vacancy))['id']}"
    after = answer_of(client.post(f"{one}/answers", json={"answer": "people_offered"}))
    assert after["answer"] == "people_offered"
    assert [event["answer"] for event in after["events"]] == [None, "people_offered"]
    page = answer_of(client.get(LEADS, params={"kind": "asked", "contractor": desk.contractor}))
    assert page["rows"] == [after]


def test_a_lead_is_told_to_those_whose_it_is(desk: Desk, client: TestClient, vacancy: str) -> None:
    one = f"{LEADS}/{desk.made('leads', asked(vacancy))['id']}"
    other = desk.organisation("Wegenbouw Voorbeeld", kind="contractor")
    assert client.get(one, headers=acting(desk.contractor)).status_code == 200
    problem_of(client.get(one, headers=acting(other)), "not-found")
    problem_of(client.get(one, headers=acting(desk.intermediary)), "not-found")


def test_a_lead_that_cannot_be_says_which_field_is_wrong(client: TestClient, vacancy: str) -> None:
    wrong = client.post(LEADS, json=asked(vacancy, channel="de buurman", on="gisteren", naam="x"))
    assert set(pointers(problem_of(wrong, "invalid-request"))) == {"#/channel", "#/on", "#/naam"}
    problem = problem_of(client.post(LEADS, json=asked(vacancy, channel=None)), "invalid-input")
    assert problem["where"] == "channel"
    problem = problem_of(client.post(LEADS, json=asked(vacancy, remark="ziek")), "invalid-input")
    assert problem["where"] == "remark"


def test_costs_go_out_to_the_cent_and_are_corrected_by_a_report(
    desk: Desk, client: TestClient, costs: str
) -> None:
    sent = QUARTER | {"euros": "1250.50", "hours": "40"}
    response = client.post(costs, json=sent, headers=acting(desk.contractor))
    assert response.status_code == 201, response.text
    first = answer_of(response)
    assert (first["euros"], first["hours"]) == ("1250.50", "40.00")
    one = response.headers["location"]
    second = answer_of(client.post(f"{one}/replacement", json=QUARTER | {"euros": "0"}))
    assert (second["replaces"], second["euros"], second["hours"]) == (first["id"], "0.00", None)
    assert answer_of(client.get(one))["replaced_by"] == second["id"]
    assert answer_of(client.get(costs))["rows"] == [second]
    both = answer_of(client.get(costs, params={"with_replaced": True}))["rows"]
    assert [row["id"] for row in both] == [first["id"], second["id"]]
    again = client.post(f"{one}/replacement", json=QUARTER | {"euros": "1"})
    assert problem_of(again, "conflict")["where"] == first["id"]


def test_costs_are_told_to_who_owes_the_contract(
    desk: Desk, client: TestClient, costs: str
) -> None:
    client.post(costs, json=QUARTER | {"euros": "0"})
    assert client.get(costs, headers=acting(desk.contractor)).status_code == 200
    problem_of(client.get(costs, headers=acting(desk.intermediary)), "conflict")


def test_costs_that_cannot_be_say_which_field_is_wrong(client: TestClient, costs: str) -> None:
    problem = problem_of(client.post(costs, json=QUARTER), "invalid-input")
    assert problem["where"] == "euros"
    wrong = client.post(costs, json=QUARTER | {"euros": "1.005", "hours": -1})
    assert set(pointers(problem_of(wrong, "invalid-request"))) == {"#/euros", "#/hours"}
    future = client.post(costs, json=QUARTER | {"euros": "1", "until": "2099-12-31"})
    assert problem_of(future, "invalid-input")["where"] == "until"


def test_the_whole_log_is_a_file_of_one_row_an_event(
    desk: Desk, client: TestClient, vacancy: str, costs: str
) -> None:
    desk.made("leads", asked(vacancy))
    client.post(costs, json=QUARTER | {"hours": "8"})
    response = client.get(LOG)
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert "kanaallogboek.csv" in response.headers["content-disposition"]
    rows = list(csv.DictReader(io.StringIO(response.text)))
    assert tuple(rows[0]) == HEADINGS
    assert [row["event"] for row in rows] == ["asked", "cost_reported"]
    bounded = client.get(LOG, params={"since": "2020-01-06", "until": "2020-01-06"}).text
    assert [row["event"] for row in csv.DictReader(io.StringIO(bounded))] == ["asked"]
    turned = client.get(LOG, params={"since": "2026-02-01", "until": "2026-01-01"})
    assert problem_of(turned, "invalid-input")["where"] == "until"


def test_a_contractor_who_opens_a_profile_reads_of_it_in_the_log(
    desk: Desk, client: TestClient
) -> None:
    candidate = desk.candidate()["id"]
    for _ in range(2):
        client.get(f"{API}/candidates/{candidate}", headers=acting(desk.contractor))
        client.get(f"{API}/candidates/{candidate}")
    (row,) = csv.DictReader(io.StringIO(client.get(LOG, headers=acting(desk.contractor)).text))
    assert (row["event"], row["candidate"], row["contractor"]) == (
        "viewed",
        candidate,
        desk.contractor,
    )
