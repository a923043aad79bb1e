"""The service as the settings describe it."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import app_from_settings, local_today
from api.exchange.file_content import MEGABYTE
from api.services.installation import NotInitialised
from api.settings import Settings
from models.engine import Database
from tests.api.routers.calls import LOCALHOST, import_file, problem_of


@pytest.fixture
def settings(database: Database, tmp_path: Path) -> Settings:
    """Settings of an installation that takes small files only."""
    return Settings(
        database_url=database.url, identity_key_file=tmp_path / "key", upload_limit_mb=1
    )


def test_the_settings_make_a_service(settings: Settings, tmp_path: Path) -> None:
    app = app_from_settings(settings)
    with TestClient(app, base_url=LOCALHOST) as client:
        assert client.get("/health").status_code == 200
        response = import_file(client, b"x" * (MEGABYTE + 1), organisation="A", channel="uwv")
        problem_of(response, "content-too-large")
        assert app.state.kept.today() == local_today()
    app.state.kept.database.dispose()
    assert (tmp_path / "key").read_bytes() == app.state.kept.identity_key


def test_there_is_no_service_over_a_database_that_is_not_initialised(
    empty_database: Database, settings: Settings
) -> None:
    with pytest.raises(NotInitialised, match="sroi-match init"):
        app_from_settings(settings.model_copy(update={"database_url": empty_database.url}))


def test_the_service_has_no_page_that_needs_the_internet(settings: Settings) -> None:
    app = app_from_settings(settings)
    with TestClient(app, base_url=LOCALHOST) as client:
        problem_of(client.get("/redoc"), "no-such-path")
    app.state.kept.database.dispose()
