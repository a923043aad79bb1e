"""Social return on investment over HTTP: by a file that is posted and forgotten."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from matcher.social_return.template import TEMPLATE
from models.engine import Database
from tests.api.routers.calls import API, answer_of, pointers, problem_of
from tests.api.services.people_at_work import fill, work
from tests.matcher.social_return.stating import STATED, changed

BODY: dict[str, Any] = {"contract": "C-0001", "since": "2025-01-01", "until": "2026-01-15"}


@pytest.fixture
def at_work(database: Database, client: TestClient) -> TestClient:
    fill(database)
    for number in (1, 2):
        work(database, number)
    return client


def ask(
    client: TestClient,
    acting_for: str | None = None,
    params: dict[str, str] | None = None,
    **changes: Any,
) -> Any:
    headers = {} if acting_for is None else {"X-Acting-For": acting_for}
    return client.post(f"{API}/social-return", json=BODY | changes, headers=headers, params=params)


def test_without_a_file_outcomes_come_in_their_own_units(at_work: TestClient) -> None:
    found = answer_of(ask(at_work))
    months = next(one for one in found["outcomes"] if one["kind"] == "months_in_work")
    assert (months["unit"], months["at_least"], months["group"]) == ("month", "0.97", None)
    assert (found["ratio"], found["impact_euros"]) == (None, None)
    assert [gap["code"] for gap in found["gaps"]] == ["no_costs", "nothing_valued"]
    assert found["counts"]["n_people"] == 2
    assert any("niet de social-returnverplichting" in one for one in found["caveats"])


def test_a_file_is_computed_with_money_as_text(at_work: TestClient) -> None:
    found = answer_of(ask(at_work, file=STATED))
    assert found["cost_euros"] == "50000.00"
    assert set(found["ratio"]) >= {"at", "low", "high", "lowest", "highest", "drivers"}
    (month, person) = found["impact_map"]
    assert (month["proxy_euros"], month["standing"]) == ("1000.00", "valued")
    assert person["proxy_source"] == "https://voorbeeld.example/persoon"
    assert found["gaps"] == []


@pytest.mark.parametrize(
    ("language", "words"),
    [("nl", "Maatschappelijk rendement"), ("en", "Social return on investment")],
)
def test_a_page_comes_in_either_language(at_work: TestClient, language: str, words: str) -> None:
    response = ask(at_work, file=STATED, params={"format": "html", "language": language})
    assert response.headers["content-type"].startswith("text/html")
    assert f'lang="{language}"' in response.text
    assert words in response.text


def test_a_pdf_comes_as_a_file(at_work: TestClient) -> None:
    response = ask(at_work, file=STATED, params={"format": "pdf"})
    assert response.headers["content-type"] == "application/pdf"
    assert "maatschappelijk-rendement.pdf" in response.headers["content-disposition"]
    assert response.content.startswith(b"%PDF")


def test_every_mistake_of_a_file_comes_back_with_its_line(at_work: TestClient) -> None:
    wrong = changed('value: "0.25"', "value: 0.25", ("made_by:", "maker:"))
    problem = problem_of(ask(at_work, file=wrong), "invalid-input")
    assert "3 mistakes" in problem["detail"]
    assert "made_by" in problem["detail"]
    assert "text of digits" in problem["detail"]


def test_a_question_without_contract_and_region_is_refused(at_work: TestClient) -> None:
    assert (
        "Name one of the two" in problem_of(ask(at_work, contract=None), "invalid-input")["remedy"]
    )
    assert pointers(problem_of(ask(at_work, since="morgen"), "invalid-request")).keys() == {
        "#/since"
    }


def test_rights_are_those_of_the_account(at_work: TestClient) -> None:
    assert ask(at_work, acting_for="O-0002").status_code == 200
    assert ask(at_work, acting_for="O-0004").status_code == 409
    region: dict[str, Any] = {"contract": None, "region": "Midden-Utrecht"}
    assert ask(at_work, **region).status_code == 200
    assert ask(at_work, acting_for="O-0002", **region).status_code == 409


def test_the_template_is_the_empty_file(client: TestClient) -> None:
    response = client.get(f"{API}/social-return/template")
    assert (response.text, response.status_code) == (TEMPLATE, 200)
    assert response.headers["content-type"].startswith("application/yaml")
