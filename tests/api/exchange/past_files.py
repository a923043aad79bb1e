"""Tables of earlier introductions as a region keeps them. Nobody in them exists."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.api.exchange.files import write_csv

CASE = {
    "zaak_id": "1",
    "opdrachtnemer": "Wegenbouw Voorbeeld",
    "kanaal": "uwv",
    "voorgesteld_op": "2021-03-01",
}


def a_case(number: int = 1, **cells: str) -> dict[str, str]:
    """One row with what is needed, and these cells."""
    return CASE | {"zaak_id": f"zaak {number}"} | cells


def write_past(folder: Path, *rows: Mapping[str, str]) -> Path:
    """Write a table with every heading that one of the rows has."""
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    lines = [";".join(headings)]
    lines += [";".join(row.get(heading, "") for heading in headings) for row in rows]
    return write_csv(folder, "\n".join(lines) + "\n")
