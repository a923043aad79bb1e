"""Habit in the choice of channels on the command line, from a file of past choices."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.cli.channel_habit_table import print_channel_habit
from api.cli.value import CaseFormat, CaseFormatOption
from api.exchange.channel_choices import channel_events
from api.exchange.file_content import read_content
from api.schemas.channel_habit import channel_habit_out
from api.services.channel_habit import channel_habit
from matcher.channels.estimation import N_DRAWS


def habit(
    choices: Annotated[
        Path,
        typer.Argument(metavar="CHOICES", help="CSV of past choices; docs/channel-habit.md."),
    ],
    draws: Annotated[
        int,
        typer.Option(
            "--draws",
            min=20,
            max=4_000,
            help="Simulated tastes of each contractor, an even number. Double it to see whether "
            "that changes the answer.",
        ),
    ] = N_DRAWS,
    output: CaseFormatOption = CaseFormat.TABLE,
) -> None:
    """Estimate how many choices of a channel are habit: the last channel because it was the last.

    Steady taste is told apart from habit. Nothing is stored, and no database is needed.
    """
    found = channel_habit(channel_events(read_content(choices), choices.name), n_draws=draws)
    if output is CaseFormat.JSON:
        typer.echo(channel_habit_out(found).model_dump_json(indent=2))
    else:
        print_channel_habit(found)
