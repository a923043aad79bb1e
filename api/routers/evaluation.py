"""The evaluation of a period over HTTP: as JSON, and as a page to hand on."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.dependencies import KeptDep, RegistrationWork
from api.problems import CONFLICT
from api.reports.document import Language
from api.reports.evaluation_page import evaluation_page
from api.reports.page_files import PageFile
from api.routers.describing import problems
from api.routers.pages import PAGE_CONTENT, FormAsked, PageForm, page_response
from api.routers.parameters import WorkRegion
from api.routers.paths import CHANNELS
from api.schemas.fields import Day
from api.schemas.period_evaluation import PeriodEvaluationOut, evaluation_out
from api.services.evaluation import EvaluationQuestion, evaluation_of

router = APIRouter(prefix=CHANNELS, tags=["channels"])

FILE_NAME = "evaluatie-social-return"


@router.get(
    "/evaluation",
    summary="Answer the evaluation questions of 2014 with own numbers",
    response_model=PeriodEvaluationOut,
    responses={
        **problems(CONFLICT),
        200: {
            "description": "The answers, as data or as a page.",
            "content": PAGE_CONTENT,
        },
    },
)
def evaluate_period(
    work: RegistrationWork,
    kept: KeptDep,
    since: Annotated[Day, Query(description="First day.", examples=["2025-01-01"])],
    until: Annotated[Day, Query(description="Last day, included.", examples=["2025-12-31"])],
    region: WorkRegion = None,
    form: FormAsked = PageForm.JSON,
    language: Annotated[Language, Query(description="Of sentences and page.")] = Language.DUTCH,
) -> PeriodEvaluationOut | Response:
    """Give inflow by group and channel, who works still, value, goals, displacement and costs.

    What nobody recorded is told as unknown, with what to record. For desks and the operator; the
    answer names nobody, and tells of no group or channel with fewer than ten people.
    """
    asked = EvaluationQuestion(since=since, until=until, region=region)
    with work() as uow:
        report = evaluation_of(uow, asked, on=kept.today())
    if form is PageForm.JSON:
        return evaluation_out(report, language)
    return page_response(evaluation_page(report, language), PageFile(form), FILE_NAME)
