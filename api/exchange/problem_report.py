"""The problems of an import as a table that a desk can work through."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.exceptions import XlsxWriterException  # type: ignore[import-untyped]

from matcher.domain.reading import RowProblem
from matcher.errors import InvalidInput

HEADINGS = ("rij", "kolom", "waarde", "wat is er mis", "hoe te herstellen", "gevolg")
REJECTED, KEPT = "rij niet ingelezen", "rij wel ingelezen"
_WIDTHS = (6, 28, 24, 60, 60, 30)
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def write_problem_report(problems: Iterable[RowProblem], path: Path) -> None:
    """Write a CSV or XLSX, by the suffix of the path.

    Raises ``InvalidInput`` for another suffix or when the file cannot be written.
    """
    lines = [_line(problem) for problem in problems]
    write_table([HEADINGS, *lines], path, widths=_WIDTHS)


def write_table(
    rows: Sequence[Sequence[str | int]], path: Path, *, widths: Sequence[int] = ()
) -> None:
    """Write rows as semicolon CSV with a byte order mark, or as a workbook."""
    writers = {".csv": _write_csv, ".xlsx": _write_workbook}
    if path.suffix.lower() not in writers:
        raise InvalidInput(
            f"Een bestand met de uitgang '{path.suffix}' kunnen wij niet schrijven.",
            where=path.name,
            remedy="Kies een naam die eindigt op .csv of .xlsx.",
        )
    try:
        writers[path.suffix.lower()](rows, path, widths)
    except (OSError, XlsxWriterException) as fault:
        raise cannot_write(path) from fault


def cannot_write(path: Path) -> InvalidInput:
    """Return the error for a file that cannot be written here."""
    return InvalidInput(
        "Dit bestand kan hier niet worden geschreven.",
        where=path.name,
        remedy="Controleer de map en de rechten, en sluit het bestand in andere programma's.",
    )


def neutralised(text: str) -> str:
    """Return text that no spreadsheet will take for a formula."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _line(problem: RowProblem) -> tuple[str | int, ...]:
    consequence = REJECTED if problem.is_rejected else KEPT
    texts = (problem.column, problem.value, problem.what, problem.remedy, consequence)
    return (problem.row, *map(neutralised, texts))


def _write_csv(rows: Sequence[Sequence[str | int]], path: Path, _: Sequence[int]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows(rows)


def _write_workbook(rows: Sequence[Sequence[str | int]], path: Path, widths: Sequence[int]) -> None:
    with xlsxwriter.Workbook(path, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("problemen")
        wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width, wrapped)
        for number, row in enumerate(rows):
            for column, content in enumerate(row):
                if isinstance(content, int):
                    sheet.write_number(number, column, content)
                else:
                    sheet.write_string(number, column, content)
        sheet.freeze_panes(1, 0)
