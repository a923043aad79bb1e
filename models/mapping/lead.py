"""Lead and its rows."""

from __future__ import annotations

from matcher.domain.lead import Lead, LeadEvent
from models.rows.lead import LeadEventRow, LeadRow


def lead_columns(lead: Lead) -> dict[str, object]:
    """Return the columns of a lead, without that of the candidate."""
    return {
        "lead_id": lead.lead_id,
        "kind": lead.kind,
        "began_on": lead.on,
        "channel": lead.channel,
        "intermediary_id": lead.intermediary_id,
        "contractor_id": lead.contractor_id,
        "contract_id": lead.contract_id,
        "vacancy_id": lead.vacancy_id,
        "started_by": lead.started_by,
        "found_through": lead.found_through,
    }


def lead_event_columns(event: LeadEvent) -> dict[str, object]:
    """Return the columns of an event, without its words."""
    return {
        "answer": event.answer,
        "on": event.on,
        "at": event.at,
        "by": event.by,
        "role": event.role,
        "organisation_id": event.organisation_id,
    }


def lead_of(row: LeadRow, *, candidate_id: str | None) -> Lead:
    """Return the lead of a row with its events, with the candidate whom the viewer may see."""
    return Lead(
        lead_id=row.lead_id,
        kind=row.kind,
        channel=row.channel,
        intermediary_id=row.intermediary_id,
        contractor_id=row.contractor_id,
        contract_id=row.contract_id,
        vacancy_id=row.vacancy_id,
        candidate_id=candidate_id,
        started_by=row.started_by,
        found_through=row.found_through,
        events=tuple(_event_of(event) for event in row.events),
    )


def _event_of(row: LeadEventRow) -> LeadEvent:
    return LeadEvent(
        answer=row.answer,
        on=row.on,
        at=row.at,
        by=row.by,
        role=row.role,
        organisation_id=row.organisation_id,
        remark=row.remark.words if row.remark else "",
    )
