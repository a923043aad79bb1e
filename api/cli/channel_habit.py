"""Habit in the choice of channels on the command line: out of the log, or of a file of choices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from api.cli.channel_habit_table import print_channel_habit
from api.cli.option_groups import with_option_groups
from api.cli.options import ActingForOption, DatabaseOption, opened_for
from api.cli.value import CaseFormat, CaseFormatOption
from api.cli.written import day_option
from api.exchange.channel_choices import channel_events
from api.exchange.file_content import read_content
from api.schemas.channel_habit import channel_habit_out
from api.services.channel_choices_logged import logged_channel_events
from api.services.channel_habit import channel_habit
from matcher.channels.estimation import N_DRAWS
from matcher.channels.occasions import ChannelEvent
from matcher.domain.access import Purpose
from matcher.errors import InvalidInput


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedChoiceOptions:
    """Which choices of the log are looked at."""

    since: Annotated[date | None, day_option("--since", "First day of the choices.")] = None
    until: Annotated[date | None, day_option("--until", "Last day, included.")] = None
    without_imported: Annotated[
        bool,
        typer.Option(
            "--without-imported", help="Leave out what a desk brought in of earlier years."
        ),
    ] = False
    only_by_contractor: Annotated[
        bool,
        typer.Option(
            "--only-by-contractor",
            help="Leave out what others started: an offer that is taken is not asking again.",
        ),
    ] = False


@with_option_groups
def habit(
    asked: LoggedChoiceOptions,
    choices: Annotated[
        Path | None,
        typer.Argument(
            metavar="[CHOICES]",
            help="CSV of past choices (docs/channel-habit.md). Without it: those of the log.",
        ),
    ] = None,
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
    acting_for: ActingForOption = None,
    database: DatabaseOption = None,
) -> None:
    """Estimate how many choices of a channel are habit: the last channel because it was the last.

    Steady taste is told apart from habit. Out of the log for desks and the operator; a file needs
    no database. Nothing is stored.

    Example: sroi-match channels habit --since 2024-01-01
    """
    if choices is None:
        events = _logged(asked, acting_for, database)
    elif asked == LoggedChoiceOptions():
        events = channel_events(read_content(choices), choices.name)
    else:
        raise InvalidInput(
            "Days and origin are asked of the log, and a file is given.",
            where="CHOICES",
            remedy="Leave the file out, or the options.",
        )
    found = channel_habit(events, n_draws=draws)
    if output is CaseFormat.JSON:
        typer.echo(channel_habit_out(found).model_dump_json(indent=2))
    else:
        print_channel_habit(found)


def _logged(
    asked: LoggedChoiceOptions, acting_for: str | None, database: str | None
) -> Sequence[ChannelEvent]:
    with (
        opened_for(database, acting_for, Purpose.REGISTRATION) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        return logged_channel_events(
            uow,
            since=asked.since,
            until=asked.until,
            with_imported=not asked.without_imported,
            only_by_contractor=asked.only_by_contractor,
        )
