"""Age band and gender for the fairness report, apart from everything that is matched."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from matcher.domain.fairness_fact import AgeBand, Gender
from models.base import Base, WideKey
from models.column_types import UtcDateTime, enum_text


class FairnessFactRow(Base):
    """What was entered of one candidate; goes with the candidate. NULL is unknown."""

    __tablename__ = "fairness_facts"

    candidate_key: Mapped[int] = mapped_column(
        WideKey,
        ForeignKey("candidates.key", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    )
    age_band: Mapped[AgeBand | None] = mapped_column(enum_text(AgeBand, "age_band"))
    gender: Mapped[Gender | None] = mapped_column(enum_text(Gender, "gender"))
    entered_by: Mapped[str]
    organisation_id: Mapped[str | None]
    entered_at: Mapped[datetime] = mapped_column(UtcDateTime)
    processing_basis: Mapped[str]
