"""What became of files that were imported before."""

from __future__ import annotations

from matcher.domain.importing import ImportKind, ImportRun
from models.paging import Page
from models.unit_of_work import UnitOfWork


def list_imports(
    uow: UnitOfWork, *, kind: ImportKind | None = None, limit: int, offset: int
) -> Page[ImportRun]:
    """Return a page of the imports that the viewer may see, the latest first."""
    return uow.imports.list(limit, offset, kind=kind)


def read_import(uow: UnitOfWork, import_id: str) -> ImportRun:
    """Return an import by its id."""
    return uow.imports.get(import_id)
