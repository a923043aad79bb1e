"""Goals on the command line: set, replaced, withdrawn, listed, and held against what happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

import typer
from rich import box
from rich.markup import escape
from rich.table import Table

from api.cli.option_groups import with_option_groups
from api.cli.options import now
from api.cli.printing import screen
from api.cli.registration_options import RegistrationOptions
from api.cli.value import CaseFormat
from api.cli.written import day_option, number_option
from api.reports.document import Language
from api.reports.goal_words import (
    STATES,
    earlier_versions,
    happened,
    wanted,
    when_set,
)
from api.schemas.quantified_goal import goal_out, goals_out
from api.services import goals
from api.services.goals import AskedGoals, GoalDraft, GoalStandingTold, GoalTerms, KeptGoal
from matcher.domain.claim import TargetGroup
from matcher.domain.organisation import Channel
from matcher.domain.quantified_goal import GoalBound, GoalMeasure

app = typer.Typer(
    no_args_is_help=True,
    help="Quantified goals for contracts and regions, set beforehand and shown against what "
    "happened. A goal is never changed: a new version replaces it, and the earlier stays.",
)

GoalArgument = Annotated[str, typer.Argument(metavar="GOAL", help="The id of the goal (G-…).")]
ContractOption = Annotated[
    str | None,
    typer.Option("--contract", metavar="CONTRACT", help="By our id or the contractor's number."),
]
RegionOption = Annotated[
    str | None,
    typer.Option("--region", metavar="REGION", help="Labour-market region, by name or code."),
]
WhyOption = Annotated[
    str,
    typer.Option(
        "--why", metavar="TEXT", help="Where the number comes from; nothing about a person."
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermOptions:
    """How much, and from when until when."""

    target: Annotated[
        Decimal,
        number_option("--target", "NUMBER", "Whole persons or months, or a share as 0.25."),
    ]
    since: Annotated[date, day_option("--since", "First day, as 2026-01-01.")]
    until: Annotated[date, day_option("--until", "Last day, included.")]
    why: WhyOption = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectOptions:
    """Whose goal it is, and about whom."""

    contract: ContractOption = None
    region: RegionOption = None
    channel: Annotated[
        list[Channel],
        typer.Option(
            metavar="CHANNEL",
            help="Only people whom this channel brought; for a share: whose. May be repeated. "
            f"One of: {', '.join(Channel)}.",
        ),
    ] = ()  # type: ignore[assignment]
    group: Annotated[
        TargetGroup | None,
        typer.Option(metavar="GROUP", help="Only people of this target group."),
    ] = None


@app.command("set")
@with_option_groups
def set_goal(
    measure: Annotated[
        GoalMeasure,
        typer.Argument(metavar="MEASURE", help=f"One of: {', '.join(GoalMeasure)}."),
    ],
    terms: TermOptions,
    subject: SubjectOptions,
    access: RegistrationOptions,
    is_limit: Annotated[
        bool, typer.Option("--at-most", help="The target is the most, not the least.")
    ] = False,
) -> None:
    """Set a goal for a contract or a region; for desks and the operator.

    Beforehand is on or before the first day; a goal that is set later says by how many days.

    Example: sroi-match goals set share_of_placements --region Midden-Utrecht --channel wijkteam
    --target 0.25 --since 2026-01-01 --until 2026-12-31
    """
    draft = GoalDraft(
        measure=measure,
        bound=GoalBound.AT_MOST if is_limit else GoalBound.AT_LEAST,
        target=terms.target,
        since=terms.since,
        until=terms.until,
        contract=subject.contract,
        region=subject.region,
        channels=frozenset(subject.channel),
        group=subject.group,
        why=terms.why,
    )
    instant = now()
    with access.begun() as begin, begin() as uow:
        made = goals.set_goal(uow, draft, on=instant.date(), at=instant)
    _show(made, access)


@app.command("replace")
@with_option_groups
def replace_goal(goal: GoalArgument, terms: TermOptions, access: RegistrationOptions) -> None:
    """Put another target or other days in the place of a goal; the earlier version stays."""
    instant = now()
    asked = GoalTerms(target=terms.target, since=terms.since, until=terms.until, why=terms.why)
    with access.begun() as begin, begin() as uow:
        made = goals.replace_goal(uow, goal, asked, on=instant.date(), at=instant)
    _show(made, access)


@app.command("withdraw")
@with_option_groups
def withdraw_goal(goal: GoalArgument, why: WhyOption, access: RegistrationOptions) -> None:
    """End a goal, with the reason; what was wanted stays readable."""
    instant = now()
    with access.begun() as begin, begin() as uow:
        made = goals.withdraw_goal(uow, goal, why, on=instant.date(), at=instant)
    _show(made, access)


@app.command("list")
@with_option_groups
def list_goals(
    access: RegistrationOptions, contract: ContractOption = None, region: RegionOption = None
) -> None:
    """List goals with every version, without what happened."""
    with access.begun() as begin, begin() as uow:
        found = goals.list_goals(uow, AskedGoals(contract=contract, region=region))
    told = tuple(GoalStandingTold(kept=kept, progress=None) for kept in found)
    if access.output is CaseFormat.JSON:
        typer.echo(goals_out(told).model_dump_json(indent=2))
        return
    for kept in found:
        typer.echo("\n".join(_lines(kept)))
    if not found:
        typer.echo("Er zijn geen doelen die u kunt lezen.")


@app.command("standing")
@with_option_groups
def standing(
    access: RegistrationOptions,
    contract: ContractOption = None,
    region: RegionOption = None,
    on: Annotated[
        date | None, day_option("--on", "Up to and including this day. Default: today.")
    ] = None,
) -> None:
    """Hold goals against what happened: reached, unknown, expected by now, and the state.

    Example: sroi-match goals standing --contract 2025-017 --as "Werkplein Voorbeeld"
    """
    asked = AskedGoals(contract=contract, region=region)
    with access.begun() as begin, begin() as uow:
        told = goals.goals_standing(uow, asked, on=on or now().date())
    if access.output is CaseFormat.JSON:
        typer.echo(goals_out(told).model_dump_json(indent=2))
    else:
        _print_standing(told)


def _print_standing(told: tuple[GoalStandingTold, ...]) -> None:
    console = screen()
    if not told:
        console.print("Er zijn geen doelen die u kunt lezen.")
        return
    table = Table(box=box.HORIZONTALS, pad_edge=False)
    for heading in ("doel", "van", "gevraagd", "wat er gebeurde", "stand", "wanneer gezet"):
        table.add_column(heading, overflow="fold")
    for one in told:
        goal = one.kept.latest
        table.add_row(
            goal.goal_id,
            escape(goal.contract_id or goal.region or ""),
            escape(f"{wanted(goal)}, {goal.since} tot en met {goal.until}"),
            escape(happened(one.progress)),
            "" if one.progress is None else STATES[one.progress.state][Language.DUTCH],
            when_set(goal),
        )
    console.print(table)
    for one in told:
        for sentence in earlier_versions(one.kept):
            console.print(escape(f"{one.kept.latest.goal_id} {sentence}"), soft_wrap=True)


def _show(made: KeptGoal, access: RegistrationOptions) -> None:
    if access.output is CaseFormat.JSON:
        told = GoalStandingTold(kept=made, progress=None)
        typer.echo(goal_out(told).model_dump_json(indent=2))
    else:
        typer.echo("\n".join(_lines(made)))


def _lines(kept: KeptGoal) -> list[str]:
    goal = kept.latest
    end = " INGETROKKEN" if goal.is_withdrawn else ""
    days = f"{goal.since} tot en met {goal.until}"
    lines = [
        f"{goal.goal_id} {goal.contract_id or goal.region}: {wanted(goal)}, {days}, "
        f"{when_set(goal)}{end}"
    ]
    lines += [f"  reden: {goal.why}"] if goal.why else []
    return [*lines, *(f"  {sentence}" for sentence in earlier_versions(kept))]
