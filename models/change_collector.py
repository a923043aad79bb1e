"""Remembers what a transaction changed, and writes it to the feed when it commits."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from matcher.domain.change import ChangedEntity, Operation
from models.chunks import chunks_of
from models.rows.change import ChangeRow

FEED_LOCK = 510_100_02
"""A number of our own for the lock that keeps the feed in commit order."""


class ChangeCollector:
    """Last operation per changed row, in the order of first change."""

    def __init__(self) -> None:
        self._operations: dict[tuple[ChangedEntity, int], Operation] = {}

    def add(self, entity: ChangedEntity, keys: Iterable[int], operation: Operation) -> None:
        """Remember that these rows were written or deleted."""
        self._operations.update({(entity, key): operation for key in keys})

    def write(self, session: Session) -> None:
        """Write what was remembered, holding the feed's lock until the transaction ends.

        PostgreSQL hands out sequence numbers before commit. Without the lock a reader could see
        7, move on, and miss 6, which commits a moment later. SQLite has one writer at a time.
        """
        if not self._operations:
            return
        if session.get_bind().dialect.name == "postgresql":
            session.execute(select(func.pg_advisory_xact_lock(FEED_LOCK)))
        changes = [
            {"entity": entity, "key": key, "operation": operation}
            for (entity, key), operation in self._operations.items()
        ]
        for chunk in chunks_of(changes):
            session.execute(insert(ChangeRow), chunk)
        self._operations.clear()
