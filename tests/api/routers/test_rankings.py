"""The log of rankings over HTTP: every list given has an id, under which it is given again."""

from __future__ import annotations

from typing import Any

from starlette.testclient import TestClient

from tests.api.routers.calls import API, PROBLEM, Desk


def the_list(desk: Desk, client: TestClient, **parameters: Any) -> dict[str, Any]:
    desk.candidate()
    vacancy = desk.vacancy()["id"]
    answer = client.get(f"{API}/vacancies/{vacancy}/matches", params=parameters)
    assert answer.status_code == 200
    body: dict[str, Any] = answer.json()
    return body


def test_a_list_is_given_again_as_it_was(desk: Desk, client: TestClient) -> None:
    given = the_list(desk, client)
    again = client.get(f"{API}/rankings/{given['ranking']}").json()
    assert again["shown"]["vacancy"] == given["vacancy"]
    (line,), (was,) = again["lines"], given["lines"]
    assert line["candidate"] == was["candidate"]
    assert line["told"] == {key: was[key] for key in line["told"]}
    assert (again["changed"], again["today"]) == ([], None)
    for version in ("weights_version", "encoder_version", "ranked_on"):
        assert again["shown"][version] == given[version]


def test_no_group_and_no_amount_is_in_a_list_of_the_past(desk: Desk, client: TestClient) -> None:
    given = the_list(desk, client)
    assert "wajong" in str(given).casefold()
    again = client.get(f"{API}/rankings/{given['ranking']}", params={"compare": True})
    assert "wajong" not in again.text.casefold()
    assert "eligibility" not in again.text


def test_the_list_of_today_stands_beside_it_under_an_id_of_its_own(
    desk: Desk, client: TestClient
) -> None:
    first = desk.candidate(profile={"skills": ["vegen"]})["id"]
    vacancy = desk.vacancy()["id"]
    given = client.get(f"{API}/vacancies/{vacancy}/matches").json()
    better = desk.candidate(source_id="0002")["id"]
    answer = client.get(f"{API}/rankings/{given['ranking']}", params={"compare": True}).json()
    assert answer["today"]["changes"] == [
        {"candidate": better, "before": None, "after": 1},
        {"candidate": first, "before": 1, "after": None},
    ]
    assert {one["maker"] for one in answer["changed"]} == {"candidates"}
    listed = client.get(f"{API}/rankings").json()
    assert [one["ranking"] for one in listed["rows"]] == [
        answer["today"]["ranking"],
        given["ranking"],
    ]


def test_the_log_is_asked_by_vacancy_candidate_and_day_in_pages(
    desk: Desk, client: TestClient
) -> None:
    given = the_list(desk, client)
    client.get(f"{API}/vacancies/{given['vacancy']}/matches")
    candidate = given["lines"][0]["candidate"]

    def total(**asked: Any) -> int:
        return int(client.get(f"{API}/rankings", params=asked).json()["total"])

    assert total(vacancy="vac-1") == total(candidate=candidate) == 2
    assert total(vacancy="V-NIETS") == total(candidate="K-NIETS") == 0
    assert (total(since="2020-01-01"), total(until="2020-01-01")) == (2, 0)
    page = client.get(f"{API}/rankings", params={"limit": 1, "offset": 1}).json()
    assert [one["ranking"] for one in page["rows"]] == [given["ranking"]]


def test_others_are_told_that_it_does_not_exist(desk: Desk, client: TestClient) -> None:
    given = the_list(desk, client)
    address = f"{API}/rankings/{given['ranking']}"
    refused = client.get(address, headers={"X-Acting-For": desk.contractor})
    assert (refused.status_code, refused.headers["content-type"]) == (404, PROBLEM)
    listed = client.get(f"{API}/rankings", headers={"X-Acting-For": desk.contractor})
    assert listed.json()["total"] == 0
    assert client.get(f"{API}/rankings/R-0000").status_code == 404
    assert client.delete(address).status_code == 405
