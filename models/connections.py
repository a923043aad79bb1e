"""How connections are opened: SQLite's transactions made explicit, errors translated."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DisconnectionError, NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry

from matcher.errors import InvalidInput
from models.errors import domain_error, unreachable

if TYPE_CHECKING:
    from sqlite3 import Connection as SqliteConnection

BUSY_TIMEOUT_S = 30
CONNECT_TIMEOUT_S = 10

# What may run in a transaction that only reads; all else asks for the write lock first.
READING_VERBS = ("SELECT", "WITH", "PRAGMA", "EXPLAIN", "BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT")


def begin_writing(connection: Connection) -> None:
    """Take SQLite's write lock now, waiting for it; PostgreSQL locks row by row instead.

    A reading transaction that turns into a writing one fails at once when somebody else wrote in
    between. Ending it first and beginning anew waits instead, and then reads what was written.
    """
    if connection.dialect.name == "sqlite" and not connection.info.get("is_writing"):
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        connection.info["is_writing"] = True


def address_of(url: str) -> URL:
    """Return the parts of an address, with the driver we use; InvalidInput if not understood."""
    try:
        address = make_url(url)
        if address.drivername in {"postgresql", "postgres"}:
            address = address.set(drivername="postgresql+psycopg")
        address.get_dialect()
    except (ArgumentError, NoSuchModuleError, ValueError):
        address = None
    supported = {"sqlite", "sqlite+pysqlite", "postgresql+psycopg"}
    is_named = address is not None and address.database not in (None, "", ":memory:")
    if address is None or address.drivername not in supported or not is_named:
        raise InvalidInput(
            "This address of a database is not understood.",
            where="database url",
            remedy="Write sqlite:///path/to/file or postgresql://account:password@host/name.",
        )
    return address


def make_engine(address: URL) -> Engine:
    """Return an engine whose errors are ours and whose statements never show parameters."""
    if address.get_backend_name() == "sqlite":
        timeout = {} if "timeout" in address.query else {"timeout": BUSY_TIMEOUT_S}
        engine = create_engine(address, connect_args=timeout, hide_parameters=True)
        event.listen(engine, "do_connect", _refuse_to_create)
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "connect", partial(_remember_file, Path(address.database or "")))
        event.listen(engine, "checkout", partial(_check_file, Path(address.database or "")))
        event.listen(engine, "begin", _begin_reading)
        event.listen(engine, "before_cursor_execute", _begin_writing_when_needed)
    else:
        waiting = {"connect_timeout": CONNECT_TIMEOUT_S, "application_name": "sroi-match"}
        extra = {key: value for key, value in waiting.items() if key not in address.query}
        engine = create_engine(
            address, connect_args=extra, hide_parameters=True, pool_pre_ping=True
        )
    event.listen(engine, "handle_error", domain_error)
    return engine


def _refuse_to_create(
    dialect: object, record: ConnectionPoolEntry, arguments: list[str], options: object
) -> None:
    """SQLite makes an empty file of any name it is given; a mistyped address must say so."""
    if not Path(arguments[0]).is_file():
        raise unreachable(arguments[0])


def _set_up_sqlite(connection: SqliteConnection, record: ConnectionPoolEntry) -> None:
    # The driver's own idea of when to begin leaves DDL out of transactions; we begin ourselves.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")


def _remember_file(path: Path, connection: object, record: ConnectionPoolEntry) -> None:
    record.info["file"] = _file_identity(path)


def _check_file(path: Path, connection: object, record: ConnectionPoolEntry, proxy: object) -> None:
    """Let go of a connection to a file that was removed or replaced since.

    It would go on writing to a file that no longer has a name: acknowledged, and lost.
    """
    if record.info["file"] != _file_identity(path):
        raise DisconnectionError


def _file_identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _begin_reading(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")
    connection.info["is_writing"] = False


def _begin_writing_when_needed(
    connection: Connection,
    cursor: object,
    statement: str,
    parameters: object,
    context: object,
    executemany: bool,  # noqa: FBT001 - SQLAlchemy's signature
) -> None:
    if not statement.lstrip().upper().startswith(READING_VERBS):
        begin_writing(connection)
