"""What there is to learn from, and what other weights would bring, over HTTP."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from api.services.match_engine import MatchEngine
from matcher.ranking.weight_document import document_tables, shipped_document
from matcher.ranking.weights import DEFAULT_WEIGHTS
from models.engine import Database
from tests.api.routers.calls import API, answer_of, problem_of
from tests.api.services.outcome_log import fill

REPORT, TRIED = f"{API}/learning/report", f"{API}/learning/evaluations"
TABLES = document_tables(shipped_document(DEFAULT_WEIGHTS), where="default")


@pytest.fixture
def past(database: Database, engine: MatchEngine, client: TestClient) -> TestClient:
    """Give a service that remembers eight vacancies."""
    fill(database, n_vacancies=8, encoder_version=engine.encoder.version)
    return client


def body(**components: float) -> dict[str, Any]:
    weights = {name: dict(entries) for name, entries in TABLES.items()}
    weights["components"] |= components
    return {"weights": weights, "outcome": "invited", "on_all_vacancies": True}


def test_the_report_counts_lists_and_outcomes_and_names_nobody(past: TestClient) -> None:
    response = past.get(REPORT)
    found = answer_of(response)
    assert (found["n_rankings"], found["n_vacancies"], found["n_not_comparable"]) == (8, 8, 0)
    assert sum(found["n_lines_by_policy"].values()) == 8 * 12
    assert [step["outcome"] for step in found["steps"]] == [
        "shortlisted",
        "invited",
        "placed",
        "sustained",
    ]
    assert not any(step["is_enough"] for step in found["steps"])
    assert "K-" not in response.text
    assert "V-" not in response.text


def test_weights_are_tried_under_every_reading_and_may_not_be_adopted_yet(
    past: TestClient,
) -> None:
    found = answer_of(past.post(TRIED, json=body(travel=0.9)))
    assert [one["reading"]["assumed_power"] for one in found["estimates"]] == [0.25, 0.5, 1.0]
    for estimate in found["estimates"]:
        assert set(estimate["values"]) == {"ips", "snips", "doubly_robust"}
        for gain in estimate["gains"].values():
            assert gain["low"] <= gain["value"] <= gain["high"]
        assert 0 < estimate["effective_sample_size"] <= estimate["n_reached"]
    assert not found["may_be_adopted"]
    missing = {one["name"] for one in found["demands"] if not one["is_met"]}
    assert {"reached", "vacancies_with_both", "effective_sample_size"} <= missing


def test_an_outcome_that_nobody_reached_cannot_be_tried_and_the_answer_says_so(
    past: TestClient,
) -> None:
    problem = problem_of(past.post(TRIED, json=body() | {"outcome": "placed"}), "conflict")
    assert "0 lines led to 'placed'" in problem["detail"]


def test_weights_with_something_that_is_no_component_are_refused(past: TestClient) -> None:
    problem = problem_of(past.post(TRIED, json=body(age=0.5)), "invalid-input")
    assert "no weight of this name" in problem["detail"]
    assert problem["where"] == "weights [components] age"


@pytest.mark.parametrize("acting_for", ["O-0001", "O-0002"])
def test_contractors_and_other_intermediaries_are_told_nothing(
    past: TestClient, acting_for: str
) -> None:
    headers = {"X-Acting-For": acting_for}
    problem_of(past.get(REPORT, headers=headers), "conflict")
    problem_of(past.post(TRIED, json=body(), headers=headers), "conflict")
