"""The rankers that people have today, on the command line."""

from __future__ import annotations

from typing import Annotated

import typer
from rich import box
from rich.table import Table

from api.cli.options import ActingForOption, DatabaseOption, TopOption, opened_for
from api.cli.printing import screen
from api.services.baselines import rank_by_baseline
from api.services.channel_names import channel_name
from matcher.baselines.catalogue import BASELINE_NAMES
from matcher.domain.access import Purpose


def add_to(app: typer.Typer) -> None:
    """Put the command of this module on the program."""
    app.command("baseline")(baseline)


def baseline(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help=f"Which one: {', '.join(BASELINE_NAMES)}.")
    ],
    vacancy: Annotated[
        str, typer.Argument(metavar="VACANCY", help="Our id (V-…) or the id in the imported file.")
    ],
    top: TopOption = 10,
    acting_for: ActingForOption = None,
    database: DatabaseOption = None,
) -> None:
    """Rank the candidates for a vacancy as others do, to compare with 'rank'.

    A list to hold beside our own, never to advise by: it applies no hard criterion and gives no
    reasons.
    """
    with (
        opened_for(database, acting_for, Purpose.MATCHING) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        source, lines = rank_by_baseline(uow, installation.engine, name, vacancy, top=top)
    table = Table(box=box.SIMPLE_HEAD)
    for heading in ("#", "kandidaat", "kanaal", "score"):
        table.add_column(heading)
    for line in lines:
        channel = channel_name(line.channel) if line.channel else "onbekend"
        table.add_row(str(line.position), line.candidate_id, channel, f"{line.score:.3f}")
    screen().print(table)
    typer.echo(f"Zo ordent '{name}'; bron: {source}. Geen advies: zonder harde eisen en redenen.")
