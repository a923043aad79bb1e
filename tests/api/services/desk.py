"""Somebody who imports files."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from api.services.imports import (
    ImportOutcome,
    ImportSource,
    import_candidates,
    import_vacancies,
)
from api.services.match_engine import MatchEngine
from matcher.domain.access import Viewer
from matcher.domain.organisation import Channel
from models.engine import Database

KEY = b"a key for tests that is long enough"
IMPORTED_AT = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


class Desk:
    """Somebody who imports files into one database."""

    def __init__(self, database: Database, viewer: Viewer) -> None:
        self.database = database
        self.engine = MatchEngine(database)
        self.viewer = viewer

    def candidates(
        self, path: Path, organisation: str = "Bureau Voorbeeld", channel: Channel = Channel.UWV
    ) -> ImportOutcome:
        return import_candidates(
            self.database,
            self.engine,
            self.viewer,
            ImportSource(path=path, file_name=path.name, imported_at=IMPORTED_AT),
            organisation=organisation,
            channel=channel,
            identity_key=KEY,
        )

    def vacancies(self, path: Path, contractor: str | None = None) -> ImportOutcome:
        return import_vacancies(
            self.database,
            self.engine,
            self.viewer,
            ImportSource(path=path, file_name=path.name, imported_at=IMPORTED_AT),
            default_contractor=contractor,
        )

    def n_candidates(self) -> int:
        with self.database.unit_of_work(self.viewer) as uow:
            return uow.candidates.list(limit=1).total
