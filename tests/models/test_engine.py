"""Addresses, broken databases and what the user reads then."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import text

from matcher.domain.access import Viewer
from matcher.errors import Conflict, InvalidInput
from models.engine import Database, upgrade
from models.errors import StorageUnavailable
from tests.factories import (
    a_candidate,
    a_contract,
    a_contractor,
    a_profile,
    an_import,
    an_organisation,
)


@pytest.mark.parametrize(
    "url", ["", "sqlite://", "mysql://host/name", "postgresql://", "sroi.sqlite", "oracle:x"]
)
def test_an_address_that_is_not_understood_is_refused(url: str) -> None:
    with pytest.raises(InvalidInput, match="not understood"):
        Database(url)


def test_a_plain_postgresql_address_is_mended_and_hides_its_password() -> None:
    database = Database("postgresql://desk:secret@127.0.0.1:1/sroi")
    assert database.url.startswith("postgresql+psycopg://desk:secret@")
    assert "secret" not in repr(database)
    assert database.file is None


def test_a_postgresql_that_does_not_answer_is_told_without_the_password(operator: Viewer) -> None:
    database = Database("postgresql://desk:secret@127.0.0.1:1/sroi?connect_timeout=2")
    with (
        pytest.raises(StorageUnavailable, match="cannot be reached") as failure,
        database.unit_of_work(operator) as uow,
    ):
        uow.organisations.list()
    assert "secret" not in str(failure.value)
    assert "127.0.0.1" in failure.value.where
    assert failure.value.remedy
    database.dispose()


def test_a_sqlite_file_that_is_not_there_is_told_and_not_made(
    tmp_path: Path, operator: Viewer
) -> None:
    file = tmp_path / "absent.sqlite"
    database = Database(f"sqlite:///{file}")
    with (
        pytest.raises(StorageUnavailable, match="cannot be reached"),
        database.unit_of_work(operator) as uow,
    ):
        uow.organisations.list()
    assert not file.exists()


def test_a_file_that_is_no_database_is_told(tmp_path: Path, operator: Viewer) -> None:
    file = tmp_path / "kandidaten.csv"
    file.write_text("naam;postcode\n" * 100)
    database = Database(f"sqlite:///{file}")
    with (
        pytest.raises(StorageUnavailable, match="not a database"),
        database.unit_of_work(operator) as uow,
    ):
        uow.organisations.list()
    database.dispose()


def test_a_database_without_tables_says_what_to_do(
    empty_database: Database, operator: Viewer
) -> None:
    if empty_database.file is not None:
        empty_database.file.parent.mkdir()
        empty_database.file.touch()
    with (
        pytest.raises(StorageUnavailable, match="up to date"),
        empty_database.unit_of_work(operator) as uow,
    ):
        uow.organisations.list()


def test_a_locked_sqlite_file_is_told_as_busy(tmp_path: Path, operator: Viewer) -> None:
    file = tmp_path / "busy.sqlite"
    database = Database(f"sqlite:///{file}?timeout=0.05")
    upgrade(database)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with (
        pytest.raises(StorageUnavailable, match="busy with another change"),
        database.unit_of_work(operator) as uow,
    ):
        uow.organisations.add(an_organisation())
    other.close()
    database.dispose()


def test_a_read_only_sqlite_database_is_told(tmp_path: Path, operator: Viewer) -> None:
    database = Database(f"sqlite:///{tmp_path / 'kept.sqlite'}")
    upgrade(database)
    with database.unit_of_work(operator) as uow:
        # Gives the driver's error for a file without write permission; an administrator's
        # account, under which tests may run, is never refused that.
        uow._session.execute(text("PRAGMA query_only = ON"))
        with pytest.raises(StorageUnavailable, match="may not be written"):
            uow.organisations.add(an_organisation())
    database.dispose()


def test_sqlite_runs_with_foreign_keys_and_a_write_ahead_log(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'sroi.sqlite'}")
    upgrade(database)
    with database.engine.connect() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("foreign_keys", "journal_mode", "busy_timeout", "synchronous")
        }
    assert pragmas == {
        "foreign_keys": 1,
        "journal_mode": "wal",
        "busy_timeout": 30_000,
        "synchronous": 1,
    }
    database.dispose()


def test_a_double_name_is_a_conflict_that_says_so(database: Database, operator: Viewer) -> None:
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(an_organisation())
        double = an_organisation(organisation_id="O-0007", name=" werkbedrijf  VOORBEELD")
        with pytest.raises(Conflict, match="this kind and name already"):
            uow.organisations.add(double)


@pytest.mark.parametrize(
    ("candidate_id", "source_id", "reason"),
    [
        ("K-0001", "other", "pseudonym is in use"),
        ("K-0002", "0001", "has a candidate with this id"),
    ],
)
def test_a_double_candidate_is_a_conflict_that_says_so(
    database: Database, operator: Viewer, candidate_id: str, source_id: str, reason: str
) -> None:
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(an_organisation())
        uow.candidates.add(a_candidate())
        with pytest.raises(Conflict, match=reason) as failure:
            uow.candidates.add(a_candidate(candidate_id=candidate_id, source_id=source_id))
        assert failure.value.remedy


def test_foreign_keys_are_enforced(database: Database, operator: Viewer) -> None:
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(an_organisation())
        uow.candidates.add(a_candidate())
        with pytest.raises(Conflict, match="refers to"):
            uow._session.execute(text("DELETE FROM phrases"))


@pytest.mark.parametrize("pc4", ["0999", "12345", "35 1", "3511AB", "", "١٢٣٤"])
def test_a_postcode_that_is_none_is_refused(database: Database, operator: Viewer, pc4: str) -> None:
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(an_organisation())
        with pytest.raises(InvalidInput, match="postcode"):
            uow.candidates.add(a_candidate(profile=a_profile(pc4=pc4)))


def test_parts_of_a_cent_are_refused_and_not_rounded(database: Database, operator: Viewer) -> None:
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(a_contractor())
        with pytest.raises(InvalidInput, match="cannot be kept exactly"):
            uow.contracts.add(a_contract(contract_sum=Decimal("0.005")))


def test_an_instant_without_time_zone_is_refused(database: Database, operator: Viewer) -> None:
    naive = datetime(2026, 1, 1)  # noqa: DTZ001 - the mistake under test
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(an_organisation())
        with pytest.raises(InvalidInput, match="time zone"):
            uow.imports.add(an_import(imported_at=naive))
