"""ImportRun and ImportRunRow."""

from __future__ import annotations

from matcher.domain.importing import ImportRun
from models.rows.import_run import ImportRunRow


def import_columns(run: ImportRun, *, organisation_key: int | None) -> dict[str, object]:
    """Return the columns of an import."""
    return {
        "import_id": run.import_id,
        "kind": run.kind,
        "organisation_key": organisation_key,
        "file_name": run.file_name,
        "file_digest": run.file_digest,
        "layout": run.layout,
        "imported_at": run.imported_at,
        "n_rows": run.n_rows,
        "n_created": run.n_created,
        "n_updated": run.n_updated,
        "n_unchanged": run.n_unchanged,
        "n_rejected": run.n_rejected,
        "n_problems": run.n_problems,
    }


def import_of(row: ImportRunRow) -> ImportRun:
    """Return the import of a row that was loaded with its organisation."""
    return ImportRun(
        import_id=row.import_id,
        kind=row.kind,
        organisation_id=None if row.organisation is None else row.organisation.organisation_id,
        file_name=row.file_name,
        file_digest=row.file_digest,
        layout=row.layout,
        imported_at=row.imported_at,
        n_rows=row.n_rows,
        n_created=row.n_created,
        n_updated=row.n_updated,
        n_unchanged=row.n_unchanged,
        n_rejected=row.n_rejected,
        n_problems=row.n_problems,
    )
