"""The classification of occupations and skills, one at a time."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from matcher.domain.taxonomy import CodeScheme, ConceptKind
from matcher.domain.vacancy import Importance
from models.base import Base
from models.column_types import UtcDateTime, enum_text


class TaxonomyEditionRow(Base):
    """Which classification is stored; the latest row speaks."""

    __tablename__ = "taxonomy_editions"

    key: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    version: Mapped[str]
    language: Mapped[str]
    imported_at: Mapped[datetime] = mapped_column(UtcDateTime)
    n_occupations: Mapped[int]
    n_skills: Mapped[int]
    n_labels: Mapped[int]
    n_relations: Mapped[int]

    __table_args__ = ({"sqlite_autoincrement": True},)


class ConceptRow(Base):
    """An occupation or a skill."""

    __tablename__ = "taxonomy_concepts"

    key: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    uri: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[ConceptKind] = mapped_column(enum_text(ConceptKind, "kind"))
    label: Mapped[str]
    label_folded: Mapped[str] = mapped_column(index=True)
    description: Mapped[str]

    labels: Mapped[list[ConceptLabelRow]] = relationship(
        lazy="raise", order_by="ConceptLabelRow.position"
    )
    codes: Mapped[list[ConceptCodeRow]] = relationship(
        lazy="raise", order_by="ConceptCodeRow.scheme"
    )


class ConceptLabelRow(Base):
    """A name of a concept beside the preferred one, in the order of the source."""

    __tablename__ = "taxonomy_labels"

    concept_key: Mapped[int] = mapped_column(
        ForeignKey("taxonomy_concepts.key", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]


class ConceptCodeRow(Base):
    """A code of a concept in another classification."""

    __tablename__ = "taxonomy_codes"

    concept_key: Mapped[int] = mapped_column(
        ForeignKey("taxonomy_concepts.key", ondelete="CASCADE"), primary_key=True
    )
    scheme: Mapped[CodeScheme] = mapped_column(enum_text(CodeScheme, "scheme"), primary_key=True)
    code: Mapped[str] = mapped_column(index=True)


class SkillRelationRow(Base):
    """That an occupation asks a skill."""

    __tablename__ = "taxonomy_relations"

    occupation_key: Mapped[int] = mapped_column(
        ForeignKey("taxonomy_concepts.key", ondelete="CASCADE"), primary_key=True
    )
    skill_key: Mapped[int] = mapped_column(
        ForeignKey("taxonomy_concepts.key", ondelete="CASCADE"), primary_key=True, index=True
    )
    importance: Mapped[Importance] = mapped_column(enum_text(Importance, "importance"))
