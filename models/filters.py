"""Conditions of a list that are left out when nothing was asked."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Select, func, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session


def equal(column: InstrumentedAttribute[object], wanted: object | None) -> ColumnElement[bool]:
    """Return 'column equals wanted', or no condition when None is wanted."""
    return true() if wanted is None else column == wanted


def count_of(session: Session, query: Select[object]) -> int:
    """Return how many rows a query has in all."""
    counted = select(func.count()).select_from(query.order_by(None).subquery())
    return session.scalars(counted).one()
