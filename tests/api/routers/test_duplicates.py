"""Registrations that may be one person: a human decides."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api.exchange.files import a_sonar_row, write_sonar
from tests.api.routers.calls import API, Desk, answer_of, import_file, pointers, problem_of

PATH = f"{API}/duplicates"


@pytest.fixture
def flag(desk: Desk, client: TestClient, tmp_path: Path) -> dict[str, Any]:
    """One person who came in through two intermediaries."""
    content = write_sonar(tmp_path, a_sonar_row()).read_bytes()
    import_file(client, content, organisation=desk.intermediary)
    import_file(client, content, organisation="Ander Bureau", channel="uwv")
    (found,) = answer_of(client.get(PATH))["rows"]
    assert isinstance(found, dict)
    return found


def test_a_flag_names_the_pair_and_what_agrees(flag: dict[str, Any], client: TestClient) -> None:
    rows = answer_of(client.get(f"{API}/candidates"))["rows"]
    pair = [flag["first_candidate"], flag["second_candidate"]]
    assert pair == [row["id"] for row in rows]
    assert flag["status"] == "open"
    assert flag["shared_kinds"] == ["email", "name_postcode", "phone"]


def test_a_decision_is_kept_and_merges_nobody(flag: dict[str, Any], client: TestClient) -> None:
    response = client.patch(f"{PATH}/{flag['id']}", json={"status": "same_person"})
    assert answer_of(response) == flag | {"status": "same_person"}
    assert answer_of(client.get(PATH, params={"status": "open"}))["rows"] == []
    decided = client.get(PATH, params={"status": "same_person"})
    assert [row["id"] for row in answer_of(decided)["rows"]] == [flag["id"]]
    assert answer_of(client.get(f"{API}/candidates"))["total"] == 2


@pytest.mark.parametrize("body", [{"status": "misschien"}, {"status": None}, {}, {"merge": True}])
def test_a_decision_is_one_of_three(
    flag: dict[str, Any], client: TestClient, body: dict[str, Any]
) -> None:
    problem = problem_of(client.patch(f"{PATH}/{flag['id']}", json=body), "invalid-request")
    assert "#/status" in pointers(problem)
    assert answer_of(client.get(PATH))["rows"] == [flag]


@pytest.mark.parametrize("number", ["0", "7", "eerste", "99999999999999999999"])
def test_a_number_that_is_no_flag_is_not_found(client: TestClient, number: str) -> None:
    problem_of(client.patch(f"{PATH}/{number}", json={"status": "open"}), "not-found")


def test_one_who_may_not_see_both_sees_no_flag(
    flag: dict[str, Any], desk: Desk, client: TestClient
) -> None:
    for other in (desk.contractor, "Ander Bureau"):
        acting = {"X-Acting-For": other}
        seen = answer_of(client.get(PATH, headers=acting))["rows"]
        assert seen == ([flag] if other == "Ander Bureau" else [])
    response = client.patch(
        f"{PATH}/{flag['id']}",
        json={"status": "same_person"},
        headers={"X-Acting-For": desk.contractor},
    )
    problem_of(response, "not-found")
