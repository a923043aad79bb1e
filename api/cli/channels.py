"""Channels on the command line: what each of them brought in a period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from api.cli.channels_table import print_channels
from api.cli.new_file import check_output, hand_over
from api.cli.option_groups import with_option_groups
from api.cli.options import (
    ActingForOption,
    DatabaseOption,
    now,
    opened_for,
)
from api.cli.written import day_option
from api.reports.channel_measures_csv import channel_measures_csv
from api.reports.channel_measures_workbook import channel_measures_workbook
from api.schemas.channels import ChannelReportOut, channel_report_out
from api.services.channel_report import LEAST_FIT, MOST_BEST, ChannelQuestion
from api.services.channels import channel_measures
from matcher.channels.missed_fit import BEST
from matcher.domain.access import Purpose
from matcher.domain.claim import TargetGroup

app = typer.Typer(
    no_args_is_help=True,
    help="What channels bring: their share of who is there, is fit, is seen, is introduced and "
    "placed; how fast; and whom nobody asked.",
)


class MeasuresFormat(StrEnum):
    """As what the measures come."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelOptions:
    """Which days, whose work, which people."""

    since: Annotated[date, day_option("--since", "First day, as 2026-01-01.")]
    until: Annotated[date, day_option("--until", "Last day, included.")]
    region: Annotated[
        str | None,
        typer.Option(metavar="REGION", help="Work in this labour-market region, by name or code."),
    ] = None
    contractor: Annotated[
        str | None,
        typer.Option(metavar="ORGANISATION", help="Vacancies of this contractor, by id or name."),
    ] = None
    group: Annotated[
        TargetGroup | None,
        typer.Option(
            metavar="GROUP",
            help="People of this target group, for desks and the operator. One of: "
            f"{', '.join(TargetGroup)}.",
        ),
    ] = None
    least_fit: Annotated[
        float, typer.Option(min=0.0, max=1.0, help="From which fit somebody is fit.")
    ] = LEAST_FIT
    best: Annotated[
        int, typer.Option(min=1, max=MOST_BEST, help="How many of the best missed fit looks at.")
    ] = BEST
    without_imported: Annotated[
        bool,
        typer.Option(
            "--without-imported", help="Leave out what a desk brought in of earlier years."
        ),
    ] = False

    def question(self) -> ChannelQuestion:
        """Return what is asked."""
        return ChannelQuestion(
            since=self.since,
            until=self.until,
            region=self.region,
            contractor=self.contractor,
            group=self.group,
            least_fit=self.least_fit,
            best=self.best,
            with_imported=not self.without_imported,
        )


@app.command()
@with_option_groups
def measures(
    asked: ChannelOptions,
    output: Annotated[
        MeasuresFormat,
        typer.Option("--format", help="table to read; the others for programs and to hand on."),
    ] = MeasuresFormat.TABLE,
    path: Annotated[
        Path | None,
        typer.Option(
            "--output",
            metavar="FILE",
            help="Write to this file, which must not exist yet. Needed for xlsx.",
        ),
    ] = None,
    acting_for: ActingForOption = None,
    database: DatabaseOption = None,
) -> None:
    """Measure what every channel brought in a period, with counts and 95% intervals.

    Introductions are those of the period, followed up to today; who is there and who is fit is
    today's. What counts fewer than ten people is hidden.

    Example: sroi-match channels measures --since 2026-01-01 --until 2026-12-31
    """
    check_output(
        output,
        path,
        to_read=MeasuresFormat.TABLE,
        binary=(MeasuresFormat.XLSX,),
        stem="kanalen",
    )
    with (
        opened_for(database, acting_for, Purpose.REGISTRATION) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        instant = now()
        report = channel_measures(
            uow, installation.engine, asked.question(), on=instant.date(), at=instant
        )
    told = channel_report_out(report)
    if output is MeasuresFormat.TABLE:
        print_channels(report)
    else:
        hand_over(_content(told, output), path)


def _content(told: ChannelReportOut, output: MeasuresFormat) -> bytes:
    if output is MeasuresFormat.XLSX:
        return channel_measures_workbook(told)
    if output is MeasuresFormat.CSV:
        return channel_measures_csv(told).encode()
    return f"{told.model_dump_json(indent=2)}\n".encode()
