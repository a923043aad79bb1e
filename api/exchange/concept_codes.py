"""A table of codes to put beside the concepts of a taxonomy (CSV: uri, scheme, code)."""

from __future__ import annotations

import csv
from pathlib import Path

from matcher.domain.taxonomy import CodeScheme, ConceptCode
from matcher.errors import InvalidInput, UnreadableFile

COLUMNS = ("uri", "scheme", "code")


def read_concept_codes(path: Path) -> list[ConceptCode]:
    """Return the codes of a file; the first fault stops, since half a table helps nobody.

    Raises
    ------
    UnreadableFile
        If the file cannot be read or lacks a column.
    InvalidInput
        If a row has an unknown scheme or an empty cell; the message names row and column.
    """
    try:
        content = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        raise UnreadableFile(
            "The file cannot be read as UTF-8 text.",
            where=str(path),
            remedy="Save it as CSV in UTF-8, with the columns uri, scheme and code.",
        ) from fault
    reader = csv.DictReader(content.splitlines())
    missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
    if missing:
        raise UnreadableFile(
            f"The file has no column '{missing[0]}'.",
            where=path.name,
            remedy="The first line is: uri,scheme,code.",
        )
    return [_code(row, reader.line_num) for row in reader]


def _code(row: dict[str, str | None], line: int) -> ConceptCode:
    cells = {name: (row[name] or "").strip() for name in COLUMNS}
    empty = [name for name, cell in cells.items() if not cell]
    if empty:
        raise InvalidInput(
            "The cell is empty.",
            where=f"line {line}, column {empty[0]}",
            remedy="Fill it in, or leave the row out.",
        )
    if cells["scheme"] not in list(CodeScheme):
        raise InvalidInput(
            f"'{cells['scheme']}' is no classification that is kept here.",
            where=f"line {line}, column scheme",
            remedy=f"Choose from: {', '.join(CodeScheme)}.",
        )
    return ConceptCode(uri=cells["uri"], scheme=CodeScheme(cells["scheme"]), code=cells["code"])
