"""Social return on investment on the command line: measured, and the empty file to fill in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from api.cli.new_file import hand_over
from api.cli.option_groups import with_option_groups
from api.cli.options import ActingForOption, DatabaseOption, day_of, opened_for
from api.cli.page_options import PageOptions
from api.cli.rule_files import read_rule_path
from api.cli.written import day_option
from api.reports.social_return_page import social_return_page
from api.schemas.social_return_answer import social_return_out
from api.services.social_return import social_return_of, stated_in
from api.services.social_return_report import SocialReturnQuestion
from matcher.domain.access import Purpose
from matcher.social_return.template import TEMPLATE

app = typer.Typer(
    no_args_is_help=True,
    help="Social return on investment (maatschappelijk rendement, SROI-ratio) of a contract or a "
    "region: costs, placements, outcomes, and what they are worth by a desk's own file. Not the "
    "social return duty of a tender.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectOptions:
    """Of which contract or region, over which days."""

    since: Annotated[date, day_option("--since", "First day, as 2026-01-01.")]
    until: Annotated[date, day_option("--until", "Last day, included.")]
    contract: Annotated[
        str | None,
        typer.Option(metavar="CONTRACT", help="Our id (C-…) or the contractor's number."),
    ] = None
    region: Annotated[
        str | None,
        typer.Option(
            metavar="REGION",
            help="A labour-market region, by name or code; for desks and the operator.",
        ),
    ] = None

    def question(self) -> SocialReturnQuestion:
        """Return what is asked."""
        return SocialReturnQuestion(
            contract=self.contract, region=self.region, since=self.since, until=self.until
        )


@app.command()
@with_option_groups
def measure(
    asked: SubjectOptions,
    page: PageOptions,
    file: Annotated[
        Path | None,
        typer.Option(
            "--file",
            metavar="FILE",
            help="The desk's file with amounts, assumptions and costs; 'template' prints an empty "
            "one. Without it outcomes come in their own units.",
        ),
    ] = None,
    acting_for: ActingForOption = None,
    database: DatabaseOption = None,
) -> None:
    """Measure the social return on investment of a contract or a region over a period.

    Nothing is filled in and nothing is stored: what the file does not state withholds the ratio.

    Example: sroi-match social-return measure --region Midden-Utrecht --since 2026-01-01 --until
    2026-12-31 --file rendement.yaml --format pdf --output rendement.pdf
    """
    page.check("rendement")
    question = asked.question()
    stated = None if file is None else stated_in(read_rule_path(file))
    with (
        opened_for(database, acting_for, Purpose.REGISTRATION) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        report = social_return_of(uow, question, stated, on=day_of(None))
    page.show(social_return_page(report, page.language), lambda: social_return_out(report))


@app.command()
def template(
    path: Annotated[
        Path | None,
        typer.Option("--output", metavar="FILE", help="Where to write. Default: the screen."),
    ] = None,
) -> None:
    """Print the file that a desk fills in, every key explained and no amount in it."""
    hand_over(TEMPLATE.encode(), path)
