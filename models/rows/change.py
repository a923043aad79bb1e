"""The change feed."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from matcher.domain.change import ChangedEntity, Operation
from models.base import Base, WideKey
from models.column_types import enum_text


class ChangeRow(Base):
    """One change. No foreign key: a change outlives the row it speaks of."""

    __tablename__ = "changes"

    sequence: Mapped[int] = mapped_column(WideKey, primary_key=True)
    entity: Mapped[ChangedEntity] = mapped_column(enum_text(ChangedEntity, "entity"))
    key: Mapped[int] = mapped_column(WideKey)
    operation: Mapped[Operation] = mapped_column(enum_text(Operation, "operation"))

    # Without AUTOINCREMENT, SQLite would hand out the numbers of trimmed rows again.
    __table_args__ = ({"sqlite_autoincrement": True},)
