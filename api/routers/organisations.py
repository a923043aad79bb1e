"""Organisations over HTTP."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Body, Path, Query, Response

from api.dependencies import JsonContent, RegistrationWork
from api.routers.describing import CHANGED, CREATED, LISTED, LOOKED_UP, REMOVED, located
from api.routers.paths import ORGANISATIONS
from api.schemas.fields import ChannelCode
from api.schemas.merge_patch import MEDIA_TYPE, patched
from api.schemas.organisation import (
    OrganisationIn,
    OrganisationOut,
    OrganisationPageOut,
    OrganisationPatch,
    organisation_out,
    organisation_page_out,
)
from api.schemas.paging import Limit, Offset
from api.services import organisations
from matcher.domain.organisation import Organisation, OrganisationKind

router = APIRouter(prefix=ORGANISATIONS, tags=["organisations"])

AnyId = Annotated[str, Path(description="Our id (O-…), or the name.", examples=["O-7QK2M0ZB4T9X"])]
OwnId = Annotated[str, Path(description="Our id (O-…).", examples=["O-7QK2M0ZB4T9X"])]


@router.post(
    "",
    status_code=201,
    summary="Register an organisation",
    responses={**CREATED, **located("The organisation, under a new id.")},
    dependencies=[JsonContent],
)
def create_organisation(
    organisation: OrganisationIn, work: RegistrationWork, response: Response
) -> OrganisationOut:
    """Store an intermediary, a contractor or a contracting authority."""
    with work() as uow:
        made = organisations.register_organisation(uow, organisation.draft())
    response.headers["Location"] = f"{ORGANISATIONS}/{made.organisation_id}"
    return organisation_out(made)


@router.get("", summary="List organisations", responses=LISTED)
def list_organisations(
    work: RegistrationWork,
    kind: Annotated[OrganisationKind | None, Query(description="Of this kind.")] = None,
    channel: Annotated[ChannelCode | None, Query(description="Of this channel.")] = None,
    name_contains: Annotated[
        str, Query(max_length=200, description="With this in the name, whatever its case.")
    ] = "",
    limit: Limit = 50,
    offset: Offset = 0,
) -> OrganisationPageOut:
    """Give the organisations, by name."""
    with work() as uow:
        page = organisations.list_organisations(
            uow, kind=kind, channel=channel, name_contains=name_contains, limit=limit, offset=offset
        )
    return organisation_page_out(page, limit=limit, offset=offset)


@router.get("/{organisation_id:path}", summary="Read an organisation", responses=LOOKED_UP)
def read_organisation(organisation_id: AnyId, work: RegistrationWork) -> OrganisationOut:
    """Give one organisation."""
    with work() as uow:
        return organisation_out(organisations.read_organisation(uow, organisation_id))


@router.patch(
    "/{organisation_id}",
    summary="Change an organisation",
    responses=CHANGED,
    dependencies=[JsonContent],
)
def change_organisation(
    organisation_id: OwnId,
    patch: Annotated[OrganisationPatch, Body(media_type=MEDIA_TYPE)],
    work: RegistrationWork,
) -> OrganisationOut:
    """Change what the JSON merge patch names: null makes it unknown, absent leaves it."""
    with work() as uow:
        changed = organisations.change_organisation(uow, organisation_id, partial(_patched, patch))
    return organisation_out(changed)


@router.delete(
    "/{organisation_id}",
    status_code=204,
    response_class=Response,
    summary="Remove an organisation",
    responses=REMOVED,
)
def remove_organisation(organisation_id: OwnId, work: RegistrationWork) -> None:
    """Remove an organisation under which nothing is registered any more."""
    with work() as uow:
        organisations.remove_organisation(uow, organisation_id)


def _patched(patch: OrganisationPatch, stored: Organisation) -> Organisation:
    return patched(organisation_out(stored), patch, OrganisationIn).draft()
