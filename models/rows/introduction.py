"""Introductions, with a log of steps and checks that is only added to."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from matcher.domain.access import Role
from matcher.domain.introduction import (
    FoundThrough,
    Initiator,
    IntroductionState,
    RefusalReason,
)
from matcher.domain.organisation import Channel
from matcher.domain.shown_ranking import ListOrder, ListPart
from matcher.domain.work_end import EndReason
from matcher.ternary import Ternary
from models.base import Base, WideKey
from models.column_types import EnumNumber, UtcDateTime, enum_text
from models.rows.candidate import CandidateRow
from models.rows.contract import ContractRow
from models.rows.organisation import OrganisationRow
from models.rows.placement import PlacementRow
from models.rows.vacancy import VacancyRow

_IS_OPEN = "state IN ('proposed', 'shortlisted', 'invited', 'interviewed', 'trial_placement')"


class IntroductionRow(Base):
    """An introduction. It outlives the candidate, without saying who that was.

    ``state`` repeats that of the last event, to be searched by.
    """

    __tablename__ = "introductions"

    key: Mapped[int] = mapped_column(WideKey, primary_key=True)
    introduction_id: Mapped[str] = mapped_column(unique=True)
    candidate_key: Mapped[int | None] = mapped_column(
        WideKey, ForeignKey("candidates.key", ondelete="SET NULL"), index=True
    )
    intermediary_key: Mapped[int] = mapped_column(
        ForeignKey("organisations.key", ondelete="RESTRICT"), index=True
    )
    channel: Mapped[Channel | None] = mapped_column(enum_text(Channel, "channel"))
    contractor_key: Mapped[int] = mapped_column(
        ForeignKey("organisations.key", ondelete="RESTRICT"), index=True
    )
    contract_key: Mapped[int | None] = mapped_column(
        ForeignKey("contracts.key", ondelete="RESTRICT"), index=True
    )
    vacancy_key: Mapped[int] = mapped_column(
        ForeignKey("vacancies.key", ondelete="RESTRICT"), index=True
    )
    found_through: Mapped[FoundThrough] = mapped_column(enum_text(FoundThrough, "found_through"))
    ranking_id: Mapped[str | None] = mapped_column(index=True)
    place: Mapped[int | None]
    part: Mapped[ListPart | None] = mapped_column(enum_text(ListPart, "part"))
    list_order: Mapped[ListOrder | None] = mapped_column(enum_text(ListOrder, "list_order"))
    policy: Mapped[str]
    weights_version: Mapped[str]
    started_by: Mapped[Initiator] = mapped_column(enum_text(Initiator, "started_by"))
    state: Mapped[IntroductionState] = mapped_column(
        enum_text(IntroductionState, "state"), index=True
    )
    placement_key: Mapped[int | None] = mapped_column(
        WideKey, ForeignKey("placements.key", ondelete="SET NULL"), unique=True
    )

    candidate: Mapped[CandidateRow | None] = relationship(lazy="raise")
    intermediary: Mapped[OrganisationRow] = relationship(
        lazy="raise", foreign_keys=[intermediary_key]
    )
    contractor: Mapped[OrganisationRow] = relationship(lazy="raise", foreign_keys=[contractor_key])
    contract: Mapped[ContractRow | None] = relationship(lazy="raise")
    vacancy: Mapped[VacancyRow] = relationship(lazy="raise")
    placement: Mapped[PlacementRow | None] = relationship(lazy="raise")
    events: Mapped[list[IntroductionEventRow]] = relationship(
        lazy="raise", order_by="IntroductionEventRow.sequence"
    )
    checks: Mapped[list[SustainedCheckRow]] = relationship(
        lazy="raise", order_by="SustainedCheckRow.sequence"
    )
    ends: Mapped[list[WorkEndRow]] = relationship(lazy="raise", order_by="WorkEndRow.sequence")

    __table_args__ = (
        Index(
            "uq_introductions_candidate_key_vacancy_key",
            "candidate_key",
            "vacancy_key",
            unique=True,
            sqlite_where=text(_IS_OPEN),
            postgresql_where=text(_IS_OPEN),
        ),
        CheckConstraint("place >= 1", name="place"),
        {"sqlite_autoincrement": True},
    )


class IntroductionEventRow(Base):
    """One step; never changed, and never removed."""

    __tablename__ = "introduction_events"

    sequence: Mapped[int] = mapped_column(WideKey, primary_key=True)
    introduction_key: Mapped[int] = mapped_column(
        WideKey, ForeignKey("introductions.key", ondelete="RESTRICT"), index=True
    )
    state: Mapped[IntroductionState] = mapped_column(enum_text(IntroductionState, "state"))
    on: Mapped[date] = mapped_column("happened_on", index=True)
    at: Mapped[datetime] = mapped_column("recorded_at", UtcDateTime)
    by: Mapped[str] = mapped_column("recorded_by")
    role: Mapped[Role] = mapped_column(enum_text(Role, "role"))
    organisation_id: Mapped[str | None]
    reason: Mapped[RefusalReason | None] = mapped_column(enum_text(RefusalReason, "reason"))
    because_of: Mapped[str | None] = mapped_column(index=True)

    remark: Mapped[IntroductionRemarkRow | None] = relationship(lazy="raise", viewonly=True)

    __table_args__ = ({"sqlite_autoincrement": True},)


class IntroductionRemarkRow(Base):
    """The words that came with a step: they may speak of a person, and go with the candidate."""

    __tablename__ = "introduction_remarks"

    event_sequence: Mapped[int] = mapped_column(
        WideKey,
        ForeignKey("introduction_events.sequence", ondelete="RESTRICT"),
        primary_key=True,
        autoincrement=False,
    )
    candidate_key: Mapped[int] = mapped_column(
        WideKey, ForeignKey("candidates.key", ondelete="CASCADE"), index=True
    )
    words: Mapped[str]


class SustainedCheckRow(Base):
    """What was learnt of somebody's being in work still; never changed, and never removed."""

    __tablename__ = "sustained_checks"

    sequence: Mapped[int] = mapped_column(WideKey, primary_key=True)
    introduction_key: Mapped[int] = mapped_column(
        WideKey, ForeignKey("introductions.key", ondelete="RESTRICT"), index=True
    )
    checked_on: Mapped[date]
    still_in_work: Mapped[Ternary] = mapped_column(EnumNumber(Ternary))
    at: Mapped[datetime] = mapped_column("recorded_at", UtcDateTime)
    by: Mapped[str] = mapped_column("recorded_by")
    role: Mapped[Role] = mapped_column(enum_text(Role, "role"))
    organisation_id: Mapped[str | None]

    __table_args__ = (
        CheckConstraint("still_in_work BETWEEN 0 AND 2", name="still_in_work"),
        {"sqlite_autoincrement": True},
    )


class WorkEndRow(Base):
    """That work is over and why; never changed, and never removed. The placement has the day."""

    __tablename__ = "work_ends"

    sequence: Mapped[int] = mapped_column(WideKey, primary_key=True)
    introduction_key: Mapped[int] = mapped_column(
        WideKey, ForeignKey("introductions.key", ondelete="RESTRICT"), index=True
    )
    placement_id: Mapped[str]
    reason: Mapped[EndReason] = mapped_column(enum_text(EndReason, "reason"))
    at: Mapped[datetime] = mapped_column("recorded_at", UtcDateTime)
    by: Mapped[str] = mapped_column("recorded_by")
    role: Mapped[Role] = mapped_column(enum_text(Role, "role"))
    organisation_id: Mapped[str | None]

    __table_args__ = ({"sqlite_autoincrement": True},)
