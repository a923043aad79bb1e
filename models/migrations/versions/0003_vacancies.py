"""Vacancies and what they ask."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision: str | None = "0002"
branch_labels: str | None = None
depends_on: str | None = None
HAS_SOURCE_ID = sa.text("source_id <> ''")


def _words(*words: str, name: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    """Make the tables."""
    _create_vacancies()
    _create_vacancy_requirements()
    _create_vacancy_certificates()


def downgrade() -> None:
    """Remove the tables with all they hold."""
    for table in (
        "vacancy_certificates",
        "vacancy_requirements",
        "vacancies",
    ):
        op.drop_table(table)


def _create_vacancies() -> None:
    op.create_table(
        "vacancies",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("vacancy_id", sa.Text(), nullable=False),
        sa.Column("organisation_key", sa.Integer(), nullable=False),
        sa.Column("contract_key", sa.Integer(), nullable=True),
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("title_folded", sa.Text(), nullable=False),
        sa.Column("occupation", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("pc4", sa.Integer(), nullable=True),
        sa.Column("positions", sa.Integer(), nullable=False),
        sa.Column("closes_on", sa.Date(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("hours_min", sa.Double(), nullable=True),
        sa.Column("hours_max", sa.Double(), nullable=True),
        sa.Column("licences_needed", sa.Integer(), nullable=False),
        sa.Column("transport_needed", sa.Integer(), nullable=False),
        sa.Column("education_level", sa.SmallInteger(), nullable=True),
        sa.Column("dutch_spoken", sa.SmallInteger(), nullable=True),
        sa.Column("dutch_written", sa.SmallInteger(), nullable=True),
        sa.Column("needs_shift_work", sa.Boolean(), nullable=False),
        sa.Column("content_digest", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("dutch_spoken BETWEEN 1 AND 4", name=op.f("ck_vacancies_dutch_spoken")),
        sa.CheckConstraint(
            "dutch_written BETWEEN 1 AND 4", name=op.f("ck_vacancies_dutch_written")
        ),
        sa.CheckConstraint(
            "education_level BETWEEN 1 AND 6", name=op.f("ck_vacancies_education_level")
        ),
        sa.CheckConstraint("pc4 BETWEEN 1000 AND 9999", name=op.f("ck_vacancies_pc4")),
        sa.CheckConstraint("positions >= 1", name=op.f("ck_vacancies_positions")),
        sa.ForeignKeyConstraint(
            ["contract_key"],
            ["contracts.key"],
            name=op.f("fk_vacancies_contract_key_contracts"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_key"],
            ["organisations.key"],
            name=op.f("fk_vacancies_organisation_key_organisations"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_vacancies")),
        sa.UniqueConstraint("vacancy_id", name=op.f("uq_vacancies_vacancy_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_vacancies_closes_on"), "vacancies", ["closes_on"])
    op.create_index(op.f("ix_vacancies_contract_key"), "vacancies", ["contract_key"])
    op.create_index(op.f("ix_vacancies_organisation_key"), "vacancies", ["organisation_key"])
    op.create_index(op.f("ix_vacancies_source_id"), "vacancies", ["source_id"])
    op.create_index(
        "uq_vacancies_organisation_key_source_id",
        "vacancies",
        ["organisation_key", "source_id"],
        unique=True,
        sqlite_where=HAS_SOURCE_ID,
        postgresql_where=HAS_SOURCE_ID,
    )


def _create_vacancy_requirements() -> None:
    op.create_table(
        "vacancy_requirements",
        sa.Column("vacancy_key", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("phrase_key", sa.Integer(), nullable=False),
        sa.Column("importance", _words("essential", "useful", name="importance"), nullable=False),
        sa.Column("origin", _words("listed", "from_text", name="origin"), nullable=False),
        sa.ForeignKeyConstraint(
            ["phrase_key"],
            ["phrases.key"],
            name=op.f("fk_vacancy_requirements_phrase_key_phrases"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["vacancy_key"],
            ["vacancies.key"],
            name=op.f("fk_vacancy_requirements_vacancy_key_vacancies"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("vacancy_key", "position", name=op.f("pk_vacancy_requirements")),
    )
    op.create_index(
        op.f("ix_vacancy_requirements_phrase_key"), "vacancy_requirements", ["phrase_key"]
    )


def _create_vacancy_certificates() -> None:
    op.create_table(
        "vacancy_certificates",
        sa.Column("vacancy_key", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["vacancy_key"],
            ["vacancies.key"],
            name=op.f("fk_vacancy_certificates_vacancy_key_vacancies"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("vacancy_key", "name", name=op.f("pk_vacancy_certificates")),
    )
