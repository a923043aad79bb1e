"""Rankings over HTTP: the best fit first, with reasons, and nothing the viewer may not see."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api.routers.calls import API, Desk, answer_of, pointers, problem_of

LINE_KEYS = [
    "rank",
    "candidate",
    "source_id",
    "fit",
    "confidence",
    "components",
    "evidence",
    "unknown",
    "excluded_by",
    "eligibility",
    "value",
    "channel",
    "intermediary",
    "stale_note",
]


def matches(client: TestClient, path: str, **asked: Any) -> dict[str, Any]:
    response = client.get(f"{API}/{path}/matches", params=asked)
    assert response.status_code == 200, response.text
    return answer_of(response)


@pytest.fixture
def pool(desk: Desk) -> dict[str, str]:
    """A vacancy, somebody who suits it, somebody who does less, and somebody without a licence."""
    licence = {"held": ["B"], "is_complete": True}
    suits = desk.candidate(source_id="suits")
    less = desk.candidate(
        source_id="less", profile={"skills": ["schoonmaken"], "driving_licences": licence}
    )
    without = desk.candidate(
        source_id="without",
        profile={"skills": ["heftruck rijden"], "driving_licences": {"is_complete": True}},
    )
    vacancy = desk.vacancy()
    return {
        "vacancy": vacancy["id"],
        "suits": suits["id"],
        "less": less["id"],
        "without": without["id"],
    }


def test_a_line_tells_fit_reasons_eligibility_and_whom_to_call(
    pool: dict[str, str], desk: Desk, client: TestClient
) -> None:
    ranking = matches(client, f"vacancies/{pool['vacancy']}")
    best = ranking["lines"][0]
    assert list(best) == LINE_KEYS
    assert (best["rank"], best["candidate"], best["source_id"]) == (1, pool["suits"], "suits")
    assert 0 < best["fit"] <= 1
    assert best["channel"] == "uwv"
    assert best["intermediary"] == {
        "id": desk.intermediary,
        "name": "Werkbedrijf Voorbeeld",
        "email": None,
        "phone": None,
    }
    assert best["evidence"] == [
        {
            "requirement": "heftruck rijden",
            "importance": "essential",
            "phrase": "heftruck rijden",
            "kind": "skill",
            "strength": pytest.approx(1.0),
            "weight": 1.0,
            "via": None,
        }
    ]
    skills = best["components"][0]
    assert skills == {
        "name": "skills",
        "score": pytest.approx(1.0),
        "weight": 0.42,
        "explanation": "1 van de 1 functie-eisen goed gedekt.",
    }
    assert best["eligibility"]["counts"] == "yes"
    assert "wajong" in best["eligibility"]["reasons"][0]


def test_the_order_is_by_fit_and_the_counts_are_of_the_whole_pool(
    pool: dict[str, str], client: TestClient
) -> None:
    ranking = matches(client, f"vacancies/{pool['vacancy']}", top=1)
    assert (ranking["n_pool"], ranking["n_ranked"], ranking["n_excluded"]) == (3, 2, 1)
    assert [line["candidate"] for line in ranking["lines"]] == [pool["suits"]]
    assert (ranking["vacancy"], ranking["contract"]) == (pool["vacancy"], None)
    assert ranking["ranked_on"] == "2026-01-15"
    assert ranking["weights_version"] == "default-v2"
    assert ranking["encoder_version"]
    lines = matches(client, f"vacancies/{pool['vacancy']}")["lines"]
    assert [line["candidate"] for line in lines] == [pool["suits"], pool["less"]]
    assert [line["rank"] for line in lines] == [1, 2]
    assert lines[0]["fit"] > lines[1]["fit"]


def test_who_is_excluded_comes_last_with_the_reason(
    pool: dict[str, str], client: TestClient
) -> None:
    lines = matches(client, f"vacancies/{pool['vacancy']}", show_excluded=True)["lines"]
    assert [line["candidate"] for line in lines][-1] == pool["without"]
    last = lines[-1]
    assert last["rank"] is None
    assert [failed["criterion"] for failed in last["excluded_by"]] == ["driving_licence:B"]
    assert last["excluded_by"][0]["explanation"]
    assert all(line["excluded_by"] == [] for line in lines[:-1])


def test_what_is_unknown_stays_in_the_list_and_is_worth_asking(
    desk: Desk, client: TestClient
) -> None:
    made = desk.candidate(profile={})
    vacancy = desk.vacancy()
    (line,) = matches(client, f"vacancies/{vacancy['id']}")["lines"]
    assert (line["candidate"], line["rank"], line["fit"]) == (made["id"], 1, None)
    assert line["confidence"] == 0
    assert {part["score"] for part in line["components"]} == {None}
    assert (line["evidence"][0]["phrase"], line["evidence"][0]["kind"]) == (None, None)
    assert line["unknown"]


def test_a_vacancy_is_ranked_for_by_the_contractors_own_id(
    pool: dict[str, str], client: TestClient
) -> None:
    assert matches(client, "vacancies/vac-1")["vacancy"] == pool["vacancy"]
    problem_of(client.get(f"{API}/vacancies/vac-7/matches"), "not-found")


def test_the_claim_is_judged_for_the_contract_of_the_vacancy(
    desk: Desk, client: TestClient
) -> None:
    desk.candidate()
    contract = desk.contract(counted_groups=["ww"])
    vacancy = desk.vacancy(contract=contract["id"])
    ranking = matches(client, f"vacancies/{vacancy['id']}")
    assert ranking["contract"] == contract["id"]
    assert ranking["lines"][0]["eligibility"]["counts"] == "unknown"
    patch = {"counted_groups": ["ww", "wajong"]}
    client.patch(f"{API}/contracts/{contract['id']}", json=patch)
    line = matches(client, f"vacancies/{vacancy['id']}")["lines"][0]
    assert line["eligibility"]["counts"] == "yes"


def test_a_contractor_reads_yes_or_no_and_not_which_group(
    pool: dict[str, str], desk: Desk, client: TestClient
) -> None:
    for path in (f"vacancies/{pool['vacancy']}", f"candidates/{pool['suits']}"):
        response = client.get(f"{API}/{path}/matches", headers={"X-Acting-For": desk.contractor})
        line = answer_of(response)["lines"][0]
        assert line["eligibility"]["counts"] == "yes"
        assert "wajong" not in response.text
        assert '"source_id":"suits"' not in response.text


def test_without_consent_one_is_ranked_for_the_own_intermediary_only(
    desk: Desk, client: TestClient
) -> None:
    made = desk.candidate(is_shareable=False)
    vacancy = desk.vacancy()
    path = f"{API}/vacancies/{vacancy['id']}/matches"
    for acting in ({}, {"X-Acting-For": desk.contractor}):
        assert answer_of(client.get(path, headers=acting))["n_pool"] == 0
    own = answer_of(client.get(path, headers={"X-Acting-For": desk.intermediary}))
    assert [line["candidate"] for line in own["lines"]] == [made["id"]]


def test_a_change_counts_in_the_next_ranking(pool: dict[str, str], client: TestClient) -> None:
    vacancy = f"vacancies/{pool['vacancy']}"
    licence = {"profile": {"driving_licences": {"held": ["B"]}}}
    client.patch(f"{API}/candidates/{pool['without']}", json=licence)
    client.delete(f"{API}/candidates/{pool['suits']}")
    lines = matches(client, vacancy)["lines"]
    assert [line["candidate"] for line in lines] == [pool["without"], pool["less"]]
    client.patch(f"{API}/{vacancy}", json={"requirements": [{"phrase": "schoonmaken"}]})
    after = {line["candidate"]: line for line in matches(client, vacancy)["lines"]}
    assert after[pool["less"]]["components"][0]["score"] == pytest.approx(1.0)


def test_a_candidate_sees_the_open_vacancies_by_the_same_fit(
    pool: dict[str, str], desk: Desk, client: TestClient
) -> None:
    desk.vacancy(source_id="closed", closes_on="2026-01-14")
    other = desk.vacancy(
        source_id="other", title="Kok", requirements=[{"phrase": "koken"}], criteria=None
    )
    ranking = matches(client, "candidates/suits")
    assert (ranking["candidate"], ranking["source_id"]) == (pool["suits"], "suits")
    assert ranking["n_vacancies"] == 2
    assert [line["vacancy"] for line in ranking["lines"]] == [pool["vacancy"], other["id"]]
    best = ranking["lines"][0]
    assert (best["rank"], best["source_id"], best["title"]) == (1, "vac-1", "Heftruckchauffeur")
    assert best["contractor"]["id"] == desk.contractor
    from_the_other_side = matches(client, "vacancies/vac-1")["lines"][0]
    for same in ("fit", "confidence", "components", "evidence", "unknown", "eligibility"):
        assert best[same] == from_the_other_side[same]


def test_a_vacancy_that_excludes_a_candidate_is_shown_when_asked(
    pool: dict[str, str], client: TestClient
) -> None:
    path = f"candidates/{pool['without']}"
    assert matches(client, path)["lines"] == []
    (line,) = matches(client, path, show_excluded=True)["lines"]
    assert (line["rank"], line["vacancy"]) == (None, pool["vacancy"])
    assert [failed["criterion"] for failed in line["excluded_by"]] == ["driving_licence:B"]


@pytest.mark.parametrize("top", ["0", "-1", "1001", "veel", "1e9"])
def test_the_number_of_lines_is_bounded(pool: dict[str, str], client: TestClient, top: str) -> None:
    response = client.get(f"{API}/vacancies/{pool['vacancy']}/matches", params={"top": top})
    problem = problem_of(response, "invalid-request")
    assert set(pointers(problem)) == {"#/top"}
    assert problem["errors"][0]["in"] == "query"
