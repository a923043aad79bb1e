"""A running text read on the command line: what it announces, and which criteria it may pose."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from pydantic import TypeAdapter

from api.cli.text_reading_table import print_reading
from api.cli.value import CaseFormat, CaseFormatOption
from api.schemas.fields import LONGEST_TEXT
from api.schemas.text_reading import TextReadingOut, text_reading_out
from api.services.text_readings import read_sent_text
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
    output: CaseFormatOption = CaseFormat.TABLE,
) -> None:
    """Read a running text: the skills it announces and the hard criteria it may pose.

    Each with the words it came from. Nothing is stored or applied, and no database is needed: what
    is found is a proposal, for a person to confirm.
    """
    reading = read_sent_text(_text_of(file), of)
    if output is CaseFormat.JSON:
        typer.echo(_reading_json.dump_json(text_reading_out(reading), indent=2).decode())
    else:
        print_reading(reading)


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
