"""Introductions on the command line: made, moved from step to step, asked after, and exported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated

import typer

from api.cli.answer import Answer
from api.cli.introductions_table import print_introduction, print_introductions
from api.cli.new_file import hand_over
from api.cli.option_groups import with_option_groups
from api.cli.options import ActingForOption, DatabaseOption, now, opened_for
from api.cli.registration_options import RegistrationOptions
from api.cli.value import CaseFormat
from api.cli.written import check_order, day_option, number_option
from api.reports.introduction_log_csv import introduction_log_csv
from api.schemas.introduction_answer import (
    due_checks_out,
    introduction_out,
    introduction_page_out,
)
from api.services import introductions
from api.services.introduction_disclosure import ShownIntroduction
from api.services.introduction_drafts import IntroductionDraft, IntroductionStep
from api.services.introduction_log import introduction_log
from api.services.introduction_steps import hire, record_step
from api.services.introductions import AskedIntroductions
from api.services.placement_drafts import PlacementDraft
from api.services.work_ends import record_end
from matcher.domain.access import Purpose
from matcher.domain.introduction import (
    FoundThrough,
    Initiator,
    IntroductionState,
    RefusalReason,
)
from matcher.domain.placement import Placement, WorkForm
from matcher.domain.work_end import EndReason

app = typer.Typer(
    no_args_is_help=True,
    help="Introduce candidates for vacancies, and record every step until a job or a refusal. "
    "Steps are added, and never changed.",
)

IntroductionArgument = Annotated[
    str, typer.Argument(metavar="INTRODUCTION", help="The id of the introduction (N-…).")
]
DayOption = Annotated[
    date | None, day_option("--on", "The day on which it happened. Default: today.")
]
RemarkOption = Annotated[
    str,
    typer.Option(
        "--remark",
        metavar="TEXT",
        help="A few words about the work. Write nothing on health, benefit, origin, belief or "
        "past, and no name: the log is never changed.",
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessOptions(RegistrationOptions):
    """The options of these commands, and how one answer is printed."""

    def show(self, introduction: ShownIntroduction) -> None:
        """Print one introduction."""
        if self.output is CaseFormat.JSON:
            typer.echo(introduction_out(introduction).model_dump_json(indent=2))
        else:
            print_introduction(introduction)


@app.command("list")
@with_option_groups
def list_introductions(
    access: AccessOptions,
    vacancy: Annotated[
        str | None, typer.Option("--vacancy", metavar="ID", help="For this vacancy.")
    ] = None,
    candidate: Annotated[
        str | None, typer.Option("--candidate", metavar="ID", help="Of this candidate.")
    ] = None,
    contractor: Annotated[
        str | None,
        typer.Option("--contractor", metavar="ORGANISATION", help="For this contractor."),
    ] = None,
    state: Annotated[
        IntroductionState | None,
        typer.Option("--state", metavar="STATE", help=f"One of: {', '.join(IntroductionState)}."),
    ] = None,
    only_open: Annotated[
        bool, typer.Option("--open", help="Only those of which something may still come.")
    ] = False,
    top: Annotated[int, typer.Option("--top", min=1, max=100_000, help="How many to show.")] = 50,
) -> None:
    """List introductions, in the order in which they were made."""
    asked = AskedIntroductions(
        vacancy=vacancy,
        candidate=candidate,
        contractor=contractor,
        state=state,
        only_open=only_open,
    )
    with access.begun() as begin, begin() as uow:
        page = introductions.list_introductions(uow, asked, limit=top, offset=0, on=now().date())
    if access.output is CaseFormat.JSON:
        typer.echo(introduction_page_out(page, limit=top, offset=0).model_dump_json(indent=2))
    else:
        print_introductions(page.rows, page.total)


@app.command()
@with_option_groups
def show(introduction: IntroductionArgument, access: AccessOptions) -> None:
    """Show one introduction: every step, who recorded it, and what can be done now."""
    with access.begun() as begin, begin() as uow:
        found = introductions.read_introduction(uow, introduction, on=now().date())
    access.show(found)


@app.command()
@with_option_groups
def propose(
    candidate: Annotated[
        str,
        typer.Argument(
            metavar="CANDIDATE", help="The pseudonym (K-…) or the id in the own system."
        ),
    ],
    vacancy: Annotated[
        str, typer.Argument(metavar="VACANCY", help="Our id (V-…) or the contractor's own.")
    ],
    access: AccessOptions,
    ranking: Annotated[
        str | None,
        typer.Option(
            "--ranking", metavar="ID", help="The list in which the candidate was seen (R-…)."
        ),
    ] = None,
    found_through: Annotated[
        FoundThrough | None,
        typer.Option("--found-through", help="By which road, where it was no ranking."),
    ] = None,
    started_by: Annotated[
        Initiator | None,
        typer.Option(
            "--started-by", help="Who took the first step. Default: who acts; the operator says it."
        ),
    ] = None,
    on: DayOption = None,
    remark: RemarkOption = "",
) -> None:
    """Introduce a candidate for a vacancy.

    Example: sroi-match introductions propose K-3F7Q9ZT0B2MX V-5D8N1KX3R6WJ --ranking
    R-1Z9C4T7HQ2VB --started-by intermediary
    """
    draft = IntroductionDraft(
        candidate=candidate,
        vacancy=vacancy,
        found_through=found_through,
        ranking=ranking,
        started_by=started_by,
        on=on,
        remark=remark,
    )
    with access.begun() as begin, begin() as uow:
        made = introductions.register_introduction(uow, draft, at=now())
    access.show(made)


@app.command()
@with_option_groups
def move(
    introduction: IntroductionArgument,
    state: Annotated[
        IntroductionState,
        typer.Argument(metavar="STATE", help=f"One of: {', '.join(IntroductionState)}."),
    ],
    access: AccessOptions,
    reason: Annotated[
        RefusalReason | None,
        typer.Option("--reason", metavar="REASON", help=f"Of an end: {', '.join(RefusalReason)}."),
    ] = None,
    placement: Annotated[
        str | None,
        typer.Option(
            "--placement",
            metavar="ID",
            help="With 'placed': the placement that is registered already (P-…).",
        ),
    ] = None,
    on: DayOption = None,
    remark: RemarkOption = "",
) -> None:
    """Record a step. When somebody is placed, what is open elsewhere closes by itself.

    A municipal desk and the operator also open again what ended by mistake: name the state in
    which it was, and say in the remark what the mistake was.

    Example: sroi-match introductions move N-4K8W1B6XJ0RT declined_by_candidate --reason travel
    """
    sent = IntroductionStep(state=state, on=on, reason=reason, remark=remark, placement=placement)
    with access.begun() as begin, begin() as uow:
        after = record_step(uow, introduction, sent, at=now())
    access.show(after)


@app.command()
@with_option_groups
def place(
    introduction: IntroductionArgument,
    access: AccessOptions,
    form: Annotated[WorkForm, typer.Option("--form", help="In which form the candidate works.")],
    starts_on: Annotated[date, day_option("--starts-on", "First day of work.")],
    ends_on: Annotated[
        date | None, day_option("--ends-on", "Last day of work. Default: open-ended.")
    ] = None,
    hours: Annotated[
        Decimal | None, number_option("--hours", "HOURS", "Agreed hours per week.")
    ] = None,
    on: DayOption = None,
) -> None:
    """Register the placement that comes of an introduction, and record the step.

    It is with the contractor, on the vacancy, and counts for the contract that the vacancy served.
    """
    check_order(starts_on, ends_on, "--starts-on, --ends-on")
    placement = Placement(
        placement_id="",
        candidate_id="",
        form=form,
        starts_on=starts_on,
        ends_on=ends_on,
        hours_per_week=hours,
    )
    with access.begun() as begin, begin() as uow:
        after = hire(uow, introduction, PlacementDraft(placement=placement), on=on, at=now())
    access.show(after)


@app.command()
@with_option_groups
def check(
    introduction: IntroductionArgument,
    still_in_work: Annotated[
        Answer,
        typer.Argument(
            metavar="ANSWER",
            help="Is the candidate in work still: yes, no, or unknown where it was not learnt.",
        ),
    ],
    access: AccessOptions,
    on: DayOption = None,
) -> None:
    """Record whether a placed candidate is in work still, usually after 6 and 12 months."""
    with access.begun() as begin, begin() as uow:
        after = introductions.record_check(
            uow, introduction, checked_on=on, still_in_work=still_in_work.outcome, at=now()
        )
    access.show(after)


@app.command()
@with_option_groups
def end(
    introduction: IntroductionArgument,
    reason: Annotated[
        EndReason,
        typer.Argument(metavar="REASON", help=f"Why it ended. One of: {', '.join(EndReason)}."),
    ],
    access: AccessOptions,
    on: Annotated[date | None, day_option("--on", "The last day of work. Default: today.")] = None,
) -> None:
    """Record that the work is over: the placement gets its last day, the log the reason.

    Example: sroi-match introductions end N-4K8W1B6XJ0RT contract_ended --on 2026-11-24
    """
    with access.begun() as begin, begin() as uow:
        after = record_end(uow, introduction, ended_on=on, reason=reason, at=now())
    access.show(after)


@app.command()
@with_option_groups
def due(access: AccessOptions) -> None:
    """List who was placed six or twelve months ago, while nobody told whether the work lasted."""
    with access.begun() as begin, begin() as uow:
        found = introductions.list_due_checks(uow, on=now().date())
    if access.output is CaseFormat.JSON:
        typer.echo(due_checks_out(found).model_dump_json(indent=2))
    else:
        print_introductions(found, len(found))


@app.command()
def log(
    since: Annotated[date | None, day_option("--since", "First day of the events.")] = None,
    until: Annotated[date | None, day_option("--until", "Last day of the events.")] = None,
    path: Annotated[
        Path | None,
        typer.Option(
            "--output",
            metavar="FILE",
            help="Write to this file, which must not exist yet. Default: the screen.",
        ),
    ] = None,
    acting_for: ActingForOption = None,
    database: DatabaseOption = None,
) -> None:
    """Export the log as CSV, one row an event, to measure channels by; without remarks."""
    with (
        opened_for(database, acting_for, Purpose.REGISTRATION) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        events = introduction_log(uow, first=since, last=until, today=now().date())
    hand_over(introduction_log_csv(events).encode(), path)
