"""Social return on investment on the command line: measured, and the empty file to fill in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from api.cli.document_text import print_document
from api.cli.new_file import write_new
from api.cli.option_groups import with_option_groups
from api.cli.options import ActingForOption, DatabaseOption, day_of, opened_for
from api.cli.rule_files import read_rule_path
from api.cli.written import day_option
from api.reports.document import Language
from api.reports.social_return_files import FILES, SocialReturnFile
from api.reports.social_return_page import social_return_page
from api.schemas.social_return_answer import social_return_out
from api.services.social_return import social_return_of, stated_in
from api.services.social_return_report import SocialReturnQuestion, SocialReturnReport
from matcher.domain.access import Purpose
from matcher.errors import InvalidInput
from matcher.social_return.template import TEMPLATE

app = typer.Typer(
    no_args_is_help=True,
    help="Social return on investment (maatschappelijk rendement, SROI-ratio) of a contract or a "
    "region: costs, placements, outcomes, and what they are worth by a desk's own file. Not the "
    "social return duty of a tender.",
)


class PageFormat(StrEnum):
    """As what the answer comes."""

    TABLE = "table"
    JSON = "json"
    HTML = "html"
    PDF = "pdf"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOptions:
    """As what the answer comes, and where it goes."""

    output: Annotated[
        PageFormat,
        typer.Option("--format", help="table to read, json for programs, html and pdf to hand on."),
    ] = PageFormat.TABLE
    language: Annotated[Language, typer.Option("--language", help="Of table and pages.")] = (
        Language.DUTCH
    )
    path: Annotated[
        Path | None,
        typer.Option(
            "--output",
            metavar="FILE",
            help="Write to this file, which must not exist yet. Needed for pdf.",
        ),
    ] = None

    def check(self) -> None:
        """Refuse, before anything is read, what could only be printed or could not be printed."""
        if self.output is PageFormat.TABLE and self.path is not None:
            raise InvalidInput(
                "A table is for the screen.",
                where="--output",
                remedy="Add --format json, html or pdf.",
            )
        if self.output is PageFormat.PDF and self.path is None:
            raise InvalidInput(
                "A pdf file cannot be shown here.",
                where="--output",
                remedy="Name a file: --output rendement.pdf.",
            )

    def show(self, report: SocialReturnReport) -> None:
        """Print the answer, or write it to its file."""
        if self.output is PageFormat.TABLE:
            print_document(social_return_page(report, self.language))
        elif self.path is None:
            typer.echo(self._content(report).decode(), nl=False)
        else:
            write_new(self.path, self._content(report))
            typer.echo(f"Geschreven: {self.path}")

    def _content(self, report: SocialReturnReport) -> bytes:
        if self.output is PageFormat.JSON:
            return f"{social_return_out(report).model_dump_json(indent=2)}\n".encode()
        return FILES[SocialReturnFile(self.output)].write(report, self.language)


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
    page.check()
    question = asked.question()
    stated = None if file is None else stated_in(read_rule_path(file))
    with (
        opened_for(database, acting_for, Purpose.REGISTRATION) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        report = social_return_of(uow, question, stated, on=day_of(None))
    page.show(report)


@app.command()
def template(
    path: Annotated[
        Path | None,
        typer.Option("--output", metavar="FILE", help="Where to write. Default: the screen."),
    ] = None,
) -> None:
    """Print the file that a desk fills in, every key explained and no amount in it."""
    if path is None:
        typer.echo(TEMPLATE, nl=False)
    else:
        write_new(path, TEMPLATE.encode())
        typer.echo(f"Geschreven: {path}")
