"""Files that a command writes: never over one that is there."""

from __future__ import annotations

import io
import shutil
from collections.abc import Collection, Iterable
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

import typer

from matcher.errors import InvalidInput


def write_new(path: Path, content: bytes) -> None:
    """Write a file that is not there yet; refused as by ``copy_new``."""
    copy_new(path, io.BytesIO(content))


def hand_over(content: bytes, path: Path | None) -> None:
    """Print a text, or write it to a new file and say so; refused as by ``copy_new``."""
    if path is None:
        typer.echo(content.decode(), nl=False)
    else:
        write_new(path, content)
        typer.echo(f"Geschreven: {path}")


def copy_new(path: Path, content: BinaryIO) -> None:
    """Write all that is left of a stream to a file that is not there yet.

    Raises
    ------
    InvalidInput
        If there is a file of this name, or it cannot be written.
    """
    try:
        with path.open("xb") as opened:
            shutil.copyfileobj(content, opened)
    except FileExistsError as fault:
        raise _existing(path) from fault
    except OSError as fault:
        raise InvalidInput(
            "The file cannot be written.",
            where=str(path),
            remedy="Check whether the folder exists and you may write there.",
        ) from fault


def check_output(
    form: StrEnum, path: Path | None, *, to_read: StrEnum, binary: Collection[StrEnum], stem: str
) -> None:
    """Refuse, before anything is read, what could only be printed or could not be printed.

    Parameters
    ----------
    to_read : StrEnum
        The form that is for the screen only.
    binary : collection of StrEnum
        The forms that are for files only.
    stem : str
        Of the file name in the advice.

    Raises
    ------
    InvalidInput
        If a table is asked into a file, or a workbook onto the screen.
    """
    if form is to_read and path is not None:
        others = " or ".join(one for one in type(form) if one is not to_read)
        raise InvalidInput(
            "A table is for the screen.",
            where="--output",
            remedy=f"Add --format {others}.",
        )
    if form in binary and path is None:
        raise InvalidInput(
            f"A {form} file cannot be shown here.",
            where="--output",
            remedy=f"Name a file: --output {stem}.{form}.",
        )


def make_folder_for(folder: Path, names: Iterable[str]) -> None:
    """Make a folder for new files, before long work is done for them.

    Raises
    ------
    InvalidInput
        If it holds a file of one of these names, or cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise InvalidInput(
            "The folder cannot be made.",
            where=str(folder),
            remedy="Name a folder where you may write.",
        ) from fault
    for name in names:
        if (folder / name).exists():
            raise _existing(folder / name)


def _existing(path: Path) -> InvalidInput:
    return InvalidInput(
        "There is a file of this name already; what exists already is not overwritten.",
        where=str(path),
        remedy="Choose another name, or move that file first.",
    )
