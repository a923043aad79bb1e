"""Rule files that a desk added beside the shipped ones."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from matcher.domain.rule_document import RuleKind
from models.base import Base
from models.column_types import UtcDateTime, enum_text


class RuleDocumentRow(Base):
    """A rule file, word for word."""

    __tablename__ = "rule_documents"

    key: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[RuleKind] = mapped_column(enum_text(RuleKind, "kind"))
    rule_id: Mapped[str]
    content: Mapped[str]
    added_by: Mapped[str]
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)

    __table_args__ = (UniqueConstraint("kind", "rule_id"), {"sqlite_autoincrement": True})
