"""Placements, and the contracts for which they count."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from matcher.domain.placement import WorkForm
from matcher.ternary import Ternary
from models.base import Base, WideKey
from models.column_types import EnumNumber, Hundredths, WordSet, enum_text
from models.rows.candidate import CandidateRow
from models.rows.contract import ContractRow
from models.rows.organisation import OrganisationRow
from models.rows.vacancy import VacancyRow


class PlacementRow(Base):
    """A placement; neither the candidate, the employer nor the vacancy can go before it."""

    __tablename__ = "placements"

    key: Mapped[int] = mapped_column(WideKey, primary_key=True)
    placement_id: Mapped[str] = mapped_column(unique=True)
    candidate_key: Mapped[int] = mapped_column(
        WideKey, ForeignKey("candidates.key", ondelete="RESTRICT"), index=True
    )
    organisation_key: Mapped[int] = mapped_column(
        ForeignKey("organisations.key", ondelete="RESTRICT"), index=True
    )
    vacancy_key: Mapped[int | None] = mapped_column(
        ForeignKey("vacancies.key", ondelete="RESTRICT"), index=True
    )
    form: Mapped[WorkForm] = mapped_column(enum_text(WorkForm, "form"))
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    hours_per_week: Mapped[Decimal | None] = mapped_column("hours_per_week_hundredths", Hundredths)
    counting_since: Mapped[date | None]
    is_permanent: Mapped[Ternary] = mapped_column(EnumNumber(Ternary))
    has_subsidy: Mapped[bool]
    subsidy_from: Mapped[date | None]
    subsidy_until: Mapped[date | None]
    age_at_start: Mapped[int | None]
    is_status_holder: Mapped[Ternary] = mapped_column(EnumNumber(Ternary))
    has_language_deficit: Mapped[Ternary] = mapped_column(EnumNumber(Ternary))
    has_disability: Mapped[Ternary] = mapped_column(EnumNumber(Ternary))
    is_from_vso_or_pro: Mapped[Ternary] = mapped_column(EnumNumber(Ternary))
    internship_months_before: Mapped[int | None]
    agreed_bonuses: Mapped[frozenset[str]] = mapped_column(WordSet)
    refused_bonuses: Mapped[frozenset[str]] = mapped_column(WordSet)

    candidate: Mapped[CandidateRow] = relationship(lazy="raise")
    organisation: Mapped[OrganisationRow] = relationship(lazy="raise")
    vacancy: Mapped[VacancyRow | None] = relationship(lazy="raise")
    attributions: Mapped[list[AttributionRow]] = relationship(
        lazy="raise", order_by="AttributionRow.first_day"
    )

    __table_args__ = (
        CheckConstraint("is_permanent BETWEEN 0 AND 2", name="is_permanent"),
        CheckConstraint("is_status_holder BETWEEN 0 AND 2", name="is_status_holder"),
        CheckConstraint("has_language_deficit BETWEEN 0 AND 2", name="has_language_deficit"),
        CheckConstraint("has_disability BETWEEN 0 AND 2", name="has_disability"),
        CheckConstraint("is_from_vso_or_pro BETWEEN 0 AND 2", name="is_from_vso_or_pro"),
        CheckConstraint("age_at_start BETWEEN 0 AND 120", name="age_at_start"),
        CheckConstraint("internship_months_before >= 0", name="internship_months_before"),
        {"sqlite_autoincrement": True},
    )


class AttributionRow(Base):
    """For which contract a placement counts from a day on; goes with the placement.

    That no two share a day is checked by who writes, under the lock of ``begin_change``.
    """

    __tablename__ = "attributions"

    placement_key: Mapped[int] = mapped_column(
        WideKey, ForeignKey("placements.key", ondelete="CASCADE"), primary_key=True
    )
    first_day: Mapped[date] = mapped_column(primary_key=True)
    last_day: Mapped[date | None]
    contract_key: Mapped[int] = mapped_column(
        ForeignKey("contracts.key", ondelete="RESTRICT"), index=True
    )

    placement: Mapped[PlacementRow] = relationship(lazy="raise", viewonly=True)
    contract: Mapped[ContractRow] = relationship(lazy="raise")

    __table_args__ = (CheckConstraint("last_day >= first_day", name="last_day"),)
