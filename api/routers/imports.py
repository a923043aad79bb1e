"""Imports over HTTP: a file in, wholly or not at all, and what became of earlier ones."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Literal

from fastapi import APIRouter, File, Form, Path, Response, UploadFile

from api.dependencies import ImportViewer, ImportWork, Kept, KeptDep
from api.problems import CONFLICT, CONTENT_TOO_LARGE, UNREADABLE_FILE
from api.routers.describing import LISTED, LOOKED_UP, located, problems
from api.routers.paths import IMPORTS
from api.schemas.fields import ChannelCode, Phrase
from api.schemas.importing import (
    ImportOut,
    ImportPageOut,
    ImportRunOut,
    import_out,
    import_page_out,
    import_run_out,
)
from api.schemas.paging import Limit, Offset
from api.security.uploads import spooled
from api.services import import_runs
from api.services.deliverers import delivering_contractor, delivering_intermediary
from api.services.imports import (
    ImportOutcome,
    ImportSource,
    import_candidates,
    import_vacancies,
)
from matcher.domain.access import Viewer
from matcher.domain.importing import ImportKind
from matcher.domain.organisation import Channel

router = APIRouter(prefix=IMPORTS, tags=["imports"])

Registered = Literal[ImportKind.CANDIDATES, ImportKind.VACANCIES]
"""What an import registers; introductions of earlier years register nothing (``past``)."""


@router.post(
    "",
    status_code=201,
    summary="Import a file",
    responses={
        **problems(CONFLICT, UNREADABLE_FILE, CONTENT_TOO_LARGE),
        **located("What became of the file."),
    },
)
def create_import(
    file: Annotated[UploadFile, File(description="Sonar export, VUM-JSON or our own table.")],
    kind: Annotated[Registered, Form(description="What the file holds.", examples=["candidates"])],
    viewer: ImportViewer,
    kept: KeptDep,
    response: Response,
    organisation: Annotated[
        Phrase | None,
        Form(
            description="Candidates: the intermediary, by id or name, made when it is new. "
            "Vacancies: the contractor of rows that name none.",
            examples=["Werkbedrijf Voorbeeld"],
        ),
    ] = None,
    channel: Annotated[
        ChannelCode | None,
        Form(description="Of a new intermediary.", examples=["municipality"]),
    ] = None,
) -> ImportOut:
    """Read a file and store it, in one transaction.

    Rows with problems are told one by one. The same id in the own system updates and never
    duplicates. A BSN, name or date of birth is not stored; see docs/import-layouts.md.
    """
    with spooled(file, kept.upload_limit_bytes) as (path, file_name):
        source = ImportSource(
            path=path,
            file_name=file_name,
            imported_at=datetime.now(UTC),
            size_limit=kept.upload_limit_bytes,
        )
        outcome = _imported(kept, viewer, source, kind, organisation, channel)
    response.headers["Location"] = f"{IMPORTS}/{outcome.run.import_id}"
    return import_out(outcome)


@router.get("", summary="List imports", responses=LISTED)
def list_imports(work: ImportWork, limit: Limit = 50, offset: Offset = 0) -> ImportPageOut:
    """Give the imports that you may see, the latest first."""
    with work() as uow:
        page = import_runs.list_imports(uow, limit=limit, offset=offset)
    return import_page_out(page, limit=limit, offset=offset)


@router.get("/{import_id}", summary="Read an import", responses=LOOKED_UP)
def read_import(
    import_id: Annotated[str, Path(description="Our id (I-…).", examples=["I-6R9J2D4MZ8CW"])],
    work: ImportWork,
) -> ImportRunOut:
    """Give what is remembered of one import; the problems of its rows are told only once."""
    with work() as uow:
        return import_run_out(import_runs.read_import(uow, import_id))


def _imported(
    kept: Kept,
    viewer: Viewer,
    source: ImportSource,
    kind: ImportKind,
    organisation: str | None,
    channel: Channel | None,
) -> ImportOutcome:
    if kind is ImportKind.VACANCIES:
        contractor = delivering_contractor(kept.database, viewer, organisation)
        return import_vacancies(
            kept.database, kept.engine, viewer, source, default_contractor=contractor
        )
    name, known_channel = delivering_intermediary(kept.database, viewer, organisation, channel)
    return import_candidates(
        kept.database,
        kept.engine,
        viewer,
        source,
        organisation=name,
        channel=known_channel,
        identity_key=kept.identity_key,
    )
