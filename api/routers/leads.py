"""Leads over HTTP: whom a contractor asked, who gave a tip, and what was heard."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from api.dependencies import JsonContent, RegistrationWork
from api.problems import NOT_FOUND
from api.routers.describing import CHANGED, CREATED, LISTED, located, problems
from api.routers.paths import LEADS
from api.schemas.fields import Reference
from api.schemas.lead import LeadAnswerIn, LeadIn, LeadOut, LeadPageOut, lead_out, lead_page_out
from api.schemas.paging import Limit, Offset
from api.services import leads
from matcher.domain.lead import LeadKind

router = APIRouter(tags=["leads"])

LeadId = Annotated[str, Path(description="Our id (L-…).", examples=["L-4K8W1B6XJ0RT"])]
ONE = f"{LEADS}/{{lead_id}}"


@router.post(
    LEADS,
    status_code=201,
    summary="Record a lead",
    responses={**CREATED, **located("The lead, under a new id.")},
    dependencies=[JsonContent],
)
def create_lead(lead: LeadIn, work: RegistrationWork, response: Response) -> LeadOut:
    """Record that people were asked for, or that somebody gave a tip; it is never changed.

    A contractor records its own, an intermediary what it was asked or tipped, a municipal desk and
    the operator all. That a profile was opened is recorded by itself.
    """
    with work() as uow:
        made = leads.record_lead(uow, lead.draft(), at=_now())
    response.headers["Location"] = f"{LEADS}/{made.lead_id}"
    return lead_out(made)


@router.get(LEADS, summary="List leads", responses=LISTED)
def list_leads(
    work: RegistrationWork,
    kind: Annotated[LeadKind | None, Query(description="Of this kind.")] = None,
    contractor: Annotated[
        Reference | None, Query(description="Of this contractor, by id or name.")
    ] = None,
    intermediary: Annotated[
        Reference | None, Query(description="To or from this intermediary, by id or name.")
    ] = None,
    vacancy: Annotated[
        Reference | None, Query(description="For this vacancy, by our or the contractor's id.")
    ] = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> LeadPageOut:
    """Give the leads that you may see, in the order in which they were recorded."""
    asked = leads.AskedLeads(
        kind=kind, contractor=contractor, intermediary=intermediary, vacancy=vacancy
    )
    with work() as uow:
        page = leads.list_leads(uow, asked, limit=limit, offset=offset)
    return lead_page_out(page, limit=limit, offset=offset)


@router.get(ONE, summary="Read a lead", responses=problems(NOT_FOUND))
def read_lead(lead_id: LeadId, work: RegistrationWork) -> LeadOut:
    """Give one lead with what was heard."""
    with work() as uow:
        return lead_out(leads.read_lead(uow, lead_id))


@router.post(
    f"{ONE}/answers",
    summary="Record what was heard",
    responses=CHANGED,
    dependencies=[JsonContent],
)
def answer_lead(lead_id: LeadId, answer: LeadAnswerIn, work: RegistrationWork) -> LeadOut:
    """Add an answer to a question for people; the last one holds, the earlier ones stay."""
    with work() as uow:
        return lead_out(leads.answer_lead(uow, lead_id, answer.heard(), at=_now()))


def _now() -> datetime:
    return datetime.now(UTC).astimezone()
