"""A region that brings in its earlier years: tables as a desk sends them, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from api.services.imports import ImportSource
from api.services.past_imports import PastImport, import_past, remove_past
from matcher.domain.access import Role, Viewer
from matcher.domain.past_introduction import PastIntroduction
from models.engine import Database
from tests.api.exchange.past_files import write_past
from tests.factories import a_viewer

KEY = b"sixteen or more!"
AT = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
OPERATOR = a_viewer()
DESK = a_viewer(Role.MUNICIPAL_DESK, "O-0001")


def brought_in(
    database: Database,
    folder: Path,
    *rows: Mapping[str, str],
    viewer: Viewer = OPERATOR,
    is_preview: bool = False,
    at: datetime = AT,
) -> PastImport:
    """Bring in a table with these rows."""
    source = ImportSource(path=write_past(folder, *rows), file_name="toen.csv", imported_at=at)
    return import_past(database, viewer, source, identity_key=KEY, is_preview=is_preview)


def taken_out(database: Database, import_id: str, viewer: Viewer = OPERATOR) -> int:
    """Take out an import; return how many cases it told."""
    with database.unit_of_work(viewer) as uow:
        return remove_past(uow, import_id, at=AT)


def cases(database: Database, viewer: Viewer = OPERATOR) -> dict[str, PastIntroduction]:
    """Return what is stored, as the viewer may read it, by case."""
    with database.unit_of_work(viewer) as uow:
        return {case.case_id: case for table in uow.past_introductions.tables() for case in table}


def counts(found: PastImport) -> tuple[int, int, int, int]:
    """Return how many cases are new, changed, unchanged and refused."""
    run = found.outcome.run
    return run.n_created, run.n_updated, run.n_unchanged, run.n_rejected
