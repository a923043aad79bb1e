"""The log of choices: added to, never changed."""

from __future__ import annotations

from sqlalchemy import insert
from sqlalchemy.orm import Session

from matcher.domain.access import Viewer
from matcher.domain.audit import AuditedAction, AuditEntry
from models.access import visible_audit_entries
from models.filters import count_of, equal
from models.paging import Page
from models.rows.audit import AuditEntryRow


class Audit:
    """The entries that the viewer may see."""

    def __init__(self, session: Session, viewer: Viewer) -> None:
        self._session = session
        self._viewer = viewer

    def add(self, entry: AuditEntry) -> None:
        """Store an entry, in the transaction of what it speaks of."""
        self._session.execute(
            insert(AuditEntryRow).values(
                at=entry.at,
                actor=entry.actor,
                role=entry.role,
                organisation_id=entry.organisation_id,
                action=entry.action,
                subject=entry.subject,
                detail=entry.detail,
            )
        )

    def list(
        self,
        *,
        action: AuditedAction | None = None,
        subject: str | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> Page[AuditEntry]:
        """Return a page of entries, the latest first."""
        query = visible_audit_entries(self._viewer).where(
            equal(AuditEntryRow.action, action), equal(AuditEntryRow.subject, subject)
        )
        ordered = query.order_by(AuditEntryRow.sequence.desc())
        rows = self._session.scalars(ordered.limit(limit).offset(offset))
        return Page([_entry_of(row) for row in rows], count_of(self._session, query))


def _entry_of(row: AuditEntryRow) -> AuditEntry:
    return AuditEntry(
        at=row.at,
        actor=row.actor,
        role=row.role,
        organisation_id=row.organisation_id,
        action=row.action,
        subject=row.subject,
        detail=row.detail,
    )
