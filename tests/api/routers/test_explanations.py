"""Explanations and openings over HTTP: who may ask, and what the answer holds."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api.routers.calls import API, Desk, answer_of, problem_of


@pytest.fixture
def match(desk: Desk) -> dict[str, str]:
    """A vacancy, and somebody without the licence that it asks; the own id has a slash in it."""
    without = desk.candidate(
        source_id="2026/17",
        profile={
            "skills": ["heftruck rijden"],
            "driving_licences": {"is_complete": True},
            "pc4": "3511",
            "max_distance_km": 40,
        },
    )
    return {"vacancy": desk.vacancy()["id"], "candidate": without["id"]}


def path_of(match: dict[str, str], candidate: str | None = None) -> str:
    one = candidate or match["candidate"]
    return f"{API}/vacancies/{match['vacancy']}/candidates/{one}/explanation"


def explained(client: TestClient, match: dict[str, str], **asked: Any) -> dict[str, Any]:
    response = client.get(path_of(match), params=asked)
    assert response.status_code == 200, response.text
    return answer_of(response)


def test_a_caseworker_gets_numbers_that_make_the_fit(
    client: TestClient, match: dict[str, str]
) -> None:
    found = explained(client, match)
    assert found["reader"] == "caseworker"
    known = [part for part in found["parts"] if part["score"] is not None]
    total = sum(part["weight"] for part in known)
    assert found["fit"] == pytest.approx(
        sum(part["weight"] * part["score"] for part in known) / total, abs=1e-9
    )
    assert sum(part["share"] for part in known) == pytest.approx(found["fit"], abs=1e-9)
    outcomes = {one["criterion"]: one["outcome"] for one in found["criteria"]}
    assert (outcomes["driving_licence:B"], outcomes["distance"]) == ("no", "yes")
    assert found["what_ifs"][0]["explanation"].startswith("Met rijbewijs B: valt niet meer af")
    assert found["what_ifs"][0]["rank_before"] is None


def test_several_what_ifs_are_answered_each_by_itself(
    client: TestClient, match: dict[str, str]
) -> None:
    asked = ["rijbewijs B", "vaardigheid orders verzamelen"]
    found = explained(client, match, what_if=asked)["what_ifs"]
    assert [one["is_let_in"] for one in found] == [True, False]
    assert "valt nog steeds af op Rijbewijs B" in found[1]["explanation"]


def test_a_match_is_found_by_own_ids_with_a_slash(
    client: TestClient, match: dict[str, str]
) -> None:
    response = client.get(path_of(match, "2026/17"))
    assert answer_of(response)["candidate"] == match["candidate"]


def test_a_contractor_gets_the_job_relevant_part_of_its_own_vacancy(
    client: TestClient, desk: Desk, match: dict[str, str]
) -> None:
    headers = {"X-Acting-For": desk.contractor}
    refused = client.get(path_of(match), headers=headers)
    assert problem_of(refused, "conflict")["where"] == "reader"
    response = client.get(path_of(match), params={"reader": "contractor"}, headers=headers)
    found = answer_of(response)
    assert found["reader"] == "contractor"
    assert "eligibility" not in found
    assert "40" not in " ".join(one["explanation"] for one in found["criteria"])
    other = desk.organisation("Ander Bedrijf", kind="contractor")
    refused = client.get(
        path_of(match), params={"reader": "contractor"}, headers={"X-Acting-For": other}
    )
    assert problem_of(refused, "conflict")["where"] == "vacancy"


def test_the_text_for_the_person_is_not_for_another_intermediary(
    client: TestClient, desk: Desk, match: dict[str, str]
) -> None:
    assert explained(client, match, reader="candidate")["steps"]
    other = desk.organisation("Ander Bureau", channel="education")
    refused = client.get(
        path_of(match), params={"reader": "candidate"}, headers={"X-Acting-For": other}
    )
    assert problem_of(refused, "conflict")["where"] == "reader"


@pytest.mark.parametrize(
    ("asked", "where"), [("gezondheid", "what_if"), ("rijbewijs", "what_if"), ("", "what_if")]
)
def test_a_what_if_that_cannot_be_read_is_named(
    client: TestClient, match: dict[str, str], asked: str, where: str
) -> None:
    problem = problem_of(client.get(path_of(match), params={"what_if": asked}), "invalid-input")
    assert problem["where"] == where
    assert "'rijbewijs B'" in problem["remedy"]


def test_a_reader_that_does_not_exist_is_refused(client: TestClient, match: dict[str, str]) -> None:
    response = client.get(path_of(match), params={"reader": "neighbour"})
    problem_of(response, "invalid-request")


def test_openings_are_counted_and_not_for_contractors(
    client: TestClient, desk: Desk, match: dict[str, str]
) -> None:
    path = f"{API}/candidates/{match['candidate']}/openings"
    found = answer_of(client.get(path))
    assert (found["n_vacancies"], found["n_closed"]) == (1, 1)
    (one,) = found["openings"]
    assert one["explanation"] == "1 van de 1 vacatures valt alleen af op: rijbewijs B."
    refused = client.get(path, headers={"X-Acting-For": desk.contractor})
    assert problem_of(refused, "conflict")["where"] == "candidate"


def test_a_transfer_asks_for_a_taxonomy(client: TestClient) -> None:
    response = client.get(f"{API}/taxonomy/transfer", params={"from": "kok", "to": "kelner"})
    assert problem_of(response, "conflict")["where"] == "taxonomy"
