"""The report of a period from the log, on the command line: read the answer, or write files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from api.cli.channels import ChannelOptions
from api.cli.document_text import print_blocks
from api.cli.new_file import make_folder_for, write_new
from api.cli.option_groups import with_option_groups
from api.cli.options import ActingForOption, DatabaseOption, now, opened_for
from api.cli.written import day_option
from api.reports.channel_report_answer import answer_blocks
from api.reports.channel_report_files import FILES
from api.reports.document import Language
from api.services.channel_history import period_report
from api.services.channel_history_report import PeriodQuestion, PeriodReport, intervention_of
from matcher.domain.access import Purpose


@dataclass(frozen=True, slots=True, kw_only=True)
class InterventionOptions:
    """The day on which something changed."""

    intervention: Annotated[
        date | None,
        day_option(
            "--intervention",
            "First day of something new: the months before and after it are compared.",
        ),
    ] = None
    intervention_name: Annotated[
        str,
        typer.Option(metavar="TEXT", help="What it was, in a few words, as 'start ranglijsten'."),
    ] = ""


@with_option_groups
def report(
    asked: ChannelOptions,
    split: InterventionOptions,
    folder: Annotated[
        Path | None,
        typer.Option(
            "--report",
            metavar="DIR",
            help="Write report.html, report.pdf and numbers.csv to this folder. Without it the "
            "answer is printed.",
        ),
    ] = None,
    language: Annotated[Language, typer.Option(help="Language of the report.")] = Language.DUTCH,
    acting_for: ActingForOption = None,
    database: DatabaseOption = None,
) -> None:
    """Report a period: who brings people into lasting work, whom nobody asked, what changed.

    With --intervention the months before and after that day are compared, as an interrupted time
    series where there are enough of them.

    Example: sroi-match channels report --since 2024-01-01 --until 2026-12-31 --intervention
    2025-07-01 --report rapport
    """
    question = PeriodQuestion(
        measures=asked.question(),
        intervention=intervention_of(split.intervention, split.intervention_name),
    )
    with (
        opened_for(database, acting_for, Purpose.REGISTRATION) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        instant = now()
        made = period_report(
            uow,
            installation.engine,
            question,
            on=instant.date(),
            at=instant,
            with_habit=folder is not None,
        )
    if folder is None:
        print_blocks(answer_blocks(made, language))
    else:
        _write(made, folder, language)


def _write(made: PeriodReport, folder: Path, language: Language) -> None:
    """Write all files or none: what is there already is found out before the first."""
    make_folder_for(folder, [form.name for form in FILES.values()])
    written = {form.name: form.write(made, language) for form in FILES.values()}
    for name, content in written.items():
        write_new(folder / name, content)
        typer.echo(f"{folder / name}")
