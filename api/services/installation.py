"""One installation: its database brought up to date or opened, and its identity key."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from api.services.match_engine import MatchEngine
from matcher.errors import InvalidInput, MatcherError
from matcher.privacy.identity_digest import SHORTEST_KEY
from models.engine import Database, SchemaState, schema_state, upgrade

_KEY_BYTES = 32
_STATE_FOLDER = Path(".local/state/sroi-match")


class NotInitialised(MatcherError):
    """The database has no tables yet, or those of another version of the program."""


@dataclass
class Installation:
    """All that a use case needs: the database, and what is loaded when it is first asked for."""

    database: Database
    encoder_path: Path | None
    weights_name: str
    identity_key_file: Path | None

    @cached_property
    def engine(self) -> MatchEngine:
        """The scoring core; its index is loaded by the first ranking."""
        return MatchEngine(
            self.database, encoder_path=self.encoder_path, weights_name=self.weights_name
        )

    @cached_property
    def identity_key(self) -> bytes:
        """The secret under which identities are hashed."""
        return identity_key(self.database, self.identity_key_file)


def open_installation(
    url: str,
    *,
    encoder_path: Path | None,
    weights_name: str,
    identity_key_file: Path | None,
) -> Installation:
    """Return the installation of a database that is up to date; see ``open_database``."""
    return Installation(
        database=open_database(url),
        encoder_path=encoder_path,
        weights_name=weights_name,
        identity_key_file=identity_key_file,
    )


def initialise(url: str) -> tuple[Database, SchemaState]:
    """Return the database with its tables brought up to date, and the state they were in.

    Raises
    ------
    NotInitialised
        If the tables are of a later version of the program: going back could lose data.
    """
    database = Database(url)
    try:
        before = schema_state(database)
        if before is SchemaState.AHEAD:
            raise _later_version(database)
        upgrade(database)
    except MatcherError:
        database.dispose()
        raise
    return database, before


def open_database(url: str) -> Database:
    """Return the database, whose tables must be those of this version.

    Raises
    ------
    NotInitialised
        If they are not; the message says which command mends it.
    """
    database = Database(url)
    try:
        check_schema(database)
    except MatcherError:
        database.dispose()
        raise
    return database


def is_initialised(url: str) -> bool:
    """Return whether a database with tables, of any version, stands at this address."""
    database = Database(url)
    try:
        return schema_state(database) is not SchemaState.EMPTY
    finally:
        database.dispose()


def check_schema(database: Database) -> None:
    """Refuse, with NotInitialised, a database whose tables are not those of this version."""
    state = schema_state(database)
    if state is SchemaState.CURRENT:
        return
    if state is SchemaState.AHEAD:
        raise _later_version(database)
    what = {
        SchemaState.EMPTY: "This database does not exist yet, or has no tables.",
        SchemaState.BEHIND: "The tables are of an earlier version of the program.",
    }[state]
    raise NotInitialised(what, where=_place(database), remedy="Run 'sroi-match init' first.")


def identity_key(database: Database, key_file: Path | None) -> bytes:
    """Return the secret under which identities are hashed, made on first use.

    It stays outside the database: a stolen dump then holds digests that cannot be guessed at.
    Losing it loses nothing but the comparison with registrations made before.

    Raises
    ------
    InvalidInput
        If the file cannot be read or made, or is too short to be a secret.
    """
    path = key_file or _default_key_file(database)
    try:
        if not path.exists():
            _make_key(path)
        key = path.read_bytes().strip()
    except OSError as fault:
        raise InvalidInput(
            "The file with the identity key cannot be read or made.",
            where=str(path),
            remedy="Check folder and rights, or set SROI_IDENTITY_KEY_FILE to another file.",
        ) from fault
    if len(key) < SHORTEST_KEY:
        raise InvalidInput(
            f"The identity key has {len(key)} bytes; {SHORTEST_KEY} is the least.",
            where=str(path),
            remedy="Put the earlier file back, or remove this one to have a new key made.",
        )
    return key


def _default_key_file(database: Database) -> Path:
    if database.file is not None:
        return database.file.with_name(f"{database.file.name}.identity-key")
    return Path.home() / _STATE_FOLDER / "identity-key"


def _make_key(path: Path) -> None:
    """Write a new key that only this account may read; of two processes one makes it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "wb") as stream:
        stream.write(secrets.token_hex(_KEY_BYTES).encode())


def _later_version(database: Database) -> NotInitialised:
    return NotInitialised(
        "The tables are of a later version of the program.",
        where=_place(database),
        remedy="Install that version again, or put back a backup from before.",
    )


def _place(database: Database) -> str:
    return database.engine.url.render_as_string()
