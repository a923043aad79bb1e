"""Habit in the choice of channels over HTTP: out of the log, or of a table that is not kept."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Query

from api.dependencies import CSV_TYPE, CsvContent, RegistrationWork
from api.exchange.channel_choices import channel_events
from api.problems import CONFLICT, CONTENT_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE
from api.routers.describing import problems
from api.routers.paths import CHANNELS
from api.schemas.channel_habit import ChannelHabitOut, channel_habit_out
from api.schemas.fields import Day
from api.services.channel_choices_logged import logged_channel_events
from api.services.channel_habit import channel_habit
from matcher.channels.estimation import N_DRAWS

router = APIRouter(prefix=CHANNELS, tags=["channels"])

MOST_DRAWS = 1_000
"""Seconds rather than minutes; the command line takes more."""
_EXAMPLE = (
    "opdrachtnemer;datum;kanaal;geslaagd\n"
    "A12;2025-03-01;re-integratiebureau;ja\n"
    "A12;2025-06-01;re-integratiebureau;nee\n"
)
Draws = Annotated[
    int,
    Query(
        ge=20,
        le=MOST_DRAWS,
        multiple_of=2,
        description="Simulated tastes of each contractor. Double it to see whether that changes "
        "the answer.",
    ),
]


@router.post(
    "/habit",
    summary="Estimate how many choices of a channel are habit",
    responses=problems(CONTENT_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE),
    dependencies=[CsvContent],
)
def estimate_channel_habit(
    table: Annotated[
        bytes,
        Body(
            media_type=CSV_TYPE,
            description="A CSV in UTF-8, one row a choice: contractor, day, channel, and what else "
            "is known. Nothing of candidates belongs in it.",
            examples=[_EXAMPLE],
        ),
    ],
    draws: Draws = N_DRAWS,
) -> ChannelHabitOut:
    """Tell habit (the last channel because it was the last) from steady taste, with intervals.

    Nothing is stored. At least 30 contractors with two choices after their first day are needed,
    and ten choices of every channel; with less it is refused, and says what is missing.
    """
    return channel_habit_out(channel_habit(channel_events(table, "table"), n_draws=draws))


@router.get(
    "/habit",
    summary="Estimate habit from the choices in the log",
    responses=problems(CONFLICT),
)
def estimate_logged_habit(
    work: RegistrationWork,
    since: Annotated[Day | None, Query(description="First day of the choices.")] = None,
    until: Annotated[Day | None, Query(description="Last day, included.")] = None,
    with_imported: Annotated[
        bool, Query(description="Whether what a desk brought in of earlier years counts.")
    ] = True,
    only_by_contractor: Annotated[
        bool,
        Query(
            description="Whether what others started is left out: an offer that is taken is not "
            "asking again."
        ),
    ] = False,
    draws: Draws = N_DRAWS,
) -> ChannelHabitOut:
    """Tell habit from steady taste in what contractors asked and whom they were introduced to.

    For municipal desks and the operator. Refused, with what is missing, where there are too few
    choices.
    """
    with work() as uow:
        events = logged_channel_events(
            uow,
            since=since,
            until=until,
            with_imported=with_imported,
            only_by_contractor=only_by_contractor,
        )
    return channel_habit_out(channel_habit(events, n_draws=draws))
