"""The log of rankings that were shown, and the lines of each."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from matcher.domain.access import Role
from matcher.domain.organisation import Channel
from matcher.domain.shown_ranking import ListOrder, ListPart
from models.base import Base, WideKey
from models.column_types import UtcDateTime, enum_text


class ShownRankingRow(Base):
    """One list that was shown. No foreign key: the log outlives what it speaks of."""

    __tablename__ = "shown_rankings"

    key: Mapped[int] = mapped_column(WideKey, primary_key=True)
    ranking_id: Mapped[str] = mapped_column(unique=True)
    shown_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    actor: Mapped[str]
    role: Mapped[Role] = mapped_column(enum_text(Role, "role"))
    organisation_id: Mapped[str | None] = mapped_column(index=True)
    vacancy_id: Mapped[str]
    vacancy_digest: Mapped[str]
    contract_id: Mapped[str | None]
    scheme_id: Mapped[str | None]
    list_order: Mapped[ListOrder] = mapped_column(enum_text(ListOrder, "list_order"))
    weights_version: Mapped[str]
    encoder_version: Mapped[str]
    rules_version: Mapped[str]
    software_version: Mapped[str]
    data_sequence: Mapped[int] = mapped_column(WideKey)
    ranked_on: Mapped[date]
    n_pool: Mapped[int]
    n_ranked: Mapped[int]
    n_excluded: Mapped[int]
    policy: Mapped[str]

    lines: Mapped[list[ShownLineRow]] = relationship(
        lazy="raise", order_by="(ShownLineRow.part, ShownLineRow.place)", viewonly=True
    )

    __table_args__ = (
        Index(None, "vacancy_id", "shown_at"),
        {"sqlite_autoincrement": True},
    )


class ShownLineRow(Base):
    """One line; goes with its ranking. Of an erased candidate only the place is left."""

    __tablename__ = "shown_lines"

    ranking_key: Mapped[int] = mapped_column(
        WideKey, ForeignKey("shown_rankings.key", ondelete="CASCADE"), primary_key=True
    )
    part: Mapped[ListPart] = mapped_column(enum_text(ListPart, "part"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    candidate_id: Mapped[str | None] = mapped_column(index=True)
    organisation_id: Mapped[str]
    channel: Mapped[Channel | None] = mapped_column(enum_text(Channel, "channel"))
    told: Mapped[str | None]
