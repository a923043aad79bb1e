"""Who is seen on lists, asked over HTTP; and age bands and gender, which no answer gives."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from models.engine import Database
from tests.api.routers.calls import API, Desk, answer_of, problem_of
from tests.api.services.seen_people import TEAM, UWV, store_people

CSV = {"content-type": "text/csv; charset=utf-8"}
GROUND = {"processing_basis": "art. 6 lid 1 onder e AVG; toezicht"}
FACTS = f"{API}/fairness/facts"


@pytest.fixture
def holding(app: FastAPI, database: Database, client: TestClient) -> Iterator[TestClient]:
    """A client of a service that holds age bands and gender, with the people of the region."""
    store_people(database)
    app.state.kept = replace(app.state.kept, holds_fairness_facts=True)
    yield client
    app.state.kept = replace(app.state.kept, holds_fairness_facts=False)


def report(client: TestClient, **asked: Any) -> dict[str, Any]:
    params = {"least_fit": 0.2, "top": 20} | asked
    response = client.get(f"{API}/fairness/vacancies/V-0001", params=params)
    assert response.status_code == 200, response.text
    return answer_of(response)


def test_the_list_for_a_vacancy_is_measured_and_warned_about(
    database: Database, client: TestClient
) -> None:
    store_people(database)
    told = report(client)
    (channels,) = [one for one in told["traits"] if one["trait"] == "channel"]
    team = next(one for one in channels["groups"] if one["group"] == "wijkteam")
    assert (team["name"], team["n_lines"], team["verdict"]) == ("sociaal wijkteam", 0, "below")
    assert team["skew"]["at"] is None
    assert len(told["warnings"]) == 2
    assert told["since"] is None
    assert client.get(f"{API}/audit").json()["total"] == 0


def test_the_lists_of_a_period_are_those_that_were_shown(
    database: Database, client: TestClient
) -> None:
    store_people(database)
    shown = client.get(f"{API}/vacancies/V-0001/matches").json()
    days: dict[str, str | float] = {
        "since": "2020-01-01",
        "until": "2099-12-31",
        "least_fit": 0.2,
    }
    told = answer_of(client.get(f"{API}/fairness/period", params=days))
    assert told["counts"]["n_lists"] == 1
    assert told["counts"]["n_lines"] == len(shown["lines"])
    backwards = client.get(f"{API}/fairness/period", params=days | {"until": "2019-12-31"})
    assert problem_of(backwards, "invalid-input")["where"] == "until"


@pytest.mark.parametrize("organisation", [UWV, TEAM, "O-0002"])
def test_it_is_for_desks_and_the_operator(
    database: Database, client: TestClient, organisation: str
) -> None:
    store_people(database)
    acting = {"X-Acting-For": organisation}
    for response in (
        client.get(f"{API}/fairness/vacancies/V-0001", headers=acting),
        client.get(f"{API}/fairness/period?since=2026-01-01&until=2026-01-02", headers=acting),
        client.delete(FACTS, headers=acting),
    ):
        problem_of(response, "conflict")
    desk = client.get(f"{API}/fairness/vacancies/V-0001", headers={"X-Acting-For": "O-0001"})
    assert desk.status_code == 200


def test_age_bands_and_gender_go_in_and_no_request_gives_them_back(holding: TestClient) -> None:
    rows = "".join(f"K-{number:04d};55-64;vrouw\n" for number in range(1, 49))
    sent = f"kandidaat;leeftijdsgroep;geslacht\n{rows}"
    entered = holding.post(FACTS, params=GROUND, content=sent.encode(), headers=CSV)
    assert answer_of(entered) == {"n_rows": 48, "n_known": 48}
    for address in (
        "candidates/K-0001",
        "candidates?limit=50",
        "vacancies/V-0001/matches?show_excluded=true",
        "candidates/K-0001/matches",
        "audit",
    ):
        answer = holding.get(f"{API}/{address}")
        assert answer.status_code == 200, address
        assert "55-64" not in answer.text
        assert "female" not in answer.text
        assert "vrouw" not in answer.text


def test_where_everybody_is_of_one_group_the_report_does_not_say_of_which(
    holding: TestClient,
) -> None:
    rows = "".join(f"K-{number:04d};55-64;vrouw\n" for number in range(1, 49))
    sent = f"kandidaat;leeftijdsgroep;geslacht\n{rows}"
    holding.post(FACTS, params=GROUND, content=sent.encode(), headers=CSV)
    told = report(holding, top=50)
    hidden = [one for one in told["traits"] if one["trait"] in ("age_band", "gender")]
    assert [one["is_hidden"] for one in hidden] == [True, True]
    assert "vrouw" not in json.dumps(told)


def test_counting_them_is_in_the_log_and_so_is_removing_them(holding: TestClient) -> None:
    sent = b"kandidaat;leeftijdsgroep;geslacht\nK-0001;55-64;vrouw\n"
    holding.post(FACTS, params=GROUND, content=sent, headers=CSV)
    report(holding)
    assert holding.delete(FACTS).status_code == 204
    actions = [row["action"] for row in holding.get(f"{API}/audit").json()["rows"]]
    assert actions == ["fairness_facts_changed", "fairness_facts_read", "fairness_facts_changed"]


def test_off_by_default_they_are_refused(database: Database, client: TestClient) -> None:
    store_people(database)
    sent = b"kandidaat;leeftijdsgroep;geslacht\nK-0001;55-64;vrouw\n"
    refused = client.post(FACTS, params=GROUND, content=sent, headers=CSV)
    assert "SROI_FAIRNESS_FACTS" in problem_of(refused, "conflict")["remedy"]


def test_what_is_no_such_table_is_refused_without_repeating_it(holding: TestClient) -> None:
    sent = b"kandidaat;leeftijdsgroep;geslacht\nJansje;47;dame\n"
    faulty = holding.post(FACTS, params=GROUND, content=sent, headers=CSV)
    assert "Jansje" not in faulty.text
    assert "rij 2" in problem_of(faulty, "invalid-input")["detail"]
    as_page = holding.post(
        FACTS, params=GROUND, content=sent, headers={"content-type": "text/html"}
    )
    assert as_page.status_code == 415
    assert holding.post(FACTS, content=sent, headers=CSV).status_code == 422
    empty = holding.post(FACTS, params=GROUND, content=b"", headers=CSV)
    assert empty.status_code == 422


def test_a_floor_is_asked_with_the_list_and_told_in_the_answer(
    database: Database, client: TestClient
) -> None:
    store_people(database)
    asked = {"exposure_floor": 1, "fit_tolerance": 0.1}
    told = answer_of(client.get(f"{API}/vacancies/V-0001/matches", params=asked))
    assert told["policy"] == "exposure floor 1.0 within 0.1"
    assert told["moves"] == []
    plain = answer_of(client.get(f"{API}/vacancies/V-0001/matches"))
    assert [line["candidate"] for line in plain["lines"]] == [
        line["candidate"] for line in told["lines"]
    ]
    assert plain["policy"] == ""
    both = client.get(f"{API}/vacancies/V-0001/matches", params=asked | {"order": "proven"})
    assert problem_of(both, "invalid-input")["where"] == "exposure_floor"


def test_a_service_of_a_desk_needs_no_facts(desk: Desk, client: TestClient) -> None:
    vacancy = desk.vacancy()
    desk.candidate()
    told = answer_of(client.get(f"{API}/fairness/vacancies/{vacancy['id']}"))
    assert {one["trait"] for one in told["traits"]} == {"channel", "municipality", "target_group"}
    assert told["warnings"] == []
