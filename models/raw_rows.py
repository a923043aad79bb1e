"""Rows as the driver gives them: for reading a million, where each object counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Select
from sqlalchemy.orm import Session

ROWS_AT_ONCE = 50_000

RawRow = tuple[Any, ...]


def raw_rows(session: Session, query: Select[*tuple[Any, ...]]) -> Iterator[Sequence[RawRow]]:
    """Give the rows of a query as plain tuples, some ten thousand at a time.

    SQLAlchemy makes a row object of each and looks at every cell for conversions: measured, that
    costs three times what the database and its driver need. So ask for columns that need none.
    Errors of the driver become ours all the same.
    """
    options = {"yield_per": ROWS_AT_ONCE}
    found = session.connection().execute(query, execution_options=options)
    cursor = found.cursor
    while rows := found.cursor_strategy.fetchmany(found, cursor, ROWS_AT_ONCE):
        yield rows
    found.close()
