"""The evaluation of a period over HTTP: as JSON, and as a page to hand on."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.dependencies import KeptDep, RegistrationWork
from api.problems import CONFLICT
from api.reports.document import Language
from api.reports.evaluation_files import FILE_NAME, FILES, EvaluationFile
from api.routers.describing import problems
from api.routers.paths import CHANNELS
from api.schemas.fields import Day, Reference
from api.schemas.period_evaluation import PeriodEvaluationOut, evaluation_out
from api.services.evaluation import EvaluationQuestion, evaluation_of

router = APIRouter(prefix=CHANNELS, tags=["channels"])

HTML_TYPE, PDF_TYPE = (form.media_type for form in FILES.values())


class EvaluationFormat(StrEnum):
    """As what the evaluation comes."""

    JSON = "json"
    HTML = "html"
    PDF = "pdf"


@router.get(
    "/evaluation",
    summary="Answer the evaluation questions of 2014 with own numbers",
    response_model=PeriodEvaluationOut,
    responses={
        **problems(CONFLICT),
        200: {
            "description": "The answers, as data or as a page.",
            "content": {
                HTML_TYPE: {"schema": {"type": "string"}, "example": "<!doctype html>"},
                PDF_TYPE: {
                    "schema": {"type": "string", "format": "binary"},
                    "example": "%PDF-1.4",
                },
            },
        },
    },
)
def evaluate_period(
    work: RegistrationWork,
    kept: KeptDep,
    since: Annotated[Day, Query(description="First day.", examples=["2025-01-01"])],
    until: Annotated[Day, Query(description="Last day, included.", examples=["2025-12-31"])],
    region: Annotated[
        Reference | None,
        Query(
            description="Work in this labour-market region, by name or code.",
            examples=["Midden-Utrecht"],
        ),
    ] = None,
    form: Annotated[
        EvaluationFormat, Query(alias="format", description="Data, or a page to hand on.")
    ] = EvaluationFormat.JSON,
    language: Annotated[Language, Query(description="Of sentences and page.")] = Language.DUTCH,
) -> PeriodEvaluationOut | Response:
    """Give inflow by group and channel, who works still, value, goals, displacement and costs.

    What nobody recorded is told as unknown, with what to record. For desks and the operator; the
    answer names nobody, and tells of no group or channel with fewer than ten people.
    """
    asked = EvaluationQuestion(since=since, until=until, region=region)
    with work() as uow:
        report = evaluation_of(uow, asked, on=kept.today())
    if form is EvaluationFormat.JSON:
        return evaluation_out(report, language)
    kind = FILES[EvaluationFile(form)]
    return Response(
        kind.write(report, language),
        media_type=kind.media_type,
        headers={"Content-Disposition": f'attachment; filename="{FILE_NAME}.{form.value}"'},
    )
