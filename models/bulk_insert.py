"""Many narrow rows into one table: one statement a chunk on either engine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ARRAY,
    Column,
    Connection,
    Dialect,
    Table,
    bindparam,
    func,
    insert,
    select,
)
from sqlalchemy.orm import Session

from models.chunks import chunks_of

ROWS_AT_ONCE = 50_000

Cells = tuple[object, ...]


def insert_cells(session: Session, table: Table, rows: Sequence[Cells]) -> None:
    """Insert rows whose cells stand in the order of the table's columns.

    PostgreSQL's driver takes a round through Python for every row of an ``executemany``; whole
    columns as arrays take one. SQLite has no arrays and needs none: it takes the rows as they are,
    past SQLAlchemy, which would make a dictionary of each first.
    """
    connection = session.connection()
    insert_chunk = _insert_rows if connection.dialect.name == "sqlite" else _insert_arrays
    for chunk in chunks_of(rows, ROWS_AT_ONCE):
        insert_chunk(connection, table, chunk)


def _insert_rows(connection: Connection, table: Table, rows: Sequence[Cells]) -> None:
    statement = str(insert(table).compile(dialect=connection.dialect))
    columns = [
        _bound(column, cells, connection.dialect)
        for column, cells in zip(table.columns, zip(*rows, strict=True), strict=True)
    ]
    connection.exec_driver_sql(statement, list(zip(*columns, strict=True)))


def _bound(column: Column[Any], cells: Cells, dialect: Dialect) -> Sequence[object]:
    """Return the cells of a column as the driver takes them."""
    bind = column.type.dialect_impl(dialect).bind_processor(dialect)
    return cells if bind is None else [bind(cell) for cell in cells]


def _insert_arrays(connection: Connection, table: Table, rows: Sequence[Cells]) -> None:
    names = [column.name for column in table.columns]
    arrays = [
        bindparam(column.name, list(cells), type_=ARRAY(column.type))
        for column, cells in zip(table.columns, zip(*rows, strict=True), strict=True)
    ]
    unnested = func.unnest(*arrays).table_valued(*names).render_derived()
    columns = [unnested.c[name] for name in names]
    connection.execute(insert(table).from_select(names, select(*columns)))
