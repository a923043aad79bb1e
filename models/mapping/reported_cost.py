"""ReportedCost and its row."""

from __future__ import annotations

from matcher.domain.reported_cost import ReportedCost
from models.rows.reported_cost import ReportedCostRow


def reported_cost_columns(cost: ReportedCost) -> dict[str, object]:
    """Return the columns of a report, without its words and those that refer to other rows."""
    return {
        "cost_id": cost.cost_id,
        "contractor_id": cost.contractor_id,
        "vacancy_id": cost.vacancy_id,
        "channel": cost.channel,
        "kind": cost.kind,
        "euros": cost.euros,
        "hours": cost.hours,
        "since": cost.since,
        "until": cost.until,
        "at": cost.reported_at,
        "by": cost.reported_by,
        "role": cost.role,
        "organisation_id": cost.organisation_id,
    }


def reported_cost_of(row: ReportedCostRow) -> ReportedCost:
    """Return the report of a row that was loaded with all its relations."""
    return ReportedCost(
        cost_id=row.cost_id,
        contract_id=row.contract.contract_id,
        contractor_id=row.contractor_id,
        vacancy_id=row.vacancy_id,
        introduction_id=row.introduction.introduction_id if row.introduction else None,
        channel=row.channel,
        kind=row.kind,
        euros=row.euros,
        hours=row.hours,
        since=row.since,
        until=row.until,
        remark=row.remark.words if row.remark else "",
        replaces=row.replaces.cost_id if row.replaces else None,
        replaced_by=row.replaced_by.cost_id if row.replaced_by else None,
        reported_at=row.at,
        reported_by=row.by,
        role=row.role,
        organisation_id=row.organisation_id,
    )
