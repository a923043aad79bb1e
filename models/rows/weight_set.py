"""Versions of weights, and which was in use when: both added to, never changed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from matcher.domain.weight_set import WeightOrigin
from models.base import Base
from models.column_types import UtcDateTime, enum_text


class WeightSetRow(Base):
    """One version, its text word for word. No foreign key: it outlives who saved it."""

    __tablename__ = "weight_sets"

    key: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    number: Mapped[int]
    document: Mapped[str]
    origin: Mapped[WeightOrigin] = mapped_column(enum_text(WeightOrigin, "origin"))
    saved_by: Mapped[str]
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime)
    why: Mapped[str]

    __table_args__ = (UniqueConstraint("name", "number"), {"sqlite_autoincrement": True})


class WeightActivationRow(Base):
    """One taking into use. No foreign key: shipped versions have no row."""

    __tablename__ = "weight_activations"

    sequence: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[str]
    activated_by: Mapped[str]
    activated_at: Mapped[datetime] = mapped_column(UtcDateTime)
    why: Mapped[str]

    __table_args__ = ({"sqlite_autoincrement": True},)
