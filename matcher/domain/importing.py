"""What is remembered of one file that was imported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ImportKind(StrEnum):
    """What a file holds."""

    CANDIDATES = "candidates"
    VACANCIES = "vacancies"
    PAST_INTRODUCTIONS = "past_introductions"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRun:
    """One import: which file in which layout, by whom, and what became of its rows.

    Attributes
    ----------
    import_id : str
        ``I-…``.
    organisation_id : str or None
        The intermediary whose candidates these are, or for whom the past was read; None where each
        row names its own, and for the operator.
    file_digest : str
        SHA-256 of the file, so that 'was this file imported?' has an answer.
    n_rows, n_created, n_updated, n_unchanged, n_rejected, n_problems : int
        Counts; a rejected row is not stored, a problem may leave a value unknown.
    """

    import_id: str
    kind: ImportKind
    organisation_id: str | None
    file_name: str
    file_digest: str
    layout: str
    imported_at: datetime
    n_rows: int
    n_created: int
    n_updated: int
    n_unchanged: int
    n_rejected: int
    n_problems: int
