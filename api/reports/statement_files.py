"""The forms in which a value statement leaves the system as a file, and what the file is called."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from api.reports.statement_csv import statement_csv
from api.reports.statement_workbook import statement_workbook
from api.services.statements import ValueStatement


class StatementFile(StrEnum):
    """Kind of file, which is also the end of its name."""

    CSV = "csv"
    XLSX = "xlsx"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class FileForm:
    """How a kind of file is written, and what it is on the web."""

    media_type: str
    write: Callable[[ValueStatement], bytes]


def _csv(statement: ValueStatement) -> bytes:
    return statement_csv(statement).encode()


def _pdf(statement: ValueStatement) -> bytes:
    # What draws pages takes long to import, and few commands draw one.
    from api.reports.statement_pdf import statement_pdf

    return statement_pdf(statement)


FILES = {
    StatementFile.CSV: FileForm("text/csv", _csv),
    StatementFile.XLSX: FileForm(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", statement_workbook
    ),
    StatementFile.PDF: FileForm("application/pdf", _pdf),
}


def file_name(statement: ValueStatement) -> str:
    """Return the name of the file without its end: contract and day, nothing of a person."""
    account = statement.account
    return f"verantwoording-{account.contract.contract_id}-{account.on}"
