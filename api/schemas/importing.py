"""Imports as JSON: what became of a file, row by row."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import ConfigDict, Field

from api.schemas.paging import PageOut
from api.schemas.schema import Schema
from api.services.imports import ImportOutcome
from matcher.domain.importing import ImportKind, ImportRun
from matcher.domain.reading import RowProblem
from models.paging import Page

_RUN_EXAMPLE: dict[str, Any] = {
    "id": "I-6R9J2D4MZ8CW",
    "kind": "candidates",
    "organisation": "O-7QK2M0ZB4T9X",
    "file_name": "kandidaten.csv",
    "file_digest": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "layout": "own_candidates",
    "imported_at": "2026-11-24T09:30:00Z",
    "n_rows": 10,
    "n_created": 7,
    "n_updated": 1,
    "n_unchanged": 1,
    "n_rejected": 1,
    "n_problems": 1,
}


class ImportRunOut(Schema):
    """One import: which file in which layout, and what became of its rows."""

    model_config = ConfigDict(json_schema_extra={"examples": [_RUN_EXAMPLE]})

    id: str
    kind: ImportKind
    organisation: str | None = Field(
        description="Id of the intermediary whose candidates these are, or of the desk that "
        "brought in earlier years; null for vacancies, and for the operator."
    )
    file_name: str
    file_digest: str = Field(description="SHA-256 of the file, in hexadecimal.")
    layout: str = Field(description="Whose file it is, as detected from its content.")
    imported_at: datetime
    n_rows: int
    n_created: int
    n_updated: int
    n_unchanged: int
    n_rejected: int
    n_problems: int


class RowProblemOut(Schema):
    """Something in a file that could not be used as it stands."""

    row: int = Field(description="As the user counts it: the header of a table is row 1.")
    column: str
    value: str = Field(description="What stands there, shortened and without identifiers.")
    what: str = Field(description="What is wrong, in Dutch.")
    remedy: str
    is_rejected: bool = Field(description="True when the whole row was left out.")


class ImportOut(Schema):
    """What became of a file that was just imported."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "run": _RUN_EXAMPLE,
                    "problems": [
                        {
                            "row": 4,
                            "column": "uren_max",
                            "value": "veel",
                            "what": "Dit is geen mogelijk aantal uren per week.",
                            "remedy": "Vul een getal in van 0.5 tot en met 99, of laat het leeg.",
                            "is_rejected": True,
                        }
                    ],
                    "ignored_columns": ["opmerking"],
                    "dropped_columns": ["BSN"],
                    "n_duplicate_flags": 0,
                    "new_organisations": ["Werkbedrijf Voorbeeld"],
                }
            ]
        }
    )

    run: ImportRunOut
    problems: list[RowProblemOut]
    ignored_columns: list[str] = Field(description="Not understood, or not needed.")
    dropped_columns: list[str] = Field(
        description="They identify a person, and were never looked at."
    )
    n_duplicate_flags: int = Field(description="New pairs that may be one person.")
    new_organisations: list[str] = Field(
        description="Names that were registered by this import: look for typing errors."
    )


class ImportPageOut(PageOut[ImportRunOut]):
    """A page of imports, the latest first."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"rows": [_RUN_EXAMPLE], "total": 1, "limit": 50, "offset": 0}]
        }
    )


def import_run_out(run: ImportRun) -> ImportRunOut:
    """Return an import as it goes out."""
    return ImportRunOut(
        id=run.import_id,
        kind=run.kind,
        organisation=run.organisation_id,
        file_name=run.file_name,
        file_digest=run.file_digest,
        layout=run.layout,
        imported_at=run.imported_at,
        n_rows=run.n_rows,
        n_created=run.n_created,
        n_updated=run.n_updated,
        n_unchanged=run.n_unchanged,
        n_rejected=run.n_rejected,
        n_problems=run.n_problems,
    )


def import_out(outcome: ImportOutcome) -> ImportOut:
    """Return what became of a file as it goes out."""
    return ImportOut(
        run=import_run_out(outcome.run),
        problems=[row_problem_out(problem) for problem in outcome.problems],
        ignored_columns=list(outcome.ignored_columns),
        dropped_columns=list(outcome.dropped_columns),
        n_duplicate_flags=outcome.n_duplicate_flags,
        new_organisations=list(outcome.new_organisations),
    )


def import_page_out(page: Page[ImportRun], *, limit: int, offset: int) -> ImportPageOut:
    """Return a page of imports as it goes out."""
    return ImportPageOut(
        rows=[import_run_out(row) for row in page.rows],
        total=page.total,
        limit=limit,
        offset=offset,
    )


def row_problem_out(problem: RowProblem) -> RowProblemOut:
    """Return what is wrong with a row as it goes out."""
    return RowProblemOut(
        row=problem.row,
        column=problem.column,
        value=problem.value,
        what=problem.what,
        remedy=problem.remedy,
        is_rejected=problem.is_rejected,
    )
