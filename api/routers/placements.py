"""Placements over HTTP: who started work where, and for which contract it counts."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Body, Path, Query, Response

from api.dependencies import JsonContent, RegistrationWork
from api.routers.describing import CHANGED, CREATED, LISTED, LOOKED_UP, REMOVED, located
from api.routers.paths import PLACEMENTS
from api.schemas.fields import Reference
from api.schemas.merge_patch import MEDIA_TYPE, patched
from api.schemas.paging import Limit, Offset
from api.schemas.placement import PlacementFactsIn, PlacementIn, PlacementPatch
from api.schemas.placement_answer import (
    PlacementOut,
    PlacementPageOut,
    placement_facts_out,
    placement_out,
    placement_page_out,
)
from api.schemas.placement_move import AttributionIn, ContinuationIn
from api.services import placement_moves, placements
from api.services.placement_disclosure import ShownPlacement
from api.services.placement_drafts import PlacementDraft

router = APIRouter(prefix=PLACEMENTS, tags=["placements"])

PlacementId = Annotated[str, Path(description="Our id (P-…).", examples=["P-8W2R5JC0X6NA"])]


@router.post(
    "",
    status_code=201,
    summary="Register a placement",
    responses={**CREATED, **located("The placement, under a new id.")},
    dependencies=[JsonContent],
)
def create_placement(
    placement: PlacementIn, work: RegistrationWork, response: Response
) -> PlacementOut:
    """Store work that started, or is planned to; it counts for the contract that is named.

    The contractor, the candidate's own intermediary, a desk and the operator register placements.
    """
    with work() as uow:
        made = placements.register_placement(uow, placement.draft(), placement.parties())
    response.headers["Location"] = f"{PLACEMENTS}/{made.placement.placement_id}"
    return placement_out(made)


@router.get("", summary="List placements", responses=LISTED)
def list_placements(
    work: RegistrationWork,
    contract: Annotated[
        Reference | None,
        Query(description="That count for this contract on any day, by our or its own id."),
    ] = None,
    employer: Annotated[
        Reference | None, Query(description="With this contractor, by id or name.")
    ] = None,
    candidate: Annotated[
        Reference | None, Query(description="Of this candidate, by pseudonym.")
    ] = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> PlacementPageOut:
    """Give the placements that you may see, in order of registration."""
    with work() as uow:
        page = placements.list_placements(
            uow,
            contract=contract,
            employer=employer,
            candidate=candidate,
            limit=limit,
            offset=offset,
        )
    return placement_page_out(page, limit=limit, offset=offset)


@router.get("/{placement_id}", summary="Read a placement", responses=LOOKED_UP)
def read_placement(placement_id: PlacementId, work: RegistrationWork) -> PlacementOut:
    """Give one placement, as far as you may see."""
    with work() as uow:
        return placement_out(placements.read_placement(uow, placement_id))


@router.patch(
    "/{placement_id}", summary="Change a placement", responses=CHANGED, dependencies=[JsonContent]
)
def change_placement(
    placement_id: PlacementId,
    patch: Annotated[PlacementPatch, Body(media_type=MEDIA_TYPE)],
    work: RegistrationWork,
) -> PlacementOut:
    """Change what the JSON merge patch names: null makes it unknown, absent leaves it.

    The contracts it counts for follow its first and last day: what ran to the last day runs to
    the new one. From some day on other hours or another form is a continuation.
    """
    with work() as uow:
        changed = placements.change_placement(
            uow, placement_id, partial(_patched, patch), at=datetime.now(UTC)
        )
    return placement_out(changed)


@router.delete(
    "/{placement_id}",
    status_code=204,
    response_class=Response,
    summary="Remove a placement",
    responses=REMOVED,
)
def remove_placement(placement_id: PlacementId, work: RegistrationWork) -> None:
    """Remove a placement; it no longer counts for any contract, which is logged."""
    with work() as uow:
        placements.remove_placement(uow, placement_id, at=datetime.now(UTC))


@router.post(
    "/{placement_id}/attributions",
    status_code=201,
    summary="Let a placement count for another contract",
    responses={**CHANGED, **located("The placement, with the contracts it counts for.")},
    dependencies=[JsonContent],
)
def attribute_placement(
    placement_id: PlacementId,
    attribution: AttributionIn,
    work: RegistrationWork,
    response: Response,
) -> PlacementOut:
    """Let it count for a contract from a day on; on any day it counts for one at most.

    Where it counted for another contract on that day, it counts for that one up to the day
    before. Every move is logged. Others than desks and the operator name contracts of the
    employer only.
    """
    with work() as uow:
        after = placement_moves.attribute_placement(
            uow, placement_id, attribution.contract, attribution.days(), at=datetime.now(UTC)
        )
    response.headers["Location"] = f"{PLACEMENTS}/{placement_id}"
    return placement_out(after)


@router.post(
    "/{placement_id}/continuation",
    status_code=201,
    summary="Continue a placement with other hours",
    responses={**CHANGED, **located("The continuation, under a new id.")},
    dependencies=[JsonContent],
)
def continue_placement(
    placement_id: PlacementId,
    continuation: ContinuationIn,
    work: RegistrationWork,
    response: Response,
) -> PlacementOut:
    """End the placement on the day before, and begin a new one with other hours or another form.

    Counting periods run on from the first day of the first, on which claims are judged too, and the
    continuation counts for the contract that the first counted for.
    """
    with work() as uow:
        made = placement_moves.continue_placement(
            uow, placement_id, continuation.changes(), at=datetime.now(UTC)
        )
    response.headers["Location"] = f"{PLACEMENTS}/{made.placement.placement_id}"
    return placement_out(made)


def _patched(patch: PlacementPatch, stored: ShownPlacement) -> PlacementDraft:
    return patched(placement_facts_out(stored), patch, PlacementFactsIn).draft()
