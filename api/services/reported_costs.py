"""Extra costs and hours that a contractor reports: added, corrected by a new report, looked up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from api.services.claim_texts import checked_text
from api.services.identifiers import new_id
from api.services.introduction_disclosure import NOBODY
from api.services.references import vacancy_named
from matcher.domain.access import DECIDING_ROLES, Viewer
from matcher.domain.contract import Contract
from matcher.domain.introduction import Introduction
from matcher.domain.organisation import Channel
from matcher.domain.reported_cost import CostKind, ReportedCost
from matcher.errors import Conflict, InvalidInput, NotFound
from matcher.introductions.reasons import check_remark
from models.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class CostDraft:
    """Costs to report; vacancy and introduction named as people name them.

    Attributes
    ----------
    euros, hours : Decimal or None
        At least one of the two; 0 says that there were none.
    since, until : date
        The days that they are for.
    channel : Channel or None
        None is that of the introduction, if one is named.
    """

    kind: CostKind
    since: date
    until: date
    euros: Decimal | None = None
    hours: Decimal | None = None
    vacancy: str | None = None
    introduction: str | None = None
    channel: Channel | None = None
    remark: str = ""


def report_cost(uow: UnitOfWork, contract: str, draft: CostDraft, *, at: datetime) -> ReportedCost:
    """Store a report under a contract, named by our id or the contractor's own.

    Raises
    ------
    InvalidInput
        If amounts, days or remark cannot be, or vacancy or introduction is not of this contractor.
    Conflict
        If the viewer neither owes the contract nor decides what counts.
    """
    return _added(uow, _cost(uow, uow.contracts.resolve(contract), draft, at))


def replace_cost(uow: UnitOfWork, cost_id: str, draft: CostDraft, *, at: datetime) -> ReportedCost:
    """Store a report in the place of an earlier one under the same contract, which stays readable.

    Raises
    ------
    Conflict
        If that one was replaced already; and as for a new report.
    """
    uow.begin_change()
    earlier = uow.reported_costs.get(cost_id)
    contract = uow.contracts.get(earlier.contract_id)
    return _added(uow, replace(_cost(uow, contract, draft, at), replaces=earlier.cost_id))


def read_cost(uow: UnitOfWork, cost_id: str) -> ReportedCost:
    """Return a report, also one that was replaced, as the viewer may see it."""
    return shown_cost(uow.reported_costs.get(cost_id), uow.viewer)


def list_costs(uow: UnitOfWork, contract: str, *, with_replaced: bool) -> list[ReportedCost]:
    """Return the reports on a contract, in order of reporting."""
    contract_id = uow.contracts.resolve(contract).contract_id
    found = uow.reported_costs.of_contract(contract_id, with_replaced=with_replaced)
    return [shown_cost(cost, uow.viewer) for cost in found]


def shown_cost(cost: ReportedCost, viewer: Viewer) -> ReportedCost:
    """Return a report without the login and the remark of others than the own organisation."""
    is_own = cost.organisation_id is not None and cost.organisation_id == viewer.organisation_id
    if is_own or viewer.role in DECIDING_ROLES:
        return cost
    return replace(cost, reported_by=NOBODY, remark="")


def _added(uow: UnitOfWork, cost: ReportedCost) -> ReportedCost:
    uow.reported_costs.add(cost)
    uow.commit()
    return read_cost(uow, cost.cost_id)


def _cost(uow: UnitOfWork, contract: Contract, draft: CostDraft, at: datetime) -> ReportedCost:
    remark = checked_text(draft.remark, "remark")
    check_remark(remark)
    if draft.until > at.date():
        raise InvalidInput(
            f"{draft.until} is still to come: what is reported was spent.",
            where="until",
            remedy="Report up to today, and the rest when it is known.",
        )
    introduction = _introduction(uow, contract, draft, remark)
    return ReportedCost(
        cost_id=new_id("M"),
        contract_id=contract.contract_id,
        contractor_id=contract.organisation_id,
        vacancy_id=_vacancy_id(uow, contract, draft, introduction),
        introduction_id=introduction.introduction_id if introduction else None,
        channel=_channel(draft, introduction),
        kind=draft.kind,
        euros=draft.euros,
        hours=draft.hours,
        since=draft.since,
        until=draft.until,
        remark=remark,
        reported_by=uow.viewer.actor,
        role=uow.viewer.role,
        organisation_id=uow.viewer.organisation_id,
        reported_at=at,
    )


def _introduction(
    uow: UnitOfWork, contract: Contract, draft: CostDraft, remark: str
) -> Introduction | None:
    if draft.introduction is None:
        return None
    try:
        found = uow.introductions.get(draft.introduction.strip())
    except NotFound as fault:
        raise InvalidInput(
            "No introduction that you may see has this id.",
            where="introduction",
            remedy="Look it up in the list of introductions.",
        ) from fault
    if found.contractor_id != contract.organisation_id:
        raise _of_another("introduction")
    if remark and found.candidate_id is None:
        raise Conflict(
            "The candidate of this introduction was erased: words about it are not kept any more.",
            where="remark",
            remedy="Leave the remark out; the amounts stay.",
        )
    return found


def _vacancy_id(
    uow: UnitOfWork, contract: Contract, draft: CostDraft, introduction: Introduction | None
) -> str | None:
    if draft.vacancy is None:
        return introduction.vacancy_id if introduction else None
    vacancy = vacancy_named(uow, draft.vacancy)
    if vacancy.organisation_id != contract.organisation_id:
        raise _of_another("vacancy")
    if introduction is not None and introduction.vacancy_id != vacancy.vacancy_id:
        raise InvalidInput(
            f"The introduction is for another vacancy, {introduction.vacancy_id}.",
            where="vacancy",
            remedy="Leave the vacancy out.",
        )
    return vacancy.vacancy_id


def _channel(draft: CostDraft, introduction: Introduction | None) -> Channel | None:
    if introduction is None or introduction.channel is None:
        return draft.channel
    if draft.channel not in (None, introduction.channel):
        raise InvalidInput(
            f"The candidate of the introduction came by another channel, {introduction.channel}.",
            where="channel",
            remedy="Leave the channel out.",
        )
    return introduction.channel


def _of_another(what: str) -> InvalidInput:
    return InvalidInput(
        f"This {what} is not of the contractor that owes the contract.",
        where=what,
        remedy=f"Name one of that contractor, or leave the {what} out.",
    )
