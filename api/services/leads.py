"""Leads: recorded, answered and looked up, as far as one viewer may see them.

A contractor reads the remarks of its own organisation only, and sees a candidate whom it may see
today only; the login of who recorded something is for the own organisation, desks and the operator.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from api.services.claim_texts import checked_text
from api.services.identifiers import new_id
from api.services.introduction_disclosure import NOBODY
from api.services.introduction_provenance import initiator_of
from api.services.lead_drafts import LeadDraft, source_of, work_of
from api.services.references import organisation_id_of, vacancy_named
from matcher.domain.access import DECIDING_ROLES, Role, Viewer
from matcher.domain.introduction import Initiator
from matcher.domain.lead import Lead, LeadAnswer, LeadEvent, LeadKind
from matcher.domain.organisation import OrganisationKind
from matcher.introductions.leads import answered, check_recordable, lead_event
from models.paging import Page
from models.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardAnswer:
    """An answer to what was asked; ``on`` is the day, None is today."""

    answer: LeadAnswer
    on: date | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedLeads:
    """Which leads are asked for, named as people name them; None leaves the choice open."""

    kind: LeadKind | None = None
    contractor: str | None = None
    intermediary: str | None = None
    vacancy: str | None = None


def record_lead(uow: UnitOfWork, draft: LeadDraft, *, at: datetime) -> Lead:
    """Store a new lead, with channel, contractor and contract as they are now.

    Raises
    ------
    InvalidInput
        If what it names is not there, does not belong together, or is still to come.
    Conflict
        If it is a lead of others, nothing was asked that could be answered, or the candidate did
        not consent to sharing.
    """
    check_recordable(draft.kind)
    work, source = work_of(uow, draft), source_of(uow, draft)
    remark = checked_text(draft.remark, "remark")
    first = lead_event(uow.viewer, on=draft.on or at.date(), at=at, remark=remark)
    lead = Lead(
        lead_id=new_id("L"),
        kind=draft.kind,
        channel=source.channel,
        intermediary_id=source.intermediary_id,
        contractor_id=work.contractor_id,
        contract_id=work.contract_id,
        vacancy_id=work.vacancy_id,
        candidate_id=source.candidate_id,
        started_by=_initiator(uow.viewer, draft),
        found_through=draft.found_through,
        events=(first,),
    )
    if draft.answer is not None:
        lead = answered(lead, replace(first, answer=draft.answer, remark=""))
    uow.leads.add(lead)
    uow.commit()
    return read_lead(uow, lead.lead_id)


def answer_lead(uow: UnitOfWork, lead_id: str, heard: HeardAnswer, *, at: datetime) -> Lead:
    """Add what was heard to a lead; the answer that comes last holds, the earlier ones stay.

    Raises
    ------
    Conflict
        If nothing was asked.
    InvalidInput
        If day or remark cannot be.
    """
    uow.begin_change()
    remark = checked_text(heard.remark, "remark")
    event = lead_event(
        uow.viewer, on=heard.on or at.date(), at=at, answer=heard.answer, remark=remark
    )
    uow.leads.append(answered(uow.leads.get(lead_id), event))
    uow.commit()
    return read_lead(uow, lead_id)


def read_lead(uow: UnitOfWork, lead_id: str) -> Lead:
    """Return a lead as the viewer may see it."""
    return shown_lead(uow.leads.get(lead_id), uow.viewer)


def list_leads(uow: UnitOfWork, asked: AskedLeads, *, limit: int, offset: int) -> Page[Lead]:
    """Return a page of leads as the viewer may see them, in the order of recording."""
    page = uow.leads.list(
        kind=asked.kind,
        contractor_id=_organisation_id(uow, asked.contractor, OrganisationKind.CONTRACTOR),
        intermediary_id=_organisation_id(uow, asked.intermediary, OrganisationKind.INTERMEDIARY),
        vacancy_id=None if asked.vacancy is None else vacancy_named(uow, asked.vacancy).vacancy_id,
        limit=limit,
        offset=offset,
    )
    return Page([shown_lead(lead, uow.viewer) for lead in page.rows], page.total)


def shown_lead(lead: Lead, viewer: Viewer) -> Lead:
    """Return a lead without what this viewer may not read of what others recorded."""
    return replace(lead, events=tuple(_shown_event(event, viewer) for event in lead.events))


def _shown_event(event: LeadEvent, viewer: Viewer) -> LeadEvent:
    is_own = event.organisation_id is not None and event.organisation_id == viewer.organisation_id
    if is_own or viewer.role in DECIDING_ROLES:
        return event
    is_contractor = viewer.role is Role.CONTRACTOR
    return replace(event, by=NOBODY, remark="" if is_contractor else event.remark)


def _initiator(viewer: Viewer, draft: LeadDraft) -> Initiator:
    is_question = draft.kind is LeadKind.ASKED and draft.started_by is None
    return Initiator.CONTRACTOR if is_question else initiator_of(viewer, draft.started_by)


def _organisation_id(uow: UnitOfWork, text: str | None, kind: OrganisationKind) -> str | None:
    return None if text is None else organisation_id_of(uow, text, kind, where=kind)
