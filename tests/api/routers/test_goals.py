"""Goals, displacement and the evaluation over HTTP."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from models.engine import Database
from tests.api.routers.calls import API, answer_of, problem_of
from tests.api.services.evaluating import fill, place, placement_of

AS_DESK, AS_CONTRACTOR = {"X-Acting-For": "O-0005"}, {"X-Acting-For": "O-0002"}
DAYS = {"since": "2025-01-01", "until": "2025-12-31"}
GOAL = DAYS | {"measure": "sustained_6", "target": "2", "contract": "2025-017"}


@pytest.fixture(autouse=True)
def _filled(database: Database) -> None:
    fill(database)


def test_a_goal_is_set_by_a_desk_and_read_by_its_contractor(
    client: TestClient, database: Database
) -> None:
    response = client.post(f"{API}/goals", json=GOAL, headers=AS_DESK)
    goal = answer_of(response)
    assert response.headers["location"] == f"{API}/goals/{goal['id']}"
    (version,) = goal["versions"]
    assert (version["is_beforehand"], version["organisation_id"]) == (False, "O-0005")
    place(database, [1, 2])
    asked = {"on": "2026-06-01"}
    listed = client.get(f"{API}/contracts/2025-017/goals", params=asked, headers=AS_CONTRACTOR)
    (row,) = answer_of(listed)["rows"]
    told = row["progress"]
    assert (told["state"], told["at_least"], told["n_unknown"]) == ("unknown", "0", 2)
    refused = client.post(f"{API}/goals", json=GOAL, headers=AS_CONTRACTOR)
    assert problem_of(refused, "conflict")["remedy"].startswith("Ask the desk")


def test_a_goal_that_cannot_be_is_told_where_and_how_to_mend_it(client: TestClient) -> None:
    both = client.post(f"{API}/goals", json=GOAL | {"region": "Midden-Utrecht"})
    assert problem_of(both, "invalid-input")["where"] == "contract"
    share = GOAL | {"measure": "share_of_placements", "target": "25", "channels": ["uwv"]}
    problem = problem_of(client.post(f"{API}/goals", json=share), "invalid-input")
    assert problem["where"] == "target"
    assert "0.25" in problem["remedy"]


def test_displacement_is_not_asked_until_somebody_answers(
    client: TestClient, database: Database
) -> None:
    (introduction,) = place(database, [1]).values()
    address = f"{API}/placements/{placement_of(database, introduction)}/displacement"
    assert answer_of(client.get(address))["is_asked"] is False
    sent = client.post(address, json={"displaced": "yes"}, headers=AS_CONTRACTOR)
    assert sent.status_code == 201
    assert [one["role"] for one in answer_of(sent)["answers"]] == ["contractor"]


def test_the_evaluation_is_data_or_a_page(client: TestClient) -> None:
    asked = f"{API}/channels/evaluation"
    assert answer_of(client.get(asked, params=DAYS))["verdict"] == "nobody"
    page = client.get(asked, params=DAYS | {"format": "html", "language": "en"})
    assert page.headers["content-type"].startswith("text/html")
    assert "nobody began in this period" in page.text
    assert client.get(asked, params=DAYS, headers=AS_CONTRACTOR).status_code == 409
