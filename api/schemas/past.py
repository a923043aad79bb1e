"""Imports of introductions of earlier years as JSON: what became of a table, row by row."""

from __future__ import annotations

from pydantic import ConfigDict, Field

from api.schemas.importing import RowProblemOut, row_problem_out
from api.schemas.schema import Schema
from api.services.past_imports import PastImport


class PastImportOut(Schema):
    """What became of a table of earlier introductions, or would become of it."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "id": "I-6R9J2D4MZ8CW",
                    "is_preview": False,
                    "file_name": "voorstellen-2021.xlsx",
                    "n_rows": 240,
                    "n_created": 236,
                    "n_updated": 0,
                    "n_unchanged": 0,
                    "n_rejected": 4,
                    "n_without_person": 12,
                    "problems": [
                        {
                            "row": 17,
                            "column": "geplaatst_op",
                            "value": "voorjaar",
                            "what": "Dit is geen datum die wij kunnen lezen.",
                            "remedy": "Schrijf de datum als jjjj-mm-dd of dd-mm-jjjj, of laat het "
                            "leeg.",
                            "is_rejected": True,
                        }
                    ],
                    "ignored_columns": ["opmerking"],
                    "dropped_columns": ["BSN"],
                }
            ]
        }
    )

    id: str | None = Field(
        description="By which it can be taken out; null where nothing was stored: at a check, or "
        "since there is nothing new in it."
    )
    is_preview: bool = Field(description="Whether it was only checked.")
    file_name: str
    n_rows: int
    n_created: int
    n_updated: int
    n_unchanged: int
    n_rejected: int = Field(description="Rows left out: each of their problems is told.")
    n_without_person: int = Field(
        description="Usable rows without a code of the person: each counts as its own person."
    )
    problems: list[RowProblemOut]
    ignored_columns: list[str] = Field(description="Not understood, or not needed.")
    dropped_columns: list[str] = Field(
        description="They identify a person, and were never looked at."
    )


def past_import_out(found: PastImport) -> PastImportOut:
    """Return what became of a table as it goes out."""
    outcome = found.outcome
    return PastImportOut(
        id=outcome.run.import_id or None,
        is_preview=found.is_preview,
        file_name=outcome.run.file_name,
        n_rows=outcome.run.n_rows,
        n_created=outcome.run.n_created,
        n_updated=outcome.run.n_updated,
        n_unchanged=outcome.run.n_unchanged,
        n_rejected=outcome.run.n_rejected,
        n_without_person=found.n_without_person,
        problems=[row_problem_out(problem) for problem in outcome.problems],
        ignored_columns=list(outcome.ignored_columns),
        dropped_columns=list(outcome.dropped_columns),
    )
