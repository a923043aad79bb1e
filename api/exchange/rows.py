"""Walk through the rows of a table and turn each into a record, or say why not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from api.exchange.cells import Cell, source_id_of, text_of
from api.exchange.headings import Table
from api.exchange.layout import Progress, R, Reading
from api.exchange.problems import ProblemLog
from api.exchange.table import RowCells
from matcher.domain.reading import VacancyRecord
from matcher.errors import UnreadableFile

PROGRESS_STEP = 500

RowReader = Callable[[RowCells, int, str], R | None]
"""The cells, the row number and the source id in; a record, or None when the row was refused."""


def read_rows(
    table: Table,
    log: ProblemLog,
    read_row: RowReader[R],
    *,
    id_column: str,
    file_name: str,
    on_progress: Progress | None,
) -> Reading[R]:
    """Return what every row says; of two rows with one id the later one counts."""
    records: list[R] = []
    n_rows = 0
    for number, cells in _filled_rows(table):
        log.row = number
        n_rows += 1
        record = _record(table, cells, log, read_row, id_column)
        if record is not None:
            records.append(record)
        if on_progress and n_rows % PROGRESS_STEP == 0:
            on_progress(number, max(number, table.sheet.n_rows))
    if n_rows == 0:
        raise UnreadableFile(
            "Het bestand heeft wel kolomkoppen, maar geen rijen eronder.",
            where=file_name,
            remedy="Controleer het filter van de export en maak hem opnieuw.",
        )
    if on_progress:
        on_progress(log.row, log.row)
    kept = latest_of_each(records, column=table.headings[id_column], log=log)
    return Reading(
        layout=table.layout,
        records=kept,
        problems=tuple(sorted(log.problems, key=lambda problem: problem.row)),
        n_rows=n_rows,
        ignored_columns=table.ignored,
        dropped_columns=table.dropped,
    )


def _record(
    table: Table, cells: Sequence[Cell], log: ProblemLog, read_row: RowReader[R], id_column: str
) -> R | None:
    row = _row_cells(table, cells, log)
    if row is None:
        return None
    source_id = row.read(id_column, source_id_of, is_private=True)
    if source_id is None:
        log.reject_last()
        return None
    return read_row(row, log.row, source_id)


def _filled_rows(table: Table) -> Iterator[tuple[int, Sequence[Cell]]]:
    for number, cells in enumerate(table.sheet.rows(), start=1):
        if number > table.header_row and any(text_of(cell) for cell in cells):
            yield number, cells


def _row_cells(table: Table, cells: Sequence[Cell], log: ProblemLog) -> RowCells | None:
    """Return the cells we look at, or None when they may stand under the wrong headings."""
    if any(text_of(cell) for cell in cells[table.width :]):
        log.add(
            "",
            f"De rij heeft meer cellen dan er koppen zijn ({table.width}); "
            "de waarden kunnen verschoven zijn.",
            "Zet teksten waarin het scheidingsteken voorkomt tussen aanhalingstekens.",
            is_rejected=True,
        )
        return None
    if len(cells) < table.width:
        log.add(
            "",
            f"De rij heeft {len(cells)} cellen en de kopregel {table.width}; "
            "wat ontbreekt is onbekend.",
            "Controleer of de rij volledig is.",
        )
    kept = {
        name: cells[position] for name, position in table.positions.items() if position < len(cells)
    }
    return RowCells(cells=kept, headings=table.headings, log=log)


def latest_of_each(records: Iterable[R], *, column: str, log: ProblemLog) -> tuple[R, ...]:
    """Return the last record of each id, and note a problem at each earlier one."""
    latest: dict[tuple[str, str], R] = {}
    for record in records:
        key = _key(record)
        earlier = latest.pop(key, None)
        if earlier is not None:
            log.row = earlier.row
            log.add(
                column,
                f"Dit id staat ook op rij {record.row}; die latere rij geldt.",
                "Laat per id één rij staan.",
                is_rejected=True,
            )
        latest[key] = record
    return tuple(latest.values())


def _key(record: R) -> tuple[str, str]:
    if isinstance(record, VacancyRecord):
        return record.contractor_name.casefold(), record.vacancy.source_id
    return "", record.source_id
