"""Candidates, the phrases of their profiles, and their claims."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, Index, SmallInteger, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from matcher.domain.claim import ClaimStatus, TargetGroup
from matcher.domain.profile import EducationLevel, EntryKind, LanguageLevel
from matcher.ternary import Ternary
from models.base import Base, WideKey
from models.column_types import EnumNumber, enum_text
from models.rows.organisation import OrganisationRow
from models.rows.phrase import PhraseRow

if TYPE_CHECKING:
    from models.rows.claim_record import ClaimRecordRow
    from models.rows.profile_confirmation import ProfileConfirmationRow


class CandidateRow(Base):
    """A candidate; NULL is unknown. The bits are those of ``matcher.domain.columns``."""

    __tablename__ = "candidates"

    key: Mapped[int] = mapped_column(WideKey, primary_key=True)
    candidate_id: Mapped[str] = mapped_column(unique=True)
    organisation_key: Mapped[int] = mapped_column(
        ForeignKey("organisations.key", ondelete="RESTRICT"), index=True
    )
    source_id: Mapped[str] = mapped_column(index=True)
    is_shareable: Mapped[bool] = mapped_column(index=True)
    pc4: Mapped[int | None] = mapped_column(index=True)
    hours_min: Mapped[float | None]
    hours_max: Mapped[float | None]
    available_from: Mapped[date | None]
    available_until: Mapped[date | None]
    licences_held: Mapped[int]
    licences_complete: Mapped[bool]
    transport_held: Mapped[int]
    transport_complete: Mapped[bool]
    certificates_complete: Mapped[bool]
    education_level: Mapped[EducationLevel | None] = mapped_column(EnumNumber(EducationLevel))
    dutch_spoken: Mapped[LanguageLevel | None] = mapped_column(EnumNumber(LanguageLevel))
    dutch_written: Mapped[LanguageLevel | None] = mapped_column(EnumNumber(LanguageLevel))
    shift_work: Mapped[Ternary] = mapped_column(EnumNumber(Ternary))
    max_distance_km: Mapped[float | None]
    max_travel_min: Mapped[float | None]
    wanted_sectors: Mapped[int] = mapped_column(server_default=text("0"))
    refused_sectors: Mapped[int] = mapped_column(server_default=text("0"))
    work_places: Mapped[int] = mapped_column(SmallInteger, server_default=text("0"))
    company: Mapped[int] = mapped_column(SmallInteger, server_default=text("0"))
    content_digest: Mapped[bytes]
    traces_digest: Mapped[bytes]

    organisation: Mapped[OrganisationRow] = relationship(lazy="raise")
    entries: Mapped[list[EntryRow]] = relationship(lazy="raise", order_by="EntryRow.position")
    claims: Mapped[list[ClaimRow]] = relationship(lazy="raise", order_by="ClaimRow.position")
    claim_records: Mapped[list[ClaimRecordRow]] = relationship(lazy="raise", viewonly=True)
    confirmation: Mapped[ProfileConfirmationRow | None] = relationship(lazy="raise", viewonly=True)

    __table_args__ = (
        Index(
            "uq_candidates_organisation_key_source_id",
            "organisation_key",
            "source_id",
            unique=True,
            sqlite_where=text("source_id <> ''"),
            postgresql_where=text("source_id <> ''"),
        ),
        CheckConstraint("pc4 BETWEEN 1000 AND 9999", name="pc4"),
        CheckConstraint("education_level BETWEEN 1 AND 6", name="education_level"),
        CheckConstraint("dutch_spoken BETWEEN 1 AND 4", name="dutch_spoken"),
        CheckConstraint("dutch_written BETWEEN 1 AND 4", name="dutch_written"),
        CheckConstraint("shift_work BETWEEN 0 AND 2", name="shift_work"),
        {"sqlite_autoincrement": True},
    )


class EntryRow(Base):
    """One phrase of a profile, in the order of the profile; goes with the candidate."""

    __tablename__ = "candidate_entries"

    candidate_key: Mapped[int] = mapped_column(
        WideKey, ForeignKey("candidates.key", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[EntryKind] = mapped_column(EnumNumber(EntryKind))
    phrase_key: Mapped[int] = mapped_column(
        ForeignKey("phrases.key", ondelete="RESTRICT"), index=True
    )
    started_on: Mapped[date | None]
    ended_on: Mapped[date | None]

    phrase: Mapped[PhraseRow] = relationship(lazy="raise")

    __table_args__ = (CheckConstraint("kind BETWEEN 1 AND 5", name="kind"),)


class ClaimRow(Base):
    """A claim, in the order of the source; goes with the candidate."""

    __tablename__ = "claims"

    candidate_key: Mapped[int] = mapped_column(
        WideKey, ForeignKey("candidates.key", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    group: Mapped[TargetGroup] = mapped_column("target_group", enum_text(TargetGroup, "group"))
    is_member: Mapped[Ternary] = mapped_column(EnumNumber(Ternary))
    status: Mapped[ClaimStatus] = mapped_column(enum_text(ClaimStatus, "status"))
    since: Mapped[date | None]
    until: Mapped[date | None]
    source: Mapped[str]

    __table_args__ = (CheckConstraint("is_member BETWEEN 0 AND 2", name="is_member"),)
