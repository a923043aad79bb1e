"""The whole log of channels on the command line: exported as CSV."""

from __future__ import annotations

import shutil
import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from api.cli.new_file import copy_new
from api.cli.options import ActingForOption, DatabaseOption, now, opened_for
from api.cli.written import day_option
from api.reports.channel_log_csv import channel_log_file
from api.services.channel_events import channel_events
from matcher.domain.access import Purpose


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
    """Export every event as CSV: leads, looks, lists, introductions, ends, checks and costs.

    One row an event, with channel, intermediary, contractor, contract, vacancy, who started it and
    by which road somebody was found; without remarks.

    Example: sroi-match channels log --since 2026-01-01 --output log.csv
    """
    instant = now()
    with (
        opened_for(database, acting_for, Purpose.REGISTRATION) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        file = channel_log_file(
            channel_events(uow, first=since, last=until, today=instant.date(), zone=instant.tzinfo)
        )
    with file:
        if path is None:
            sys.stdout.flush()
            shutil.copyfileobj(file, typer.get_binary_stream("stdout"))
        else:
            copy_new(path, file)
            typer.echo(f"Geschreven: {path}")
