"""Versions of goals for contracts and regions: added, never changed."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from matcher.domain.access import Role
from matcher.domain.claim import TargetGroup
from matcher.domain.organisation import Channel
from matcher.domain.quantified_goal import GoalBound, GoalMeasure
from models.base import Base
from models.column_types import EnumSet, Hundredths, UtcDateTime, enum_text
from models.rows.contract import ContractRow


class QuantifiedGoalRow(Base):
    """A version of a goal; the contract cannot go before it."""

    __tablename__ = "quantified_goals"

    key: Mapped[int] = mapped_column(primary_key=True)
    goal_id: Mapped[str]
    version: Mapped[int]
    contract_key: Mapped[int | None] = mapped_column(
        ForeignKey("contracts.key", ondelete="RESTRICT"), index=True
    )
    region: Mapped[str | None] = mapped_column(index=True)
    measure: Mapped[GoalMeasure] = mapped_column(enum_text(GoalMeasure, "measure"))
    bound: Mapped[GoalBound] = mapped_column(enum_text(GoalBound, "bound"))
    target: Mapped[Decimal] = mapped_column("target_hundredths", Hundredths)
    since: Mapped[date]
    until: Mapped[date]
    channels: Mapped[frozenset[Channel]] = mapped_column(EnumSet(Channel))
    target_group: Mapped[TargetGroup | None] = mapped_column(enum_text(TargetGroup, "target_group"))
    why: Mapped[str]
    is_withdrawn: Mapped[bool]
    set_on: Mapped[date]
    set_at: Mapped[datetime] = mapped_column(UtcDateTime)
    set_by: Mapped[str]
    role: Mapped[Role] = mapped_column(enum_text(Role, "role"))
    organisation_id: Mapped[str | None]

    contract: Mapped[ContractRow | None] = relationship(lazy="raise")

    __table_args__ = (
        UniqueConstraint("goal_id", "version"),
        CheckConstraint("(contract_key IS NULL) <> (region IS NULL)", name="subject"),
        CheckConstraint("version >= 1", name="version"),
        CheckConstraint("until >= since", name="until"),
        CheckConstraint("target_hundredths >= 0", name="target"),
        {"sqlite_autoincrement": True},
    )
