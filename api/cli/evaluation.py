"""The evaluation of a period on the command line: on the screen, as data, or as a page."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from api.cli.document_text import print_document
from api.cli.new_file import check_output, write_new
from api.cli.options import ActingForOption, DatabaseOption, now, opened_for
from api.cli.written import day_option
from api.reports.document import Language
from api.reports.evaluation_files import FILES, EvaluationFile
from api.reports.evaluation_page import evaluation_page
from api.schemas.period_evaluation import evaluation_out
from api.services.evaluation import Evaluation, EvaluationQuestion, evaluation_of
from matcher.domain.access import Purpose


class EvaluationFormat(StrEnum):
    """As what the evaluation comes."""

    TABLE = "table"
    JSON = "json"
    HTML = "html"
    PDF = "pdf"


def evaluation(
    since: Annotated[date, day_option("--since", "First day, as 2025-01-01.")],
    until: Annotated[date, day_option("--until", "Last day, included.")],
    region: Annotated[
        str | None,
        typer.Option(metavar="REGION", help="Work in this labour-market region, by name or code."),
    ] = None,
    output: Annotated[
        EvaluationFormat,
        typer.Option("--format", help="table to read, json for programs, html and pdf to hand on."),
    ] = EvaluationFormat.TABLE,
    language: Annotated[Language, typer.Option("--language", help="Of sentences and page.")] = (
        Language.DUTCH
    ),
    path: Annotated[
        Path | None,
        typer.Option(
            "--output",
            metavar="FILE",
            help="Write to this file, which must not exist yet. Needed for pdf.",
        ),
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
    check_output(
        output,
        path,
        to_read=EvaluationFormat.TABLE,
        binary=(EvaluationFormat.PDF,),
        stem="evaluatie",
    )
    asked = EvaluationQuestion(since=since, until=until, region=region)
    with (
        opened_for(database, acting_for, Purpose.REGISTRATION) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        report = evaluation_of(uow, asked, on=now().date())
    if output is EvaluationFormat.TABLE:
        print_document(evaluation_page(report, language))
    elif path is None:
        typer.echo(_content(report, output, language).decode(), nl=False)
    else:
        write_new(path, _content(report, output, language))
        typer.echo(f"Geschreven: {path}")


def _content(report: Evaluation, output: EvaluationFormat, language: Language) -> bytes:
    if output is EvaluationFormat.JSON:
        return f"{evaluation_out(report, language).model_dump_json(indent=2)}\n".encode()
    return FILES[EvaluationFile(output)].write(report, language)
