"""Files in: candidates, vacancies, the template to fill in, and the double registrations found."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from api.cli.options import ActingForOption, DatabaseOption, now, opened_for
from api.cli.printing import duplicates_table, import_report, screen
from api.exchange.file_content import MEGABYTE
from api.exchange.layout import Progress as OnProgress
from api.exchange.problem_report import write_problem_report
from api.exchange.templates import write_template
from api.services.channel_names import channel_of
from api.services.duplicates import decide_duplicate, open_pairs
from api.services.imports import (
    ImportOutcome,
    ImportSource,
    import_candidates,
    import_vacancies,
)
from api.settings import read_settings
from matcher.domain.access import Purpose
from matcher.domain.duplicate import DuplicateStatus
from matcher.domain.importing import ImportKind
from matcher.errors import InvalidInput

_PAIRS_SHOWN = 1_000

app = typer.Typer(
    no_args_is_help=True,
    help="Import a file. Good rows are kept; what is wrong with others goes to a report. Importing "
    "again updates by source id and never duplicates; broken off half-way, nothing is stored.",
)

FileArgument = Annotated[Path, typer.Argument(metavar="FILE", help="The file to import.")]
ReportOption = Annotated[
    Path | None,
    typer.Option(
        "--report",
        metavar="FILE",
        help="Where the problems go (.csv or .xlsx). Default: NAME-problemen.csv in this folder.",
    ),
]


@app.command()
def candidates(
    file: FileArgument,
    organisation: Annotated[
        str,
        typer.Option(
            metavar="NAME", help="The intermediary whose candidates these are; made when new."
        ),
    ],
    channel: Annotated[
        str,
        typer.Option(
            metavar="CHANNEL",
            help="uwv, municipality (gemeente), reintegration_agency, commercial_intermediary, "
            "sw_company, wijkteam, education (onderwijs) or own_recruitment; Dutch names too.",
        ),
    ],
    report: ReportOption = None,
    acting_for: ActingForOption = None,
    database: DatabaseOption = None,
) -> None:
    """Import candidates: a Sonar export, VUM JSON, or our own table (CSV or XLSX)."""
    report_path = problem_report_path(file, report)
    with (
        opened_for(database, acting_for, Purpose.IMPORT) as (installation, viewer),
        progress_bar() as on_progress,
    ):
        outcome = import_candidates(
            installation.database,
            installation.engine,
            viewer,
            import_source(file),
            organisation=organisation,
            channel=channel_of(channel),
            identity_key=installation.identity_key,
            on_progress=on_progress,
        )
    _tell(outcome, report_path)


@app.command()
def vacancies(
    file: FileArgument,
    organisation: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="The contractor of rows that name none themselves."),
    ] = None,
    report: ReportOption = None,
    acting_for: ActingForOption = None,
    database: DatabaseOption = None,
) -> None:
    """Import vacancies: VUM JSON or our own table (CSV or XLSX)."""
    report_path = problem_report_path(file, report)
    with (
        opened_for(database, acting_for, Purpose.IMPORT) as (installation, viewer),
        progress_bar() as on_progress,
    ):
        outcome = import_vacancies(
            installation.database,
            installation.engine,
            viewer,
            import_source(file),
            default_contractor=organisation,
            on_progress=on_progress,
        )
    _tell(outcome, report_path)


def template(
    kind: Annotated[ImportKind, typer.Argument(help="What the table will hold.")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write: .csv or .xlsx.")],
) -> None:
    """Write an empty table to fill in.

    With lists to choose from, explanations and an example row that is refused on import.
    """
    if file.exists():
        raise InvalidInput(
            "There is a file of this name already; it may have been filled in.",
            where=str(file),
            remedy="Choose another name, or move that file first.",
        )
    write_template(kind, file)
    typer.echo(f"Sjabloon geschreven: {file}")


def duplicates(
    decide: Annotated[
        int | None,
        typer.Option(metavar="NUMBER", help="Write down what you found out about this pair."),
    ] = None,
    answer: Annotated[
        DuplicateStatus | None,
        typer.Option(help="What you found out. Nothing is merged or removed by it."),
    ] = None,
    acting_for: ActingForOption = None,
    database: DatabaseOption = None,
) -> None:
    """List possible double registrations.

    Pairs that share an e-mail address, telephone number, or name and postcode, until somebody
    decides with --decide NUMBER --answer same_person. Nothing is merged by itself.
    """
    if (decide is None) != (answer is None):
        raise InvalidInput(
            "--decide and --answer belong together.",
            where="duplicates",
            remedy="Give both, for example --decide 3 --answer different_people.",
        )
    with (
        opened_for(database, acting_for, Purpose.REGISTRATION) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        if decide is not None and answer is not None:
            decide_duplicate(uow, decide, answer)
            typer.echo(f"Paar {decide}: {answer.value}")
            return
        pairs = open_pairs(uow, _PAIRS_SHOWN)
    screen().print(duplicates_table(pairs))


def import_source(file: Path) -> ImportSource:
    """Return a file as it is imported now, no larger than the installation takes."""
    limit = read_settings().upload_limit_mb * MEGABYTE
    return ImportSource(path=file, file_name=file.name, imported_at=now(), size_limit=limit)


def problem_report_path(file: Path, given: Path | None) -> Path:
    """Return where the problems go, before anything is stored, so that a wrong name stops us."""
    path = given or Path(f"{file.stem}-problemen.csv")
    if path.suffix.lower() not in (".csv", ".xlsx"):
        raise InvalidInput(
            f"A report cannot be written as '{path.suffix}'.",
            where="--report",
            remedy="Choose a name that ends in .csv or .xlsx.",
        )
    if path.resolve() == file.resolve():
        raise InvalidInput(
            "The report would overwrite the file that is imported.",
            where="--report",
            remedy="Choose another name for the report.",
        )
    if not path.absolute().parent.is_dir():
        raise InvalidInput(
            "The folder of the report does not exist.",
            where=str(path),
            remedy="Make the folder first, or choose another with --report.",
        )
    return path


def _tell(outcome: ImportOutcome, report_path: Path) -> None:
    if outcome.problems:
        write_problem_report(outcome.problems, report_path)
    typer.echo(import_report(outcome, report_path))


@contextmanager
def progress_bar() -> Iterator[OnProgress]:
    """Show on the terminal how far reading is; elsewhere nothing."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    terminal = Console(stderr=True)
    is_silent = not terminal.is_terminal
    with Progress(*columns, console=terminal, transient=True, disable=is_silent) as bar:
        task = bar.add_task("lezen", total=None)

        def on_progress(done: int, total: int) -> None:
            description = "opslaan" if done >= total else "lezen"
            bar.update(task, completed=done, total=total, description=description)

        yield on_progress
