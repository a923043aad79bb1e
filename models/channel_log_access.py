"""Who may see and add to leads and reported costs: the only maker of a SELECT on them.

============== ============================================= =====================================
role           sees and adds leads                           sees and reports costs
============== ============================================= =====================================
OPERATOR       all                                           all
MUNICIPAL_DESK all                                           all
INTERMEDIARY   to itself; sees those of its candidates       none
CONTRACTOR     of its own                                    of its own contracts
============== ============================================= =====================================

A lead shows its candidate to whom may see the candidate today, as the log of rankings does.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, ScalarSelect, Select, false, func, or_, select, true

from matcher.domain.access import DECIDING_ROLES, Role, Viewer
from matcher.domain.lead import Lead
from matcher.errors import Conflict
from models.rows.candidate import CandidateRow
from models.rows.contract import ContractRow
from models.rows.lead import LeadEventRow, LeadRow
from models.rows.organisation import OrganisationRow
from models.rows.reported_cost import ReportedCostRow


def visible_leads(viewer: Viewer) -> Select[LeadRow]:
    """Return the SELECT of the leads that this viewer may see."""
    return select(LeadRow).where(_sees_lead(viewer))


def check_may_add_lead(viewer: Viewer, lead: Lead) -> None:
    """Refuse, with Conflict, a lead of others: neither one's own question nor one put to oneself.

    Names the field by which it is somebody else's.
    """
    if viewer.role in DECIDING_ROLES:
        return
    if viewer.role is Role.CONTRACTOR and viewer.organisation_id != lead.contractor_id:
        raise Conflict(
            "A contractor records its own leads only.",
            where="contractor",
            remedy="Name a vacancy or contract of your own, or leave the contractor out.",
        )
    if viewer.role is Role.INTERMEDIARY and viewer.organisation_id != lead.intermediary_id:
        raise Conflict(
            "An intermediary records what it was asked, or what it tipped, only.",
            where="intermediary",
            remedy="Name your own organisation, or let the contractor record it.",
        )


def stored_lead(lead_id: str) -> Select[int, int | None, int]:
    """Return the SELECT of what is stored of a lead: what is added comes after it.

    The keys of lead and candidate, and the number of events.
    """
    n_events = (
        select(func.count(LeadEventRow.sequence))
        .where(LeadEventRow.lead_key == LeadRow.key)
        .scalar_subquery()
    )
    return select(LeadRow.key, LeadRow.candidate_key, n_events).where(LeadRow.lead_id == lead_id)


def visible_reported_costs(viewer: Viewer) -> Select[ReportedCostRow]:
    """Return the SELECT of the reported costs that this viewer may see."""
    return select(ReportedCostRow).where(_sees_cost(viewer))


def stored_cost(cost_id: str | None) -> Select[int]:
    """Return the SELECT of the key of a report that is stored."""
    return select(ReportedCostRow.key).where(ReportedCostRow.cost_id == cost_id)


def _sees_lead(viewer: Viewer) -> ColumnElement[bool]:
    if viewer.role in DECIDING_ROLES:
        return true()
    if viewer.organisation_id is None:
        return false()
    if viewer.role is Role.CONTRACTOR:
        return LeadRow.contractor_id == viewer.organisation_id
    is_own = CandidateRow.organisation_key == _organisation_key(viewer)
    return or_(LeadRow.intermediary_id == viewer.organisation_id, LeadRow.candidate.has(is_own))


def _sees_cost(viewer: Viewer) -> ColumnElement[bool]:
    if viewer.role in DECIDING_ROLES:
        return true()
    if viewer.role is Role.CONTRACTOR:
        is_own = ContractRow.organisation_key == _organisation_key(viewer)
        return ReportedCostRow.contract.has(is_own)
    return false()


def _organisation_key(viewer: Viewer) -> ScalarSelect[int]:
    return (
        select(OrganisationRow.key)
        .where(OrganisationRow.organisation_id == viewer.organisation_id)
        .scalar_subquery()
    )
