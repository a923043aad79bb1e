"""Social efforts over HTTP: listed and registered under their contract."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Body, Path, Response

from api.dependencies import JsonContent, RegistrationWork
from api.problems import AMBIGUOUS, CONFLICT, NOT_FOUND
from api.routers.contracts import AnyId
from api.routers.describing import CHANGED, REMOVED, located, problems
from api.routers.paths import CONTRACTS, EFFORTS
from api.schemas.effort import (
    EffortIn,
    EffortOut,
    EffortPageOut,
    EffortPatch,
    effort_out,
    effort_page_out,
    effort_patch_of,
)
from api.schemas.merge_patch import MEDIA_TYPE, patched
from api.schemas.paging import Limit, Offset
from api.services import efforts
from matcher.domain.effort import SocialEffort

router = APIRouter(tags=["efforts"])

EffortId = Annotated[str, Path(description="Our id (E-…).", examples=["E-6T1ZQ0V8M3KD"])]


@router.post(
    f"{CONTRACTS}/{{contract_id:path}}/efforts",
    status_code=201,
    summary="Register a social effort",
    responses={**CHANGED, **located("The effort, under a new id.")},
    dependencies=[JsonContent],
)
def create_effort(
    contract_id: AnyId, effort: EffortIn, work: RegistrationWork, response: Response
) -> EffortOut:
    """Store a social purchase, training or activity under the contract for which it counts."""
    with work() as uow:
        made = efforts.register_effort(uow, contract_id, effort.draft())
    response.headers["Location"] = f"{EFFORTS}/{made.effort_id}"
    return effort_out(made)


@router.get(
    f"{CONTRACTS}/{{contract_id:path}}/efforts",
    summary="List the social efforts of a contract",
    responses=problems(NOT_FOUND, AMBIGUOUS, CONFLICT),
)
def list_efforts(
    contract_id: AnyId, work: RegistrationWork, limit: Limit = 50, offset: Offset = 0
) -> EffortPageOut:
    """Give the efforts of a contract, by day: to its contractor, desks and the operator."""
    with work() as uow:
        page = efforts.list_efforts(uow, contract_id, limit=limit, offset=offset)
    return effort_page_out(page, limit=limit, offset=offset)


@router.get(
    f"{EFFORTS}/{{effort_id}}",
    summary="Read a social effort",
    responses=problems(NOT_FOUND, CONFLICT),
)
def read_effort(effort_id: EffortId, work: RegistrationWork) -> EffortOut:
    """Give one effort."""
    with work() as uow:
        return effort_out(efforts.read_effort(uow, effort_id))


@router.patch(
    f"{EFFORTS}/{{effort_id}}",
    summary="Change a social effort",
    responses=CHANGED,
    dependencies=[JsonContent],
)
def change_effort(
    effort_id: EffortId,
    patch: Annotated[EffortPatch, Body(media_type=MEDIA_TYPE)],
    work: RegistrationWork,
) -> EffortOut:
    """Change what the JSON merge patch names: null makes it unknown, absent leaves it."""
    with work() as uow:
        return effort_out(efforts.change_effort(uow, effort_id, partial(_patched, patch)))


@router.delete(
    f"{EFFORTS}/{{effort_id}}",
    status_code=204,
    response_class=Response,
    summary="Remove a social effort",
    responses=REMOVED,
)
def remove_effort(effort_id: EffortId, work: RegistrationWork) -> None:
    """Remove an effort; it no longer counts for its contract."""
    with work() as uow:
        efforts.remove_effort(uow, effort_id)


def _patched(patch: EffortPatch, stored: SocialEffort) -> SocialEffort:
    return patched(effort_patch_of(stored), patch, EffortIn).draft()
