"""Extra costs on the command line: reported under a contract, corrected, and listed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

import typer

from api.cli.costs_table import print_cost, print_costs
from api.cli.introductions import RemarkOption
from api.cli.option_groups import with_option_groups
from api.cli.options import now
from api.cli.registration_options import RegistrationOptions
from api.cli.value import CaseFormat
from api.cli.written import amount_option, day_option
from api.schemas.reported_cost import reported_cost_out, reported_costs_out
from api.services import reported_costs
from api.services.channel_names import channel_of
from api.services.reported_costs import CostDraft
from matcher.domain.reported_cost import CostKind, ReportedCost

app = typer.Typer(
    no_args_is_help=True,
    help="Report the extra costs and hours of social return under a contract. 0 says that there "
    "were none; what nobody reports is unknown. A correction is a new report.",
)

ContractArgument = Annotated[
    str, typer.Argument(metavar="CONTRACT", help="Our id (C-…) or the contractor's own.")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class CostOptions(RegistrationOptions):
    """The options of these commands, and how one answer is printed."""

    def show(self, cost: ReportedCost) -> None:
        """Print one report."""
        if self.output is CaseFormat.JSON:
            typer.echo(reported_cost_out(cost).model_dump_json(indent=2))
        else:
            print_cost(cost)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOptions:
    """What is reported."""

    kind: Annotated[
        CostKind,
        typer.Option("--kind", metavar="KIND", help=f"One of: {', '.join(CostKind)}."),
    ]
    since: Annotated[date, day_option("--since", "First day of what it is for.")]
    until: Annotated[date, day_option("--until", "Last day, included; up to today.")]
    euros: Annotated[
        Decimal | None,
        amount_option("--euros", "EUROS", "Excluding VAT, as 1250,50; 0 if there were none."),
    ] = None
    hours: Annotated[
        Decimal | None,
        amount_option("--hours", "HOURS", "Spent by the own people; 0 if there were none."),
    ] = None
    vacancy: Annotated[
        str | None, typer.Option("--vacancy", metavar="ID", help="For this vacancy.")
    ] = None
    introduction: Annotated[
        str | None,
        typer.Option("--introduction", metavar="ID", help="For who was introduced by it (N-…)."),
    ] = None
    channel: Annotated[
        str | None,
        typer.Option("--channel", metavar="CHANNEL", help="For people of this channel."),
    ] = None

    def draft(self, remark: str) -> CostDraft:
        """Return the report as it was written."""
        return CostDraft(
            kind=self.kind,
            since=self.since,
            until=self.until,
            euros=self.euros,
            hours=self.hours,
            vacancy=self.vacancy,
            introduction=self.introduction,
            channel=None if self.channel is None else channel_of(self.channel),
            remark=remark,
        )


@app.command()
@with_option_groups
def report(
    contract: ContractArgument,
    told: ReportOptions,
    access: CostOptions,
    remark: RemarkOption = "",
) -> None:
    """Report extra costs or hours under a contract; at least one of the two.

    Example: sroi-match costs report 2025-017 --kind guidance --euros 1250,50 --hours 40 --since
    2026-07-01 --until 2026-09-30
    """
    with access.begun() as begin, begin() as uow:
        made = reported_costs.report_cost(uow, contract, told.draft(remark), at=now())
    access.show(made)


@app.command("list")
@with_option_groups
def list_costs(
    contract: ContractArgument,
    access: CostOptions,
    with_replaced: Annotated[
        bool, typer.Option("--with-replaced", help="Also those that a later report replaced.")
    ] = False,
) -> None:
    """List what was reported under a contract, in order of reporting."""
    with access.begun() as begin, begin() as uow:
        found = reported_costs.list_costs(uow, contract, with_replaced=with_replaced)
    if access.output is CaseFormat.JSON:
        typer.echo(reported_costs_out(found).model_dump_json(indent=2))
    else:
        print_costs(found)


@app.command("replace")
@with_option_groups
def replace_cost(
    cost: Annotated[str, typer.Argument(metavar="COST", help="The id of the report (M-…).")],
    told: ReportOptions,
    access: CostOptions,
    remark: RemarkOption = "",
) -> None:
    """Correct a report by a new one under the same contract; the earlier one stays readable.

    Example: sroi-match costs replace M-6T1ZQ0V8M3KD --kind guidance --euros 950 --since 2026-07-01
    --until 2026-09-30
    """
    with access.begun() as begin, begin() as uow:
        made = reported_costs.replace_cost(uow, cost, told.draft(remark), at=now())
    access.show(made)
