"""Obligations and value statements on the command line."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from api.cli.new_file import check_output, hand_over
from api.cli.obligations_table import print_account, print_statement
from api.cli.options import (
    ActingForOption,
    DatabaseOption,
    day_of,
    opened_for,
)
from api.cli.value import CaseFormat, CaseFormatOption
from api.reports.statement_files import FILES, StatementFile
from api.schemas.obligation import obligation_out
from api.schemas.statement import statement_out
from api.services.obligations import account_of
from api.services.statements import ValueStatement, statement_of
from matcher.domain.access import Purpose
from matcher.eligibility.wording import Language

ContractArgument = Annotated[
    str, typer.Argument(metavar="CONTRACT", help="Our id (C-…) or the contractor's number.")
]
OnOption = Annotated[
    str | None,
    typer.Option(
        "--on",
        metavar="DATE",
        help="Count up to and including this day, as 2026-11-25. Default: today.",
    ),
]


class StatementFormat(StrEnum):
    """As what a statement comes."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    PDF = "pdf"


def add_to(app: typer.Typer) -> None:
    """Put the commands of this module on the program."""
    app.command("obligation")(obligation)
    app.command("statement")(statement)


def obligation(
    contract: ContractArgument,
    on: OnOption = None,
    output: CaseFormatOption = CaseFormat.TABLE,
    language: Annotated[
        Language, typer.Option("--language", help="Of the sentences; formulas stay Dutch.")
    ] = "nl",
    acting_for: ActingForOption = None,
    database: DatabaseOption = None,
) -> None:
    """Show where the obligation of a contract stands: owed, earned, planned, and the pace.

    With every placement and effort, and what is still open. A contractor (--as) sees its own
    contracts, without blocks and reasons, which can betray a target group.
    """
    with (
        opened_for(database, acting_for, Purpose.REGISTRATION) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        account = account_of(uow, contract, day_of(on), today=day_of(None))
    if output is CaseFormat.TABLE:
        print_account(account, language)
    else:
        typer.echo(obligation_out(account, language).model_dump_json(indent=2))


def statement(
    contract: ContractArgument,
    on: OnOption = None,
    output: Annotated[
        StatementFormat,
        typer.Option("--format", help="table to read; the others for programs and to hand on."),
    ] = StatementFormat.TABLE,
    path: Annotated[
        Path | None,
        typer.Option(
            "--output",
            metavar="FILE",
            help="Write to this file, which must not exist yet. Needed for xlsx and pdf.",
        ),
    ] = None,
    other_scheme: Annotated[
        list[str] | None,
        typer.Option(
            "--other-scheme",
            metavar="ID",
            help="Another scheme to set beside it; for desks only. May be repeated.",
        ),
    ] = None,
    with_pseudonyms: Annotated[
        bool,
        typer.Option("--with-pseudonyms", help="Name the candidates by pseudonym; for desks only."),
    ] = False,
    acting_for: ActingForOption = None,
    database: DatabaseOption = None,
) -> None:
    """Make the value statement of a contract, to hand to the contracting authority.

    Per placement and effort what it counts for, by what proof; what is owed, earned and planned.
    Without personal data unless --with-pseudonyms asks for them.
    """
    check_output(
        output,
        path,
        to_read=StatementFormat.TABLE,
        binary=(StatementFormat.XLSX, StatementFormat.PDF),
        stem="verantwoording",
    )
    with (
        opened_for(database, acting_for, Purpose.REGISTRATION) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        made = statement_of(
            uow,
            contract,
            day_of(on),
            other_schemes=other_scheme or (),
            with_pseudonyms=with_pseudonyms,
            today=day_of(None),
        )
    if output is StatementFormat.TABLE:
        print_statement(made)
    else:
        hand_over(_content(made, output), path)


def _content(made: ValueStatement, output: StatementFormat) -> bytes:
    if output is StatementFormat.JSON:
        return f"{statement_out(made).model_dump_json(indent=2)}\n".encode()
    return FILES[StatementFile(output)].write(made)
