"""The log of choices that somebody may be asked to account for."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from matcher.domain.access import Role
from matcher.domain.audit import AuditedAction
from models.base import Base, WideKey
from models.column_types import UtcDateTime, enum_text


class AuditEntryRow(Base):
    """One choice. No foreign key: an entry outlives what it speaks of."""

    __tablename__ = "audit_entries"

    sequence: Mapped[int] = mapped_column(WideKey, primary_key=True)
    at: Mapped[datetime] = mapped_column("happened_at", UtcDateTime, index=True)
    actor: Mapped[str]
    role: Mapped[Role] = mapped_column(enum_text(Role, "role"))
    organisation_id: Mapped[str | None]
    action: Mapped[AuditedAction] = mapped_column(enum_text(AuditedAction, "action"))
    subject: Mapped[str] = mapped_column(index=True)
    detail: Mapped[str]

    __table_args__ = ({"sqlite_autoincrement": True},)
