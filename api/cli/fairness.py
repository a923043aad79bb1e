"""Fairness reports on the command line, and age bands and gender from a table."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from api.cli.fairness_csv import fairness_csv
from api.cli.fairness_table import print_fairness
from api.cli.option_groups import with_option_groups
from api.cli.options import (
    ActingForOption,
    DatabaseOption,
    FormatOption,
    OnOption,
    OutputFormat,
    day_of,
    now,
    opened_for,
)
from api.cli.written import written_day
from api.exchange.fairness_table import fact_records
from api.exchange.file_content import read_content
from api.schemas.fairness import fairness_report_out
from api.services.fairness import fairness_of_period, fairness_of_vacancy
from api.services.fairness_facts import enter_facts, remove_facts
from api.services.fairness_report import LEAST_FIT, TOP, FairnessQuestion, FairnessReport
from api.settings import read_settings
from matcher.domain.access import Purpose
from matcher.fairness.measures import BAND_LOW, Band

app = typer.Typer(
    no_args_is_help=True,
    help="How groups are seen on lists, beside their share among all who are fit and may count. It "
    "warns and changes no list. For municipal desks (--as) and the operator.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionOptions:
    """What counts as being on a list, and as being able to be on it."""

    top: Annotated[int, typer.Option(min=1, max=100_000, help="Places of a list to look at.")] = TOP
    least_fit: Annotated[
        float, typer.Option(min=0.0, max=1.0, help="From which fit somebody could be on a list.")
    ] = LEAST_FIT
    band: Annotated[
        float,
        typer.Option(
            help="Warn of a group that is seen less than this times its share, or more than 1 / "
            "this, with its whole 95% interval."
        ),
    ] = BAND_LOW

    def question(self) -> FairnessQuestion:
        """Return what is asked, with age bands and gender where the installation holds them."""
        return FairnessQuestion(
            top=self.top,
            least_fit=self.least_fit,
            band=Band(low=self.band),
            with_facts=read_settings().fairness_facts,
        )


def ranking(
    vacancy: Annotated[
        str, typer.Argument(metavar="VACANCY", help="Our id (V-…) or the id in the imported file.")
    ],
    asked: QuestionOptions,
    output: FormatOption = OutputFormat.TABLE,
    acting_for: ActingForOption = None,
    on: OnOption = None,
    database: DatabaseOption = None,
) -> None:
    """Report how groups are seen on the list for a vacancy, as it would be shown now."""
    with (
        opened_for(database, acting_for, Purpose.FAIRNESS_REPORT) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        report = fairness_of_vacancy(
            uow, installation.engine, vacancy, asked.question(), on=day_of(on), at=now()
        )
    _tell(report, output)


def period(
    since: Annotated[str, typer.Option(metavar="DATE", help="First day, as 2026-01-01.")],
    until: Annotated[str, typer.Option(metavar="DATE", help="Last day, included.")],
    asked: QuestionOptions,
    output: FormatOption = OutputFormat.TABLE,
    acting_for: ActingForOption = None,
    on: OnOption = None,
    database: DatabaseOption = None,
) -> None:
    """Report how groups were seen on the lists that were shown in a period.

    The log keeps lists, not who else could have been on them: they are set beside all who are fit
    and may count today.
    """
    with (
        opened_for(database, acting_for, Purpose.FAIRNESS_REPORT) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        report = fairness_of_period(
            uow,
            installation.engine,
            asked.question(),
            since=written_day(since, "--since"),
            until=written_day(until, "--until"),
            on=day_of(on),
            at=now(),
        )
    _tell(report, output)


app.command()(with_option_groups(ranking))
app.command()(with_option_groups(period))


@app.command("enter-facts")
def enter_fairness_facts(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="A CSV with the columns kandidaat, leeftijdsgroep, geslacht."
        ),
    ],
    ground: Annotated[
        str,
        typer.Option(
            metavar="TEXT",
            help="The legal ground and the purpose, in your own words; kept with every row.",
        ),
    ],
    acting_for: ActingForOption = None,
    database: DatabaseOption = None,
) -> None:
    """Enter age bands and gender for the report: all rows, or none.

    Off unless SROI_FAIRNESS_FACTS is set; read docs/fairness.md first. They are counted in
    reports and printed by no command; a row with nothing known removes what was kept.
    """
    settings = read_settings()
    records = fact_records(read_content(file), file.name)
    with (
        opened_for(database, acting_for, Purpose.FAIRNESS_REPORT) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        n_known = enter_facts(
            uow,
            records,
            file_name=file.name,
            processing_basis=ground,
            is_held=settings.fairness_facts,
            at=now(),
        )
    typer.echo(f"{file.name}: {len(records)} rijen; van {n_known} kandidaten is nu iets bekend.")


@app.command("remove-facts")
def remove_fairness_facts(
    acting_for: ActingForOption = None, database: DatabaseOption = None
) -> None:
    """Remove age bands and gender of all your candidates; the operator removes all there are."""
    with (
        opened_for(database, acting_for, Purpose.FAIRNESS_REPORT) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        n_removed = remove_facts(uow, at=now())
    typer.echo(f"Van {n_removed} kandidaten zijn leeftijdsgroep en geslacht verwijderd.")


def _tell(report: FairnessReport, output: OutputFormat) -> None:
    if output is OutputFormat.TABLE:
        print_fairness(report)
    elif output is OutputFormat.JSON:
        typer.echo(fairness_report_out(report).model_dump_json(indent=2))
    else:
        typer.echo(fairness_csv(fairness_report_out(report)), nl=False)
