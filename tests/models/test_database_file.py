"""A SQLite file that goes away, or is replaced by another, while a process has it open."""

from __future__ import annotations

import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.services.match_engine import MatchEngine
from matcher.domain.access import Viewer
from matcher.errors import InvalidInput
from models.engine import Database, upgrade
from models.errors import StorageUnavailable
from tests.factories import a_candidate, an_organisation


@pytest.fixture
def served(tmp_path: Path, migrated_file: Path) -> Iterator[Database]:
    """A database with one candidate, open in this process."""
    file = tmp_path / "desk.sqlite"
    shutil.copy(migrated_file, file)
    opened = Database(f"sqlite:///{file}")
    yield opened
    opened.dispose()


def fill(database: Database, operator: Viewer) -> None:
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(an_organisation())
        uow.candidates.add(a_candidate())
        uow.commit()


def move_away(database: Database) -> None:
    """Move the database with its write-ahead log, as one must."""
    assert database.file is not None
    for part in database.file.parent.glob(f"{database.file.name}*"):
        part.rename(part.with_name(f"aside-{part.name}"))


def test_a_write_after_the_file_went_away_is_refused_and_not_lost(
    served: Database, operator: Viewer
) -> None:
    fill(served, operator)
    move_away(served)
    with (
        pytest.raises(StorageUnavailable, match="cannot be reached"),
        served.unit_of_work(operator) as uow,
    ):
        uow.organisations.add(an_organisation(organisation_id="O-0009", name="Ander bureau"))


def test_a_backup_put_in_its_place_is_what_is_read_and_ranked(
    served: Database, operator: Viewer, migrated_file: Path
) -> None:
    fill(served, operator)
    engine = MatchEngine(served)
    with engine.index() as index:
        assert len(index) == 1
    move_away(served)
    assert served.file is not None
    shutil.copy(migrated_file, served.file)
    with served.unit_of_work(operator) as uow:
        assert uow.candidates.list().total == 0
    with engine.index() as index:
        assert len(index) == 0


def test_no_other_account_of_the_machine_reads_a_new_database(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'new.sqlite'}")
    upgrade(database)
    database.dispose()
    assert stat.S_IMODE((tmp_path / "new.sqlite").stat().st_mode) == 0o600


def test_a_database_in_memory_is_refused_because_it_would_forget_everything() -> None:
    with pytest.raises(InvalidInput, match="not understood"):
        Database("sqlite:///:memory:")
