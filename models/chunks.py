"""Long lists in pieces that fit in one statement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

CHUNK = 5_000
"""SQLite admits 32,766 parameters in a statement, PostgreSQL's driver 65,535."""


def chunks_of(rows: Sequence[T], size: int = CHUNK) -> Iterator[Sequence[T]]:
    """Give the rows in order, at most ``size`` at a time."""
    for start in range(0, len(rows), size):
        yield rows[start : start + size]
