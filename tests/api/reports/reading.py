"""Reads a value statement back from the forms in which it leaves the system."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from openpyxl import load_workbook
from pypdf import PdfReader

from api.reports.statement_csv import statement_csv
from api.reports.statement_pdf import statement_pdf
from api.reports.statement_workbook import statement_workbook
from api.schemas.statement import statement_out
from api.services.statements import ValueStatement, statement_of
from matcher.domain.access import Role, Viewer
from models.engine import Database
from tests.factories import a_viewer
from tests.statement_example import ON

DESK = a_viewer(Role.MUNICIPAL_DESK, "O-0001")
CONTRACTOR = a_viewer(Role.CONTRACTOR, "O-0002")


def made(filled: Database, viewer: Viewer, **asked: Any) -> ValueStatement:
    with filled.unit_of_work(viewer) as uow:
        return statement_of(uow, "C-0001", ON, **asked)


def csv_rows(statement: ValueStatement) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(statement_csv(statement))))


def sheets(statement: ValueStatement) -> dict[str, list[list[Any]]]:
    workbook = load_workbook(io.BytesIO(statement_workbook(statement)))
    return {
        sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()]
        for sheet in workbook
    }


def pdf_text(content: bytes) -> str:
    """Return the text of all pages, whatever the breaks of lines."""
    pages = PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def all_texts(statement: ValueStatement) -> Iterator[str]:
    """Give everything that the statement says, in every form."""
    yield statement_csv(statement)
    for rows in sheets(statement).values():
        yield from (str(cell) for row in rows for cell in row if cell is not None)
    yield pdf_text(statement_pdf(statement))
    yield statement_out(statement).model_dump_json()
