"""Options that several commands share, and how an installation is opened with them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from enum import StrEnum
from importlib.metadata import version
from typing import Annotated

import typer

from api.cli.written import written_day
from api.services.installation import Installation, is_initialised, open_installation
from api.services.viewers import viewer_for
from api.settings import DEFAULT_DATABASE_URL, read_settings
from matcher.domain.access import Purpose, Viewer

ACTOR = "command line"
DATABASE_HELP = (
    "Address of the database: sqlite:///path/to/file, or postgresql://account:password@host/name. "
    "Default: SROI_DATABASE_URL, else sqlite:///sroi-match.sqlite in this folder."
)

DatabaseOption = Annotated[
    str | None, typer.Option("--database", metavar="URL", help=DATABASE_HELP)
]
ActingForOption = Annotated[
    str | None,
    typer.Option(
        "--as",
        metavar="ORGANISATION",
        help="Act for an intermediary or a contractor, by id or name. An intermediary also sees "
        "its own candidates without consent to sharing. Default: the operator, for nobody.",
    ),
]
OnOption = Annotated[
    str | None,
    typer.Option(
        "--on",
        metavar="DATE",
        help="The day to judge on, as 2026-11-25: which vacancies are open, and who counts where "
        "a contract has no award date. Default: today.",
    ),
]
TopOption = Annotated[int, typer.Option("--top", min=0, max=100_000, help="How many to show.")]
ShowExcludedOption = Annotated[
    bool,
    typer.Option(
        "--show-excluded", help="Also list those whom a hard criterion excludes, with the reason."
    ),
]


class OutputFormat(StrEnum):
    """How a ranking is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


FormatOption = Annotated[
    OutputFormat,
    typer.Option("--format", help="table to read, json and csv for other programs."),
]


_before_command: ContextVar[str | None] = ContextVar("database_before_command", default=None)


def remember_database(
    database: DatabaseOption = None,
    is_version_asked: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.")
    ] = False,
) -> None:
    """Keep ``--database`` when it is given before the command; answer ``--version``."""
    if is_version_asked:
        typer.echo(version("sroi-match"))
        raise typer.Exit
    _before_command.set(database)


def database_url(given: str | None, *, default: str = DEFAULT_DATABASE_URL) -> str:
    """Return the address of the database: of the command, the program, the settings, or none."""
    settings = read_settings()
    chosen = settings.database_url if "database_url" in settings.model_fields_set else default
    return given or _before_command.get() or chosen


@contextmanager
def opened(database: str | None) -> Iterator[Installation]:
    """Lend the installation that the options and settings name, which must be initialised."""
    settings = read_settings()
    installation = open_installation(
        database_url(database),
        encoder_path=settings.encoder,
        weights_name=settings.weights,
        identity_key_file=settings.identity_key_file,
    )
    try:
        yield installation
    finally:
        installation.database.dispose()


@contextmanager
def opened_for(
    database: str | None, acting_for: str | None, purpose: Purpose
) -> Iterator[tuple[Installation, Viewer]]:
    """Lend the installation, and the viewer that ``--as`` names."""
    with opened(database) as installation:
        viewer = viewer_for(installation.database, acting_for, actor=ACTOR, purpose=purpose)
        yield installation, viewer


@contextmanager
def opened_if_initialised(
    database: str | None, purpose: Purpose
) -> Iterator[tuple[Installation, Viewer] | None]:
    """Lend the installation and the operator; None where no database was ever made."""
    if not is_initialised(database_url(database)):
        yield None
        return
    with opened_for(database, None, purpose) as found:
        yield found


def now() -> datetime:
    """Return the instant, in the time zone of this machine."""
    return datetime.now(UTC).astimezone()


def day_of(text: str | None) -> date:
    """Return the day that ``--on`` names, today without it."""
    return now().date() if text is None else written_day(text, "--on")
