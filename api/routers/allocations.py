"""Allocation of many vacancies at once over HTTP: advice, and nothing else."""

from __future__ import annotations

from datetime import UTC, datetime

from fastapi import APIRouter

from api.dependencies import JsonContent, KeptDep, MatchingWork
from api.problems import AMBIGUOUS, CONFLICT, CONTENT_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE
from api.routers.describing import problems
from api.routers.paths import ALLOCATIONS
from api.schemas.allocation import AllocationIn
from api.schemas.allocation_answer import AllocationOut, allocation_out
from api.services.allocations import allocate

router = APIRouter(prefix=ALLOCATIONS, tags=["allocations"])


@router.post(
    "",
    summary="Ask whom to propose where, for many vacancies at once",
    responses=problems(AMBIGUOUS, CONFLICT, CONTENT_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE),
    dependencies=[JsonContent],
)
def advise_allocation(asked: AllocationIn, work: MatchingWork, kept: KeptDep) -> AllocationOut:
    """Give people to open places so that their fits add up to the most that is possible.

    One person gets one place at most, and no hard criterion is passed over. It is advice: nobody
    is placed and the answer is not stored; that somebody asked is written to the log of choices.
    A contractor asks for its own vacancies, an intermediary for its own candidates.
    """
    with work() as uow:
        found = allocate(uow, kept.engine, asked.question(), on=kept.today(), at=datetime.now(UTC))
    return allocation_out(found)
