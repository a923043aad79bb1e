"""Displacement over HTTP: asked of the contractor, and unknown until it was."""

from __future__ import annotations

from datetime import UTC, datetime

from fastapi import APIRouter, Response

from api.dependencies import JsonContent, RegistrationWork
from api.problems import NOT_FOUND
from api.routers.describing import CHANGED, located, problems
from api.routers.paths import PLACEMENTS
from api.routers.placements import PlacementId
from api.schemas.displacement import DisplacementIn, DisplacementOut, displacement_out
from api.services.displacement import displacement_answers, record_displacement

router = APIRouter(prefix=PLACEMENTS, tags=["placements"])


@router.post(
    "/{placement_id}/displacement",
    status_code=201,
    summary="Say whether somebody came in the place of another worker",
    responses={**CHANGED, **located("The answers of the placement.")},
    dependencies=[JsonContent],
)
def answer_displacement(
    placement_id: PlacementId, answer: DisplacementIn, work: RegistrationWork, response: Response
) -> DisplacementOut:
    """Add an answer; earlier ones are kept, and the last one holds.

    The contractor, a desk and the operator answer. It is their word: nobody measured it.
    """
    with work() as uow:
        answers = record_displacement(uow, placement_id, answer.displaced, at=datetime.now(UTC))
    response.headers["Location"] = f"{PLACEMENTS}/{placement_id}/displacement"
    return displacement_out(placement_id, answers)


@router.get(
    "/{placement_id}/displacement",
    summary="Read whether somebody came in the place of another worker",
    responses=problems(NOT_FOUND),
)
def read_displacement(placement_id: PlacementId, work: RegistrationWork) -> DisplacementOut:
    """Give the answers of a placement that you may see; none says that nobody was asked."""
    with work() as uow:
        return displacement_out(placement_id, displacement_answers(uow, placement_id))
