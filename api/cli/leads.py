"""Leads on the command line: whom a contractor asked for people, who gave a tip, what was heard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import typer

from api.cli.introductions import DayOption, RemarkOption
from api.cli.leads_table import print_lead, print_leads
from api.cli.option_groups import with_option_groups
from api.cli.options import now
from api.cli.registration_options import RegistrationOptions
from api.cli.value import CaseFormat
from api.schemas.lead import lead_out, lead_page_out
from api.services import leads
from api.services.channel_names import channel_of
from api.services.lead_drafts import LeadDraft
from api.services.leads import AskedLeads, HeardAnswer
from matcher.domain.introduction import FoundThrough, Initiator
from matcher.domain.lead import Lead, LeadAnswer, LeadKind

app = typer.Typer(
    no_args_is_help=True,
    help="Record what comes before an introduction: a contractor asked a channel for people, or "
    "somebody gave a tip. Events are added, and never changed.",
)

ContractorOption = Annotated[
    str | None,
    typer.Option("--contractor", metavar="ORGANISATION", help="Of this contractor, by id or name."),
]
IntermediaryOption = Annotated[
    str | None,
    typer.Option(
        "--intermediary", metavar="ORGANISATION", help="To or from this one, by id or name."
    ),
]
VacancyOption = Annotated[
    str | None,
    typer.Option("--vacancy", metavar="ID", help="For this vacancy, by our or the own id."),
]
ANSWERS = f"One of: {', '.join(LeadAnswer)}."


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadOptions(RegistrationOptions):
    """The options of these commands, and how one answer is printed."""

    def show(self, lead: Lead) -> None:
        """Print one lead."""
        if self.output is CaseFormat.JSON:
            typer.echo(lead_out(lead).model_dump_json(indent=2))
        else:
            print_lead(lead)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyOptions:
    """Whose lead it is, for which work, and from where people were to come."""

    contractor: ContractorOption = None
    contract: Annotated[
        str | None, typer.Option("--contract", metavar="ID", help="Under this contract.")
    ] = None
    vacancy: VacancyOption = None
    channel: Annotated[
        str | None,
        typer.Option(
            "--channel", metavar="CHANNEL", help="Which channel was asked, where no intermediary."
        ),
    ] = None
    intermediary: IntermediaryOption = None
    candidate: Annotated[
        str | None,
        typer.Option("--candidate", metavar="ID", help="Who was named, if anybody (K-…)."),
    ] = None


@app.command()
@with_option_groups
def add(
    kind: Annotated[
        LeadKind,
        typer.Argument(
            metavar="KIND",
            help="asked: a contractor asked for people. tip: somebody pointed at a candidate or a "
            "vacancy. (viewed is recorded by itself.)",
        ),
    ],
    parties: PartyOptions,
    access: LeadOptions,
    started_by: Annotated[
        Initiator | None,
        typer.Option(
            "--started-by",
            help="Who took the first step. Default: the contractor for a question, who acts for a "
            "tip; of a tip the operator says it.",
        ),
    ] = None,
    found_through: Annotated[
        FoundThrough | None,
        typer.Option("--found-through", help="By which road the person was found, if known."),
    ] = None,
    answer: Annotated[
        LeadAnswer | None,
        typer.Option(
            "--answer", metavar="ANSWER", help=f"What was heard on the same day. {ANSWERS}"
        ),
    ] = None,
    on: DayOption = None,
    remark: RemarkOption = "",
) -> None:
    """Record that people were asked for, or that somebody gave a tip.

    Example: sroi-match leads add asked --vacancy vac-1 --channel uwv --answer nobody_available
    """
    draft = LeadDraft(
        kind=kind,
        contractor=parties.contractor,
        contract=parties.contract,
        vacancy=parties.vacancy,
        channel=None if parties.channel is None else channel_of(parties.channel),
        intermediary=parties.intermediary,
        candidate=parties.candidate,
        started_by=started_by,
        found_through=found_through,
        answer=answer,
        on=on,
        remark=remark,
    )
    with access.begun() as begin, begin() as uow:
        made = leads.record_lead(uow, draft, at=now())
    access.show(made)


@app.command("list")
@with_option_groups
def list_leads(
    access: LeadOptions,
    kind: Annotated[
        LeadKind | None,
        typer.Option("--kind", metavar="KIND", help=f"One of: {', '.join(LeadKind)}."),
    ] = None,
    contractor: ContractorOption = None,
    intermediary: IntermediaryOption = None,
    vacancy: VacancyOption = None,
    top: Annotated[int, typer.Option("--top", min=1, max=100_000, help="How many to show.")] = 50,
) -> None:
    """List leads, in the order in which they were recorded."""
    asked = AskedLeads(kind=kind, contractor=contractor, intermediary=intermediary, vacancy=vacancy)
    with access.begun() as begin, begin() as uow:
        page = leads.list_leads(uow, asked, limit=top, offset=0)
    if access.output is CaseFormat.JSON:
        typer.echo(lead_page_out(page, limit=top, offset=0).model_dump_json(indent=2))
    else:
        print_leads(page.rows, page.total)


@app.command()
@with_option_groups
def answer(
    lead: Annotated[str, typer.Argument(metavar="LEAD", help="The id of the lead (L-…).")],
    heard: Annotated[LeadAnswer, typer.Argument(metavar="ANSWER", help=ANSWERS)],
    access: LeadOptions,
    on: DayOption = None,
    remark: RemarkOption = "",
) -> None:
    """Record what was heard; the last answer holds, the earlier ones stay.

    Example: sroi-match leads answer L-4K8W1B6XJ0RT people_offered
    """
    sent = HeardAnswer(answer=heard, on=on, remark=remark)
    with access.begun() as begin, begin() as uow:
        after = leads.answer_lead(uow, lead, sent, at=now())
    access.show(after)
