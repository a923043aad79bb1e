"""Vacancies and what they ask."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, SmallInteger, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from matcher.domain.profile import EducationLevel, LanguageLevel
from matcher.domain.vacancy import Importance, RequirementOrigin
from matcher.domain.wishes import Sector
from models.base import Base
from models.column_types import EnumNumber, enum_text
from models.rows.contract import ContractRow
from models.rows.organisation import OrganisationRow
from models.rows.phrase import PhraseRow


class VacancyRow(Base):
    """A vacancy; NULL is 'not asked' in the criteria and 'unknown' elsewhere."""

    __tablename__ = "vacancies"

    key: Mapped[int] = mapped_column(primary_key=True)
    vacancy_id: Mapped[str] = mapped_column(unique=True)
    organisation_key: Mapped[int] = mapped_column(
        ForeignKey("organisations.key", ondelete="RESTRICT"), index=True
    )
    contract_key: Mapped[int | None] = mapped_column(
        ForeignKey("contracts.key", ondelete="RESTRICT"), index=True
    )
    source_id: Mapped[str] = mapped_column(index=True)
    title: Mapped[str]
    title_folded: Mapped[str]
    occupation: Mapped[str]
    description: Mapped[str]
    pc4: Mapped[int | None]
    positions: Mapped[int]
    closes_on: Mapped[date | None] = mapped_column(index=True)
    starts_on: Mapped[date | None]
    hours_min: Mapped[float | None]
    hours_max: Mapped[float | None]
    licences_needed: Mapped[int]
    transport_needed: Mapped[int]
    education_level: Mapped[EducationLevel | None] = mapped_column(EnumNumber(EducationLevel))
    dutch_spoken: Mapped[LanguageLevel | None] = mapped_column(EnumNumber(LanguageLevel))
    dutch_written: Mapped[LanguageLevel | None] = mapped_column(EnumNumber(LanguageLevel))
    needs_shift_work: Mapped[bool]
    sector: Mapped[Sector | None] = mapped_column(enum_text(Sector, "sector"))
    work_places: Mapped[int] = mapped_column(SmallInteger, server_default=text("0"))
    company: Mapped[int] = mapped_column(SmallInteger, server_default=text("0"))
    content_digest: Mapped[bytes]

    organisation: Mapped[OrganisationRow] = relationship(lazy="raise")
    contract: Mapped[ContractRow | None] = relationship(lazy="raise")
    requirements: Mapped[list[RequirementRow]] = relationship(
        lazy="raise", order_by="RequirementRow.position"
    )
    certificates: Mapped[list[NeededCertificateRow]] = relationship(lazy="raise")

    __table_args__ = (
        Index(
            "uq_vacancies_organisation_key_source_id",
            "organisation_key",
            "source_id",
            unique=True,
            sqlite_where=text("source_id <> ''"),
            postgresql_where=text("source_id <> ''"),
        ),
        CheckConstraint("pc4 BETWEEN 1000 AND 9999", name="pc4"),
        CheckConstraint("positions >= 1", name="positions"),
        CheckConstraint("education_level BETWEEN 1 AND 6", name="education_level"),
        CheckConstraint("dutch_spoken BETWEEN 1 AND 4", name="dutch_spoken"),
        CheckConstraint("dutch_written BETWEEN 1 AND 4", name="dutch_written"),
        {"sqlite_autoincrement": True},
    )


class RequirementRow(Base):
    """A skill or experience the job asks, in the order of the source; goes with the vacancy."""

    __tablename__ = "vacancy_requirements"

    vacancy_key: Mapped[int] = mapped_column(
        ForeignKey("vacancies.key", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    phrase_key: Mapped[int] = mapped_column(
        ForeignKey("phrases.key", ondelete="RESTRICT"), index=True
    )
    importance: Mapped[Importance] = mapped_column(enum_text(Importance, "importance"))
    origin: Mapped[RequirementOrigin] = mapped_column(enum_text(RequirementOrigin, "origin"))

    phrase: Mapped[PhraseRow] = relationship(lazy="raise")


class NeededCertificateRow(Base):
    """A certificate the job asks, as written; goes with the vacancy."""

    __tablename__ = "vacancy_certificates"

    vacancy_key: Mapped[int] = mapped_column(
        ForeignKey("vacancies.key", ondelete="CASCADE"), primary_key=True
    )
    name: Mapped[str] = mapped_column(primary_key=True)
