"""Learning from outcomes over HTTP: what there is, and what other weights would bring."""

from __future__ import annotations

from datetime import UTC, datetime

from fastapi import APIRouter

from api.dependencies import JsonContent, KeptDep, MatchingWork
from api.problems import CONFLICT, CONTENT_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE
from api.routers.describing import problems
from api.routers.paths import LEARNING
from api.schemas.learning import (
    EvaluationOut,
    LearningReportOut,
    TriedWeightsIn,
    evaluation_out,
    learning_report_out,
)
from api.services.learning import learning_report, try_weights

router = APIRouter(prefix=LEARNING, tags=["learning"])


@router.get(
    "/report",
    summary="Report what there is to learn from",
    responses=problems(CONFLICT),
)
def report_learning(work: MatchingWork, kept: KeptDep) -> LearningReportOut:
    """Count lists, outcomes and what is missing before weights may be learned.

    For municipal desks and the operator; a desk learns from the candidates that it may see.
    Learning itself takes long and is a command: `sroi-match learning fit`.
    """
    with work() as uow:
        report = learning_report(uow, kept.engine, at=datetime.now(UTC))
    return learning_report_out(report)


@router.post(
    "/evaluations",
    summary="Estimate what other weights would bring",
    responses=problems(CONFLICT, CONTENT_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE),
    dependencies=[JsonContent],
)
def evaluate_weights(tried: TriedWeightsIn, work: MatchingWork, kept: KeptDep) -> EvaluationOut:
    """Try weights on the lists that were shown; nothing is stored.

    For municipal desks and the operator. People per vacancy who reach the outcome, had the same
    people been listed in another order, with 95% intervals. Adopting weights is a command,
    `sroi-match learning adopt`, and is refused unless every demand is met.
    """
    with work() as uow:
        evaluation = try_weights(
            uow,
            kept.engine,
            tried.weights,
            tried.outcome,
            on_all_vacancies=tried.on_all_vacancies,
            at=datetime.now(UTC),
        )
    return evaluation_out(evaluation)
