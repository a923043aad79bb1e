"""The evaluation of a period on the command line: on the screen, as data, or as a page."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from api.cli.option_groups import with_option_groups
from api.cli.options import ActingForOption, DatabaseOption, now, opened_for
from api.cli.page_options import PageOptions
from api.cli.written import day_option
from api.reports.evaluation_page import evaluation_page
from api.schemas.period_evaluation import evaluation_out
from api.services.evaluation import EvaluationQuestion, evaluation_of
from matcher.domain.access import Purpose


@with_option_groups
def evaluation(
    page: PageOptions,
    since: Annotated[date, day_option("--since", "First day, as 2025-01-01.")],
    until: Annotated[date, day_option("--until", "Last day, included.")],
    region: Annotated[
        str | None,
        typer.Option(metavar="REGION", help="Work in this labour-market region, by name or code."),
    ] = None,
    acting_for: ActingForOption = None,
    database: DatabaseOption = None,
) -> None:
    """Answer the evaluation questions of 2014 with own numbers: is social return successful?

    Inflow by group and channel, who works still after 6 and 12 months, value, goals, displacement
    and extra costs; what nobody recorded is told as unknown. For desks and the operator.

    Example: sroi-match channels evaluation --since 2025-01-01 --until 2025-12-31
    --region Midden-Utrecht --format pdf --output evaluatie.pdf
    """
    page.check("evaluatie")
    asked = EvaluationQuestion(since=since, until=until, region=region)
    with (
        opened_for(database, acting_for, Purpose.REGISTRATION) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        report = evaluation_of(uow, asked, on=now().date())
    page.show(evaluation_page(report, page.language), lambda: evaluation_out(report, page.language))
