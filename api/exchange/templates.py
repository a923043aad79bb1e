"""Empty tables to fill in, made from the same columns that the reader knows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.exceptions import XlsxWriterException  # type: ignore[import-untyped]

from api.exchange.column import Column
from api.exchange.layout import KIND_NAMES
from api.exchange.own_columns import COLUMNS
from api.exchange.problem_report import cannot_write, write_table
from matcher.domain.importing import ImportKind

ROWS_WITH_LISTS = 5000
_EXPLANATION_SHEET = "uitleg"
_NOTES = (
    "Leeg, NNB, ?? of onbekend betekent: niet bekend. Raad niet.",
    "Het woord geen betekent: er is er geen, en dat is zeker.",
    "Zet nergens een BSN. Een kolom BSN wordt bij het inlezen weggelaten zonder ernaar te kijken.",
    "De voorbeeldrij wordt bij het inlezen geweigerd; verwijder haar.",
)


def write_template(kind: ImportKind, path: Path) -> None:
    """Write the template of a kind as CSV or XLSX, by the suffix of the path.

    A CSV has the explanations in the row above the headings, a workbook on a sheet of their own.
    Raises ``InvalidInput`` for another suffix or when the file cannot be written.
    """
    columns = COLUMNS[kind]
    if path.suffix.lower() == ".xlsx":
        try:
            _write_workbook(kind, columns, path)
        except (OSError, XlsxWriterException) as fault:
            raise cannot_write(path) from fault
        return
    explanations = [f"# {_explained(column)}" for column in columns]
    headings = [column.heading for column in columns]
    write_table([explanations, headings, [column.example for column in columns]], path)


def _explained(column: Column) -> str:
    return f"{column.explanation} (verplicht)" if column.is_needed else column.explanation


def _write_workbook(kind: ImportKind, columns: Sequence[Column], path: Path) -> None:
    """Every column is text, or a spreadsheet would turn dates and postcodes into numbers."""
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet(KIND_NAMES[kind])
        as_text = workbook.add_format({"num_format": "@"})
        bold = workbook.add_format({"bold": True, "num_format": "@"})
        example = workbook.add_format({"italic": True, "font_color": "#666666", "num_format": "@"})
        for position, column in enumerate(columns):
            sheet.set_column(position, position, max(14, len(column.heading) + 4), as_text)
            sheet.write_string(0, position, column.heading, bold)
            sheet.write_string(1, position, column.example, example)
            if column.choices:
                sheet.data_validation(
                    1,
                    position,
                    ROWS_WITH_LISTS,
                    position,
                    {
                        "validate": "list",
                        "source": list(column.choices),
                        "ignore_blank": True,
                        "error_type": "warning",
                    },
                )
        sheet.freeze_panes(1, 1)
        _write_explanations(workbook, columns)


def _write_explanations(workbook: xlsxwriter.Workbook, columns: Sequence[Column]) -> None:
    sheet = workbook.add_worksheet(_EXPLANATION_SHEET)
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 2, 60)
    for number, note in enumerate(_NOTES):
        sheet.write_string(number, 0, note)
    for number, column in enumerate(columns, start=len(_NOTES) + 1):
        sheet.write_string(number, 0, column.heading)
        sheet.write_string(number, 1, _explained(column))
        sheet.write_string(number, 2, column.example)
