"""Cases of earlier years, as each import of a region's own table told them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from matcher.domain.claim import TargetGroup
from matcher.domain.introduction import FoundThrough, Initiator, RefusalReason
from matcher.domain.organisation import Channel
from matcher.domain.past_introduction import PastOutcome
from matcher.domain.work_end import EndReason
from matcher.ternary import Ternary
from models.base import Base, WideKey
from models.column_types import EnumNumber, Euro, Hundredths, enum_text


class PastIntroductionRow(Base):
    """One case as one import told it; the latest import that has the case tells how it is.

    It refers to no candidate, vacancy or organisation: what it names need not be registered.
    """

    __tablename__ = "past_introductions"

    key: Mapped[int] = mapped_column(WideKey, primary_key=True)
    import_key: Mapped[int] = mapped_column(
        ForeignKey("imports.key", ondelete="CASCADE"), index=True
    )
    case_id: Mapped[str]
    contractor: Mapped[str]
    contract: Mapped[str]
    vacancy: Mapped[str]
    job_title: Mapped[str]
    person: Mapped[str]
    channel: Mapped[Channel | None] = mapped_column(enum_text(Channel, "channel"))
    intermediary: Mapped[str]
    started_by: Mapped[Initiator | None] = mapped_column(enum_text(Initiator, "started_by"))
    found_through: Mapped[FoundThrough | None] = mapped_column(
        enum_text(FoundThrough, "found_through")
    )
    introduced_on: Mapped[date]
    interviewed: Mapped[Ternary] = mapped_column(EnumNumber(Ternary))
    interviewed_on: Mapped[date | None]
    placed: Mapped[Ternary] = mapped_column(EnumNumber(Ternary))
    outcome: Mapped[PastOutcome | None] = mapped_column(enum_text(PastOutcome, "outcome"))
    reason: Mapped[RefusalReason | None] = mapped_column(enum_text(RefusalReason, "reason"))
    placed_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    end_reason: Mapped[EndReason | None] = mapped_column(enum_text(EndReason, "end_reason"))
    in_work_after_6: Mapped[Ternary] = mapped_column(EnumNumber(Ternary))
    in_work_after_12: Mapped[Ternary] = mapped_column(EnumNumber(Ternary))
    group: Mapped[TargetGroup | None] = mapped_column(
        "target_group", enum_text(TargetGroup, "target_group")
    )
    euros: Mapped[Decimal | None] = mapped_column("euros_cents", Euro)
    hours: Mapped[Decimal | None] = mapped_column("hours_hundredths", Hundredths)
    told_on: Mapped[date]

    __table_args__ = (
        UniqueConstraint("import_key", "case_id"),
        CheckConstraint("interviewed BETWEEN 0 AND 2", name="interviewed"),
        CheckConstraint("placed BETWEEN 0 AND 2", name="placed"),
        CheckConstraint("in_work_after_6 BETWEEN 0 AND 2", name="in_work_after_6"),
        CheckConstraint("in_work_after_12 BETWEEN 0 AND 2", name="in_work_after_12"),
        CheckConstraint("euros_cents >= 0", name="euros"),
        CheckConstraint("hours_hundredths >= 0", name="hours"),
        {"sqlite_autoincrement": True},
    )
