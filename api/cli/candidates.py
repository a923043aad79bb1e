"""Profiles that nobody confirmed for long, on the command line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated

import typer
from rich import box
from rich.table import Table

from api.cli.options import ActingForOption, DatabaseOption, now, opened_for
from api.cli.printing import screen
from api.cli.value import CaseFormat, CaseFormatOption
from api.cli.written import day_option
from api.schemas.profile_state import profile_state_out, profile_state_page_out
from api.services.profile_upkeep import ProfileState, confirm_profile, list_stale
from matcher.domain.access import Purpose

app = typer.Typer(
    no_args_is_help=True,
    help="See whose profile nobody confirmed for 90 days, and record that somebody asked.",
)


@app.command()
def stale(
    top: Annotated[int, typer.Option("--top", min=1, max=100_000, help="How many to show.")] = 50,
    output: CaseFormatOption = CaseFormat.TABLE,
    acting_for: ActingForOption = None,
    database: DatabaseOption = None,
) -> None:
    """List the profiles to be asked about, the longest ago first.

    With --as one reads the candidates of that organisation. A stale profile is shown as such in
    rankings; it never lowers the fit.
    """
    with (
        opened_for(database, acting_for, Purpose.REGISTRATION) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        page = list_stale(uow, limit=top, offset=0, on=now().date())
    if output is CaseFormat.JSON:
        typer.echo(profile_state_page_out(page, limit=top, offset=0).model_dump_json(indent=2))
    else:
        _print(page.rows, page.total)


@app.command()
def confirm(
    candidate: Annotated[
        str,
        typer.Argument(
            metavar="CANDIDATE", help="The pseudonym (K-…) or the id in the own system."
        ),
    ],
    on: Annotated[
        date | None, day_option("--on", "The day on which somebody asked. Default: today.")
    ] = None,
    output: CaseFormatOption = CaseFormat.TABLE,
    acting_for: ActingForOption = None,
    database: DatabaseOption = None,
) -> None:
    """Record that somebody asked, and the profile is right."""
    with (
        opened_for(database, acting_for, Purpose.REGISTRATION) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        state = confirm_profile(uow, candidate, confirmed_on=on, on=now().date())
    if output is CaseFormat.JSON:
        typer.echo(profile_state_out(state).model_dump_json(indent=2))
    else:
        typer.echo(f"Profiel van {state.candidate_id} bevestigd op {state.confirmed_on}.")


def _print(states: Sequence[ProfileState], total: int) -> None:
    console = screen()
    if not states:
        console.print("Alle profielen zijn in de laatste 90 dagen bevestigd.")
        return
    table = Table(box=box.HORIZONTALS, pad_edge=False)
    table.add_column("kandidaat")
    table.add_column("laatst bevestigd")
    for state in states:
        day = state.confirmed_on.isoformat() if state.confirmed_on else "niet bekend"
        table.add_row(state.candidate_id, day)
    console.print(table)
    if total > len(states):
        console.print(f"{len(states)} van {total}; --top geeft er meer.")
