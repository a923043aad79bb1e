"""Introductions of earlier years on the command line: brought in from a table, and taken out."""

from __future__ import annotations

from typing import Annotated

import typer

from api.cli.imports import (
    FileArgument,
    ReportOption,
    import_source,
    problem_report_path,
    progress_bar,
)
from api.cli.options import ActingForOption, DatabaseOption, now, opened_for
from api.cli.printing import import_report
from api.exchange.problem_report import write_problem_report
from api.services.import_runs import list_imports
from api.services.past_imports import PastImport, import_past, remove_past
from matcher.domain.access import Purpose
from matcher.domain.importing import ImportKind

_RUNS_SHOWN = 1_000


def bring_in(
    file: FileArgument,
    check: Annotated[
        bool, typer.Option("--check", help="Store nothing: say what would become of every row.")
    ] = False,
    report: ReportOption = None,
    acting_for: ActingForOption = None,
    database: DatabaseOption = None,
) -> None:
    """Import introductions of earlier years from a CSV or XLSX, to measure your own history.

    Nobody is registered by it. A row with a fault is left out and told; a row that was brought in
    before is no second case. The template: sroi-match template past_introductions FILE
    """
    report_path = problem_report_path(file, report)
    with (
        opened_for(database, acting_for, Purpose.IMPORT) as (installation, viewer),
        progress_bar() as on_progress,
    ):
        found = import_past(
            installation.database,
            viewer,
            import_source(file),
            identity_key=installation.identity_key,
            is_preview=check,
            on_progress=on_progress,
        )
    if found.outcome.problems:
        write_problem_report(found.outcome.problems, report_path)
    typer.echo(import_report(found.outcome, report_path))
    typer.echo(_told(found))


def listed(acting_for: ActingForOption = None, database: DatabaseOption = None) -> None:
    """List the imports of earlier years that you can take out, the latest first."""
    with (
        opened_for(database, acting_for, Purpose.IMPORT) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        kind = ImportKind.PAST_INTRODUCTIONS
        runs = list_imports(uow, kind=kind, limit=_RUNS_SHOWN, offset=0).rows
    if not runs:
        typer.echo("Er is niets van vroeger ingelezen.")
    for run in runs:
        typer.echo(
            f"{run.import_id}  {run.imported_at:%Y-%m-%d}  {run.file_name}: {run.n_created} nieuw, "
            f"{run.n_updated} bijgewerkt, {run.n_unchanged} ongewijzigd"
        )


def take_out(
    import_id: Annotated[
        str, typer.Argument(metavar="IMPORT", help="Id of the import (I-…), as it was told.")
    ],
    acting_for: ActingForOption = None,
    database: DatabaseOption = None,
) -> None:
    """Take out an import of earlier years, as if it had never been.

    What earlier imports told of the same cases holds again. A desk takes out its own.
    """
    with (
        opened_for(database, acting_for, Purpose.IMPORT) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        n_removed = remove_past(uow, import_id, at=now())
    typer.echo(f"{import_id} is verwijderd, met {n_removed} voorstellen.")


def _told(found: PastImport) -> str:
    run = found.outcome.run
    lines = []
    if found.n_without_person:
        lines.append(
            f"  zonder code van de persoon: {found.n_without_person}; elk telt als een eigen mens"
        )
    if found.is_stored:
        lines.append(
            f"  bewaard als {run.import_id}; ongedaan maken: "
            f"sroi-match channels remove-past {run.import_id}"
        )
    elif found.is_preview:
        lines.append("  er is niets bewaard: dit was een controle")
    else:
        lines.append("  er is niets bewaard: er staat niets nieuws in")
    return "\n".join(lines)
