"""Many narrow rows into one table: one statement a chunk on either engine."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ARRAY, Table, bindparam, func, insert, select
from sqlalchemy.orm import Session

from models.chunks import chunks_of

ROWS_AT_ONCE = 50_000

Cells = tuple[object, ...]


def insert_cells(session: Session, table: Table, rows: Sequence[Cells]) -> None:
    """Insert rows whose cells stand in the order of the table's columns.

    PostgreSQL's driver takes a round through Python for every row of an ``executemany``; whole
    columns as arrays take one. SQLite has no arrays and needs none.
    """
    names = [column.name for column in table.columns]
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    for chunk in chunks_of(rows, ROWS_AT_ONCE):
        if is_sqlite:
            cells = [dict(zip(names, row, strict=True)) for row in chunk]
            session.connection().execute(insert(table), cells)
            continue
        arrays = [
            bindparam(column.name, list(cells), type_=ARRAY(column.type))
            for column, cells in zip(table.columns, zip(*chunk, strict=True), strict=True)
        ]
        unnested = func.unnest(*arrays).table_valued(*names).render_derived()
        columns = [unnested.c[name] for name in names]
        session.connection().execute(insert(table).from_select(names, select(*columns)))
