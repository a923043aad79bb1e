"""Read anybody's file: the content says which layout it has, never the file name."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from api.exchange import own_columns, own_table, past_table, sonar
from api.exchange.file_content import (
    FILE_LIMIT_BYTES,
    ContentKind,
    digest_of,
    kind_of,
    read_content,
)
from api.exchange.headings import Table, find_table
from api.exchange.json_text import parse_json
from api.exchange.layout import Layout, Progress, Reading
from api.exchange.problems import ProblemLog
from api.exchange.rows import read_rows
from api.exchange.table import Sheet, delimited_sheets, workbook_sheets
from api.exchange.vum.candidates import read_vum_candidates
from api.exchange.vum.vacancies import read_vum_vacancies
from matcher.domain.importing import ImportKind
from matcher.domain.reading import CandidateRecord, PastRecord, VacancyRecord
from matcher.errors import UnreadableFile

__all__ = ["Layout", "Reading", "file_digest", "read_candidates", "read_past", "read_vacancies"]

TABLE_LAYOUTS = (
    sonar.SONAR,
    own_columns.OWN_CANDIDATES,
    own_columns.OWN_VACANCIES,
    own_columns.OWN_PAST,
)


def read_candidates(
    path: Path, *, on_progress: Progress | None = None, size_limit: int = FILE_LIMIT_BYTES
) -> Reading[CandidateRecord]:
    """Return the candidates of a Sonar export, VUM-JSON or own table, and all problems found."""
    content = read_content(path, size_limit=size_limit)
    kind, text = kind_of(content, path.name)
    if kind is ContentKind.JSON:
        return read_vum_candidates(parse_json(text, path.name), path.name, on_progress)
    sheets = _sheets(content, text, kind, path.name)
    table, log = _table(sheets, ImportKind.CANDIDATES, path.name)
    is_sonar = table.layout is Layout.SONAR
    return read_rows(
        table,
        log,
        sonar.read_sonar_row if is_sonar else own_table.read_candidate_row,
        id_column=sonar.ID_COLUMN if is_sonar else own_columns.ID_COLUMN,
        file_name=path.name,
        on_progress=on_progress,
    )


def read_vacancies(
    path: Path, *, on_progress: Progress | None = None, size_limit: int = FILE_LIMIT_BYTES
) -> Reading[VacancyRecord]:
    """Return the vacancies of VUM-JSON or an own table, and all problems found."""
    content = read_content(path, size_limit=size_limit)
    kind, text = kind_of(content, path.name)
    if kind is ContentKind.JSON:
        return read_vum_vacancies(parse_json(text, path.name), path.name, on_progress)
    sheets = _sheets(content, text, kind, path.name)
    table, log = _table(sheets, ImportKind.VACANCIES, path.name)
    return read_rows(
        table,
        log,
        own_table.read_vacancy_row,
        id_column=own_columns.ID_COLUMN,
        file_name=path.name,
        on_progress=on_progress,
    )


def read_past(
    path: Path,
    *,
    on: date,
    on_progress: Progress | None = None,
    size_limit: int = FILE_LIMIT_BYTES,
) -> Reading[PastRecord]:
    """Return the cases of a table of earlier introductions as they may be on a day."""
    content = read_content(path, size_limit=size_limit)
    kind, text = kind_of(content, path.name)
    if kind is ContentKind.JSON:
        raise UnreadableFile(
            "Eerdere voorstellen lezen wij uit een tabel, niet uit JSON.",
            where=path.name,
            remedy="Geef een werkmap (.xlsx) of een CSV.",
        )
    sheets = _sheets(content, text, kind, path.name)
    table, log = _table(sheets, ImportKind.PAST_INTRODUCTIONS, path.name)
    return read_rows(
        table,
        log,
        past_table.past_row_reader(on),
        id_column=past_table.ID_COLUMN,
        file_name=path.name,
        on_progress=on_progress,
    )


def file_digest(path: Path) -> str:
    """Return the SHA-256 of the file in hexadecimal."""
    return digest_of(path)


def _sheets(content: bytes, text: str, kind: ContentKind, file_name: str) -> tuple[Sheet, ...]:
    if kind is ContentKind.WORKBOOK:
        return workbook_sheets(content, file_name)
    return delimited_sheets(text, file_name)


def _table(
    sheets: tuple[Sheet, ...], wanted: ImportKind, file_name: str
) -> tuple[Table, ProblemLog]:
    table, others = find_table(sheets, TABLE_LAYOUTS, wanted=wanted, file_name=file_name)
    log = ProblemLog()
    log.row = table.header_row
    for name in others:
        log.add(
            "",
            f"Ook blad '{name}' heeft zo'n tabel; alleen blad '{table.sheet.name}' is gelezen.",
            "Zet alle rijen op één blad, of lees het andere blad apart in.",
        )
    return table, log
