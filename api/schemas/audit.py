"""The log of choices as JSON."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import ConfigDict, Field

from api.schemas.paging import PageOut
from api.schemas.schema import Schema
from matcher.domain.access import Role
from matcher.domain.audit import AuditedAction, AuditEntry
from models.paging import Page

_OUT_EXAMPLE: dict[str, Any] = {
    "at": "2026-11-24T09:30:00Z",
    "actor": "http api",
    "role": "contractor",
    "organisation": "O-2H4C9V7PGM0S",
    "action": "order_by_value",
    "subject": "V-5D8N1KX3R6WJ",
    "detail": "contract C-0M7T2B8Y4QGF, scheme utrecht/undated",
}


class AuditEntryOut(Schema):
    """One logged choice (logregel): who did what, when, about which record."""

    model_config = ConfigDict(json_schema_extra={"examples": [_OUT_EXAMPLE]})

    at: datetime
    actor: str = Field(description="By which door: a login or the name of a process.")
    role: Role
    organisation: str | None = Field(
        description="For which organisation it was done; null for the operator."
    )
    action: AuditedAction
    subject: str = Field(description="Id of the record it is about.")
    detail: str = Field(description="What is needed to understand it later; may be empty.")


class AuditPageOut(PageOut[AuditEntryOut]):
    """A page of the log, the latest first."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"rows": [_OUT_EXAMPLE], "total": 1, "limit": 50, "offset": 0}]
        }
    )


def audit_entry_out(entry: AuditEntry) -> AuditEntryOut:
    """Return an entry as it goes out."""
    return AuditEntryOut(
        at=entry.at,
        actor=entry.actor,
        role=entry.role,
        organisation=entry.organisation_id,
        action=entry.action,
        subject=entry.subject,
        detail=entry.detail,
    )


def audit_page_out(page: Page[AuditEntry], *, limit: int, offset: int) -> AuditPageOut:
    """Return a page of the log as it goes out."""
    rows = [audit_entry_out(entry) for entry in page.rows]
    return AuditPageOut(rows=rows, total=page.total, limit=limit, offset=offset)
