"""Files that a command writes: never over one that is there."""

from __future__ import annotations

from pathlib import Path

from matcher.errors import InvalidInput


def write_new(path: Path, content: bytes) -> None:
    """Write a file that is not there yet.

    Raises
    ------
    InvalidInput
        If there is a file of this name, or it cannot be written.
    """
    try:
        with path.open("xb") as opened:
            opened.write(content)
    except FileExistsError as fault:
        raise InvalidInput(
            "There is a file of this name already; what exists already is not overwritten.",
            where=str(path),
            remedy="Choose another name, or move that file first.",
        ) from fault
    except OSError as fault:
        raise InvalidInput(
            "The file cannot be written.",
            where=str(path),
            remedy="Check whether the folder exists and you may write there.",
        ) from fault
