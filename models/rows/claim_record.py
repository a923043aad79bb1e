"""Claims that a desk keeps: the documents seen and every change of the status."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from matcher.domain.claim import ClaimStatus, TargetGroup
from matcher.domain.claim_record import ClaimGround, ClaimTransition, ProofKind, StudyLevel
from matcher.ternary import Ternary
from models.base import Base, WideKey
from models.column_types import EnumNumber, UtcDateTime, enum_text
from models.rows.candidate import CandidateRow


class ClaimRecordRow(Base):
    """A registered claim; goes with the candidate. NULL is unknown."""

    __tablename__ = "claim_records"

    key: Mapped[int] = mapped_column(WideKey, primary_key=True)
    claim_id: Mapped[str] = mapped_column(unique=True)
    candidate_key: Mapped[int] = mapped_column(
        WideKey, ForeignKey("candidates.key", ondelete="CASCADE"), index=True
    )
    group: Mapped[TargetGroup] = mapped_column("target_group", enum_text(TargetGroup, "group"))
    is_member: Mapped[Ternary] = mapped_column(EnumNumber(Ternary))
    status: Mapped[ClaimStatus] = mapped_column(enum_text(ClaimStatus, "status"))
    since: Mapped[date | None]
    until: Mapped[date | None]
    source: Mapped[str]
    ground: Mapped[ClaimGround | None] = mapped_column(enum_text(ClaimGround, "ground"))
    checked_by: Mapped[str]
    checked_on: Mapped[date | None]
    study_level: Mapped[StudyLevel | None] = mapped_column(EnumNumber(StudyLevel))
    left_school_on: Mapped[date | None]
    unemployed_since: Mapped[date | None]
    is_registered_job_seeker: Mapped[Ternary] = mapped_column(EnumNumber(Ternary))
    is_accepted_by_authority: Mapped[Ternary] = mapped_column(EnumNumber(Ternary))
    has_disability: Mapped[Ternary] = mapped_column(EnumNumber(Ternary))

    candidate: Mapped[CandidateRow] = relationship(lazy="raise")
    proofs: Mapped[list[ClaimProofRow]] = relationship(
        lazy="raise", order_by="ClaimProofRow.position"
    )
    changes: Mapped[list[ClaimChangeRow]] = relationship(
        lazy="raise", order_by="ClaimChangeRow.position"
    )

    __table_args__ = (
        CheckConstraint("is_member BETWEEN 0 AND 2", name="is_member"),
        CheckConstraint("study_level BETWEEN 1 AND 5", name="study_level"),
        CheckConstraint("is_registered_job_seeker BETWEEN 0 AND 2", name="is_registered"),
        CheckConstraint("is_accepted_by_authority BETWEEN 0 AND 2", name="is_accepted"),
        CheckConstraint("has_disability BETWEEN 0 AND 2", name="has_disability"),
        {"sqlite_autoincrement": True},
    )


class ClaimProofRow(Base):
    """A document that was seen, in the order in which it was; never the document itself."""

    __tablename__ = "claim_proofs"

    claim_key: Mapped[int] = mapped_column(
        WideKey, ForeignKey("claim_records.key", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[ProofKind] = mapped_column(enum_text(ProofKind, "kind"))
    reference: Mapped[str]
    dated_on: Mapped[date | None]
    valid_until: Mapped[date | None]


class ClaimChangeRow(Base):
    """One change of the status, oldest first."""

    __tablename__ = "claim_changes"

    claim_key: Mapped[int] = mapped_column(
        WideKey, ForeignKey("claim_records.key", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    transition: Mapped[ClaimTransition] = mapped_column(enum_text(ClaimTransition, "transition"))
    status: Mapped[ClaimStatus] = mapped_column(enum_text(ClaimStatus, "status"))
    by: Mapped[str] = mapped_column("changed_by")
    at: Mapped[datetime] = mapped_column("changed_at", UtcDateTime)
    reason: Mapped[str]
