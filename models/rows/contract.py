"""Tendered contracts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from matcher.domain.claim import TargetGroup
from models.base import Base
from models.column_types import EnumSet, Euro, Percentage
from models.rows.organisation import OrganisationRow


class ContractRow(Base):
    """A contract; the organisations it names cannot be deleted before it."""

    __tablename__ = "contracts"

    key: Mapped[int] = mapped_column(primary_key=True)
    contract_id: Mapped[str] = mapped_column(unique=True)
    organisation_key: Mapped[int] = mapped_column(
        ForeignKey("organisations.key", ondelete="RESTRICT"), index=True
    )
    authority_key: Mapped[int | None] = mapped_column(
        ForeignKey("organisations.key", ondelete="RESTRICT"), index=True
    )
    source_id: Mapped[str] = mapped_column(index=True)
    title: Mapped[str]
    contract_sum: Mapped[Decimal | None] = mapped_column("contract_sum_cents", Euro)
    percentage: Mapped[Decimal | None] = mapped_column("percentage_ten_thousandths", Percentage)
    award_date: Mapped[date | None]
    counted_groups: Mapped[frozenset[TargetGroup] | None] = mapped_column(EnumSet(TargetGroup))

    organisation: Mapped[OrganisationRow] = relationship(
        foreign_keys=[organisation_key], lazy="raise"
    )
    authority: Mapped[OrganisationRow | None] = relationship(
        foreign_keys=[authority_key], lazy="raise"
    )

    __table_args__ = (
        Index(
            "uq_contracts_organisation_key_source_id",
            "organisation_key",
            "source_id",
            unique=True,
            sqlite_where=text("source_id <> ''"),
            postgresql_where=text("source_id <> ''"),
        ),
        {"sqlite_autoincrement": True},
    )
