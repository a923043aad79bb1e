"""Possible duplicates over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Path, Query

from api.dependencies import JsonContent, RegistrationWork
from api.routers.describing import CHANGED, LISTED
from api.routers.paths import DUPLICATES
from api.schemas.duplicate import (
    DuplicateOut,
    DuplicatePageOut,
    DuplicatePatch,
    duplicate_out,
    duplicate_page_out,
)
from api.schemas.merge_patch import MEDIA_TYPE
from api.schemas.paging import Limit, Offset
from api.services import duplicates
from matcher.domain.duplicate import DuplicateStatus

router = APIRouter(prefix=DUPLICATES, tags=["duplicates"])

LARGEST_FLAG = 2**31 - 1


@router.get("", summary="List possible duplicates", responses=LISTED)
def list_duplicates(
    work: RegistrationWork,
    status: Annotated[
        DuplicateStatus | None, Query(description="Open, or decided in this way.")
    ] = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> DuplicatePageOut:
    """Give the pairs of registrations that may be one person, the oldest first."""
    with work() as uow:
        page = duplicates.list_duplicates(uow, status=status, limit=limit, offset=offset)
    return duplicate_page_out(page, limit=limit, offset=offset)


@router.patch(
    "/{flag_id}",
    summary="Decide on a possible duplicate",
    responses=CHANGED,
    dependencies=[JsonContent],
)
def decide_duplicate(
    flag_id: Annotated[
        int, Path(ge=1, le=LARGEST_FLAG, description="Number of the flag.", examples=[1])
    ],
    patch: Annotated[DuplicatePatch, Body(media_type=MEDIA_TYPE)],
    work: RegistrationWork,
) -> DuplicateOut:
    """Write down what a human found out. Nothing is merged or removed by it."""
    with work() as uow:
        return duplicate_out(duplicates.decide_duplicate(uow, flag_id, patch.status))
