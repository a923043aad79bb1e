"""The whole log of channels over HTTP, as CSV."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Annotated, BinaryIO

from fastapi import APIRouter, Query, Response
from fastapi.responses import StreamingResponse

from api.dependencies import KeptDep, RegistrationWork
from api.reports.channel_log_csv import channel_log_file
from api.reports.introduction_log_csv import MEDIA_TYPE
from api.routers.describing import problems
from api.routers.paths import CHANNELS
from api.schemas.fields import Day
from api.services.channel_events import channel_events

router = APIRouter(tags=["channels"])

_PIECE = 64 * 1024


@router.get(
    f"{CHANNELS}/log",
    summary="Get the whole log of channels as CSV",
    response_class=Response,
    responses={
        **problems(),
        200: {
            "description": "One row an event.",
            "content": {"text/csv": {"schema": {"type": "string"}, "example": "event,on\n"}},
        },
    },
)
def get_channel_log(
    work: RegistrationWork,
    kept: KeptDep,
    since: Annotated[Day | None, Query(description="First day of the events.")] = None,
    until: Annotated[Day | None, Query(description="Last day of the events.")] = None,
) -> StreamingResponse:
    """Give every lead, look, list, step, interview, placement, end, check and reported cost.

    As far as you may see, without remarks, by kind and in each in the order of recording. Each row
    carries channel, intermediary, contractor, contract, vacancy, who started it, and by which road
    the two were brought together, as far as that is known.
    """
    with work() as uow:
        events = channel_events(
            uow,
            first=since,
            last=until,
            today=kept.today(),
            zone=datetime.now(UTC).astimezone().tzinfo,
        )
        file = channel_log_file(events)
    return StreamingResponse(
        _pieces(file),
        media_type=MEDIA_TYPE,
        headers={"Content-Disposition": 'attachment; filename="kanaallogboek.csv"'},
    )


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    with file:
        while piece := file.read(_PIECE):
            yield piece
