"""Introductions over HTTP: who is introduced where, and every step that follows."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from api.dependencies import JsonContent, KeptDep, RegistrationWork
from api.reports.introduction_log_csv import MEDIA_TYPE, introduction_log_csv
from api.routers.describing import CHANGED, CREATED, LISTED, LOOKED_UP, located, problems
from api.routers.paths import CANDIDATES, INTRODUCTIONS, VACANCIES
from api.schemas.fields import Day, Reference
from api.schemas.introduction import (
    IntroducedPlacementIn,
    IntroductionEventIn,
    IntroductionIn,
    SustainedCheckIn,
    WorkEndIn,
)
from api.schemas.introduction_answer import (
    DueChecksOut,
    IntroductionEventsOut,
    IntroductionOut,
    IntroductionPageOut,
    due_checks_out,
    introduction_events_out,
    introduction_out,
    introduction_page_out,
)
from api.schemas.paging import Limit, Offset
from api.services import introduction_steps, introductions, work_ends
from api.services.introduction_log import introduction_log
from api.services.introductions import AskedIntroductions
from matcher.domain.introduction import IntroductionState

router = APIRouter(tags=["introductions"])

IntroductionId = Annotated[str, Path(description="Our id (N-…).", examples=["N-4K8W1B6XJ0RT"])]
AnyCandidate = Annotated[
    str,
    Path(
        description="The pseudonym (K-…), or the id in the intermediary's own system.",
        examples=["K-3F7Q9ZT0B2MX"],
    ),
]
AnyVacancy = Annotated[
    str,
    Path(description="Our id (V-…), or the contractor's own.", examples=["V-5D8N1KX3R6WJ"]),
]
OnlyOpen = Annotated[bool, Query(description="Only those of which something may still come.")]
ONE = f"{INTRODUCTIONS}/{{introduction_id}}"


@router.post(
    INTRODUCTIONS,
    status_code=201,
    summary="Introduce a candidate",
    responses={**CREATED, **located("The introduction, under a new id.")},
    dependencies=[JsonContent],
)
def create_introduction(
    introduction: IntroductionIn, work: RegistrationWork, response: Response
) -> IntroductionOut:
    """Propose a candidate for a vacancy, with the road by which the two were brought together.

    A contractor introduces for its own vacancies, an intermediary its own candidates, a municipal
    desk and the operator whom they may see; nobody without consent to sharing.
    """
    with work() as uow:
        made = introductions.register_introduction(uow, introduction.draft(), at=_now())
    response.headers["Location"] = f"{INTRODUCTIONS}/{made.introduction.introduction_id}"
    return introduction_out(made)


@router.get(INTRODUCTIONS, summary="List introductions", responses=LISTED)
def list_introductions(
    work: RegistrationWork,
    kept: KeptDep,
    contractor: Annotated[
        Reference | None, Query(description="For vacancies of this contractor, by id or name.")
    ] = None,
    state: Annotated[IntroductionState | None, Query(description="In this state.")] = None,
    only_open: OnlyOpen = False,
    limit: Limit = 50,
    offset: Offset = 0,
) -> IntroductionPageOut:
    """Give the introductions that you may see, in the order in which they were made."""
    asked = AskedIntroductions(contractor=contractor, state=state, only_open=only_open)
    return _page(work, kept, asked, limit=limit, offset=offset)


@router.get(
    f"{INTRODUCTIONS}/due-checks",
    summary="List placements to be asked about",
    responses=problems(),
)
def list_due_checks(work: RegistrationWork, kept: KeptDep) -> DueChecksOut:
    """Give who was placed six or twelve months ago, while nobody told whether the work lasted."""
    with work() as uow:
        return due_checks_out(introductions.list_due_checks(uow, on=kept.today()))


@router.get(
    f"{INTRODUCTIONS}/log",
    summary="Get the log of introductions as CSV",
    response_class=Response,
    responses={
        **problems(),
        200: {
            "description": "One row an event.",
            "content": {"text/csv": {"schema": {"type": "string"}, "example": "event,on\n"}},
        },
    },
)
def get_introduction_log(
    work: RegistrationWork,
    kept: KeptDep,
    since: Annotated[Day | None, Query(description="First day of the events.")] = None,
    until: Annotated[Day | None, Query(description="Last day of the events.")] = None,
) -> Response:
    """Give every step and every check that you may see, without remarks.

    Each row carries channel, intermediary, contractor, contract, vacancy, who started it, and by
    which road the two were brought together.
    """
    with work() as uow:
        events = introduction_log(uow, first=since, last=until, today=kept.today())
    return Response(
        introduction_log_csv(events),
        media_type=MEDIA_TYPE,
        headers={"Content-Disposition": 'attachment; filename="voorstellen.csv"'},
    )


@router.get(ONE, summary="Read an introduction", responses=LOOKED_UP)
def read_introduction(
    introduction_id: IntroductionId, work: RegistrationWork, kept: KeptDep
) -> IntroductionOut:
    """Give one introduction with its log, and what you may do with it now."""
    with work() as uow:
        shown = introductions.read_introduction(uow, introduction_id, on=kept.today())
    return introduction_out(shown)


@router.get(f"{ONE}/events", summary="List the steps of an introduction", responses=LOOKED_UP)
def list_introduction_events(
    introduction_id: IntroductionId, work: RegistrationWork, kept: KeptDep
) -> IntroductionEventsOut:
    """Give the steps, oldest first."""
    with work() as uow:
        shown = introductions.read_introduction(uow, introduction_id, on=kept.today())
    return introduction_events_out(shown)


@router.post(
    f"{ONE}/events",
    summary="Record a step of an introduction",
    responses=CHANGED,
    dependencies=[JsonContent],
)
def record_introduction_event(
    introduction_id: IntroductionId, event: IntroductionEventIn, work: RegistrationWork
) -> IntroductionOut:
    """Add a step. It is never changed; a desk can open again what ended by mistake.

    When somebody is placed, all other open introductions of that person close by themselves, and
    when the last position is taken, those of others for the vacancy.
    """
    with work() as uow:
        after = introduction_steps.record_step(uow, introduction_id, event.step(), at=_now())
    return introduction_out(after)


@router.post(
    f"{ONE}/placement",
    status_code=201,
    summary="Place the candidate of an introduction",
    responses=CHANGED,
    dependencies=[JsonContent],
)
def place_introduced_candidate(
    introduction_id: IntroductionId, placement: IntroducedPlacementIn, work: RegistrationWork
) -> IntroductionOut:
    """Register the placement with the contractor, on the vacancy, and record the step.

    It counts from its first day for the contract that the vacancy served, if any.
    """
    with work() as uow:
        after = introduction_steps.hire(
            uow, introduction_id, placement.draft(), on=placement.on, at=_now()
        )
    return introduction_out(after)


@router.post(
    f"{ONE}/checks",
    summary="Record whether a placed candidate is in work still",
    responses=CHANGED,
    dependencies=[JsonContent],
)
def record_sustained_check(
    introduction_id: IntroductionId, check: SustainedCheckIn, work: RegistrationWork
) -> IntroductionOut:
    """Add what somebody learnt who asked, usually after six and after twelve months."""
    with work() as uow:
        after = introductions.record_check(
            uow,
            introduction_id,
            checked_on=check.on,
            still_in_work=check.still_in_work,
            at=_now(),
        )
    return introduction_out(after)


@router.post(
    f"{ONE}/end",
    summary="Record that the work is over",
    responses=CHANGED,
    dependencies=[JsonContent],
)
def record_work_end(
    introduction_id: IntroductionId, end: WorkEndIn, work: RegistrationWork
) -> IntroductionOut:
    """Give the placement its last day, and keep why it ended; what is told later holds."""
    with work() as uow:
        after = work_ends.record_end(
            uow, introduction_id, ended_on=end.on, reason=end.reason, at=_now()
        )
    return introduction_out(after)


@router.get(
    f"{VACANCIES}/{{vacancy_id:path}}/introductions",
    summary="List the introductions for a vacancy",
    responses=LOOKED_UP,
)
def list_vacancy_introductions(
    vacancy_id: AnyVacancy,
    work: RegistrationWork,
    kept: KeptDep,
    only_open: OnlyOpen = False,
    limit: Limit = 50,
    offset: Offset = 0,
) -> IntroductionPageOut:
    """Give who was introduced for a vacancy, as far as you may see."""
    asked = AskedIntroductions(vacancy=vacancy_id, only_open=only_open)
    return _page(work, kept, asked, limit=limit, offset=offset)


@router.get(
    f"{CANDIDATES}/{{candidate_id:path}}/introductions",
    summary="List the introductions of a candidate",
    responses=LOOKED_UP,
)
def list_candidate_introductions(
    candidate_id: AnyCandidate,
    work: RegistrationWork,
    kept: KeptDep,
    only_open: OnlyOpen = False,
    limit: Limit = 50,
    offset: Offset = 0,
) -> IntroductionPageOut:
    """Give where a candidate was introduced, as far as you may see."""
    asked = AskedIntroductions(candidate=candidate_id, only_open=only_open)
    return _page(work, kept, asked, limit=limit, offset=offset)


def _page(
    work: RegistrationWork, kept: KeptDep, asked: AskedIntroductions, *, limit: int, offset: int
) -> IntroductionPageOut:
    with work() as uow:
        page = introductions.list_introductions(
            uow, asked, limit=limit, offset=offset, on=kept.today()
        )
    return introduction_page_out(page, limit=limit, offset=offset)


def _now() -> datetime:
    return datetime.now(UTC).astimezone()
