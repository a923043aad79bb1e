"""Sheets of workbooks and delimited texts, row by row; and where in them the headings stand."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from api.exchange.cells import Cell, known_text, running_text, text_of
from api.exchange.file_content import check_unpacked_size
from api.exchange.problems import ProblemLog, Understood
from matcher.errors import UnreadableFile
from matcher.privacy.redaction import redact_identifiers

DELIMITERS = {";": "puntkomma's", ",": "komma's", "\t": "tabs"}
LIST_SEPARATOR = "|"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet, or one way to cut a text into cells."""

    name: str
    n_rows: int
    rows: Callable[[], Iterator[Sequence[Cell]]]


def workbook_sheets(content: bytes, file_name: str) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook that have any cell."""
    if content.startswith(b"PK"):
        check_unpacked_size(content, file_name)
    with _reading_workbook(file_name):
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [workbook.get_sheet_by_name(name) for name in workbook.sheet_names]
    return tuple(_sheet_of(sheet, file_name) for sheet in sheets if sheet.height)


def _sheet_of(sheet: CalamineSheet, file_name: str) -> Sheet:
    def rows() -> Iterator[Sequence[Cell]]:
        with _reading_workbook(file_name):
            yield from sheet.iter_rows()

    # The name is only ever shown, and people write into it whom the sheet is about.
    name, _ = redact_identifiers(sheet.name)
    return Sheet(name=name, n_rows=sheet.total_height + 1, rows=rows)


@contextmanager
def _reading_workbook(file_name: str) -> Iterator[None]:
    try:
        yield
    except PasswordError as fault:
        raise UnreadableFile(
            "De werkmap is beveiligd met een wachtwoord.",
            where=file_name,
            remedy="Sla haar op zonder wachtwoord.",
        ) from fault
    except CalamineError as fault:
        raise UnreadableFile(
            "De werkmap is beschadigd of geen werkmap.",
            where=file_name,
            remedy="Open haar in Excel of LibreOffice, sla haar opnieuw op als .xlsx.",
        ) from fault


def delimited_sheets(text: str, file_name: str) -> tuple[Sheet, ...]:
    """Return the text cut by each delimiter we know; the headings tell which one is meant."""
    return tuple(_delimited_sheet(text, delimiter, file_name) for delimiter in DELIMITERS)


def _delimited_sheet(text: str, delimiter: str, file_name: str) -> Sheet:
    def rows() -> Iterator[Sequence[Cell]]:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        try:
            yield from reader
        except csv.Error as fault:
            raise UnreadableFile(
                "Hier zijn geen cellen te herkennen; meestal ontbreekt een aanhalingsteken.",
                where=f"{file_name}, regel {reader.line_num}",
                remedy="Zet er een sluitend aanhalingsteken bij, of bewaar de tabel als .xlsx.",
            ) from fault

    n_lines = text.count("\n") + 1
    return Sheet(name=f"tekst met {DELIMITERS[delimiter]}", n_rows=n_lines, rows=rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowCells:
    """The cells of one row that we look at, by normalised heading; no BSN is among them."""

    cells: Mapping[str, Cell]
    headings: Mapping[str, str]
    log: ProblemLog

    def heading(self, name: str) -> str:
        """Return the heading as the file spells it."""
        return self.headings.get(name, name)

    def has(self, name: str) -> bool:
        """Return whether the file has this column."""
        return name in self.headings

    def text(self, name: str) -> str:
        """Return one line of text, '' when unknown."""
        return known_text(self.cells.get(name, ""))

    def running_text(self, name: str) -> str:
        """Return running text without identifiers, '' when unknown."""
        cell = self.cells.get(name, "")
        if not known_text(cell):
            return ""
        return self.log.redacted(self.heading(name), running_text(cell))

    def parts(self, name: str) -> list[str]:
        """Return the known parts of a list in one cell."""
        return [part for part in self._all_parts(name) if known_text(part)]

    def has_unknown_part(self, name: str) -> bool:
        """Return whether a list says that there may be more on it: 'B | ??'."""
        return any(part and not known_text(part) for part in self._all_parts(name))

    def _all_parts(self, name: str) -> list[str]:
        return [part.strip() for part in self.text(name).split(LIST_SEPARATOR)]

    def read(
        self, name: str, read: Callable[[Cell], Understood | None], *, is_private: bool = False
    ) -> Understood | None:
        """Return what ``read`` makes of the cell; a problem is noted if it cannot."""
        cell = self.cells.get(name, "")
        shown = "" if is_private else text_of(cell)
        return self.log.understood(self.heading(name), lambda: read(cell), shown=shown)


def strict_cells(text: str) -> list[list[str]]:
    """Return the cells of a small delimited text, the headings first, blank lines above left out.

    The delimiter is the one that stands most often in the headings; csv.Error when quotes do not
    close.
    """
    text = text.lstrip("\r\n")
    delimiter = max(DELIMITERS, key=text.splitlines()[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    return [[text_of(cell) for cell in cells] for cells in reader]
