"""The database: SQLite in a file by default, PostgreSQL by changing one address."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, select

from matcher.domain.access import Viewer
from models.connections import address_of, begin_writing, make_engine

if TYPE_CHECKING:
    from models.unit_of_work import UnitOfWork

MIGRATION_LOCK = 510_100_01
"""A number of our own: two processes that start together must not migrate together."""


class SchemaState(StrEnum):
    """How the tables in a database stand to this version of the program."""

    EMPTY = "empty"
    CURRENT = "current"
    BEHIND = "behind"
    AHEAD = "ahead"


class Database:
    """One database, with its pool of connections; one per process."""

    def __init__(self, url: str) -> None:
        address = address_of(url)
        self.url = address.render_as_string(hide_password=False)
        self.engine = make_engine(address)

    def __repr__(self) -> str:
        return f"Database({self.engine.url.render_as_string()!r})"

    @property
    def file(self) -> Path | None:
        """The file of a SQLite database; None for PostgreSQL."""
        name = self.engine.url.database
        return Path(name) if self.engine.dialect.name == "sqlite" and name else None

    def unit_of_work(self, viewer: Viewer) -> UnitOfWork:
        """Return a transaction on behalf of this viewer, to be used as a context."""
        from models.unit_of_work import UnitOfWork

        return UnitOfWork(self.engine, viewer)

    def dispose(self) -> None:
        """Close the connections that nobody uses."""
        self.engine.dispose()


def upgrade(database: Database, revision: str = "head") -> None:
    """Bring the tables up to a revision, making the SQLite file and its folder where absent."""
    if database.file is not None:
        database.file.parent.mkdir(parents=True, exist_ok=True)
        # Target groups may betray health: no other account of the machine reads along.
        database.file.touch(mode=0o600, exist_ok=True)
    with database.engine.begin() as connection:
        _migrate_alone(connection)
        command.upgrade(_configuration(connection), revision)


def downgrade(database: Database, revision: str) -> None:
    """Take the tables back to a revision; 'base' removes them with all they hold."""
    with database.engine.begin() as connection:
        _migrate_alone(connection)
        command.downgrade(_configuration(connection), revision)


def schema_state(database: Database) -> SchemaState:
    """Return whether the tables are absent, older than, equal to, or newer than this program."""
    if database.file is not None and not database.file.exists():
        return SchemaState.EMPTY
    with database.engine.connect() as connection:
        revisions = MigrationContext.configure(connection).get_current_heads()
        script = ScriptDirectory.from_config(_configuration(connection))
    if not revisions:
        return SchemaState.EMPTY
    if set(revisions) == set(script.get_heads()):
        return SchemaState.CURRENT
    known = {revision.revision for revision in script.walk_revisions()}
    return SchemaState.BEHIND if known.issuperset(revisions) else SchemaState.AHEAD


def _migrate_alone(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(MIGRATION_LOCK)))
    begin_writing(connection)


def _configuration(connection: Connection) -> Config:
    config = Config()
    folder = Path(__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
