"""Extra costs and hours as JSON: what a contractor reports of a contract."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from pydantic import ConfigDict, Field

from api.schemas.effort import EffortHours
from api.schemas.fields import ChannelCode, Day, Euros, Reference
from api.schemas.introduction import Remark
from api.schemas.schema import Schema
from api.services.reported_costs import CostDraft
from matcher.domain.access import Role
from matcher.domain.organisation import Channel
from matcher.domain.reported_cost import CostKind, ReportedCost

_EXAMPLE: dict[str, Any] = {
    "kind": "guidance",
    "euros": "1250.50",
    "hours": "40.00",
    "since": "2026-07-01",
    "until": "2026-09-30",
    "introduction": "N-4K8W1B6XJ0RT",
}
_OUT_EXAMPLE: dict[str, Any] = {
    "id": "M-6T1ZQ0V8M3KD",
    "contract": "C-0M7T2B8Y4QGF",
    "contractor": "O-2H4C9V7PGM0S",
    "vacancy": "V-5D8N1KX3R6WJ",
    "introduction": "N-4K8W1B6XJ0RT",
    "channel": "uwv",
    "kind": "guidance",
    "euros": "1250.50",
    "hours": "40.00",
    "since": "2026-07-01",
    "until": "2026-09-30",
    "remark": None,
    "replaces": None,
    "replaced_by": None,
    "reported_at": "2026-10-05T09:00:00Z",
    "reported_by": "http api",
    "role": "contractor",
    "organisation": "O-2H4C9V7PGM0S",
}


class ReportedCostIn(Schema):
    """Extra costs or hours to report (meerkosten): at least one of euros and hours."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                _EXAMPLE,
                {
                    "kind": "administration",
                    "euros": "0.00",
                    "since": "2026-01-01",
                    "until": "2026-09-30",
                },
            ]
        }
    )

    kind: CostKind = Field(description="On what it went; the list is a choice of this project.")
    since: Day = Field(description="First day of what it is for.")
    until: Day = Field(description="Last day, included; not a day still to come.")
    euros: Euros | None = Field(
        None,
        description="Excluding VAT, to the cent. 0 says that there were none; null is not reported",
    )
    hours: EffortHours | None = Field(
        None, description="Spent by the contractor's own people; 0 and null likewise."
    )
    vacancy: Reference | None = Field(None, description="For this vacancy, by our or its own id.")
    introduction: Reference | None = Field(
        None, description="For who was introduced by this (N-…); gives vacancy and channel."
    )
    channel: ChannelCode | None = Field(
        None, description="For people of this channel, where no introduction is named."
    )
    remark: Remark = ""

    def draft(self) -> CostDraft:
        """Return the report as it was sent."""
        return CostDraft(
            kind=self.kind,
            since=self.since,
            until=self.until,
            euros=self.euros,
            hours=self.hours,
            vacancy=self.vacancy,
            introduction=self.introduction,
            channel=self.channel,
            remark=self.remark,
        )


class ReportedCostOut(Schema):
    """A report, as far as the one who asks may see; null is unknown."""

    model_config = ConfigDict(json_schema_extra={"examples": [_OUT_EXAMPLE]})

    id: str
    contract: str
    contractor: str = Field(description="Whose contract it was then.")
    vacancy: str | None
    introduction: str | None
    channel: Channel | None
    kind: CostKind
    euros: Decimal | None
    hours: Decimal | None
    since: Day
    until: Day
    remark: str | None = Field(description="Null where there is none, or where you may not read it")
    replaces: str | None = Field(description="The earlier report that this one corrects.")
    replaced_by: str | None = Field(
        description="The later report that corrects this one; then this one does not count."
    )
    reported_at: datetime
    reported_by: str | None = Field(
        description="A login or a process; null for others than your own organisation, but for "
        "desks and the operator."
    )
    role: Role
    organisation: str | None = Field(description="For whom it was reported; null: the operator.")


class ReportedCostsOut(Schema):
    """The reports on a contract, in order of reporting."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"rows": [_OUT_EXAMPLE]}]})

    rows: list[ReportedCostOut]


def reported_cost_out(cost: ReportedCost) -> ReportedCostOut:
    """Return the report as it goes out."""
    return ReportedCostOut(
        id=cost.cost_id,
        contract=cost.contract_id,
        contractor=cost.contractor_id,
        vacancy=cost.vacancy_id,
        introduction=cost.introduction_id,
        channel=cost.channel,
        kind=cost.kind,
        euros=cost.euros,
        hours=cost.hours,
        since=cost.since,
        until=cost.until,
        remark=cost.remark or None,
        replaces=cost.replaces,
        replaced_by=cost.replaced_by,
        reported_at=cost.reported_at,
        reported_by=cost.reported_by or None,
        role=cost.role,
        organisation=cost.organisation_id,
    )


def reported_costs_out(costs: list[ReportedCost]) -> ReportedCostsOut:
    """Return the reports on a contract as they go out."""
    return ReportedCostsOut(rows=[reported_cost_out(cost) for cost in costs])
