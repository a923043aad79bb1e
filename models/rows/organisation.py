"""Organisations."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from matcher.domain.organisation import Channel, OrganisationKind
from models.base import Base
from models.column_types import enum_text


class OrganisationRow(Base):
    """An intermediary, contractor or contracting authority; its name is unique per kind."""

    __tablename__ = "organisations"

    key: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[OrganisationKind] = mapped_column(enum_text(OrganisationKind, "kind"))
    name: Mapped[str]
    name_folded: Mapped[str] = mapped_column(index=True)
    channel: Mapped[Channel | None] = mapped_column(enum_text(Channel, "channel"), index=True)
    email: Mapped[str]
    phone: Mapped[str]

    __table_args__ = (
        Index("uq_organisations_kind_name_folded", "kind", "name_folded", unique=True),
        {"sqlite_autoincrement": True},
    )
