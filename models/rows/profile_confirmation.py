"""When profiles were last said to be right."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, WideKey


class ProfileConfirmationRow(Base):
    """The last day on which a profile was registered, changed or confirmed; goes with it."""

    __tablename__ = "profile_confirmations"

    candidate_key: Mapped[int] = mapped_column(
        WideKey,
        ForeignKey("candidates.key", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    )
    confirmed_on: Mapped[date] = mapped_column(index=True)
