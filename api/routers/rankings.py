"""The log of shown rankings over HTTP: read only."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Path, Query

from api.dependencies import KeptDep, MatchingWork
from api.problems import AMBIGUOUS, CONFLICT, NOT_FOUND
from api.routers.describing import LISTED, problems
from api.routers.paths import RANKINGS
from api.schemas.fields import Day, Reference
from api.schemas.paging import Limit, Offset
from api.schemas.shown_ranking import (
    ReplayOut,
    ShownRankingPageOut,
    replay_out,
    shown_ranking_page_out,
)
from api.services.replay import replay
from api.services.shown_rankings import day_began_at, day_ended_at, list_shown_rankings

router = APIRouter(prefix=RANKINGS, tags=["rankings"])


@router.get("", summary="List shown rankings", responses=LISTED)
def list_rankings(
    work: MatchingWork,
    vacancy: Annotated[
        Reference | None,
        Query(description="For this vacancy, by our or the contractor's id."),
    ] = None,
    candidate: Annotated[
        Reference | None, Query(description="With this candidate in it, by pseudonym (K-…).")
    ] = None,
    since: Annotated[Day | None, Query(description="Shown on this day (UTC) or later.")] = None,
    until: Annotated[Day | None, Query(description="Shown on this day (UTC) or before.")] = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> ShownRankingPageOut:
    """Give the lists of candidates that were shown, the latest first.

    Desks and the operator read all of them; others what was shown to their own organisation.
    Every list that is shown is added, none is changed, and the operator removes what is past its
    retention term.
    """
    now = datetime.now(UTC)
    with work() as uow:
        page = list_shown_rankings(
            uow,
            vacancy=vacancy,
            candidate=candidate,
            since=day_began_at(since, now) if since else None,
            until=day_ended_at(until, now) if until else None,
            limit=limit,
            offset=offset,
        )
    return shown_ranking_page_out(page, limit=limit, offset=offset)


@router.get(
    "/{ranking_id}",
    summary="Show a ranking again",
    responses=problems(NOT_FOUND, AMBIGUOUS, CONFLICT),
)
def replay_ranking(
    ranking_id: Annotated[
        str, Path(description="Under which id it was logged.", examples=["R-8C1W5ZJ4Q7KX"])
    ],
    work: MatchingWork,
    kept: KeptDep,
    compare: Annotated[
        bool,
        Query(
            description="Also ask the same question again, and tell who came, left or moved. That "
            "list is shown, and so goes into the log under an id of its own."
        ),
    ] = False,
) -> ReplayOut:
    """Give a list exactly as it was shown, the versions that made it, and what changed since.

    Of people who were erased, or whom you may no longer see, only the place is left. Whether
    somebody counted, and for how much, is not kept: target groups stay where they are registered.
    """
    with work() as uow:
        replayed = replay(
            uow,
            kept.engine,
            ranking_id,
            compare=compare,
            on=kept.today(),
            at=datetime.now(UTC),
        )
    return replay_out(replayed)
