"""The service over the database of a test, and a client that speaks to it without a network."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from api.app import create_app
from api.services.match_engine import MatchEngine
from matcher.skills.encoder import SkillEncoder, default_encoder_path
from models.engine import Database
from tests.api.routers.calls import LOCALHOST, Desk

TODAY = date(2026, 1, 15)
KEY = b"a key for tests that is long enough"
UPLOAD_LIMIT_BYTES = 200_000


@pytest.fixture(scope="session")
def shipped_encoder() -> SkillEncoder:
    """The encoder that ships with the program, read from disk once."""
    return SkillEncoder.load(default_encoder_path())


@pytest.fixture
def engine(
    database: Database, shipped_encoder: SkillEncoder, monkeypatch: pytest.MonkeyPatch
) -> MatchEngine:
    """The scoring core over the test's database; its index is not loaded yet."""

    def loaded(_: Path | str) -> SkillEncoder:
        return shipped_encoder

    monkeypatch.setattr(SkillEncoder, "load", loaded)
    return MatchEngine(database)


def built(database: Database, engine: MatchEngine) -> FastAPI:
    """Return a new service."""
    return create_app(
        database=database,
        engine=engine,
        identity_key=KEY,
        upload_limit_bytes=UPLOAD_LIMIT_BYTES,
        today=lambda: TODAY,
    )


@pytest.fixture(scope="session")
def shared_app(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    """The service without a database of its own: its first request takes long, so it is kept."""
    nowhere = Database(f"sqlite:///{tmp_path_factory.mktemp('nowhere') / 'none.sqlite'}")
    return built(nowhere, MatchEngine(nowhere))


@pytest.fixture
def app(shared_app: FastAPI, database: Database, engine: MatchEngine) -> FastAPI:
    """The service over the test's database, not started. Leave its routes as they are."""
    shared_app.state.kept = replace(shared_app.state.kept, database=database, engine=engine)
    return shared_app


@pytest.fixture
def own_app(database: Database, engine: MatchEngine) -> FastAPI:
    """A service of which a test may change the routes, not started."""
    return built(database, engine)


@pytest.fixture
def client(app: FastAPI) -> Iterator[TestClient]:
    """A client of the running service."""
    with TestClient(app, base_url=LOCALHOST) as opened:
        yield opened


@pytest.fixture
def desk(client: TestClient) -> Desk:
    """Somebody who has registered an intermediary and a contractor."""
    return Desk(client)
