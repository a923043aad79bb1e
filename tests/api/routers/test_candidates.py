"""Candidates: registered, looked up, changed and removed over HTTP."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api.routers.calls import (
    API,
    Desk,
    a_candidate_body,
    answer_of,
    pointers,
    problem_of,
)

PATH = f"{API}/candidates"


def changed(client: TestClient, candidate_id: str, patch: dict[str, Any]) -> dict[str, Any]:
    response = client.patch(f"{PATH}/{candidate_id}", json=patch)
    assert response.status_code == 200, response.text
    return answer_of(response)


def test_a_new_candidate_gets_a_pseudonym_and_an_address(desk: Desk, client: TestClient) -> None:
    response = client.post(PATH, json=a_candidate_body(desk.intermediary))
    assert response.status_code == 201
    made = answer_of(response)
    assert made["id"].startswith("K-")
    assert response.headers["location"] == f"{PATH}/{made['id']}"
    assert answer_of(client.get(response.headers["location"])) == made


def test_what_nobody_said_is_unknown_and_says_so(desk: Desk) -> None:
    made = desk.made("candidates", {"organisation": desk.intermediary})
    nothing_known = {"held": [], "is_complete": False}
    assert made["source_id"] is None
    assert made["is_shareable"] is False
    assert made["claims"] == []
    assert made["profile"] == {
        "skills": [],
        "preferred_occupations": [],
        "experience": [],
        "certificates": nothing_known,
        "driving_licences": nothing_known,
        "transport": nothing_known,
        "pc4": None,
        "hours": {"minimum": None, "maximum": None},
        "available_from": None,
        "available_until": None,
        "education_level": None,
        "dutch_spoken": None,
        "dutch_written": None,
        "shift_work": "unknown",
        "max_distance_km": None,
        "max_travel_min": None,
        "wishes": {
            "refused_occupations": [],
            "wanted_sectors": [],
            "refused_sectors": [],
            "places": [],
            "company": [],
        },
    }


def test_the_intermediary_may_be_named(desk: Desk) -> None:
    made = desk.candidate(organisation="werkbedrijf  VOORBEELD")
    assert made["organisation"] == desk.intermediary


@pytest.mark.parametrize("organisation", ["Onbekend Bureau", "contractor"])
def test_only_an_intermediary_that_exists_registers_candidates(
    desk: Desk, client: TestClient, organisation: str
) -> None:
    named = desk.contractor if organisation == "contractor" else organisation
    problem = problem_of(client.post(PATH, json=a_candidate_body(named)), "invalid-input")
    assert problem["where"] == "organisation"
    assert problem["detail"] == "No intermediary has this id or name."
    assert answer_of(client.get(PATH))["total"] == 0


def test_a_candidate_is_found_by_the_id_of_the_own_system(desk: Desk, client: TestClient) -> None:
    made = desk.candidate(source_id="groep/7 nr. 3")
    found = client.get(f"{PATH}/groep%2F7%20nr.%203")
    assert answer_of(found) == made


def test_an_id_that_two_intermediaries_use_is_ambiguous(desk: Desk, client: TestClient) -> None:
    desk.candidate()
    other = desk.organisation("Ander Werkbedrijf", channel="municipality")
    desk.candidate(organisation=other)
    problem = problem_of(client.get(f"{PATH}/0001"), "ambiguous")
    assert problem["status"] == 409
    assert "Ander Werkbedrijf, Werkbedrijf Voorbeeld" in problem["detail"]


def test_an_id_that_is_taken_is_a_conflict(desk: Desk, client: TestClient) -> None:
    desk.candidate()
    problem = problem_of(client.post(PATH, json=a_candidate_body(desk.intermediary)), "conflict")
    assert problem["detail"] == "This intermediary has a candidate with this id."
    assert answer_of(client.get(PATH))["total"] == 1


def test_a_change_leaves_alone_what_it_does_not_name(desk: Desk, client: TestClient) -> None:
    made = desk.candidate()
    patch = {"profile": {"hours": {"maximum": 36}, "available_from": "2026-02-01"}}
    expected = made | {
        "profile": made["profile"]
        | {"hours": {"minimum": 24.0, "maximum": 36.0}, "available_from": "2026-02-01"}
    }
    assert changed(client, made["id"], patch) == expected
    assert answer_of(client.get(f"{PATH}/{made['id']}")) == expected


def test_null_makes_a_value_unknown_at_any_depth(desk: Desk, client: TestClient) -> None:
    made = desk.candidate()
    patch: dict[str, Any] = {
        "source_id": None,
        "is_shareable": None,
        "claims": None,
        "profile": {
            "skills": None,
            "hours": {"minimum": None},
            "driving_licences": None,
            "shift_work": None,
            "dutch_spoken": None,
        },
    }
    after = changed(client, made["id"], patch)
    assert (after["source_id"], after["is_shareable"], after["claims"]) == (None, False, [])
    profile = after["profile"]
    assert profile["skills"] == []
    assert profile["hours"] == {"minimum": None, "maximum": 32.0}
    assert profile["driving_licences"] == {"held": [], "is_complete": False}
    assert (profile["shift_work"], profile["dutch_spoken"]) == ("unknown", None)
    assert profile["certificates"] == made["profile"]["certificates"]


def test_saying_that_a_list_is_complete_keeps_the_list(desk: Desk, client: TestClient) -> None:
    made = desk.candidate()
    after = changed(client, made["id"], {"profile": {"certificates": {"is_complete": True}}})
    assert after["profile"]["certificates"] == {"held": ["VCA basis"], "is_complete": True}


def test_an_empty_change_changes_nothing(desk: Desk, client: TestClient) -> None:
    made = desk.candidate()
    assert changed(client, made["id"], {}) == made


def test_a_merge_patch_may_say_that_it_is_one(desk: Desk, client: TestClient) -> None:
    made = desk.candidate()
    response = client.patch(
        f"{PATH}/{made['id']}",
        content=b'{"profile": {"pc4": "1012"}}',
        headers={"content-type": "application/merge-patch+json"},
    )
    assert answer_of(response)["profile"]["pc4"] == "1012"


def test_a_change_is_judged_by_its_outcome(desk: Desk, client: TestClient) -> None:
    made = desk.candidate()
    patch = {"profile": {"hours": {"maximum": 12}}}
    problem = problem_of(client.patch(f"{PATH}/{made['id']}", json=patch), "invalid-request")
    assert pointers(problem) == {"#/profile/hours": "The minimum is above the maximum."}
    assert answer_of(client.get(f"{PATH}/{made['id']}")) == made


def test_a_candidate_cannot_lose_its_intermediary(desk: Desk, client: TestClient) -> None:
    made = desk.candidate()
    response = client.patch(f"{PATH}/{made['id']}", json={"organisation": None})
    assert pointers(problem_of(response, "invalid-request")) == {
        "#/organisation": "This field is needed."
    }


def test_a_candidate_moves_to_another_intermediary(desk: Desk, client: TestClient) -> None:
    made = desk.candidate()
    other = desk.organisation("Ander Werkbedrijf", channel="municipality")
    assert changed(client, made["id"], {"organisation": other})["organisation"] == other


def test_a_removed_candidate_is_gone(desk: Desk, client: TestClient) -> None:
    made = desk.candidate()
    response = client.delete(f"{PATH}/{made['id']}")
    assert (response.status_code, response.content) == (204, b"")
    problem_of(client.get(f"{PATH}/{made['id']}"), "not-found")
    problem_of(client.delete(f"{PATH}/{made['id']}"), "not-found")
    problem_of(client.patch(f"{PATH}/{made['id']}", json={}), "not-found")


def test_a_change_or_removal_asks_for_the_pseudonym(desk: Desk, client: TestClient) -> None:
    desk.candidate()
    problem_of(client.delete(f"{PATH}/0001"), "not-found")
    problem_of(client.patch(f"{PATH}/0001", json={}), "not-found")


def test_a_list_comes_in_pages(desk: Desk, client: TestClient) -> None:
    made = [desk.candidate(source_id=f"{number:04}") for number in range(5)]
    page = answer_of(client.get(PATH, params={"limit": 2, "offset": 2}))
    assert page == {"rows": made[2:4], "total": 5, "limit": 2, "offset": 2}
    assert answer_of(client.get(PATH, params={"offset": 9}))["rows"] == []


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"pc4": "1012"}, ["2"]),
        ({"is_shareable": "false"}, ["3"]),
        ({"source_id": "1"}, ["1"]),
        ({"organisation": "Ander Werkbedrijf"}, ["2"]),
        ({"channel": "gemeente"}, ["2"]),
        ({"channel": "uwv", "is_shareable": "true"}, ["1"]),
    ],
)
def test_a_list_is_narrowed_down(
    desk: Desk, client: TestClient, asked: dict[str, str], expected: list[str]
) -> None:
    other = desk.organisation("Ander Werkbedrijf", channel="municipality")
    desk.candidate(source_id="1")
    desk.candidate(source_id="2", organisation=other, profile={"pc4": "1012"})
    desk.candidate(source_id="3", is_shareable=False)
    page = answer_of(client.get(PATH, params=asked))
    assert [row["source_id"] for row in page["rows"]] == expected


def test_others_see_a_shared_candidate_without_target_groups_and_own_id(
    desk: Desk, client: TestClient
) -> None:
    made = desk.candidate()
    desk.organisation("Ander Bureau", channel="reintegration_agency")
    address = f"{PATH}/{made['id']}"
    for other, wishes in (
        ("Ander Bureau", made["profile"]["wishes"]),
        ("Bouwbedrijf Voorbeeld", None),
    ):
        seen = answer_of(client.get(address, headers={"X-Acting-For": other}))
        assert (seen["claims"], seen["source_id"]) == (None, None)
        assert seen["profile"] == made["profile"] | {"wishes": wishes}
    own = client.get(address, headers={"X-Acting-For": "Werkbedrijf Voorbeeld"})
    assert answer_of(own) == made


def test_the_municipal_desk_reads_target_groups_but_not_the_id_in_another_system(
    desk: Desk, client: TestClient
) -> None:
    made = desk.candidate()
    desk.organisation("Gemeente Voorbeeld", channel="municipality")
    seen = client.get(f"{PATH}/{made['id']}", headers={"X-Acting-For": "Gemeente Voorbeeld"})
    assert answer_of(seen)["claims"] == made["claims"]
    assert answer_of(seen)["source_id"] is None


def test_without_consent_a_candidate_does_not_exist_for_others(
    desk: Desk, client: TestClient
) -> None:
    made = desk.candidate(is_shareable=False)
    other = {"X-Acting-For": "Bouwbedrijf Voorbeeld"}
    problem_of(client.get(f"{PATH}/{made['id']}", headers=other), "not-found")
    assert answer_of(client.get(PATH, headers=other))["total"] == 0
    own = {"X-Acting-For": desk.intermediary}
    assert answer_of(client.get(PATH, headers=own))["total"] == 1


def test_only_the_own_intermediary_changes_a_candidate(desk: Desk, client: TestClient) -> None:
    made = desk.candidate()
    desk.organisation("Ander Bureau", channel="reintegration_agency")
    for other in ("Ander Bureau", "Bouwbedrijf Voorbeeld"):
        acting = {"X-Acting-For": other}
        address = f"{PATH}/{made['id']}"
        problem_of(client.patch(address, json={"claims": []}, headers=acting), "conflict")
        problem_of(client.delete(address, headers=acting), "conflict")
        body = a_candidate_body(desk.intermediary, source_id="0002")
        problem_of(client.post(PATH, json=body, headers=acting), "conflict")
    assert answer_of(client.get(f"{PATH}/{made['id']}")) == made
