"""Files that were imported."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from matcher.domain.importing import ImportKind
from models.base import Base
from models.column_types import UtcDateTime, enum_text
from models.rows.organisation import OrganisationRow


class ImportRunRow(Base):
    """One import; it outlives the organisation it was for."""

    __tablename__ = "imports"

    key: Mapped[int] = mapped_column(primary_key=True)
    import_id: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[ImportKind] = mapped_column(enum_text(ImportKind, "kind"))
    organisation_key: Mapped[int | None] = mapped_column(
        ForeignKey("organisations.key", ondelete="SET NULL"), index=True
    )
    file_name: Mapped[str]
    file_digest: Mapped[str]
    layout: Mapped[str]
    imported_at: Mapped[datetime] = mapped_column(UtcDateTime)
    n_rows: Mapped[int]
    n_created: Mapped[int]
    n_updated: Mapped[int]
    n_unchanged: Mapped[int]
    n_rejected: Mapped[int]
    n_problems: Mapped[int]

    organisation: Mapped[OrganisationRow | None] = relationship(lazy="raise")

    __table_args__ = ({"sqlite_autoincrement": True},)
