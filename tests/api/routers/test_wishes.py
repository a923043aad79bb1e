"""Wishes of candidates, and what jobs are like, over HTTP."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api.routers.calls import API, Desk, a_candidate_body, answer_of, pointers, problem_of

CANDIDATES = f"{API}/candidates"
WISHES = {
    "refused_occupations": ["schoonmaker"],
    "wanted_sectors": ["construction"],
    "refused_sectors": ["care"],
    "places": ["outdoors"],
    "company": ["alone", "team"],
}
NOTHING_KNOWN: dict[str, list[str]] = {name: [] for name in WISHES}


def with_wishes(organisation: str, **wishes: Any) -> dict[str, Any]:
    body = a_candidate_body(organisation)
    return body | {"profile": body["profile"] | {"wishes": wishes}}


def changed(client: TestClient, candidate: str, wishes: Any) -> dict[str, Any]:
    patch = {"profile": {"wishes": wishes}}
    response = client.patch(f"{CANDIDATES}/{candidate}", json=patch)
    assert response.status_code == 200, response.text
    found = answer_of(response)["profile"]["wishes"]
    assert isinstance(found, dict)
    return found


def test_wishes_are_kept_as_they_were_said(desk: Desk, client: TestClient) -> None:
    made = desk.made("candidates", with_wishes(desk.intermediary, **WISHES))
    assert made["profile"]["wishes"] == WISHES
    assert answer_of(client.get(f"{CANDIDATES}/{made['id']}")) == made


def test_a_change_reaches_one_wish_and_null_makes_it_unknown(
    desk: Desk, client: TestClient
) -> None:
    made = desk.made("candidates", with_wishes(desk.intermediary, **WISHES))["id"]
    assert changed(client, made, {"places": ["indoors"]}) == WISHES | {"places": ["indoors"]}
    assert changed(client, made, {"refused_occupations": None})["refused_occupations"] == []
    assert changed(client, made, None) == NOTHING_KNOWN


@pytest.mark.parametrize(
    ("wishes", "pointer", "told"),
    [
        ({"wanted_sectors": ["care"], "refused_sectors": ["care"]}, "", "care is both wanted"),
        ({"refused_occupations": ["HEFTRUCKCHAUFFEUR"]}, None, "preferred_occupations and refused"),
        ({"wanted_sectors": ["bouw"]}, "/wanted_sectors/0", "construction"),
        ({"places": ["at home"]}, "/places/0", "indoors"),
        ({"lifting": "no"}, "/lifting", ""),
        ({"refused_occupations": ["x" * 201]}, "/refused_occupations/0", ""),
    ],
)
def test_wishes_that_cannot_be_are_refused_at_their_place(
    desk: Desk, client: TestClient, wishes: dict[str, Any], pointer: str | None, told: str
) -> None:
    response = client.post(CANDIDATES, json=with_wishes(desk.intermediary, **wishes))
    found = pointers(problem_of(response, "invalid-request"))
    where = "#/profile" if pointer is None else f"#/profile/wishes{pointer}"
    assert told in found[where]


def test_a_contractor_is_told_nothing_of_what_somebody_wishes_and_refuses(
    desk: Desk, client: TestClient
) -> None:
    made = desk.made("candidates", with_wishes(desk.intermediary, **WISHES))["id"]
    acting = {"X-Acting-For": desk.contractor}
    response = client.get(f"{CANDIDATES}/{made}", headers=acting)
    assert answer_of(response)["profile"]["wishes"] is None
    listed = client.get(CANDIDATES, headers=acting)
    assert "schoonmaker" not in response.text + listed.text


def test_what_a_job_is_like_is_kept_and_changed(desk: Desk, client: TestClient) -> None:
    asked = {"sector": "construction", "places": ["indoors", "outdoors"], "company": ["team"]}
    made = desk.vacancy(conditions=asked)
    assert made["conditions"] == asked
    patch = {"conditions": {"sector": None, "company": ["alone"]}}
    after = answer_of(client.patch(f"{API}/vacancies/{made['id']}", json=patch))
    assert after["conditions"] == {
        "sector": None,
        "places": ["indoors", "outdoors"],
        "company": ["alone"],
    }
    unknown = desk.vacancy(source_id="vac-2")["conditions"]
    assert unknown == {"sector": None, "places": [], "company": []}
