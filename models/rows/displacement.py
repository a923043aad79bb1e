"""Answers to the question whether somebody came in the place of another worker."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from matcher.domain.access import Role
from matcher.ternary import Ternary
from models.base import Base, WideKey
from models.column_types import EnumNumber, UtcDateTime, enum_text


class DisplacementAnswerRow(Base):
    """One answer; never changed, and goes with the placement."""

    __tablename__ = "displacement_answers"

    sequence: Mapped[int] = mapped_column(WideKey, primary_key=True)
    placement_key: Mapped[int] = mapped_column(
        WideKey, ForeignKey("placements.key", ondelete="CASCADE"), index=True
    )
    displaced: Mapped[Ternary] = mapped_column(EnumNumber(Ternary))
    at: Mapped[datetime] = mapped_column("recorded_at", UtcDateTime)
    by: Mapped[str] = mapped_column("recorded_by")
    role: Mapped[Role] = mapped_column(enum_text(Role, "role"))
    organisation_id: Mapped[str | None]

    __table_args__ = (
        CheckConstraint("displaced BETWEEN 0 AND 2", name="displaced"),
        {"sqlite_autoincrement": True},
    )
