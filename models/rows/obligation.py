"""What contracts say about social return, and efforts beside placements."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from matcher.domain.effort import EffortKind
from matcher.domain.obligation import ContractSort, DutyBase
from matcher.domain.target_group_rules import ReferenceDay
from models.base import Base
from models.column_types import Euro, Hundredths, Share, enum_text
from models.rows.contract import ContractRow


class ContractTermsRow(Base):
    """The terms of a contract, one row a contract; goes with it. NULL is unknown."""

    __tablename__ = "contract_terms"

    contract_key: Mapped[int] = mapped_column(
        ForeignKey("contracts.key", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    sort: Mapped[ContractSort | None] = mapped_column(enum_text(ContractSort, "sort"))
    wage_bill: Mapped[Decimal | None] = mapped_column("wage_bill_cents", Euro)
    labour_share: Mapped[Decimal | None] = mapped_column("labour_share_millionths", Share)
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    scheme_id: Mapped[str | None] = mapped_column(index=True)
    duty_rule: Mapped[str | None] = mapped_column(index=True)
    duty_base: Mapped[DutyBase | None] = mapped_column(enum_text(DutyBase, "duty_base"))
    agreed_hour_base: Mapped[Decimal | None] = mapped_column(
        "agreed_hour_base_hundredths", Hundredths
    )
    agreed_reference_day: Mapped[ReferenceDay | None] = mapped_column(
        enum_text(ReferenceDay, "agreed_reference_day")
    )
    goal_persons: Mapped[Decimal | None] = mapped_column("goal_persons_hundredths", Hundredths)
    goal_person_months: Mapped[Decimal | None] = mapped_column(
        "goal_person_months_hundredths", Hundredths
    )

    contract: Mapped[ContractRow] = relationship(lazy="raise", viewonly=True)


class SocialEffortRow(Base):
    """A social purchase, training or activity; the contract cannot go before it."""

    __tablename__ = "social_efforts"

    key: Mapped[int] = mapped_column(primary_key=True)
    effort_id: Mapped[str] = mapped_column(unique=True)
    contract_key: Mapped[int] = mapped_column(
        ForeignKey("contracts.key", ondelete="RESTRICT"), index=True
    )
    kind: Mapped[EffortKind] = mapped_column(enum_text(EffortKind, "kind"))
    done_on: Mapped[date]
    invoice: Mapped[Decimal | None] = mapped_column("invoice_cents", Euro)
    hours: Mapped[Decimal | None] = mapped_column("hours_hundredths", Hundredths)
    days: Mapped[int | None]
    agreed_value: Mapped[Decimal | None] = mapped_column("agreed_value_cents", Euro)
    description: Mapped[str]

    contract: Mapped[ContractRow] = relationship(lazy="raise")

    __table_args__ = (
        CheckConstraint("invoice_cents >= 0", name="invoice"),
        CheckConstraint("hours_hundredths >= 0", name="hours"),
        CheckConstraint("days >= 0", name="days"),
        CheckConstraint("agreed_value_cents >= 0", name="agreed_value"),
        {"sqlite_autoincrement": True},
    )
