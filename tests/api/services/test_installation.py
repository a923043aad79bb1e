"""Opening an installation: what is there, what is missing, and the secret beside it."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from sqlalchemy import text

from api.services.installation import (
    NotInitialised,
    identity_key,
    initialise,
    open_database,
)
from matcher.errors import InvalidInput
from models.engine import Database, SchemaState, downgrade


def test_init_makes_the_database_and_a_second_time_leaves_it(empty_database: Database) -> None:
    first, before = initialise(empty_database.url)
    again, then = initialise(empty_database.url)
    assert (before, then) == (SchemaState.EMPTY, SchemaState.CURRENT)
    first.dispose()
    again.dispose()


def test_a_database_that_does_not_exist_is_not_made_by_looking(tmp_path: Path) -> None:
    file = tmp_path / "typo.sqlite"
    with pytest.raises(NotInitialised, match="sroi-match init"):
        open_database(f"sqlite:///{file}")
    assert not file.exists()


def test_tables_of_an_earlier_version_name_the_command_that_mends_them(
    empty_database: Database,
) -> None:
    made, _ = initialise(empty_database.url)
    downgrade(made, "0001")
    with pytest.raises(NotInitialised, match=r"earlier version.*sroi-match init"):
        open_database(empty_database.url)
    made.dispose()


def test_tables_of_a_later_version_are_left_alone(empty_database: Database) -> None:
    made, _ = initialise(empty_database.url)
    with made.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    for attempt in (open_database, initialise):
        with pytest.raises(NotInitialised, match="later version"):
            attempt(empty_database.url)
    made.dispose()


def test_the_error_about_a_database_does_not_tell_its_password(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="database") as failure:
        open_database("postgresql://desk:geheim-wachtwoord@127.0.0.1:1/none")
    assert "geheim-wachtwoord" not in str(failure.value)


def test_the_identity_key_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'sroi.sqlite'}")
    first = identity_key(database, None)
    assert identity_key(database, None) == first
    assert len(first) >= 32
    (file,) = tmp_path.glob("*identity-key")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_two_installations_have_different_keys(tmp_path: Path) -> None:
    keys = {
        identity_key(Database(f"sqlite:///{tmp_path / name}.sqlite"), None) for name in ("a", "b")
    }
    assert len(keys) == 2


def test_a_key_that_is_too_short_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text("kort")
    with pytest.raises(InvalidInput, match="4 bytes"):
        identity_key(Database(f"sqlite:///{tmp_path / 'sroi.sqlite'}"), file)
    assert file.read_text() == "kort"


def test_a_key_that_cannot_be_made_says_which_setting_to_change(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InvalidInput, match="SROI_IDENTITY_KEY_FILE"):
        identity_key(Database(f"sqlite:///{tmp_path / 'x.sqlite'}"), tmp_path / "file" / "key")
