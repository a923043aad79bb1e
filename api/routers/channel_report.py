"""The report of a period over HTTP: as a page, a PDF, CSV or JSON."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.dependencies import CSV_TYPE, KeptDep, RegistrationWork
from api.problems import AMBIGUOUS, CONFLICT
from api.reports.channel_report_files import FILES, PeriodFile
from api.reports.document import Language
from api.routers.channels import Asked
from api.routers.describing import problems
from api.routers.pages import PAGE_CONTENT
from api.routers.paths import CHANNELS
from api.schemas.channel_history import PeriodReportOut, period_report_out
from api.schemas.fields import Day
from api.services.channel_history import period_report
from api.services.channel_history_report import LONGEST_NAME, PeriodQuestion, intervention_of

router = APIRouter(prefix=CHANNELS, tags=["channels"])


class PeriodReportForm(StrEnum):
    """As what a report comes."""

    JSON = "json"
    HTML = "html"
    PDF = "pdf"
    CSV = "csv"


@router.get(
    "/report",
    summary="Report a period of channels, and what changed in it",
    response_model=PeriodReportOut,
    responses={
        **problems(CONFLICT, AMBIGUOUS),
        200: {
            "description": "The report, as JSON or as a file.",
            "content": PAGE_CONTENT
            | {CSV_TYPE: {"schema": {"type": "string"}, "example": "part,measure\n"}},
        },
    },
)
def report_channels(
    work: RegistrationWork,
    kept: KeptDep,
    asked: Asked,
    intervention: Annotated[
        Day | None,
        Query(description="First day of something new.", examples=["2026-07-01"]),
    ] = None,
    intervention_name: Annotated[
        str, Query(max_length=LONGEST_NAME, description="What it was, in a few words.")
    ] = "",
    form: Annotated[
        PeriodReportForm, Query(alias="format", description="Data, or a file to read or hand on.")
    ] = PeriodReportForm.JSON,
    language: Annotated[Language, Query(description="Of the page and the PDF.")] = Language.DUTCH,
) -> PeriodReportOut | Response:
    """Give the measures of a period and its months; with a day also what changed after it.

    Rights and filters are those of the measures. Months are put together until no number counts
    one to nine people; estimates rest on the true numbers by month.
    """
    split = intervention_of(intervention, intervention_name)
    question = PeriodQuestion(measures=asked, intervention=split)
    with work() as uow:
        instant = datetime.now(UTC).astimezone()
        made = period_report(
            uow,
            kept.engine,
            question,
            on=kept.today(),
            at=instant,
            with_habit=form in (PeriodReportForm.HTML, PeriodReportForm.PDF),
        )
    if form is PeriodReportForm.JSON:
        return period_report_out(made)
    file = FILES[PeriodFile(form)]
    return Response(
        file.write(made, language),
        media_type=file.media_type,
        headers={"Content-Disposition": f'attachment; filename="{file.name}"'},
    )
