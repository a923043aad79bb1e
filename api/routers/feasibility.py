"""Feasibility of an obligation over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from api.dependencies import JsonContent, KeptDep, MatchingWork
from api.problems import AMBIGUOUS, CONFLICT, CONTENT_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE
from api.routers.describing import problems
from api.routers.paths import FEASIBILITY
from api.schemas.feasibility import FeasibilityIn
from api.schemas.feasibility_answer import FeasibilityOut, feasibility_out
from api.services.feasibilities import feasibility_of

router = APIRouter(prefix=FEASIBILITY, tags=["feasibility"])


@router.post(
    "",
    summary="Ask whether an obligation can be met",
    responses=problems(AMBIGUOUS, CONFLICT, CONTENT_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE),
    dependencies=[JsonContent],
)
def answer_feasibility(asked: FeasibilityIn, work: MatchingWork, kept: KeptDep) -> FeasibilityOut:
    """Count who could do the work within reach and what they count for; nothing is stored.

    Who may not read why somebody counts (a contractor, or an intermediary of the candidates of
    others) gets lines of at least ten people, rounded down, and an answer that follows from those.
    """
    with work() as uow:
        return feasibility_out(feasibility_of(uow, kept.engine, asked.question(), on=kept.today()))
