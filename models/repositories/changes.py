"""The change feed: what was committed, in that order."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from matcher.domain.change import Change
from models.rows.change import ChangeRow


class Changes:
    """All changes that were not trimmed; it holds keys only, so every viewer may read it."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def latest(self) -> int:
        """Return the sequence of the last committed change, 0 before the first."""
        return self._session.scalars(select(func.max(ChangeRow.sequence))).one() or 0

    def since(self, sequence: int, limit: int = 10_000) -> list[Change]:
        """Return the changes after a sequence, oldest first."""
        query = (
            select(ChangeRow.sequence, ChangeRow.entity, ChangeRow.key, ChangeRow.operation)
            .where(ChangeRow.sequence > sequence)
            .order_by(ChangeRow.sequence)
            .limit(limit)
        )
        return [
            Change(sequence=row.sequence, entity=row.entity, key=row.key, operation=row.operation)
            for row in self._session.execute(query)
        ]
