"""The channel benchmark as comma-separated text: one row a number, for other programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from api.exchange.problem_report import neutralised
from api.schemas.channel_benchmark import FindingOut, ShiftOut
from api.schemas.schema import Schema


def numbers_csv(numbers: Iterable[FindingOut]) -> str:
    """Return every number of every policy; no number is an empty cell."""
    return _csv(FindingOut, numbers)


def sensitivity_csv(shifts: Iterable[ShiftOut]) -> str:
    """Return every difference with habit under every assumption's ends."""
    return _csv(ShiftOut, shifts)


def _csv(kind: type[Schema], rows: Iterable[Schema]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(kind.model_fields), lineterminator="\n")
    writer.writeheader()
    for row in rows:
        told = row.model_dump(mode="json")
        writer.writerow({name: _cell(cell) for name, cell in told.items()})
    return text.getvalue()


def _cell(cell: object) -> object:
    if cell is None:
        return ""
    return neutralised(cell) if isinstance(cell, str) else cell
