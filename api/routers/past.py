"""Introductions of earlier years over HTTP: a table in, and out again as a whole."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, File, Form, Path, Response, UploadFile

from api.dependencies import ImportViewer, ImportWork, KeptDep
from api.problems import CONFLICT, CONTENT_TOO_LARGE, UNREADABLE_FILE
from api.routers.describing import REMOVED, problems
from api.routers.paths import CHANNELS
from api.schemas.past import PastImportOut, past_import_out
from api.security.uploads import spooled
from api.services.imports import ImportSource
from api.services.past_imports import import_past, remove_past

router = APIRouter(prefix=f"{CHANNELS}/past", tags=["channels"])


@router.post(
    "",
    summary="Import introductions of earlier years",
    responses=problems(CONFLICT, UNREADABLE_FILE, CONTENT_TOO_LARGE),
)
def import_past_introductions(
    file: Annotated[UploadFile, File(description="Our own table (CSV or XLSX); docs/past.md.")],
    viewer: ImportViewer,
    kept: KeptDep,
    check: Annotated[
        bool,
        Form(description="Store nothing, and say what would become of every row.", examples=[True]),
    ] = False,
) -> PastImportOut:
    """Store the cases of a table in one transaction; nobody is registered by it.

    A row with a fault is left out, and each fault is told. The same case again is no second one,
    and a table with nothing new in it is not stored. For municipal desks and the operator. The
    template is at `/templates/past_introductions.csv`.
    """
    with spooled(file, kept.upload_limit_bytes) as (path, file_name):
        source = ImportSource(
            path=path,
            file_name=file_name,
            imported_at=datetime.now(UTC),
            size_limit=kept.upload_limit_bytes,
        )
        found = import_past(
            kept.database, viewer, source, identity_key=kept.identity_key, is_preview=check
        )
    return past_import_out(found)


@router.delete(
    "/{import_id}",
    status_code=204,
    response_class=Response,
    summary="Take out an import of earlier years",
    responses=REMOVED,
)
def remove_past_introductions(
    import_id: Annotated[str, Path(description="Our id (I-…).", examples=["I-6R9J2D4MZ8CW"])],
    work: ImportWork,
) -> None:
    """Remove all that one import told; what earlier imports told of the same cases holds again."""
    with work() as uow:
        remove_past(uow, import_id, at=datetime.now(UTC))
