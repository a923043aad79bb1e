"""Weights over HTTP: read, tried, saved, taken into use and back."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from starlette.testclient import TestClient

from matcher.domain.weight_set import WeightActivation
from matcher.ranking.weights import DEFAULT_WEIGHTS
from models.engine import Database
from tests.api.routers.calls import API, Desk
from tests.factories import a_viewer

WEIGHTS = f"{API}/weights"
WHY = {"why": "De bus rijdt hier niet."}


@pytest.fixture
def tables(client: TestClient) -> dict[str, dict[str, float]]:
    """The shipped weights, with a shorter horizon for travel."""
    shipped: dict[str, dict[str, float]] = client.get(f"{WEIGHTS}/{DEFAULT_WEIGHTS}").json()[
        "tables"
    ]
    return shipped | {"travel": {"horizon_min": 20.0}}


def saved(client: TestClient, tables: dict[str, dict[str, float]]) -> dict[str, Any]:
    answer = client.post(WEIGHTS, json={"name": "desk", "tables": tables} | WHY)
    assert answer.status_code == 201
    body: dict[str, Any] = answer.json()
    assert answer.headers["location"] == f"{WEIGHTS}/{body['version']}"
    return body


def test_a_set_is_tried_saved_used_and_taken_back(
    desk: Desk, client: TestClient, tables: dict[str, dict[str, float]]
) -> None:
    desk.candidate()
    vacancy = desk.vacancy()["id"]
    tried = client.post(f"{WEIGHTS}/preview", json={"tables": tables}).json()
    assert [one["name"] for one in tried["differences"]] == ["travel.horizon_min"]
    assert (tried["n_open"], tried["in_use"]) == (1, DEFAULT_WEIGHTS)
    version = saved(client, tables)["version"]
    assert client.get(f"{WEIGHTS}/{version}").json()["tables"] == tables
    matches = f"{API}/vacancies/{vacancy}/matches"
    assert client.get(matches).json()["weights_version"] == DEFAULT_WEIGHTS
    used = client.post(f"{WEIGHTS}/activations", json={"version": version} | WHY)
    assert used.status_code == 201
    assert client.get(matches).json()["weights_version"] == version
    assert client.get("/ready").json()["weights_version"] == version
    assert client.get(WEIGHTS).json()["in_use"] == version
    client.post(f"{WEIGHTS}/activations", json=WHY)
    assert client.get(matches).json()["weights_version"] == DEFAULT_WEIGHTS


def test_remarks_of_a_toml_text_are_kept(
    client: TestClient, tables: dict[str, dict[str, float]]
) -> None:
    text = "# Omdat de bus niet rijdt.\n" + saved(client, tables)["document"]
    answer = client.post(WEIGHTS, json={"name": "desk", "document": text} | WHY)
    assert answer.json()["version"] == "desk-v2"
    assert client.get(f"{WEIGHTS}/desk-v2").json()["document"] == text


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"tables": {"components": {"sympathy": 1.0}}}, "[components] sympathy"),
        ({"tables": {"components": {"travel": -1.0}}}, "[components] travel"),
        ({"tables": None, "document": "["}, "not valid TOML"),
        ({"tables": None, "document": "[travel]"}, "[components] is missing"),
        ({"tables": None}, "either `tables` or `document`"),
        ({"document": "[travel]"}, "either `tables` or `document`"),
        ({"name": "De Desk"}, "name of a set of weights"),
        ({"why": ""}, "#/why"),
        ({"why": "  "}, "needs a reason"),
        ({"bsn": "?"}, "#/bsn"),
    ],
)
def test_what_cannot_be_saved_is_refused_with_its_place_and_stores_nothing(
    client: TestClient, tables: dict[str, dict[str, float]], changes: dict[str, Any], told: str
) -> None:
    answer = client.post(WEIGHTS, json={"name": "desk", "tables": tables} | WHY | changes)
    assert answer.status_code == 422
    assert told in answer.text
    assert saved(client, tables)["version"] == "desk-v1"


def test_others_read_weights_and_change_none(
    desk: Desk, client: TestClient, tables: dict[str, dict[str, float]]
) -> None:
    saved(client, tables)
    for organisation in (desk.contractor, desk.intermediary):
        acting = {"X-Acting-For": organisation}
        assert client.get(WEIGHTS, headers=acting).status_code == 200
        for path, body in (
            ("", {"name": "x", "tables": tables} | WHY),
            ("/preview", {"tables": tables}),
            ("/activations", {"version": "desk-v1"} | WHY),
        ):
            answer = client.post(f"{WEIGHTS}{path}", json=body, headers=acting)
            assert answer.status_code == 409, path


def test_weights_that_cannot_be_read_any_more_are_said_and_can_be_replaced(
    desk: Desk, client: TestClient, database: Database, tables: dict[str, dict[str, float]]
) -> None:
    """A later version of the program may ask numbers that a set of before does not have."""
    version = saved(client, tables)["version"]
    with database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE weight_sets SET document = '[components]'")
    with database.unit_of_work(a_viewer()) as uow:
        uow.weight_sets.activate(
            WeightActivation(
                version=version,
                activated_by="before",
                activated_at=datetime(2026, 1, 15, tzinfo=UTC),
                why="x",
            )
        )
        uow.commit()
    matches = f"{API}/vacancies/{desk.vacancy()['id']}/matches"
    unready = client.get("/ready")
    assert unready.status_code == 503
    assert unready.json()["where"].split(", ")[0] == "weights"
    refused = client.get(matches)
    assert refused.status_code == 422
    assert "weights use" in refused.json()["remedy"]
    assert client.get(f"{WEIGHTS}/{version}").json()["is_in_use"] is True
    chosen = client.post(f"{WEIGHTS}/activations", json={"version": DEFAULT_WEIGHTS} | WHY)
    assert chosen.status_code == 201
    assert client.get(matches).status_code == 200


def test_a_version_that_does_not_exist_is_named(client: TestClient) -> None:
    assert client.get(f"{WEIGHTS}/niets-v1").status_code == 404
    answer = client.post(f"{WEIGHTS}/activations", json={"version": "niets-v1"} | WHY)
    assert (answer.status_code, answer.json()["where"]) == (422, "version")
