"""Measures of channels over HTTP: as JSON, and as CSV for other programs."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from api.dependencies import KeptDep, RegistrationWork
from api.problems import AMBIGUOUS, CONFLICT
from api.reports.channel_measures_csv import MEDIA_TYPE, channel_measures_csv
from api.reports.channel_measures_workbook import MEDIA_TYPE as WORKBOOK_TYPE
from api.reports.channel_measures_workbook import channel_measures_workbook
from api.routers.describing import problems
from api.routers.parameters import WorkRegion
from api.routers.paths import CHANNELS
from api.schemas.channels import ChannelReportOut, channel_report_out
from api.schemas.fields import Day, Reference
from api.services.channel_report import LEAST_FIT, MOST_BEST, ChannelQuestion
from api.services.channels import channel_measures
from matcher.channels.missed_fit import BEST
from matcher.domain.claim import TargetGroup

router = APIRouter(prefix=CHANNELS, tags=["channels"])


def _question(
    since: Annotated[Day, Query(description="First day.", examples=["2026-01-01"])],
    until: Annotated[Day, Query(description="Last day, included.", examples=["2026-12-31"])],
    region: WorkRegion = None,
    contractor: Annotated[
        Reference | None, Query(description="Vacancies of this contractor, by id or name.")
    ] = None,
    group: Annotated[
        TargetGroup | None,
        Query(description="People of this target group; for desks and the operator."),
    ] = None,
    least_fit: Annotated[
        float, Query(ge=0, le=1, description="From which fit somebody is fit.")
    ] = LEAST_FIT,
    best: Annotated[
        int, Query(ge=1, le=MOST_BEST, description="How many of the best missed fit looks at.")
    ] = BEST,
    with_imported: Annotated[
        bool, Query(description="Count what a desk brought in of earlier years.")
    ] = True,
) -> ChannelQuestion:
    """Return which days, whose work, which people."""
    return ChannelQuestion(
        since=since,
        until=until,
        region=region,
        contractor=contractor,
        group=group,
        least_fit=least_fit,
        best=best,
        with_imported=with_imported,
    )


Asked = Annotated[ChannelQuestion, Depends(_question)]


@router.get(
    "/measures",
    summary="Measure what channels brought in a period",
    responses=problems(CONFLICT, AMBIGUOUS),
)
def read_channel_measures(work: RegistrationWork, kept: KeptDep, asked: Asked) -> ChannelReportOut:
    """Give shares, funnel, timing, missed fit, concentration and overlap, by channel.

    A contractor is told of its own vacancies, an intermediary how the introductions of its own
    candidates went. What counts fewer than ten people is hidden, and counts are rounded down.
    """
    return _report(work, kept, asked)


@router.get(
    "/measures.csv",
    summary="Get the measures of channels as CSV",
    response_class=Response,
    responses={
        **problems(CONFLICT, AMBIGUOUS),
        200: {
            "description": "One row a number.",
            "content": {"text/csv": {"schema": {"type": "string"}, "example": "since,until\n"}},
        },
    },
)
def export_channel_measures(work: RegistrationWork, kept: KeptDep, asked: Asked) -> Response:
    """Give the same numbers as the JSON, one row each, without the sentences."""
    return Response(
        channel_measures_csv(_report(work, kept, asked)),
        media_type=MEDIA_TYPE,
        headers={"Content-Disposition": 'attachment; filename="kanalen.csv"'},
    )


@router.get(
    "/measures.xlsx",
    summary="Get the measures of channels as a workbook",
    response_class=Response,
    responses={
        **problems(CONFLICT, AMBIGUOUS),
        200: {
            "description": "A sheet of numbers, and one of what to know.",
            "content": {WORKBOOK_TYPE: {"schema": {"type": "string", "format": "binary"}}},
        },
    },
)
def export_channel_workbook(work: RegistrationWork, kept: KeptDep, asked: Asked) -> Response:
    """Give the same numbers as the JSON as XLSX, in Dutch, with what one must know to read them."""
    return Response(
        channel_measures_workbook(_report(work, kept, asked)),
        media_type=WORKBOOK_TYPE,
        headers={"Content-Disposition": 'attachment; filename="kanalen.xlsx"'},
    )


def _report(work: RegistrationWork, kept: KeptDep, asked: ChannelQuestion) -> ChannelReportOut:
    with work() as uow:
        report = channel_measures(
            uow, kept.engine, asked, on=kept.today(), at=datetime.now(UTC).astimezone()
        )
    return channel_report_out(report)
