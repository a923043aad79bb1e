"""Pairs of candidates that may be one person: listed, and decided by a human."""

from __future__ import annotations

from matcher.domain.duplicate import DuplicateFlag, DuplicateStatus
from models.paging import Page
from models.unit_of_work import UnitOfWork


def list_duplicates(
    uow: UnitOfWork, *, status: DuplicateStatus | None = None, limit: int, offset: int
) -> Page[DuplicateFlag]:
    """Return a page of flagged pairs, the oldest first."""
    return uow.duplicates.list(status=status, limit=limit, offset=offset)


def decide_duplicate(uow: UnitOfWork, flag_id: int, status: DuplicateStatus) -> DuplicateFlag:
    """Write down what a human said of a pair; nothing is merged or removed by it."""
    uow.duplicates.decide(flag_id, status)
    uow.commit()
    return uow.duplicates.get(flag_id)
