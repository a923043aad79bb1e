"""Vacancies: registered, looked up, changed and removed over HTTP."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api.routers.calls import API, Desk, a_vacancy_body, answer_of, pointers, problem_of

PATH = f"{API}/vacancies"


def changed(client: TestClient, vacancy_id: str, patch: dict[str, Any]) -> dict[str, Any]:
    response = client.patch(f"{PATH}/{vacancy_id}", json=patch)
    assert response.status_code == 200, response.text
    return answer_of(response)


def test_a_new_vacancy_gets_an_id_and_an_address(desk: Desk, client: TestClient) -> None:
    response = client.post(PATH, json=a_vacancy_body("bouwbedrijf voorbeeld"))
    made = answer_of(response)
    assert (response.status_code, made["organisation"]) == (201, desk.contractor)
    assert response.headers["location"] == f"{PATH}/{made['id']}"
    assert answer_of(client.get(response.headers["location"])) == made


def test_what_a_job_does_not_ask_is_not_asked(desk: Desk) -> None:
    made = desk.made("vacancies", {"organisation": desk.contractor, "title": "Timmerman"})
    assert made["criteria"] == {
        "starts_on": None,
        "hours": {"minimum": None, "maximum": None},
        "driving_licences": [],
        "certificates": [],
        "education_level": None,
        "dutch_spoken": None,
        "dutch_written": None,
        "needs_shift_work": False,
        "transport": [],
    }
    assert (made["requirements"], made["positions"]) == ([], 1)
    assert made["occupation"] is made["description"] is made["contract"] is made["pc4"] is None


def test_requirements_that_nobody_listed_are_read_out_of_the_description(desk: Desk) -> None:
    told = "Je gaat aan de slag met: snoeien; maaien."
    made = desk.vacancy(requirements=None, description=told)
    assert made["requirements"] == [
        {"phrase": phrase, "importance": "essential", "origin": "from_text"}
        for phrase in ("snoeien", "maaien")
    ]
    nothing = desk.vacancy(source_id="vac-2", requirements=[], description=told)
    assert nothing["requirements"] == []


def test_what_the_description_calls_an_advantage_is_not_asked(desk: Desk) -> None:
    told = "Taken: snoeien. Ervaring met maaien is een pré."
    made = desk.vacancy(requirements=None, description=told)
    importances = {need["phrase"]: need["importance"] for need in made["requirements"]}
    assert importances == {"snoeien": "essential", "maaien": "useful"}


def test_a_vacancy_serves_a_contract(desk: Desk, client: TestClient) -> None:
    contract = desk.contract(source_id="2026-017")
    made = desk.vacancy(contract="2026-017")
    assert made["contract"] == contract["id"]
    listed = client.get(PATH, params={"contract": contract["id"]})
    assert answer_of(listed)["rows"] == [made]
    assert changed(client, made["id"], {"contract": None})["contract"] is None


@pytest.mark.parametrize(
    ("field", "named", "told"),
    [
        ("organisation", "Werkbedrijf Voorbeeld", "No contractor has this id or name."),
        ("contract", "C-0000", "No contract has this id."),
    ],
)
def test_what_a_vacancy_refers_to_must_exist(
    desk: Desk, client: TestClient, field: str, named: str, told: str
) -> None:
    body = a_vacancy_body(desk.contractor) | {field: named}
    problem = problem_of(client.post(PATH, json=body), "invalid-input")
    assert (problem["where"], problem["detail"]) == (field, told)
    assert answer_of(client.get(PATH))["total"] == 0


def test_a_vacancy_without_a_title_is_refused(desk: Desk, client: TestClient) -> None:
    body = {"organisation": desk.contractor}
    problem = problem_of(client.post(PATH, json=body), "invalid-request")
    assert pointers(problem) == {"#/title": "This field is needed."}
    made = desk.vacancy()
    problem = problem_of(
        client.patch(f"{PATH}/{made['id']}", json={"title": None}), "invalid-request"
    )
    assert pointers(problem) == {"#/title": "This field is needed."}


def test_a_vacancy_is_found_by_the_contractors_own_id(desk: Desk, client: TestClient) -> None:
    made = desk.vacancy(source_id="2026/17 nr. 3")
    assert answer_of(client.get(f"{PATH}/2026%2F17%20nr.%203")) == made
    assert answer_of(client.get(f"{PATH}/2026%2F17%20nr.%203/matches"))["vacancy"] == made["id"]


def test_a_change_reaches_into_the_criteria(desk: Desk, client: TestClient) -> None:
    made = desk.vacancy(criteria={"driving_licences": ["B"], "hours": {"minimum": 20}})
    patch = {"criteria": {"hours": {"maximum": 30}, "dutch_spoken": "reasonable"}}
    after = changed(client, made["id"], patch)
    assert after["criteria"] == made["criteria"] | {
        "hours": {"minimum": 20.0, "maximum": 30.0},
        "dutch_spoken": "reasonable",
    }
    after = changed(client, made["id"], {"criteria": {"driving_licences": None}})
    assert after["criteria"]["driving_licences"] == []
    assert after["criteria"]["dutch_spoken"] == "reasonable"
    assert changed(client, made["id"], {"criteria": None})["criteria"]["dutch_spoken"] is None


def test_requirements_are_replaced_as_a_whole(desk: Desk, client: TestClient) -> None:
    made = desk.vacancy(description="Je gaat aan de slag met: snoeien; maaien.")
    useful = {"phrase": "orders verzamelen", "importance": "useful"}
    after = changed(client, made["id"], {"requirements": [useful]})
    assert after["requirements"] == [useful | {"origin": "listed"}]
    after = changed(client, made["id"], {"requirements": None})
    assert [need["origin"] for need in after["requirements"]] == ["from_text", "from_text"]


def test_a_removed_vacancy_is_gone(desk: Desk, client: TestClient) -> None:
    made = desk.vacancy()
    assert client.delete(f"{PATH}/{made['id']}").status_code == 204
    problem_of(client.get(f"{PATH}/{made['id']}"), "not-found")
    problem_of(client.delete(f"{PATH}/{made['id']}"), "not-found")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"title_contains": "HEFTRUCK"}, ["1"]),
        ({"organisation": "Ander Bedrijf"}, ["2"]),
        ({"open_on": "2026-01-31"}, ["1", "2"]),
        ({"open_on": "2026-02-01"}, ["1"]),
        ({"limit": "1", "offset": "1"}, ["2"]),
    ],
)
def test_a_list_is_narrowed_down(
    desk: Desk, client: TestClient, asked: dict[str, str], expected: list[str]
) -> None:
    other = desk.organisation("Ander Bedrijf", kind="contractor")
    desk.vacancy(source_id="1")
    desk.vacancy(source_id="2", organisation=other, title="Kok", closes_on="2026-01-31")
    page = answer_of(client.get(PATH, params=asked))
    assert [row["source_id"] for row in page["rows"]] == expected
    assert page["total"] == (2 if "limit" in asked else len(expected))
