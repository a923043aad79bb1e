"""Files that were imported, and what became of their rows."""

from __future__ import annotations

from sqlalchemy import insert
from sqlalchemy.orm import Session, joinedload

from matcher.domain.access import Viewer
from matcher.domain.importing import ImportKind, ImportRun
from matcher.errors import NotFound
from models.access import visible_imports
from models.filters import count_of, equal
from models.mapping.import_run import import_columns, import_of
from models.paging import Page
from models.repositories.organisations import Organisations
from models.rows.import_run import ImportRunRow


class Imports:
    """The imports that the viewer may see."""

    def __init__(self, session: Session, viewer: Viewer, organisations: Organisations) -> None:
        self._session = session
        self._viewer = viewer
        self._organisations = organisations

    def add(self, run: ImportRun) -> None:
        """Store an import."""
        named = run.organisation_id is not None
        key = self._organisations.key_of(run.organisation_id or "") if named else None
        self._session.execute(
            insert(ImportRunRow).values(import_columns(run, organisation_key=key))
        )

    def get(self, import_id: str) -> ImportRun:
        """Return an import by its id."""
        query = visible_imports(self._viewer).where(ImportRunRow.import_id == import_id)
        loaded = query.options(joinedload(ImportRunRow.organisation))
        row = self._session.scalars(loaded).one_or_none()
        if row is None:
            raise NotFound(
                "No import has this id.",
                where=import_id,
                remedy="Look it up in the list of imports.",
            )
        return import_of(row)

    def list(
        self, limit: int = 50, offset: int = 0, *, kind: ImportKind | None = None
    ) -> Page[ImportRun]:
        """Return a page of imports, the latest first."""
        query = (
            visible_imports(self._viewer)
            .where(equal(ImportRunRow.kind, kind))
            .options(joinedload(ImportRunRow.organisation))
        )
        ordered = query.order_by(ImportRunRow.imported_at.desc(), ImportRunRow.key.desc())
        rows = self._session.scalars(ordered.limit(limit).offset(offset))
        return Page([import_of(row) for row in rows], count_of(self._session, query))
