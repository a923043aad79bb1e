"""The log of choices that somebody may be asked to account for: added to, and read."""

from __future__ import annotations

from datetime import datetime

from matcher.domain.audit import AuditedAction, AuditEntry
from models.paging import Page
from models.unit_of_work import UnitOfWork


def log_choice(
    uow: UnitOfWork, action: AuditedAction, subject: str, detail: str = "", *, at: datetime
) -> None:
    """Add what the viewer did to the log; it is kept once the unit of work is committed."""
    viewer = uow.viewer
    uow.audit.add(
        AuditEntry(
            at=at,
            actor=viewer.actor,
            role=viewer.role,
            organisation_id=viewer.organisation_id,
            action=action,
            subject=subject,
            detail=detail,
        )
    )


def list_choices(
    uow: UnitOfWork,
    *,
    action: AuditedAction | None = None,
    subject: str | None = None,
    limit: int,
    offset: int,
) -> Page[AuditEntry]:
    """Return a page of the log, the latest first: all of it for the operator, else one's own."""
    return uow.audit.list(action=action, subject=subject, limit=limit, offset=offset)
