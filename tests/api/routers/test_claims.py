"""Claims over HTTP: recorded by the intermediary, decided by the desk, read by nobody else."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api.exchange.files import SYNTHETIC_BSN
from tests.api.routers.calls import API, Desk, answer_of, pointers, problem_of

DECISION = {"kind": "benefit_decision", "reference": "B-17", "dated_on": "2025-07-01"}
WW = {"group": "ww", "is_member": "yes", "since": "2025-06-01", "source": "intake"}


@pytest.fixture
def candidate(desk: Desk) -> str:
    """Somebody of whom a file says: Wajong."""
    return str(desk.candidate()["id"])


@pytest.fixture
def werkplein(desk: Desk) -> dict[str, str]:
    """The header of a municipal desk."""
    name = "Werkplein Voorbeeld"
    return {"X-Acting-For": desk.organisation(name, channel="municipality")}


def claims_of(candidate: str) -> str:
    return f"{API}/candidates/{candidate}/claims"


def registered(client: TestClient, candidate: str, **changes: Any) -> dict[str, Any]:
    response = client.post(claims_of(candidate), json=WW | changes)
    assert response.status_code == 201, response.text
    made = answer_of(response)
    assert response.headers["location"] == f"{API}/claims/{made['id']}"
    return made


def decided(client: TestClient, claim: str, **move: Any) -> dict[str, Any]:
    headers = move.pop("headers", None)
    response = client.post(f"{API}/claims/{claim}/transitions", json=move, headers=headers)
    assert response.status_code == 200, response.text
    return answer_of(response)


def test_a_claim_comes_back_as_it_was_registered(client: TestClient, candidate: str) -> None:
    made = registered(client, candidate, proofs=[DECISION], unemployed_since="2025-05-01")
    assert made == {
        "id": made["id"],
        "candidate": candidate,
        **WW,
        "until": None,
        "ground": None,
        "study_level": None,
        "left_school_on": None,
        "unemployed_since": "2025-05-01",
        "is_registered_job_seeker": "unknown",
        "is_accepted_by_authority": "unknown",
        "has_disability": "unknown",
        "status": "unverified",
        "proofs": [DECISION | {"valid_until": None}],
        "checked_by": None,
        "checked_on": None,
        "history": [],
        "shown_on": "2026-01-15",
        "is_current": "yes",
        "is_past": False,
        "expires_on": None,
        "proof_state": "unchecked",
        "allowed_transitions": ["verify", "refuse", "expire"],
    }
    assert answer_of(client.get(f"{API}/claims/{made['id']}")) == made
    listed = answer_of(client.get(claims_of(candidate)))
    assert listed["claims"] == [made]
    assert [told["group"] for told in listed["from_files"]] == ["wajong"]
    assert "id" not in listed["from_files"][0]


def test_the_list_is_found_by_the_own_id_of_the_intermediary_too(
    desk: Desk, client: TestClient
) -> None:
    candidate = desk.candidate(source_id="dossier/2026/7")
    made = answer_of(client.post(claims_of("dossier/2026/7"), json=WW))
    listed = answer_of(client.get(claims_of("dossier/2026/7")))
    assert (listed["candidate"], listed["claims"]) == (candidate["id"], [made])
    problem_of(client.get(claims_of("K-NIEMAND")), "not-found")
    problem_of(client.post(claims_of("K-NIEMAND"), json=WW), "not-found")


def test_what_a_file_says_is_taken_over_when_asked(client: TestClient, candidate: str) -> None:
    body = {"group": "wajong", "from_file": True, "since": "2020-01-01"}
    made = answer_of(client.post(claims_of(candidate), json=body))
    assert (made["is_member"], made["source"], made["since"]) == ("yes", "intake", "2020-01-01")
    assert made["status"] == "unverified"
    assert answer_of(client.get(claims_of(candidate)))["from_files"] == []
    body = {"group": "nug", "from_file": True}
    problem = problem_of(client.post(claims_of(candidate), json=body), "invalid-input")
    assert problem["where"] == "from_file"


def test_a_desk_verifies_in_its_own_name(
    client: TestClient, candidate: str, werkplein: dict[str, str]
) -> None:
    made = registered(client, candidate)
    after = decided(client, made["id"], transition="verify", proof=DECISION, headers=werkplein)
    assert after["status"] == "verified"
    assert (after["checked_by"], after["proof_state"]) == ("Werkplein Voorbeeld", "proven")
    (change,) = after["history"]
    assert change["by"] == "Werkplein Voorbeeld"
    assert change["at"].endswith("Z") or "+" in change["at"]
    assert after["allowed_transitions"] == ["verify", "refuse", "expire", "reopen"]


def test_an_intermediary_reads_who_decides(desk: Desk, client: TestClient, candidate: str) -> None:
    made = registered(client, candidate)
    address = f"{API}/claims/{made['id']}/transitions"
    for party in (desk.intermediary, desk.contractor):
        response = client.post(
            address,
            json={"transition": "verify", "proof": DECISION},
            headers={"X-Acting-For": party},
        )
        assert "municipal desk" in problem_of(response, "conflict")["detail"]
    own = {"X-Acting-For": desk.intermediary}
    seen = answer_of(client.get(f"{API}/claims/{made['id']}", headers=own))
    assert seen["allowed_transitions"] == []


def test_a_contractor_and_another_intermediary_read_no_claim(
    desk: Desk, client: TestClient, candidate: str
) -> None:
    made = registered(client, candidate)
    other = desk.organisation("Bureau Elders", channel="uwv")
    for party in (desk.contractor, other):
        headers = {"X-Acting-For": party}
        listed = answer_of(client.get(claims_of(candidate), headers=headers))
        assert listed == {"candidate": candidate, "claims": None, "from_files": None}
        problem_of(client.get(f"{API}/claims/{made['id']}", headers=headers), "not-found")
        problem_of(client.delete(f"{API}/claims/{made['id']}", headers=headers), "not-found")
        problem_of(client.post(claims_of(candidate), json=WW, headers=headers), "conflict")


def test_a_patch_changes_what_it_names_and_null_is_unknown(
    client: TestClient, candidate: str
) -> None:
    made = registered(client, candidate, unemployed_since="2025-05-01")
    address = f"{API}/claims/{made['id']}"
    after = answer_of(client.patch(address, json={"until": "2025-12-31", "unemployed_since": None}))
    assert after == made | {
        "until": "2025-12-31",
        "unemployed_since": None,
        "expires_on": "2025-12-31",
        "is_current": "no",
        "is_past": True,
    }
    assert answer_of(client.patch(address, json={"is_member": None}))["is_member"] == "unknown"
    assert answer_of(client.patch(address, json={"group": "ww"}))["group"] == "ww"


def test_the_group_of_a_claim_never_changes(client: TestClient, candidate: str) -> None:
    made = registered(client, candidate)
    response = client.patch(f"{API}/claims/{made['id']}", json={"group": "nug"})
    assert problem_of(response, "conflict")["where"] == "group"
    response = client.patch(f"{API}/claims/{made['id']}", json={"group": None})
    assert pointers(problem_of(response, "invalid-request")) == {"#/group": "This field is needed."}


def test_a_verified_claim_asks_to_be_reopened(client: TestClient, candidate: str) -> None:
    made = registered(client, candidate)
    address = f"{API}/claims/{made['id']}"
    decided(client, made["id"], transition="verify", proof=DECISION, checked_by="Loket Elders")
    problem = problem_of(client.patch(address, json={"since": "2020-01-01"}), "conflict")
    assert problem["where"] == "since"
    assert "reopen" in problem["remedy"]
    problem = problem_of(client.post(f"{address}/proofs", json=DECISION), "conflict")
    assert "verify it again" in problem["remedy"]
    problem = problem_of(client.delete(address), "conflict")
    assert "history" in problem["detail"]
    decided(client, made["id"], transition="reopen", reason="tikfout")
    after = answer_of(client.patch(address, json={"since": "2020-01-01"}))
    assert after["since"] == "2020-01-01"
    assert [change["by"] for change in after["history"]] == [
        "beheerder namens Loket Elders",
        "beheerder",
    ]


def test_a_document_is_added_and_a_claim_without_decisions_removed(
    client: TestClient, candidate: str
) -> None:
    made = registered(client, candidate)
    address = f"{API}/claims/{made['id']}"
    after = answer_of(client.post(f"{address}/proofs", json={"kind": "lkv_statement"}))
    assert [proof["kind"] for proof in after["proofs"]] == ["lkv_statement"]
    assert client.delete(address).status_code == 204
    problem_of(client.get(address), "not-found")


def test_an_expiry_takes_the_last_day(client: TestClient, candidate: str) -> None:
    made = registered(client, candidate, until="2028-01-01")
    address = f"{API}/claims/{made['id']}/transitions"
    problem = problem_of(client.post(address, json={"transition": "expire"}), "invalid-input")
    assert problem["where"] == "until"
    after = decided(client, made["id"], transition="expire", until="2025-12-31")
    assert (after["status"], after["until"], after["is_past"]) == ("expired", "2025-12-31", True)


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"group": "ww"}, "#"),
        ({"is_member": "yes"}, "#/group"),
        ({"group": "iedereen", "is_member": "yes"}, "#/group"),
        (WW | {"until": "2025-05-31"}, "#"),
        (WW | {"study_level": 6}, "#/study_level"),
        (WW | {"status": "verified"}, "#/status"),
        (WW | {"proofs": [{"kind": "scan"}]}, "#/proofs/0/kind"),
        (WW | {"proofs": [DECISION | {"reference": SYNTHETIC_BSN}]}, "#/proofs/0/reference"),
        (WW | {"proofs": [DECISION | {"valid_until": "2025-01-01"}]}, "#/proofs/0"),
        (WW | {"source": "x" * 501}, "#/source"),
    ],
)
def test_a_body_that_cannot_be_is_told_field_by_field(
    client: TestClient, candidate: str, body: dict[str, Any], pointer: str
) -> None:
    problem = problem_of(client.post(claims_of(candidate), json=body), "invalid-request")
    assert list(pointers(problem)) == [pointer]
    assert answer_of(client.get(claims_of(candidate)))["claims"] == []


def test_a_bsn_in_a_text_is_refused_and_not_repeated(client: TestClient, candidate: str) -> None:
    response = client.post(claims_of(candidate), json=WW | {"source": f"BSN {SYNTHETIC_BSN}"})
    assert problem_of(response, "invalid-input")["where"] == "source"
    assert SYNTHETIC_BSN not in response.text


def test_the_claims_go_with_the_candidate(client: TestClient, candidate: str) -> None:
    made = registered(client, candidate)
    decided(client, made["id"], transition="verify", proof=DECISION)
    assert client.delete(f"{API}/candidates/{candidate}").status_code == 204
    problem_of(client.get(f"{API}/claims/{made['id']}"), "not-found")
