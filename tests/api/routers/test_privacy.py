"""What identifies a person does not get in as JSON, and does not come back in an error."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient
from structlog.testing import capture_logs

from models.engine import Database
from tests.api.exchange.files import EIGHT_OF_A_BSN, SYNTHETIC_BSN
from tests.api.routers.calls import (
    API,
    Desk,
    a_candidate_body,
    a_vacancy_body,
    answer_of,
    pointers,
    problem_of,
)
from tests.contracts.planted import EMAIL, PHONES, dump

PLANTED = f"kok {SYNTHETIC_BSN} {EMAIL} {PHONES[0]}"
KEPT_OUT = (SYNTHETIC_BSN, EMAIL, PHONES[0])


def assert_kept_out(database: Database, *texts: str) -> None:
    stored = dump(database)
    for secret in KEPT_OUT:
        assert secret not in stored
        for text in texts:
            assert secret not in text


@pytest.mark.parametrize("field", ["bsn", "name", "naam", "birthdate", "email", "gender", "adres"])
@pytest.mark.parametrize("place", ["candidate", "profile", "claim", "change"])
def test_there_is_no_field_for_who_somebody_is(
    desk: Desk, client: TestClient, field: str, place: str, database: Database
) -> None:
    made = desk.candidate()
    body = a_candidate_body(desk.intermediary, source_id="0002")
    where = {"candidate": body, "profile": body["profile"], "claim": body["claims"][0]}
    if place == "change":
        response = client.patch(f"{API}/candidates/{made['id']}", json={field: PLANTED})
    else:
        where[place][field] = PLANTED
        response = client.post(f"{API}/candidates", json=body)
    (message,) = pointers(problem_of(response, "invalid-request")).values()
    assert "is not kept here" in message
    assert_kept_out(database, response.text)


def test_free_text_is_stored_without_identifiers(
    desk: Desk, client: TestClient, database: Database
) -> None:
    body = a_candidate_body(desk.intermediary)
    body["profile"] = {
        "skills": [PLANTED],
        "preferred_occupations": [PLANTED],
        "experience": [{"occupation": PLANTED}],
        "certificates": {"held": [PLANTED]},
    }
    body["claims"] = [{"group": "ww", "is_member": "no", "source": PLANTED}]
    made = desk.made("candidates", body)
    profile = made["profile"]
    assert profile["skills"] == profile["preferred_occupations"] == ["kok"]
    assert profile["certificates"]["held"] == [profile["experience"][0]["occupation"]] == ["kok"]
    assert made["claims"][0]["source"] == "kok"
    vacancy = a_vacancy_body(
        desk.contractor,
        title=PLANTED,
        occupation=PLANTED,
        description=f"Bel:\n{PLANTED}",
        requirements=[{"phrase": PLANTED}],
        criteria={"certificates": [PLANTED]},
    )
    made = desk.made("vacancies", vacancy)
    assert (made["title"], made["occupation"]) == ("kok", "kok")
    assert made["requirements"][0]["phrase"] == "kok"
    assert made["criteria"]["certificates"] == ["kok"]
    assert made["description"] == "Bel:\nkok […] […] […]"
    contract = desk.contract(title=PLANTED)
    client.patch(f"{API}/contracts/{contract['id']}", json={"title": f"{PLANTED}!"})
    desk.organisation(PLANTED, kind="contractor")
    assert_kept_out(database)


@pytest.mark.parametrize("text", [SYNTHETIC_BSN, EMAIL, PHONES[0], "…", "   ", ""])
def test_a_phrase_that_is_nothing_but_an_identifier_is_refused(
    desk: Desk, client: TestClient, text: str, database: Database
) -> None:
    body = a_candidate_body(desk.intermediary, profile={"skills": ["koken", text]})
    response = client.post(f"{API}/candidates", json=body)
    problem = problem_of(response, "invalid-request")
    assert list(pointers(problem)) == ["#/profile/skills/1"]
    assert_kept_out(database, response.text)


@pytest.mark.parametrize(
    "source_id",
    [
        SYNTHETIC_BSN,
        "1112.22.333",
        f"BSN {SYNTHETIC_BSN}",
        f"id {SYNTHETIC_BSN}",
        f"{SYNTHETIC_BSN}-1",
        "bsn 12345678",
        EIGHT_OF_A_BSN,
        EMAIL,
        "",
        "onbekend",
    ],
)
@pytest.mark.parametrize("collection", ["candidates", "vacancies", "contracts"])
def test_a_bsn_or_e_mail_address_is_no_id(
    desk: Desk, client: TestClient, source_id: str, collection: str, database: Database
) -> None:
    bodies: dict[str, dict[str, Any]] = {
        "candidates": a_candidate_body(desk.intermediary),
        "vacancies": a_vacancy_body(desk.contractor),
        "contracts": {"organisation": desk.contractor, "title": "Wegen"},
    }
    body = bodies[collection] | {"source_id": source_id}
    response = client.post(f"{API}/{collection}", json=body)
    assert list(pointers(problem_of(response, "invalid-request"))) == ["#/source_id"]
    assert answer_of(client.get(f"{API}/{collection}"))["total"] == 0
    assert_kept_out(database, response.text)


WRONG: list[tuple[str, Any]] = [
    ("organisation", [PLANTED]),
    ("source_id", {"id": PLANTED}),
    ("is_shareable", PLANTED),
    ("profile", PLANTED),
    ("profile.skills", PLANTED),
    ("profile.skills", [{"naam": PLANTED}]),
    ("profile.skills", [PLANTED * 20]),
    ("profile.experience", [{"occupation": "kok", "started_on": PLANTED}]),
    ("profile.hours", {"minimum": PLANTED}),
    ("profile.transport", {"held": [PLANTED]}),
    ("profile.education_level", PLANTED),
    ("profile.shift_work", PLANTED),
    ("profile.pc4", PLANTED),
    ("profile.available_from", PLANTED),
    ("claims", [{"group": PLANTED, "is_member": PLANTED, "since": PLANTED}]),
    (PLANTED, "x"),
]


@pytest.mark.parametrize(("field", "wrong"), WRONG, ids=[str(n) for n in range(len(WRONG))])
def test_a_wrong_value_is_neither_repeated_nor_logged(
    desk: Desk, client: TestClient, field: str, wrong: Any
) -> None:
    body = a_candidate_body(desk.intermediary)
    place = body
    *path, last = field.split(".") if field in dict(WRONG[:-1]) else [field]
    for step in path:
        place = place[step]
    place[last] = wrong
    with capture_logs() as logs:
        response = client.post(f"{API}/candidates", json=body)
    problem_of(response, "invalid-request")
    for secret in KEPT_OUT:
        assert secret not in response.text
        assert secret not in str(logs)


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("candidates", {"limit": PLANTED}),
        ("candidates", {"organisation": PLANTED}),
        ("candidates", {"channel": PLANTED}),
        ("vacancies", {"open_on": PLANTED}),
        ("organisations", {"kind": PLANTED}),
        (f"candidates/{PLANTED}", {}),
        (f"candidates/{PLANTED}/matches", {}),
        (f"vacancies/{PLANTED}", {}),
        (f"contracts/{PLANTED}", {}),
        (f"organisations/{PLANTED}", {}),
        (f"imports/{PLANTED}/x", {}),
        (f"duplicates/{PLANTED}", {}),
        (f"templates/{PLANTED}.csv", {}),
    ],
)
def test_a_wrong_question_is_neither_repeated_nor_logged(
    client: TestClient, path: str, asked: dict[str, str]
) -> None:
    with capture_logs() as logs:
        response = client.get(f"{API}/{path}", params=asked)
    assert response.status_code >= 400
    for secret in KEPT_OUT:
        assert secret not in response.text
        assert secret not in str(logs)
