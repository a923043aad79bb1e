"""The log of shown rankings on the command line: list, show again, trim."""

from __future__ import annotations

from typing import Annotated

import typer
from pydantic import TypeAdapter

from api.cli.options import ActingForOption, DatabaseOption, OnOption, day_of, now, opened_for
from api.cli.rankings_table import print_rankings, print_replay
from api.cli.value import CaseFormat, CaseFormatOption
from api.cli.written import check_order, written_day
from api.schemas.shown_ranking import ReplayOut, ShownRankingOut, replay_out, shown_ranking_out
from api.services.replay import replay
from api.services.shown_rankings import (
    day_began_at,
    day_ended_at,
    list_shown_rankings,
    prune_rankings,
)
from matcher.domain.access import Purpose

app = typer.Typer(
    no_args_is_help=True,
    help="Every list of candidates that was shown for a vacancy, with the versions that made it. "
    "Desks (--as) and the operator read all of them, others what was shown to them.",
)

_list_json = TypeAdapter(list[ShownRankingOut])
_replay_json = TypeAdapter(ReplayOut)


@app.command("list")
def list_(
    vacancy: Annotated[
        str | None, typer.Option("--vacancy", metavar="ID", help="For this vacancy.")
    ] = None,
    candidate: Annotated[
        str | None,
        typer.Option("--candidate", metavar="ID", help="With this candidate (K-…) in it."),
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="Shown on this day or later.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="Shown on this day or before.")
    ] = None,
    top: Annotated[
        int, typer.Option("--top", min=1, max=10_000, help="How many to show, the latest first.")
    ] = 50,
    output: CaseFormatOption = CaseFormat.TABLE,
    acting_for: ActingForOption = None,
    database: DatabaseOption = None,
) -> None:
    """List the rankings that were shown, the latest first."""
    at = now()
    first = written_day(since, "--since") if since else None
    last = written_day(until, "--until") if until else None
    check_order(first, last, "--since, --until")
    with (
        opened_for(database, acting_for, Purpose.MATCHING) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        page = list_shown_rankings(
            uow,
            vacancy=vacancy,
            candidate=candidate,
            since=day_began_at(first, at) if first else None,
            until=day_ended_at(last, at) if last else None,
            limit=top,
            offset=0,
        )
    listed = [shown_ranking_out(ranking) for ranking in page.rows]
    if output is CaseFormat.JSON:
        typer.echo(_list_json.dump_json(listed, indent=2).decode())
    elif listed:
        print_rankings(listed)
        typer.echo(f"{len(listed)} van {page.total} ranglijsten.")
    else:
        typer.echo("Er is geen ranglijst vastgelegd.")


@app.command()
def show(
    ranking_id: Annotated[str, typer.Argument(metavar="RANKING", help="Its id (R-…).")],
    compare: Annotated[
        bool,
        typer.Option(
            "--compare",
            help="Also ask the same question again, and tell who came, left or moved. That list "
            "is logged too.",
        ),
    ] = False,
    output: CaseFormatOption = CaseFormat.TABLE,
    acting_for: ActingForOption = None,
    on: OnOption = None,
    database: DatabaseOption = None,
) -> None:
    """Show a ranking exactly as it was, and say what has changed since.

    Of people who were erased, or whom you may no longer see, only the place is left. Whether
    somebody counted is not kept.
    """
    with (
        opened_for(database, acting_for, Purpose.MATCHING) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        replayed = replay(
            uow, installation.engine, ranking_id, compare=compare, on=day_of(on), at=now()
        )
    if output is CaseFormat.JSON:
        typer.echo(_replay_json.dump_json(replay_out(replayed), indent=2).decode())
    else:
        print_replay(replayed)


@app.command()
def prune(
    before: Annotated[
        str,
        typer.Option("--before", metavar="DATE", help="First day of which the rankings are kept."),
    ],
    database: DatabaseOption = None,
) -> None:
    """Remove the rankings that were shown before a day; the operator only.

    How many were removed goes into the log of choices.
    """
    day = written_day(before, "--before")
    with (
        opened_for(database, None, Purpose.MAINTENANCE) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        n_removed = prune_rankings(uow, day, at=now())
    ranking = "ranglijst" if n_removed == 1 else "ranglijsten"
    typer.echo(f"{n_removed} {ranking} van voor {day} verwijderd.")
