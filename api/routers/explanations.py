"""Why somebody stands where, and what would open more vacancies, over HTTP."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Query

from api.dependencies import KeptDep, MatchingWork
from api.problems import AMBIGUOUS, CONFLICT, NOT_FOUND
from api.routers.candidates import AnyId as AnyCandidateId
from api.routers.describing import problems
from api.routers.paths import CANDIDATES, VACANCIES
from api.routers.vacancies import AnyId as AnyVacancyId
from api.schemas.explanation import AnyExplanationOut, explanation_out
from api.schemas.explanation_example import CANDIDATE_EXAMPLE
from api.schemas.openings import OpeningsOut, openings_out
from api.services.explanations import explain_match
from api.services.openings import openings_for_candidate
from matcher.explanations.asked_change import FORMS
from matcher.explanations.reader import Reader

router = APIRouter()

_EXPLAINED = {
    **problems(NOT_FOUND, AMBIGUOUS, CONFLICT),
    200: {"content": {"application/json": {"example": CANDIDATE_EXAMPLE}}},
}


@router.get(
    f"{VACANCIES}/{{vacancy_id:path}}/candidates/{{candidate_id:path}}/explanation",
    summary="Explain one candidate's place in a vacancy's list",
    responses=_EXPLAINED,
    tags=["vacancies"],
)
def explain_candidate_for_vacancy(
    vacancy_id: AnyVacancyId,
    candidate_id: AnyCandidateId,
    work: MatchingWork,
    kept: KeptDep,
    reader: Annotated[
        Reader,
        Query(
            description="`caseworker`: all numbers, what stands beside the fit, what would change "
            "it. `contractor`: what is about the job. `candidate`: plain Dutch, for the person."
        ),
    ] = Reader.CASEWORKER,
    what_if: Annotated[
        list[str] | None,
        Query(
            max_length=20,
            description=f"Say what would follow from this, each by itself: {FORMS}. For a "
            "caseworker. Default: what helps most.",
            examples=[["rijbewijs B"]],
        ),
    ] = None,
) -> AnyExplanationOut:
    """Give the numbers that ordered the list, told to one reader; nothing of it is another story.

    A contractor asks for the one for contractors, of its own vacancies; the text for the person is
    for the own intermediary, municipal desks and the operator. That a contractor read one is kept.
    Nobody is told what would follow
    from another age, health or descent: there is no such question.
    """
    with work() as uow:
        explained = explain_match(
            uow,
            kept.engine,
            vacancy_id,
            candidate_id,
            reader=reader,
            asked=what_if or (),
            on=kept.today(),
            at=datetime.now(UTC).astimezone(),
        )
    return explanation_out(explained)


@router.get(
    f"{CANDIDATES}/{{candidate_id:path}}/openings",
    summary="Say what would open more vacancies to a candidate",
    responses=problems(NOT_FOUND, AMBIGUOUS, CONFLICT),
    tags=["candidates"],
)
def list_openings(candidate_id: AnyCandidateId, work: MatchingWork, kept: KeptDep) -> OpeningsOut:
    """Give the single things that are missing or unknown, and how many open vacancies each opens.

    By hard criteria alone. For intermediaries, desks and the operator.
    """
    with work() as uow:
        return openings_out(openings_for_candidate(uow, kept.engine, candidate_id, on=kept.today()))
