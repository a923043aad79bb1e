"""Extra costs and hours as contractors reported them: only added to."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from matcher.domain.access import Role
from matcher.domain.organisation import Channel
from matcher.domain.reported_cost import CostKind
from models.base import Base, WideKey
from models.column_types import Euro, Hundredths, UtcDateTime, enum_text
from models.rows.contract import ContractRow
from models.rows.introduction import IntroductionRow


class ReportedCostRow(Base):
    """One report; never changed, and never removed. The contract cannot go before it."""

    __tablename__ = "reported_costs"

    key: Mapped[int] = mapped_column(WideKey, primary_key=True)
    cost_id: Mapped[str] = mapped_column(unique=True)
    contract_key: Mapped[int] = mapped_column(
        ForeignKey("contracts.key", ondelete="RESTRICT"), index=True
    )
    contractor_id: Mapped[str]
    vacancy_id: Mapped[str | None]
    introduction_key: Mapped[int | None] = mapped_column(
        WideKey, ForeignKey("introductions.key", ondelete="RESTRICT"), index=True
    )
    channel: Mapped[Channel | None] = mapped_column(enum_text(Channel, "channel"))
    kind: Mapped[CostKind] = mapped_column(enum_text(CostKind, "kind"))
    euros: Mapped[Decimal | None] = mapped_column("euros_cents", Euro)
    hours: Mapped[Decimal | None] = mapped_column("hours_hundredths", Hundredths)
    since: Mapped[date] = mapped_column("first_day", index=True)
    until: Mapped[date] = mapped_column("last_day")
    replaces_key: Mapped[int | None] = mapped_column(
        WideKey, ForeignKey("reported_costs.key", ondelete="RESTRICT"), unique=True
    )
    at: Mapped[datetime] = mapped_column("reported_at", UtcDateTime)
    by: Mapped[str] = mapped_column("reported_by")
    role: Mapped[Role] = mapped_column(enum_text(Role, "role"))
    organisation_id: Mapped[str | None]

    contract: Mapped[ContractRow] = relationship(lazy="raise")
    introduction: Mapped[IntroductionRow | None] = relationship(lazy="raise")
    replaces: Mapped[ReportedCostRow | None] = relationship(
        lazy="raise", remote_side=[key], viewonly=True
    )
    replaced_by: Mapped[ReportedCostRow | None] = relationship(
        lazy="raise", remote_side=[replaces_key], uselist=False, viewonly=True
    )
    remark: Mapped[ReportedCostRemarkRow | None] = relationship(lazy="raise", viewonly=True)

    __table_args__ = (
        CheckConstraint("euros_cents >= 0", name="euros"),
        CheckConstraint("hours_hundredths >= 0", name="hours"),
        CheckConstraint(
            "euros_cents IS NOT NULL OR hours_hundredths IS NOT NULL", name="euros_or_hours"
        ),
        CheckConstraint("last_day >= first_day", name="last_day"),
        {"sqlite_autoincrement": True},
    )


class ReportedCostRemarkRow(Base):
    """The words that came with it; of one person's costs they go with the candidate."""

    __tablename__ = "reported_cost_remarks"

    cost_key: Mapped[int] = mapped_column(
        WideKey,
        ForeignKey("reported_costs.key", ondelete="RESTRICT"),
        primary_key=True,
        autoincrement=False,
    )
    candidate_key: Mapped[int | None] = mapped_column(
        WideKey, ForeignKey("candidates.key", ondelete="CASCADE"), index=True
    )
    words: Mapped[str]
