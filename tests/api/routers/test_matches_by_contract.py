"""Who counts beside the fit over HTTP: what is shown, to whom, and what is logged."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api.routers.calls import API, Desk, answer_of, problem_of

SCHEME = "haaglanden-zuid-holland-centraal/2023-07-01"
CONTRACT = {
    "counted_groups": ["wajong", "ww"],
    "award_date": "2025-06-01",
    "starts_on": "2025-07-01",
    "ends_on": "2027-01-31",
    "scheme": SCHEME,
    "agreed_reference_day": "award",
}
VALUE_KEYS = [
    "scheme",
    "kind",
    "at_least",
    "at_most",
    "counted_from",
    "counted_until",
    "hours_per_week",
    "form",
    "block",
    "open_points",
]


def claim(group: str, **changes: Any) -> dict[str, Any]:
    return {"group": group, "is_member": "yes", "since": "2024-01-01", "source": "intake"} | changes


@pytest.fixture
def pool(desk: Desk) -> dict[str, str]:
    """A job under a contract; somebody who counts, one who may, one who does not."""
    contract = desk.contract(**CONTRACT)
    made = {
        "contract": contract["id"],
        "vacancy": desk.vacancy(
            contract=contract["id"],
            criteria={"starts_on": "2026-02-01", "hours": {"minimum": 24, "maximum": 40}},
        )["id"],
    }
    people = {
        "counts": [claim("wajong")],
        "may": [],
        "not": [claim("wajong", until="2024-12-31"), claim("ww", is_member="no")],
    }
    for name, claims in people.items():
        made[name] = desk.candidate(source_id=name, claims=claims)["id"]
    return made


def ranking_of(client: TestClient, vacancy: str, acting: str = "", **asked: Any) -> dict[str, Any]:
    headers = {"X-Acting-For": acting} if acting else {}
    response = client.get(f"{API}/vacancies/{vacancy}/matches", params=asked, headers=headers)
    assert response.status_code == 200, response.text
    return answer_of(response)


def test_a_list_under_a_contract_names_contract_scheme_order_and_who_was_left_out(
    pool: dict[str, str], client: TestClient
) -> None:
    ranking = ranking_of(client, pool["vacancy"])
    assert (
        ranking["contract"],
        ranking["scheme"],
        ranking["order"],
        ranking["n_not_counting"],
    ) == (
        pool["contract"],
        SCHEME,
        "fit",
        1,
    )
    counts = {line["candidate"]: line["eligibility"]["counts"] for line in ranking["lines"]}
    assert counts == {pool["counts"]: "yes", pool["may"]: "unknown"}


def test_the_value_is_text_with_the_days_and_hours_it_was_counted_with(
    pool: dict[str, str], client: TestClient
) -> None:
    lines = {line["candidate"]: line for line in ranking_of(client, pool["vacancy"])["lines"]}
    value = lines[pool["counts"]]["value"]
    assert list(value) == VALUE_KEYS
    assert value["at_least"] == "44444.44"  # 50000 x 32/36 x 12/12
    assert (value["counted_from"], value["counted_until"]) == ("2026-02-01", "2027-01-31")
    assert (value["hours_per_week"], value["form"], value["kind"]) == (
        "32.00",
        "employment",
        "euros",
    )
    assert "Banenafspraak" in value["block"]
    assert value["open_points"]
    unknown = lines[pool["may"]]["value"]
    assert (unknown["at_least"], unknown["at_most"], unknown["block"]) == ("0.00", None, None)


def test_who_does_not_count_comes_after_the_list_when_asked(
    pool: dict[str, str], client: TestClient
) -> None:
    lines = ranking_of(client, pool["vacancy"], show_not_counting=True)["lines"]
    last = lines[-1]
    assert (last["candidate"], last["eligibility"]["counts"]) == (pool["not"], "no")
    assert last["rank"] is not None
    assert any("2024-12-31" in reason for reason in last["eligibility"]["reasons"])
    assert sorted(line["rank"] for line in lines) == [1, 2, 3]


def test_a_contractor_reads_amounts_and_no_word_that_names_a_group(
    pool: dict[str, str], desk: Desk, client: TestClient
) -> None:
    path = f"{API}/vacancies/{pool['vacancy']}/matches"
    asked = {"show_not_counting": True}
    response = client.get(path, params=asked, headers={"X-Acting-For": desk.contractor})
    assert len(answer_of(response)["lines"]) == 3
    told = response.text.lower()
    assert not [
        word for word in ("wajong", "banenafspraak", "arbeidsbeperking", "bonus") if word in told
    ]
    (line,) = (one for one in answer_of(response)["lines"] if one["candidate"] == pool["counts"])
    assert line["value"]["at_least"] == "44444.44"
    assert (line["value"]["form"], line["value"]["block"], line["value"]["open_points"]) == (
        None,
        None,
        [],
    )


def test_a_scheme_can_be_asked_for_outside_any_contract(
    pool: dict[str, str], desk: Desk, client: TestClient
) -> None:
    own = desk.vacancy(source_id="own")
    assert {line["value"] for line in ranking_of(client, own["id"])["lines"]} == {None}
    ranking = ranking_of(client, own["id"], scheme=SCHEME)
    assert (ranking["contract"], ranking["scheme"], len(ranking["lines"])) == (None, SCHEME, 3)
    assert all(line["value"]["scheme"] == SCHEME for line in ranking["lines"])


def test_a_contract_can_be_asked_for_by_the_contractors_own_number(
    pool: dict[str, str], desk: Desk, client: TestClient
) -> None:
    made = desk.contract(source_id="2026-1", title="Groen", **CONTRACT)
    own = desk.vacancy(source_id="own")
    assert ranking_of(client, own["id"], contract="2026-1")["contract"] == made["id"]


def test_order_by_value_is_logged_with_who_when_and_about_what(
    pool: dict[str, str], desk: Desk, client: TestClient
) -> None:
    began = datetime.now(UTC)
    by_fit = ranking_of(client, pool["vacancy"])
    ranking = ranking_of(client, pool["vacancy"], desk.contractor, order="value")
    assert ranking["order"] == "value"
    assert ranking["lines"][0]["candidate"] == pool["counts"]
    assert {line["candidate"]: (line["rank"], line["fit"]) for line in ranking["lines"]} == {
        line["candidate"]: (line["rank"], line["fit"]) for line in by_fit["lines"]
    }
    (entry,) = answer_of(client.get(f"{API}/audit"))["rows"]
    assert began <= datetime.fromisoformat(entry.pop("at")) <= datetime.now(UTC)
    assert entry == {
        "actor": "http api",
        "role": "contractor",
        "organisation": desk.contractor,
        "action": "order_by_value",
        "subject": pool["vacancy"],
        "detail": f"contract {pool['contract']}, scheme {SCHEME}",
    }


def test_the_log_is_read_by_the_operator_and_by_who_acted(
    pool: dict[str, str], desk: Desk, client: TestClient
) -> None:
    ranking_of(client, pool["vacancy"], desk.contractor, order="value")
    ranking_of(client, pool["vacancy"], order="value")

    def n_seen(acting: str = "", **asked: str) -> int:
        headers = {"X-Acting-For": acting} if acting else {}
        page = answer_of(client.get(f"{API}/audit", params=asked, headers=headers))
        assert len(page["rows"]) == page["total"]
        return int(page["total"])

    assert (n_seen(), n_seen(desk.contractor), n_seen(desk.intermediary)) == (2, 1, 0)
    assert n_seen(action="order_by_value", subject=pool["vacancy"]) == 2
    assert n_seen(action="rule_added") == n_seen(subject="V-NIETS") == 0


@pytest.mark.parametrize(
    ("asked", "where"),
    [
        ({"order": "value"}, "order"),
        ({"contract": "C-NIETS"}, "contract"),
        ({"scheme": "nergens/undated"}, "scheme"),
    ],
)
def test_what_cannot_be_is_refused_with_the_parameter_and_leaves_no_trace(
    desk: Desk, client: TestClient, asked: dict[str, str], where: str
) -> None:
    vacancy = desk.vacancy()
    response = client.get(f"{API}/vacancies/{vacancy['id']}/matches", params=asked)
    problem = problem_of(response, "invalid-input")
    assert problem["where"] == where
    assert problem["remedy"]
    assert answer_of(client.get(f"{API}/audit"))["total"] == 0


def test_a_candidate_reads_eligibility_and_value_for_each_vacancy(
    pool: dict[str, str], desk: Desk, client: TestClient
) -> None:
    desk.vacancy(source_id="own")
    path = f"{API}/candidates/{pool['counts']}/matches"
    by_id = {line["source_id"]: line for line in answer_of(client.get(path))["lines"]}
    assert by_id["vac-1"]["value"]["at_least"] == "44444.44"
    assert by_id["own"]["value"] is None
    asked = client.get(path, params={"scheme": SCHEME})
    assert {line["value"]["scheme"] for line in answer_of(asked)["lines"]} == {SCHEME}
    contractor = client.get(path, headers={"X-Acting-For": desk.contractor})
    assert "anenafspraak" not in contractor.text
    problem_of(client.get(path, params={"scheme": "niets"}), "invalid-input")
