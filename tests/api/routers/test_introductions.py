"""Introductions and stale profiles over HTTP, each as one may see them."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.reports.introduction_log_csv import HEADINGS
from tests.api.routers.calls import API, Desk, answer_of, pointers, problem_of

PATH = f"{API}/introductions"
TODAY = date(2026, 1, 15)
"""The day that the service of the tests takes it to be; steps are recorded by the clock."""
WORK = {"form": "employment", "starts_on": "2026-12-01", "hours_per_week": "28"}


@pytest.fixture
def candidate(desk: Desk) -> str:
    """Somebody to introduce."""
    return str(desk.candidate()["id"])


@pytest.fixture
def vacancy(desk: Desk) -> str:
    """Where to introduce somebody."""
    return str(desk.vacancy()["id"])


def acting(organisation: str) -> dict[str, str]:
    return {"X-Acting-For": organisation}


def sent(candidate: str, vacancy: str) -> dict[str, Any]:
    return {
        "candidate": candidate,
        "vacancy": vacancy,
        "found_through": "direct_approach",
        "started_by": "intermediary",
    }


def introduced(desk: Desk, candidate: str, vacancy: str, **changes: Any) -> dict[str, Any]:
    return desk.made("introductions", sent(candidate, vacancy) | changes)


def test_a_new_introduction_goes_out_as_it_is_kept(
    desk: Desk, client: TestClient, candidate: str, vacancy: str
) -> None:
    body = sent("0001", "vac-1") | {"on": "2020-01-06"}
    response = client.post(PATH, json=body, headers=acting(desk.intermediary))
    assert response.status_code == 201, response.text
    made = answer_of(response)
    assert response.headers["location"] == f"{PATH}/{made['id']}"
    (event,) = made["events"]
    assert event == {
        "state": "proposed",
        "on": "2020-01-06",
        "recorded_at": event["recorded_at"],
        "recorded_by": "http api",
        "role": "intermediary",
        "organisation": desk.intermediary,
        "reason": None,
        "remark": None,
        "by_itself": False,
        "because_of": None,
    }
    assert made == {
        "id": made["id"],
        "candidate": candidate,
        "intermediary": desk.intermediary,
        "channel": "uwv",
        "contractor": desk.contractor,
        "contract": None,
        "vacancy": vacancy,
        "found_through": "direct_approach",
        "ranking": None,
        "place": None,
        "part": None,
        "order": None,
        "policy": None,
        "weights_version": None,
        "started_by": "intermediary",
        "state": "proposed",
        "possible": [
            "interviewed",
            "trial_placement",
            "placed",
            "declined_by_candidate",
            "withdrawn",
        ],
        "placement": None,
        "events": [event],
        "checks": [],
        "ended_on": None,
        "end_reason": None,
        "in_work_after_6_months": "unknown",
        "in_work_after_12_months": "unknown",
        "check_due_after_months": [],
        "warnings": [],
    }
    read = client.get(f"{PATH}/{made['id']}", headers=acting(desk.intermediary))
    assert answer_of(read) == made


def test_a_list_that_was_shown_is_named_and_its_place_is_kept(
    desk: Desk, client: TestClient, candidate: str, vacancy: str
) -> None:
    ranking = answer_of(client.get(f"{API}/vacancies/{vacancy}/matches"))
    made = introduced(desk, candidate, vacancy, found_through=None, ranking=ranking["ranking"])
    assert (made["found_through"], made["ranking"]) == ("ranking", ranking["ranking"])
    assert (made["place"], made["part"], made["order"]) == (1, "listed", "fit")
    assert made["weights_version"] == ranking["weights_version"]


def test_placed_from_the_introduction_it_is_a_placement_like_any_other(
    desk: Desk, client: TestClient, candidate: str, vacancy: str
) -> None:
    one = f"{PATH}/{introduced(desk, candidate, vacancy)['id']}"
    invited = client.post(
        f"{one}/events", json={"state": "invited"}, headers=acting(desk.contractor)
    )
    assert answer_of(invited)["state"] == "invited"
    response = client.post(f"{one}/placement", json=WORK, headers=acting(desk.contractor))
    assert response.status_code == 201, response.text
    placed = answer_of(response)
    assert placed["state"] == "placed"
    placement = answer_of(client.get(f"{API}/placements/{placed['placement']}"))
    assert (placement["candidate"], placement["vacancy"]) == (candidate, vacancy)
    assert (placement["employer"], placement["hours_per_week"]) == (desk.contractor, "28.00")
    steps = answer_of(client.get(f"{one}/events"))["rows"]
    assert [step["state"] for step in steps] == ["proposed", "invited", "placed"]


def test_the_work_is_on_the_vacancy_of_the_introduction_and_no_other(
    desk: Desk, client: TestClient, candidate: str, vacancy: str
) -> None:
    one = f"{PATH}/{introduced(desk, candidate, vacancy)['id']}"
    response = client.post(f"{one}/placement", json=WORK | {"vacancy": "vac-2"})
    (message,) = pointers(problem_of(response, "invalid-request")).values()
    assert "that of the introduction" in message
    assert answer_of(client.get(f"{API}/placements"))["total"] == 0


def test_a_check_tells_what_was_learnt(
    desk: Desk, client: TestClient, candidate: str, vacancy: str
) -> None:
    one = f"{PATH}/{introduced(desk, candidate, vacancy)['id']}"
    early = client.post(f"{one}/checks", json={"still_in_work": "yes"})
    assert problem_of(early, "conflict")["where"] == "still_in_work"
    began = TODAY - timedelta(days=200)
    client.post(f"{one}/placement", json=WORK | {"starts_on": began.isoformat()})
    due = answer_of(client.get(f"{PATH}/due-checks"))["rows"]
    assert [row["check_due_after_months"] for row in due] == [[6]]
    told = answer_of(client.post(f"{one}/checks", json={"still_in_work": "yes"}))
    assert told["in_work_after_6_months"] == "yes"
    assert told["checks"][0]["still_in_work"] == "yes"
    assert answer_of(client.get(f"{PATH}/due-checks"))["rows"] == []


@pytest.mark.parametrize(
    ("changes", "name", "where"),
    [
        ({"candidate": "K-9999"}, "invalid-input", "candidate"),
        ({"vacancy": "V-9999"}, "invalid-input", "vacancy"),
        ({"ranking": "R-9999", "found_through": None}, "invalid-input", "ranking"),
        ({"started_by": None}, "invalid-input", "started_by"),
        ({"remark": "kandidaat heeft een uitkering"}, "invalid-input", "remark"),
    ],
)
def test_what_cannot_be_names_the_field(
    client: TestClient,
    candidate: str,
    vacancy: str,
    changes: dict[str, Any],
    name: str,
    where: str,
) -> None:
    response = client.post(PATH, json=sent(candidate, vacancy) | changes)
    assert problem_of(response, name)["where"] == where


def test_a_step_or_word_that_is_not_known_is_pointed_at(
    desk: Desk, client: TestClient, candidate: str, vacancy: str
) -> None:
    one = f"{PATH}/{introduced(desk, candidate, vacancy)['id']}"
    response = client.post(f"{one}/events", json={"state": "hired", "reason": "unkind"})
    assert set(pointers(problem_of(response, "invalid-request"))) == {"#/state", "#/reason"}
    assert answer_of(client.get(one))["state"] == "proposed"


def test_lists_are_of_a_vacancy_a_candidate_or_all_one_may_see(
    desk: Desk, client: TestClient, candidate: str, vacancy: str
) -> None:
    made = introduced(desk, candidate, vacancy)["id"]
    other = desk.organisation("Ander Bedrijf", kind="contractor")
    for path in (
        PATH,
        f"{API}/vacancies/vac-1/introductions",
        f"{API}/candidates/{candidate}/introductions",
    ):
        assert [row["id"] for row in answer_of(client.get(path))["rows"]] == [made]
        assert answer_of(client.get(path, headers=acting(other)))["total"] == 0
    assert answer_of(client.get(PATH, params={"state": "invited"}))["total"] == 0
    assert answer_of(client.get(PATH, params={"contractor": other}))["total"] == 0
    missing = client.get(f"{API}/vacancies/niets/introductions")
    assert problem_of(missing, "not-found")
    hidden = client.get(f"{PATH}/{made}", headers=acting(other))
    assert problem_of(hidden, "not-found")["where"] == made


def test_the_log_comes_as_csv_of_some_days(
    desk: Desk, client: TestClient, candidate: str, vacancy: str
) -> None:
    introduced(desk, candidate, vacancy, on="2020-01-05", remark="heeft maandag vrij")
    response = client.get(f"{PATH}/log", params={"since": "2020-01-01", "until": "2020-01-31"})
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    (row,) = csv.DictReader(io.StringIO(response.text))
    assert tuple(row) == HEADINGS
    assert (row["event"], row["on"], row["channel"]) == ("proposed", "2020-01-05", "uwv")
    assert "maandag" not in response.text
    later = client.get(f"{PATH}/log", params={"since": "2020-02-01"}).text
    assert later.splitlines() == [",".join(HEADINGS)]


def test_a_profile_is_fresh_on_the_day_of_registration_and_stale_after_90_days(
    desk: Desk, client: TestClient, candidate: str
) -> None:
    assert answer_of(client.get(f"{API}/stale-profiles"))["total"] == 0
    path = f"{API}/candidates/{candidate}/confirmation"
    confirmed = client.put(path, json={}, headers=acting(desk.intermediary))
    assert answer_of(confirmed) == {
        "candidate": candidate,
        "confirmed_on": TODAY.isoformat(),
        "is_stale": False,
    }
    tomorrow = (TODAY + timedelta(days=1)).isoformat()
    assert problem_of(client.put(path, json={"on": tomorrow}), "invalid-input")["where"] == "on"
    earlier = date(2020, 1, 1).isoformat()
    assert problem_of(client.put(path, json={"on": earlier}), "invalid-input")["where"] == "on"
    others = client.put(path, json={}, headers=acting(desk.contractor))
    assert problem_of(others, "conflict")
    assert problem_of(client.put(f"{API}/candidates/K-0/confirmation", json={}), "not-found")
