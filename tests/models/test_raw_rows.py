"""Rows straight from the driver: all of them, in order, and errors that are still ours."""

from __future__ import annotations

import pytest
from sqlalchemy import literal, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from matcher.errors import MatcherError
from models import raw_rows
from models.engine import Database
from models.raw_rows import raw_rows as rows_of
from models.rows.phrase import PhraseRow

TEXTS = [f"vaardigheid {number}" for number in range(7)]


@pytest.mark.parametrize("at_once", [1, 3, 7, 50])
def test_every_row_comes_once_and_in_order_however_many_at_a_time(
    database: Database, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(raw_rows, "ROWS_AT_ONCE", at_once)
    with Session(database.engine) as session:
        session.add_all([PhraseRow(text=t, text_digest=t.encode()) for t in TEXTS])
        session.flush()
        batches = list(rows_of(session, select(PhraseRow.text).order_by(PhraseRow.key)))
    assert max(map(len, batches)) <= at_once
    assert [row for batch in batches for row in batch] == [(t,) for t in TEXTS]


def test_no_rows_are_no_batches(database: Database) -> None:
    with Session(database.engine) as session:
        assert list(rows_of(session, select(PhraseRow.text))) == []


def test_an_error_while_rows_are_read_is_not_the_bare_error_of_the_driver(
    database: Database,
) -> None:
    """The driver notices only when it comes to the second row."""
    numbers = "SELECT 1 AS n UNION ALL SELECT 0"
    fails_at_0 = "CASE n WHEN 0 THEN abs(-9223372036854775807 - 1) ELSE 1 END"
    if database.engine.dialect.name == "postgresql":
        fails_at_0 = "1 / n"
    query = select(literal(1), text(fails_at_0)).select_from(text(f"({numbers}) AS numbers"))
    with Session(database.engine) as session, pytest.raises((MatcherError, DBAPIError)):
        list(rows_of(session, query))
