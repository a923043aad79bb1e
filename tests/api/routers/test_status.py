"""Whether the service lives and is ready, and its own pages."""

from __future__ import annotations

import re
import time
from pathlib import Path
from urllib.parse import urljoin

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from api.services.match_engine import MatchEngine
from models.engine import Database
from tests.api.routers import calls
from tests.api.routers.calls import LOCALHOST, Desk, answer_of, problem_of

PATIENCE_S = 30
ASSET = re.compile(r'(?:src|href)="([^"]+)"')


def ready(client: TestClient) -> dict[str, object]:
    """Return the answer once the service says that it is ready."""
    for _ in range(PATIENCE_S * 20):
        response = client.get("/ready")
        if response.status_code == 200:
            return answer_of(response)
        problem_of(response, "not-ready")
        time.sleep(0.05)
    pytest.fail("the service did not become ready")


def test_the_service_becomes_ready_by_itself(desk: Desk, client: TestClient) -> None:
    desk.candidate()
    told = ready(client)
    assert (told["status"], told["weights_version"]) == ("ready", "default-v2")
    assert told["encoder_version"]


def test_without_an_index_the_service_lives_but_is_not_ready(app: FastAPI) -> None:
    # Nobody starts the service, so nothing loads the index.
    client = TestClient(app, base_url=LOCALHOST)
    assert answer_of(client.get("/health")) == {"status": "alive"}
    response = client.get("/ready")
    problem = problem_of(response, "not-ready")
    assert (response.status_code, problem["where"]) == (503, "index")
    assert response.headers["retry-after"] == "5"
    assert "index" in problem["detail"]


def test_a_database_that_is_not_there_is_told_apart_from_the_index(
    app: FastAPI, client: TestClient, empty_database: Database
) -> None:
    ready(client)
    app.state.kept = calls.with_database(app.state.kept, empty_database)
    problem = problem_of(client.get("/ready"), "not-ready")
    assert problem["where"] == "database"
    assert "sroi-match init" in problem["remedy"]
    assert client.get("/health").status_code == 200


def test_the_index_is_loaded_as_soon_as_the_database_is_there(
    database: Database, engine: MatchEngine, tmp_path: Path
) -> None:
    if database.file is None:
        pytest.skip("takes away the file of a SQLite database")
    elsewhere = tmp_path / "elsewhere"
    database.dispose()
    database.file.rename(elsewhere)
    engine.start_following()
    try:
        assert not becomes_loaded(engine, patience_s=1)
        elsewhere.rename(database.file)
        assert becomes_loaded(engine, patience_s=PATIENCE_S)
    finally:
        engine.stop()


def becomes_loaded(engine: MatchEngine, *, patience_s: int) -> bool:
    for _ in range(patience_s * 20):
        if engine.is_loaded:
            return True
        time.sleep(0.05)
    return False


def test_the_front_door_leads_to_the_documentation(client: TestClient) -> None:
    response = client.get("/", follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (307, "/docs")


def test_the_documentation_needs_nothing_from_elsewhere(client: TestClient) -> None:
    page = client.get("/docs")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assets = ASSET.findall(page.text) + re.findall(r"url: '([^']+)'", page.text)
    assert len(assets) >= 4
    for asset in assets:
        address = urljoin(f"{LOCALHOST}/docs", asset)
        assert address.startswith(LOCALHOST)
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert answer.content
    assert "://" not in page.text.replace("<!DOCTYPE html>", "")
    # Swagger UI would otherwise send the description to a validator on the internet.
    assert '"validatorUrl": null' in page.text
