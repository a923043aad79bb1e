"""The log of choices over HTTP: read only."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.dependencies import RegistrationWork
from api.routers.describing import LISTED
from api.routers.paths import AUDIT
from api.schemas.audit import AuditPageOut, audit_page_out
from api.schemas.fields import Reference
from api.schemas.paging import Limit, Offset
from api.services.audit import list_choices
from matcher.domain.audit import AuditedAction

router = APIRouter(prefix=AUDIT, tags=["audit"])


@router.get("", summary="List logged choices", responses=LISTED)
def list_logged_choices(
    work: RegistrationWork,
    action: Annotated[AuditedAction | None, Query(description="Of this kind.")] = None,
    subject: Annotated[
        Reference | None, Query(description="About the record of this id (V-…, C-…, P-…).")
    ] = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> AuditPageOut:
    """Give the choices that somebody may be asked to account for, the latest first.

    The operator reads all of them; others what was done for their own organisation. Entries are
    added by the choices themselves, and are never changed.
    """
    with work() as uow:
        page = list_choices(uow, action=action, subject=subject, limit=limit, offset=offset)
    return audit_page_out(page, limit=limit, offset=offset)
