"""Keyed digests of identity traces, and the pairs that share some. No trace itself is stored."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from matcher.domain.duplicate import DuplicateStatus
from models.base import Base, WideKey
from models.column_types import enum_text


class IdentityDigestRow(Base):
    """One keyed digest of one candidate; goes with the candidate."""

    __tablename__ = "identity_digests"

    candidate_key: Mapped[int] = mapped_column(
        WideKey, ForeignKey("candidates.key", ondelete="CASCADE"), primary_key=True
    )
    kind: Mapped[str] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(primary_key=True)

    __table_args__ = (Index(None, "kind", "digest"),)


class DuplicateFlagRow(Base):
    """A pair of candidates, flagged at most once; goes with either of them."""

    __tablename__ = "duplicate_flags"

    flag_id: Mapped[int] = mapped_column(primary_key=True)
    first_key: Mapped[int] = mapped_column(
        WideKey, ForeignKey("candidates.key", ondelete="CASCADE")
    )
    second_key: Mapped[int] = mapped_column(
        WideKey, ForeignKey("candidates.key", ondelete="CASCADE"), index=True
    )
    shared_kinds: Mapped[str]
    status: Mapped[DuplicateStatus] = mapped_column(
        enum_text(DuplicateStatus, "status"), index=True
    )

    __table_args__ = (
        Index("uq_duplicate_flags_first_key_second_key", "first_key", "second_key", unique=True),
        CheckConstraint("first_key < second_key", name="order_of_registration"),
        {"sqlite_autoincrement": True},
    )
