"""Leads, with a log of what was heard that is only added to."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from matcher.domain.access import Role
from matcher.domain.introduction import FoundThrough, Initiator
from matcher.domain.lead import LeadAnswer, LeadKind
from matcher.domain.organisation import Channel
from models.base import Base, WideKey
from models.column_types import UtcDateTime, enum_text
from models.rows.candidate import CandidateRow

_IS_VIEW = "kind = 'viewed'"


class LeadRow(Base):
    """A lead. It outlives the candidate, and all else that it names: those are ids, not keys."""

    __tablename__ = "leads"

    key: Mapped[int] = mapped_column(WideKey, primary_key=True)
    lead_id: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[LeadKind] = mapped_column(enum_text(LeadKind, "kind"))
    began_on: Mapped[date] = mapped_column(index=True)
    channel: Mapped[Channel | None] = mapped_column(enum_text(Channel, "channel"))
    intermediary_id: Mapped[str | None] = mapped_column(index=True)
    contractor_id: Mapped[str] = mapped_column(index=True)
    contract_id: Mapped[str | None]
    vacancy_id: Mapped[str | None] = mapped_column(index=True)
    candidate_key: Mapped[int | None] = mapped_column(
        WideKey, ForeignKey("candidates.key", ondelete="SET NULL"), index=True
    )
    started_by: Mapped[Initiator] = mapped_column(enum_text(Initiator, "started_by"))
    found_through: Mapped[FoundThrough | None] = mapped_column(
        enum_text(FoundThrough, "found_through")
    )

    candidate: Mapped[CandidateRow | None] = relationship(lazy="raise")
    events: Mapped[list[LeadEventRow]] = relationship(
        lazy="raise", order_by="LeadEventRow.sequence"
    )

    __table_args__ = (
        Index(
            "uq_leads_contractor_id_candidate_key_began_on",
            "contractor_id",
            "candidate_key",
            "began_on",
            unique=True,
            sqlite_where=text(_IS_VIEW),
            postgresql_where=text(_IS_VIEW),
        ),
        {"sqlite_autoincrement": True},
    )


class LeadEventRow(Base):
    """The contact itself, or what was heard; never changed, and never removed."""

    __tablename__ = "lead_events"

    sequence: Mapped[int] = mapped_column(WideKey, primary_key=True)
    lead_key: Mapped[int] = mapped_column(
        WideKey, ForeignKey("leads.key", ondelete="RESTRICT"), index=True
    )
    answer: Mapped[LeadAnswer | None] = mapped_column(enum_text(LeadAnswer, "answer"))
    on: Mapped[date] = mapped_column("happened_on", index=True)
    at: Mapped[datetime] = mapped_column("recorded_at", UtcDateTime)
    by: Mapped[str] = mapped_column("recorded_by")
    role: Mapped[Role] = mapped_column(enum_text(Role, "role"))
    organisation_id: Mapped[str | None]

    remark: Mapped[LeadRemarkRow | None] = relationship(lazy="raise", viewonly=True)

    __table_args__ = ({"sqlite_autoincrement": True},)


class LeadRemarkRow(Base):
    """The words that came with it; of a lead that names a candidate they go with the candidate."""

    __tablename__ = "lead_remarks"

    event_sequence: Mapped[int] = mapped_column(
        WideKey,
        ForeignKey("lead_events.sequence", ondelete="RESTRICT"),
        primary_key=True,
        autoincrement=False,
    )
    candidate_key: Mapped[int | None] = mapped_column(
        WideKey, ForeignKey("candidates.key", ondelete="CASCADE"), index=True
    )
    words: Mapped[str]
