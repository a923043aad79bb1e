"""A running text read on the command line: what it announces, and which criteria it may pose."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from pydantic import TypeAdapter

from api.cli.options import DatabaseOption, opened_if_initialised
from api.cli.text_reading_table import print_reading
from api.cli.value import CaseFormat, CaseFormatOption
from api.schemas.fields import LONGEST_TEXT
from api.schemas.text_reading import TextReadingOut, text_reading_out
from api.services.taxonomy import stored_edition
from api.services.text_readings import (
    LinkedReading,
    linked_text,
    unlinked_text,
)
from matcher.domain.access import Purpose
from matcher.domain.text_reading import TextKind
from matcher.errors import InvalidInput

STANDARD_INPUT = "-"
_reading_json = TypeAdapter(TextReadingOut)


def add_to(app: typer.Typer) -> None:
    """Put the command of this module on the program."""
    app.command("read-text")(read_text)


def read_text(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="Text in UTF-8; - is standard input.")
    ],
    of: Annotated[TextKind, typer.Option("--of", help="Whose text it is.")] = TextKind.VACANCY,
    title: Annotated[
        str, typer.Option("--title", help="What the job is called, where the text does not say.")
    ] = "",
    links: Annotated[
        bool, typer.Option("--links/--no-links", help="Whether to look phrases up in the taxonomy.")
    ] = True,
    output: CaseFormatOption = CaseFormat.TABLE,
    database: DatabaseOption = None,
) -> None:
    """Read a running text: the skills it announces and the hard criteria it may pose.

    Each with the words it came from, and what it means in the taxonomy where one is imported.
    Nothing is stored or applied, and no database is needed: what is found is a proposal, for a
    person to confirm.
    """
    text = _text_of(file)
    found = _linked(text, of, title, database) if links else None
    if found is None:
        found = unlinked_text(text, of, title=title)
    if output is CaseFormat.JSON:
        typer.echo(_reading_json.dump_json(text_reading_out(found), indent=2).decode())
    else:
        print_reading(found)


def _linked(text: str, of: TextKind, title: str, database: str | None) -> LinkedReading | None:
    with opened_if_initialised(database, Purpose.REGISTRATION) as found:
        if found is None:
            return None
        installation, viewer = found
        with installation.database.unit_of_work(viewer) as uow:
            # The encoder takes a second to load, for nothing without names to compare with.
            if stored_edition(uow) is None:
                return None
            return linked_text(uow, installation.engine, text, of, title=title)


def _text_of(file: str) -> str:
    try:
        content = sys.stdin.buffer.read() if file == STANDARD_INPUT else Path(file).read_bytes()
        text = content.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInput(
            "The text cannot be read.",
            where=file,
            remedy="Name a text file in UTF-8, or - for standard input.",
        ) from error
    if len(text) > LONGEST_TEXT:
        raise InvalidInput(
            f"The text has {len(text)} characters; {LONGEST_TEXT} can be read at once.",
            where=file,
            remedy="Give one vacancy or presentation at a time.",
        )
    return text
